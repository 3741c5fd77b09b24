"""A Postgres for the tests: one cluster a session, migrated once, and cheap copies for tests that write.

`TEST_POSTGRES=16` runs everything on the other version that the gateway ships.
"""

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import asyncpg
import pytest

from databases import roles
from databases.base import DOMAINS
from databases.cluster import Cluster
from databases.migrate import migrate

VERSION = int(os.environ.get("TEST_POSTGRES", "18"))


@dataclass(frozen=True)
class Database:
    """One migrated database of a domain, and how each of its roles connects."""

    domain: str
    name: str
    owner_dsn: str
    gateway_dsn: str
    superuser_dsn: str


Clone = Callable[[str], Awaitable[Database]]


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A cluster whose four databases are migrated; each also as `template_<domain>`, to copy from."""
    with (
        tempfile.TemporaryDirectory(prefix="gateway-") as folder,
        Cluster(Path(folder), version=VERSION, durable=False) as running,
    ):
        asyncio.run(_prepare(running))
        yield running


@pytest.fixture(scope="session")
def original(cluster: Cluster) -> Callable[[str], Database]:
    """Give a domain's database that all tests share: to be read, or filled once for all."""
    return lambda domain: _database(cluster, domain, domain)


@pytest.fixture
async def clone(cluster: Cluster) -> AsyncIterator[Clone]:
    """Make a copy of a domain's empty, migrated database for one test; dropped after it."""
    made: list[str] = []

    async def copy(domain: str) -> Database:
        name = f"{domain}_{next(NUMBERS)}"
        made.append(name)
        await _copy(cluster, domain, f"template_{domain}", name)
        return _database(cluster, domain, name)

    yield copy
    await _execute(
        cluster.superuser_dsn(), *(f"drop database if exists {name} with (force)" for name in made)
    )


NUMBERS = count(1)


async def _prepare(cluster: Cluster) -> None:
    for domain in DOMAINS:
        await migrate(domain, cluster.owner_dsn(domain), cluster.gateway_dsn(domain))
        await _copy(cluster, domain, domain, f"template_{domain}")


async def _copy(cluster: Cluster, domain: str, template: str, name: str) -> None:
    """Copy a database, and what `create database` leaves out: who may connect, and the gateway's limits."""
    await _execute(
        cluster.superuser_dsn(),
        f"create database {name} template {template} owner {domain}_owner strategy file_copy",
        f"revoke all on database {name} from public",
        f"grant connect on database {name} to {domain}_gateway",
    )
    await _execute(_database(cluster, domain, name).gateway_dsn, *roles.limits(name))


def _database(cluster: Cluster, domain: str, name: str) -> Database:
    def within(dsn: str) -> str:
        return f"{dsn.rpartition('/')[0]}/{name}"

    return Database(
        domain,
        name,
        within(cluster.owner_dsn(domain)),
        within(cluster.gateway_dsn(domain)),
        within(cluster.superuser_dsn()),
    )


async def _execute(dsn: str, *statements: str) -> None:
    connection = await asyncpg.connect(dsn)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()
