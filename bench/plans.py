"""The statements by which a viewer reads each table, and how Postgres runs them."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import asyncpg

from databases.base import DOMAINS
from loaders.access import REFERENCE
from loaders.clock import Clock
from loaders.errors import Forbidden
from loaders.lookups import One
from loaders.pages import Page
from loaders.pools import PoolOptions, Pools
from loaders.reader import LOADERS, Loader, Reader
from loaders.slices import PageArguments
from schema.graph import schema  # noqa: F401 - declares all loaders

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from databases.cluster import Cluster
    from loaders.viewers import Viewer

BIG: Final = 5_000
"""Rows from which on a table must not be read from end to end."""

_SIZES: Final = "select relname, reltuples from pg_class where relkind = 'r'"
_SOME: Final = "select id from {0} order by md5(id::text) limit 1"


@dataclass(frozen=True, slots=True)
class Plan:
    """How one statement ran."""

    loader: str
    viewer: str
    milliseconds: float
    read_whole: tuple[str, ...]
    """Big tables that it read from end to end."""


class Listening(Pools):
    """Pools that keep what was sent."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.heard: list[tuple[str, str, Sequence[Any]]] = []

    async def fetch(
        self, domain: str, text: str, arguments: Sequence[Any], record_class: Any, left: float | None = None
    ) -> list[Any]:
        """Run a statement and keep it."""
        self.heard.append((domain, text, arguments))
        return await super().fetch(domain, text, arguments, record_class, left)


class Planner:
    """Runs and explains the page, the total and the single row of each table with a rule."""

    def __init__(self, cluster: Cluster, day: date) -> None:
        self._cluster = cluster
        self._clock = Clock(day)
        dsns = {domain: cluster.gateway_dsn(domain) for domain in DOMAINS}
        self.pools = Listening(dsns, PoolOptions(size=2, statement_timeout=60))
        self._owners: dict[str, asyncpg.Connection[asyncpg.Record]] = {}
        self._sizes: dict[tuple[str, str], float] = {}

    async def open(self) -> None:
        """Connect, and find out how large the tables are."""
        await self.pools.open()
        for domain in DOMAINS:
            # As the gateway has it: planned once, without the values.
            settings = {"plan_cache_mode": "force_generic_plan"}
            owner = await asyncpg.connect(self._cluster.owner_dsn(domain), server_settings=settings)
            self._owners[domain] = owner
            for row in await owner.fetch(_SIZES):
                self._sizes[domain, row["relname"]] = row["reltuples"]

    async def close(self) -> None:
        """Give the connections back."""
        await self.pools.close()
        for owner in self._owners.values():
            await owner.close()

    async def plans(self, viewers: Mapping[str, Viewer]) -> list[Plan]:
        """Every statement for every viewer, after each has run once."""
        found: list[Plan] = []
        for loader in _loaders():
            for name, viewer in viewers.items():
                with suppress(Forbidden):  # by an order that would tell what the viewer may not know
                    found.append(await self._plan(loader, name, viewer))
        return found

    async def _plan(self, loader: Loader, name: str, viewer: Viewer) -> Plan:
        domain = loader.table.metadata.info["domain"]
        keys = [None]
        if isinstance(loader, One):
            keys = [row["id"] for row in await self._owners[domain].fetch(_SOME.format(loader.table.name))]
        self.pools.heard.clear()
        await loader.load(Reader(self.pools, viewer, self._clock), keys or [0], PageArguments(first=25))
        ((_, text, arguments),) = self.pools.heard
        told = await self._explained(domain, text, arguments)
        whole = {
            node["Relation Name"]
            for node in _nodes(told["Plan"])
            if node["Node Type"] == "Seq Scan" and self._sizes[domain, node["Relation Name"]] > BIG
        }
        return Plan(loader.name, name, told["Execution Time"], tuple(sorted(whole)))

    async def _explained(self, domain: str, text: str, arguments: Sequence[Any]) -> Any:
        owner = self._owners[domain]
        values = f"({', '.join(map(_literal, arguments))})" if arguments else ""
        await owner.execute(f"prepare asked as {text}")
        try:
            told = await owner.fetchval(f"explain (analyze, timing off, format json) execute asked{values}")
        finally:
            await owner.execute("deallocate asked")
        return json.loads(told)[0]


def _loaders() -> Iterator[Loader]:
    """The page, the total and the single row of each table whose rows not everybody sees."""
    for loader in list(LOADERS.values()):
        if loader.table.name in REFERENCE:
            continue
        if isinstance(loader, Page) and loader.key is None:
            yield loader
            yield loader.count
        elif isinstance(loader, One) and loader.key.name == "id" and not loader.where:
            yield loader


def _nodes(plan: Any) -> Iterator[Any]:
    yield plan
    for each in plan.get("Plans", ()):
        yield from _nodes(each)


def _literal(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, list | tuple):
        return _literal("{" + ",".join(json.dumps(str(each)) for each in value) + "}")
    return "'" + str(value).replace("'", "''") + "'"
