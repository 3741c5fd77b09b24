"""Migrations: Alembic with one history for each domain, run here and not by an `env.py`.

    python -m databases.migrate revision shipments "add a seal number"

writes the next revision of a domain from the difference between its history and its tables.
"""

import argparse
import asyncio
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, Literal

import asyncpg
import sqlalchemy as sa
from alembic.autogenerate import RevisionContext
from alembic.autogenerate.api import AutogenContext
from alembic.autogenerate.rewriter import Rewriter
from alembic.config import Config
from alembic.operations.ops import AddColumnOp, CreateCheckConstraintOp, CreateTableOp, MigrateOperation
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from databases import roles
from databases.base import DOMAINS, Coded
from databases.cluster import Cluster
from databases.drift import differences

HERE: Final = Path(__file__).parent
WITHOUT: Final = ("sql", "splice", "branch_label", "version_path", "depends_on")
LOCK: Final = 7_401_016  # any number, as long as all who migrate agree on it
JSON_SCALAR: Final = """\
create or replace function public.json_scalar(value anyelement) returns json
language sql stable parallel safe as 'select to_json(value)'"""
"""A value as JSON, for Postgres 16. Later ones have it built in, and look up once a statement how its type is
written, not for each value: a row of many texts takes an eighth less time."""


async def migrate(domain: str, owner_dsn: str, gateway_dsn: str) -> None:
    """Bring a domain's database to the newest revision and give the gateway's role its rights.

    All in one transaction of the owner's; several processes may do it at once, and one of them will.
    """
    gateway = sa.make_url(gateway_dsn).username
    if not gateway or gateway == sa.make_url(owner_dsn).username:
        raise ValueError(
            f"the gateway's DSN of {domain} names {gateway or 'no role'}; it must name a role other than the "
            "owner's, because an owner could rewrite the journal"
        )
    async with _transaction(owner_dsn) as connection:
        await connection.execute(sa.text(f"select pg_advisory_xact_lock({LOCK})"))
        await connection.run_sync(_upgrade, domain)
        if int(await connection.scalar(sa.text("show server_version_num")) or 0) < roles.WITH_JSON_SCALAR:
            await connection.exec_driver_sql(JSON_SCALAR)
        database = str(await connection.scalar(sa.text("select current_database()")))
        for statement in roles.grants(gateway, database):
            await connection.exec_driver_sql(statement)
    limited = await asyncpg.connect(gateway_dsn)
    try:
        for statement in roles.limits(database):
            await limited.execute(statement)
    finally:
        await limited.close()


async def revision(domain: str, owner_dsn: str) -> str | None:  # noqa: ARG001 - the shape of its neighbours
    """Tell the revision that a domain's database stands at; None before its first migration."""
    async with _transaction(owner_dsn) as connection:
        if await connection.scalar(sa.text("select to_regclass('public.alembic_version')")) is None:
            return None
        found = await connection.scalar(sa.text("select version_num from public.alembic_version"))
        return None if found is None else str(found)


def head(domain: str) -> str:
    """Tell the newest revision of a domain."""
    newest = _history(domain).get_current_head()
    if newest is None:
        raise LookupError(f"the domain {domain} has no migrations; write one with `make migration`")
    return newest


async def drift(domain: str, owner_dsn: str) -> list[str]:
    """Say where a domain's database differs from its tables, a sentence each; empty when it does not."""
    async with _transaction(owner_dsn) as connection:
        return await connection.run_sync(differences, tables_of(domain))


def tables_of(domain: str) -> sa.MetaData:
    """Give the tables of a domain."""
    if domain not in DOMAINS:
        raise LookupError(f"{domain} is no domain; the domains are {', '.join(DOMAINS)}")
    metadata: sa.MetaData = import_module(f"databases.{domain}.tables").metadata
    return metadata


async def write_revision(domain: str, message: str) -> Path | None:
    """Write the next revision of a domain; None, and no file, when its history already gives its tables.

    The history is run on an embedded cluster made for the purpose, and what is missing is written down.
    """
    with tempfile.TemporaryDirectory() as folder, Cluster(Path(folder), durable=False) as cluster:
        async with _transaction(cluster.owner_dsn(domain)) as connection:
            await connection.run_sync(_upgrade, domain)
            return await connection.run_sync(_write, domain, message)


