"""The sample world in the databases that all tests share, written once a session."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import asyncpg
import pytest

from databases.base import DOMAINS
from databases.sample.seed import seed
from databases.sample.world import World
from tests.cluster import Database

WORLD: Final = World(seed=1, as_of=date(2026, 3, 10), entries=1_000)


@dataclass(frozen=True)
class Sample:
    """A world that was written, where, and a way to look at it with independent SQL."""

    world: World
    roots: Path
    databases: dict[str, Database]
    connections: "dict[str, asyncpg.Connection[asyncpg.Record]]"

    async def fetch(self, domain: str, query: str, *values: Any) -> list[asyncpg.Record]:
        """Rows of a query as the domain's owner."""
        return await self.connections[domain].fetch(query, *values)

    async def value(self, domain: str, query: str, *values: Any) -> Any:
        """The one value of a query as the domain's owner."""
        return await self.connections[domain].fetchval(query, *values)

    async def keys(self, domain: str, table: str) -> set[int]:
        """The ids of a table."""
        return {row["id"] for row in await self.fetch(domain, f"select id from {table}")}


@pytest.fixture(scope="session")
async def sample(
    original: Callable[[str], Database], tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Sample]:
    """A thousand entries over three years up to 10 March 2026."""
    databases = {domain: original(domain) for domain in DOMAINS}
    roots = tmp_path_factory.mktemp("roots")
    await seed(WORLD, {domain: each.owner_dsn for domain, each in databases.items()}, roots, _quiet)
    connections = {domain: await asyncpg.connect(each.owner_dsn) for domain, each in databases.items()}
    yield Sample(WORLD, roots, databases, connections)
    for connection in connections.values():
        await connection.close()


def _quiet(stage: str, done: int, total: int) -> None:
    """Tests show no progress."""
