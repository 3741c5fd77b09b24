"""The statements that a request costs, read from Postgres's own log, and the same ones run by pgbench."""

from __future__ import annotations

import os
import re
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import asyncpg

from bench import whole
from bench.measures import Measure

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bench.servers import Server
    from databases.cluster import Cluster

PGBENCH: Final = "pgbench"
SCRIPTS: Final = 16
"""How many requests' statements pgbench chooses from."""

_LINE: Final = re.compile(r"^\S+ \S+ \S+ \[\d+\] (\S+) (LOG|DETAIL):  ", re.MULTILINE)
_WHO: Final = "-- principals."
_PARAMETER: Final = re.compile(r"\$(\d+) = ('(?:[^']|'')*'|NULL)")
_TEXT: Final = re.compile(r"'(?:[^']|'')*'")
_OPTIONS: Final = "-c search_path=app -c plan_cache_mode=force_generic_plan -c jit=off"
"""As the gateway has it: each statement is planned once."""

_TPS: Final = re.compile(r"^tps = ([\d.]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that a server sent, with its values in place of its parameters."""

    database: str
    text: str


class Listener:
    """Listens to what reaches Postgres while a request is answered."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._log = cluster.folder / "data" / "server.log"

    async def switch(self, *, on: bool) -> None:
        """Have Postgres log statements, or no longer."""
        connection = await asyncpg.connect(self._cluster.superuser_dsn())
        for name, value in (("log_statement", "all"), ("log_line_prefix", "%m [%p] %d ")):
            change = f"alter system set {name} = '{value}'" if on else f"alter system reset {name}"
            await connection.execute(change)
        await connection.execute("select pg_reload_conf()")
        await connection.close()
        time.sleep(0.5)  # noqa: ASYNC251  nothing else runs, and each session must have heard

    def statements(self, server: Server, body: bytes, token: str) -> list[Statement]:
        """What a request made the server send, without what is read now and then of who asks."""
        start = self._log.stat().st_size
        server.ask(body, token)
        time.sleep(0.1)
        with self._log.open(errors="replace") as log:
            log.seek(start)
            return [each for each in _parsed(log.read()) if not each.text.startswith(_WHO)]


def _parsed(text: str) -> list[Statement]:
    marks = list(_LINE.finditer(text))
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    found: list[Statement] = []
    for mark, end in zip(marks, ends, strict=True):
        database, kind = mark.groups()
        said = text[mark.end() : end].replace("\n\t", "\n").strip()
        if kind == "LOG" and said.startswith(("execute ", "statement: ")):
            found.append(Statement(database, said.partition(": ")[2]))
        elif kind == "DETAIL" and said.startswith("Parameters: ") and found:
            values = {int(number): value for number, value in _PARAMETER.findall(said)}
            found[-1] = Statement(database, _filled(found[-1].text, values))
    return found


def _filled(text: str, values: Mapping[int, str]) -> str:
    return re.sub(r"\$(\d+)", lambda place: _literal(values[int(place[1])]), text)


def _literal(value: str) -> str:
    """A value as pgbench lets it pass, to which a colon begins a variable of its own."""
    return value if value == "NULL" else "E" + value.replace("\\", "\\\\").replace(":", "\\x3a")


class PgBench:
    """Runs our gateway's statements with pgbench: what the database could do at best."""

    def __init__(self, cluster: Cluster, folder: Path) -> None:
        self._dsn = whole.dsn(cluster)
        self._folder = folder

    def prepare(self, operation: str, requests: list[list[Statement]]) -> None:
        """Write a script for each request."""
        for at, statements in enumerate(requests):
            path = self._folder / f"{PGBENCH}-{operation}-{at}.sql"
            path.write_text("".join(f"{_standalone(each)};\n" for each in statements))

    def run(self, operation: str, connections: int, turn: int, seconds: float) -> Measure:
        """Run the scripts in turn, prepared; a request is one script."""
        scripts = sorted(self._folder.glob(f"{PGBENCH}-{operation}-*.sql"))
        run = subprocess.run(  # noqa: S603
            [
                *(whole.program("pgbench"), "--no-vacuum", "--protocol=prepared"),
                *(f"--client={connections}", f"--time={max(1, round(seconds))}"),
                *(f"--file={path}" for path in scripts),
                self._dsn,
            ],
            capture_output=True,
            text=True,
            check=False,
            env=os.environ
            | {"PGOPTIONS": "-c search_path=app -c plan_cache_mode=force_generic_plan -c jit=off"},
        )
        found = _TPS.search(run.stdout)
        if run.returncode or found is None:
            raise SystemExit(f"pgbench failed at {operation}: {run.stderr[-2000:]}")
        return Measure(PGBENCH, operation, connections, turn, float(found[1]))


def _standalone(statement: Statement) -> str:
    """A statement as it reads in the one database, on one line."""
    text = re.sub(r"^--.*\n", "", statement.text, flags=re.MULTILINE)
    text = re.sub(r"\b(FROM|JOIN) journal\b", rf"\1 {statement.database}.journal", text)
    text = _TEXT.sub(lambda found: _literal(found[0]) if ":" in found[0] else found[0], text)
    return " ".join(text.split())