def _history(domain: str) -> ScriptDirectory:
    tables_of(domain)
    versions = HERE / domain / "migrations" / "versions"
    return ScriptDirectory(
        str(HERE),
        version_locations=[str(versions)],
        file_template="%(rev)s_%(slug)s",
        messaging_opts={"quiet": True},
    )


@asynccontextmanager
async def _transaction(dsn: str) -> AsyncIterator[AsyncConnection]:
    engine = create_async_engine(
        "postgresql+asyncpg://", async_creator=lambda: asyncpg.connect(dsn), poolclass=NullPool
    )
    try:
        async with engine.begin() as connection:
            yield connection
    finally:
        await engine.dispose()


def _upgrade(connection: sa.Connection, domain: str) -> None:
    history = _history(domain)
    _run(connection, domain, history, lambda at, _: history._upgrade_revs("head", at))  # noqa: SLF001 - as env.py


def _write(connection: sa.Connection, domain: str, message: str) -> Path | None:
    history = _history(domain)
    number = sum(1 for _ in history.walk_revisions()) + 1
    asked = {"message": message, "autogenerate": True, "rev_id": f"{number:04}", "head": "head"}
    writer = RevisionContext(Config(), history, asked | dict.fromkeys(WITHOUT), rewrites)

    def compare(at: Any, context: Any) -> list[Any]:
        writer.run_autogenerate(at, context)
        return []

    _run(connection, domain, history, compare, template_args=writer.template_args)
    if all(operations.is_empty() for operations in writer.generated_revisions[-1].upgrade_ops_list):
        return None
    path = Path(next(script.path for script in writer.generate_scripts() if script is not None))
    if find_spec("ruff"):  # not among what the gateway needs to run
        layout = ("-m", "ruff", "format", "--quiet", "--isolated", "--line-length=110", str(path))
        subprocess.run([sys.executable, *layout], check=True)  # noqa: S603 - our own words
    return path


def _run(
    connection: sa.Connection,
    domain: str,
    history: ScriptDirectory,
    step: Callable[[Any, Any], Any],
    **options: Any,
) -> None:
    environment = EnvironmentContext(Config(), history, fn=step, **options)
    environment.configure(
        connection=connection,
        target_metadata=tables_of(domain),
        render_item=_render,
        compare_type=True,
        compare_server_default=True,
        **options,
    )
    environment.run_migrations()


rewrites = Rewriter()


@rewrites.rewrites(CreateTableOp)
def _with_checks(_context: Any, _revision: Any, operation: CreateTableOp) -> CreateTableOp:
    """Write the checks that stand on columns, which Alembic forgets, among those of the table."""
    columns = [item for item in operation.columns if isinstance(item, sa.Column)]
    checks = [sa.CheckConstraint(sql, name=name) for column in columns for name, sql in _checks(column)]
    operation.columns = [*operation.columns, *checks]
    return operation


@rewrites.rewrites(AddColumnOp)
def _then_checks(_context: Any, _revision: Any, operation: AddColumnOp) -> list[MigrateOperation]:
    """Write the checks of a column that is added later after it."""
    table = operation.table_name
    checks = [CreateCheckConstraintOp(name, table, sql) for name, sql in _checks(operation.column)]
    return [operation, *checks]


def _checks(column: sa.Column[Any]) -> list[tuple[Any, Any]]:
    checks = [each for each in column.constraints if isinstance(each, sa.CheckConstraint)]
    return [(check.name, check.sqltext) for check in checks]


def _render(kind: str, item: Any, _: AutogenContext) -> str | Literal[False]:
    """Write our column types as the plain ones they are, so that a revision never changes with our code."""
    return "sa.Text()" if kind == "type" and isinstance(item, Coded) else False


def main() -> None:
    """Write a revision from the command line."""
    parser = argparse.ArgumentParser(prog="python -m databases.migrate", description="Write a migration.")
    parser.add_argument("task", choices=["revision"])
    parser.add_argument("domain", choices=DOMAINS)
    parser.add_argument("message", help='what it does, such as "add a seal number"')
    asked = parser.parse_args()
    written = asyncio.run(write_revision(asked.domain, asked.message))
    sys.stdout.write(f"{written or f'The history of {asked.domain} gives its tables already.'}\n")


if __name__ == "__main__":
    main()
