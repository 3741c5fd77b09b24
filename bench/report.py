"""The report that a run leaves behind."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

from bench.operations import TITLES
from bench.servers import GATEWAY, PEERS
from bench.sql import PGBENCH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bench.measures import Measure
    from bench.servers import Server
    from bench.world import Loaded

PYTHON_PACKAGES: Final = (
    "strawberry-graphql",
    "graphql-core",
    "asyncpg",
    "aiodataloader",
    "orjson",
    "uvicorn",
)
NODE_PACKAGES: Final = ("postgraphile", "mercurius", "graphql-jit", "fastify", "pg")
JOINED: Final = ("postgraphile", "mercurius")
"""The peers of which the faster one counts."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the run was."""

    loaded: Loaded
    postgres: str
    rounds: int
    connections: Sequence[int]
    seconds: float
    servers: Sequence[Server]

    @property
    def titles(self) -> dict[str, str]:
        """Every server's title by its name, pgbench's last."""
        return {server.name: server.title for server in self.servers} | {PGBENCH: "pgbench, same statements"}


class Table:
    """The measures by what was measured."""

    def __init__(self, measures: Sequence[Measure]) -> None:
        self._measures = measures

    def median(self, server: str, operation: str, connections: int, what: str) -> float | None:
        """The median over the rounds; None where it was not measured."""
        found = [
            getattr(each, what)
            for each in self._measures
            if (each.server, each.operation, each.connections) == (server, operation, connections)
        ]
        known = [value for value in found if value is not None]
        return median(known) if known else None

    def ratio(self, others: Sequence[str], operation: str, connections: int) -> float | None:
        """Ours to the best of the others, both of one round; the median over the rounds."""
        rates: dict[int, dict[str, float]] = {}
        for each in self._measures:
            if (each.operation, each.connections) == (operation, connections):
                rates.setdefault(each.round, {})[each.server] = each.per_second
        pairs = [
            found[GATEWAY] / max(found[name] for name in others if name in found)
            for found in rates.values()
            if GATEWAY in found and any(name in found for name in others)
        ]
        return median(pairs) if pairs else None


def text(facts: Facts, measures: Sequence[Measure], statements: Mapping[tuple[str, str], int]) -> str:
    """The whole report, in Markdown."""
    table = Table(measures)
    operations = [name for name in TITLES if any(each.operation == name for each in measures)]
    lines = ["# Benchmarks", "", *_facts(facts), "", *_summary(facts, table, operations)]
    for operation in operations:
        lines += ["", f"## {TITLES[operation]}", ""]
        lines += _details(facts, table, operation, statements)
    return "\n".join(lines) + "\n"


def _facts(facts: Facts) -> Iterator[str]:
    yield "Written by `make bench`; `bench/README.md` says what is compared and how."
    yield ""
    yield f"- {datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {_processor()}, {os.cpu_count()} processors,"
    yield f"  load average {os.getloadavg()[2]:.1f} over the last quarter of an hour"
    yield f"- {facts.loaded.entries:,} entries; {facts.rounds} rounds of {facts.seconds:g} s each"
    packages = ", ".join(f"{name} {version(name)}" for name in PYTHON_PACKAGES)
    yield f"- Postgres {facts.postgres}; Python {platform.python_version()}: {packages}"
    yield f"- Node: {', '.join(f'{name} {_node(name)}' for name in NODE_PACKAGES)}"


def _summary(facts: Facts, table: Table, operations: Sequence[str]) -> Iterator[str]:
    at = 16 if 16 in facts.connections else facts.connections[0]  # noqa: PLR2004  where the bars stand
    yield f"## Ours ÷ theirs at {at} connections"
    yield ""
    yield "Requests per second of the same round; the median of the rounds' ratios."
    yield ""
    groups = {"best of PostGraphile and Mercurius": JOINED} | {
        title: (name,) for name, title in facts.titles.items() if name != GATEWAY
    }
    yield "| | " + " | ".join(f"({TITLES[name][1]})" for name in operations) + " |"
    yield "|---|" + "---:|" * len(operations)
    for title, names in groups.items():
        ratios = (table.ratio(names, operation, at) for operation in operations)
        yield f"| {title} | " + " | ".join(_number(ratio, 2) for ratio in ratios) + " |"


def _details(
    facts: Facts, table: Table, operation: str, statements: Mapping[tuple[str, str], int]
) -> Iterator[str]:
    yield "| connections | server | requests/s | p50 ms | p99 ms | CPU ms/request | memory MB | statements |"
    yield "|---:|---|---:|---:|---:|---:|---:|---:|"
    for connections in facts.connections:
        for name, title in facts.titles.items():
            found = [
                table.median(name, operation, connections, what)
                for what in ("per_second", "p50_ms", "p99_ms", "cpu_ms", "memory_mb")
            ]
            if found[0] is None:
                continue
            shown = [_number(value, digits) for value, digits in zip(found, (0, 2, 2, 3, 0), strict=True)]
            sent = statements.get((operation, name), "")
            yield f"| {connections} | {title} | {' | '.join(shown)} | {sent} |"


def _number(value: float | None, digits: int) -> str:
    return "" if value is None else f"{value:,.{digits}f}"


def _processor() -> str:
    try:
        about = Path("/proc/cpuinfo").read_text()
    except OSError:
        return platform.processor()
    names = (line.partition(": ")[2] for line in about.splitlines() if line.startswith("model name"))
    return next(names, platform.machine())


def _node(package: str) -> str:
    found: dict[str, str] = json.loads((PEERS / "node_modules" / package / "package.json").read_text())
    return found["version"]
