"""The bench: prepares databases and servers, proves that all say the same, measures, writes the report."""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import asyncpg

from bench import report
from bench.answers import difference, plain
from bench.inside import inside
from bench.measures import Load, Measure
from bench.memory import Held, held
from bench.operations import TITLES, bodies, find_ids
from bench.principals import tokens
from bench.servers import GATEWAY, UNSHARED, Server, running, servers
from bench.sql import SCRIPTS, Listener, PgBench, Statement
from bench.world import load
from databases.cluster import OPTIONS, Cluster
from gateway.server import stopping_cleanly

if TYPE_CHECKING:
    from collections.abc import Mapping

COMPARED: Final = 12
"""How many of an operation's requests are compared between the servers."""

COUNTED: Final = 4
"""In how many requests the statements of a peer are counted."""

_WARM_SECONDS: Final = 2
_CONNECTIONS: Final = "400"
"""Postgres's own limit: all servers keep their pools while one of them, or pgbench, is under load."""


def main() -> None:
    """Run it all, or the part that the arguments name."""
    options = _options()
    if shutil.which("wrk") is None:
        raise SystemExit("wrk is missing: apt-get install wrk")
    folder = options.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    OPTIONS["max_connections"] = _CONNECTIONS
    with stopping_cleanly(), Cluster(folder / "postgres") as cluster:
        loaded = load(cluster, folder, options.entries)
        wanted = [each for each in servers(cluster, folder, loaded) if each.name in options.servers]
        facts = report.Facts(
            loaded,
            asyncio.run(_version(cluster)),
            options.rounds,
            options.connections,
            options.seconds,
            wanted,
            os.getloadavg()[0],
        )
        with running(wanted, folder / "logs"):
            bench = Bench(cluster, folder, wanted, options.operations)
            statements = bench.prepare()
            if not options.rounds:
                return
            measures = bench.measure(options.rounds, options.connections, options.seconds)
            own = bench.inside()
        memory = bench.memory(options.memory, folder / "logs")
    options.report.write_text(report.text(facts, measures, statements, memory, own))
    print(f"Written: {options.report}")


class Bench:
    """The servers that run, and what each is asked."""

    def __init__(self, cluster: Cluster, folder: Path, wanted: list[Server], operations: list[str]) -> None:
        self._cluster = cluster
        self._servers = wanted
        self._operations = operations
        self._work = folder / "work"
        shutil.rmtree(self._work, ignore_errors=True)
        self._work.mkdir()
        self._ids = asyncio.run(find_ids(cluster))
        self._tokens = asyncio.run(tokens(cluster, folder, self._ids.companies))
        self._load = Load(self._work, self._tokens)
        self._pgbench = PgBench(cluster, self._work)

    def prepare(self) -> dict[tuple[str, str], int]:
        """Compare the answers and write what to ask; the number of statements by operation and server."""
        asked = {
            (operation, server.name): bodies(operation, server, self._ids, self._tokens[0])
            for operation in self._operations
            for server in self._servers
        }
        for operation in self._operations:
            self._compare(operation, [asked[operation, server.name] for server in self._servers])
            for server in self._servers:
                self._load.prepare(server, operation, asked[operation, server.name])
        return asyncio.run(self._listen(asked))

    def _compare(self, operation: str, asked: list[list[bytes]]) -> None:
        """Stop the run unless all servers give equal answers, alone and at once, whichever principal asks."""
        count = min(COMPARED, *map(len, asked))
        tokens = [self._tokens[at % len(self._tokens)] for at in range(count)]
        expected: list[Any] = []
        for server, each in zip(self._servers, asked, strict=True):
            requests = list(zip(each[:count], tokens, strict=True))
            alone = [plain(server.ask(*request)) for request in requests]
            at_once = [plain(answer) for answer in asyncio.run(server.ask_at_once(requests))]
            expected = expected or alone
            for said in (alone, at_once):
                if found := difference(expected, said):
                    raise SystemExit(
                        f"{operation}: {self._servers[0].name} and {server.name} differ: {found}"
                    )
        print(f"{operation}: {len(self._servers)} servers give equal answers")

    async def _listen(self, asked: dict[tuple[str, str], list[bytes]]) -> dict[tuple[str, str], int]:
        listener = Listener(self._cluster)
        await listener.switch(on=True)
        counts: dict[tuple[str, str], int] = {}
        try:
            for (operation, name), each in asked.items():
                server = next(server for server in self._servers if server.name == name)
                heard = SCRIPTS if name == GATEWAY else COUNTED
                found = [listener.statements(server, body, self._tokens[1]) for body in each[:heard]]
                counts[operation, name] = max(map(_count, found))
                if name == GATEWAY:
                    self._pgbench.prepare(operation, found)
        finally:
            await listener.switch(on=False)
        return counts

    def measure(self, rounds: int, connections: list[int], seconds: float) -> list[Measure]:
        """Load one server after the other, round after round."""
        for operation in self._operations:
            for server in self._servers:
                self._load.run(server, operation, 16, 0, _WARM_SECONDS)
        measures: list[Measure] = []
        for turn in range(1, rounds + 1):
            for operation in self._operations:
                for count in connections:
                    found = [
                        self._load.run(server, operation, count, turn, seconds) for server in self._servers
                    ]
                    if any(server.name == GATEWAY for server in self._servers):
                        found.append(self._pgbench.run(operation, count, turn, seconds))
                    rates = ", ".join(f"{each.server} {each.per_second:.0f}/s" for each in found)
                    print(f"round {turn}, {operation} at {count}: {rates}", flush=True)
                    measures += found
        return measures

    def inside(self) -> Mapping[str, float]:
        """The gateway's own Python in a request, in processor milliseconds by operation."""
        ours = [server for server in self._servers if server.name == GATEWAY]
        return inside(ours[0], self._work, self._operations) if ours else {}

    def memory(self, requests: int, logs: Path) -> list[Held]:
        """What the gateway holds over so many requests; nothing for none, or where it does not run."""
        ours = [server for server in self._servers if server.name == GATEWAY]
        if not requests or not ours:
            return []
        return held(ours[0], self._load, self._ids, self._tokens[0], requests, logs)


def _count(statements: list[Statement]) -> int:
    return len([each for each in statements if not each.text.upper().startswith(("BEGIN", "COMMIT", "SET"))])


async def _version(cluster: Cluster) -> str:
    connection = await asyncpg.connect(cluster.superuser_dsn())
    try:
        return str(await connection.fetchval("show server_version"))
    finally:
        await connection.close()


def _options() -> argparse.Namespace:
    names = [GATEWAY, UNSHARED, "postgraphile", "mercurius", "dataloaders", "raw"]
    known = list(TITLES)
    parser = argparse.ArgumentParser(prog="bench", description="Measure the gateway beside its peers.")
    default = os.environ.get("BENCH_ENTRIES") or "200000"
    parser.add_argument("--entries", type=int, default=int(default), help="Size of the sample world.")
    parser.add_argument("--rounds", type=int, default=5, help="0 compares the answers and measures nothing.")
    parser.add_argument("--seconds", type=float, default=10, help="How long a measurement takes.")
    parser.add_argument(
        "--memory", type=int, default=200_000, help="Requests over which the gateway's memory is watched."
    )
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 16, 64])
    parser.add_argument("--operations", nargs="+", choices=known, default=known)
    parser.add_argument("--servers", nargs="+", choices=names, default=names)
    parser.add_argument("--folder", type=Path, default=Path(os.environ.get("BENCH_FOLDER") or ".data/bench"))
    parser.add_argument("--report", type=Path, default=Path("docs/benchmarks.md"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
