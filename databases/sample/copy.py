"""Writes the rows of one domain into its empty database, all of them in one transaction or none."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Self

import asyncpg
import orjson
import sqlalchemy as sa

from databases.canonical import plain

from .rows import EVENT, Batch, Rows

if TYPE_CHECKING:
    from asyncpg.transaction import Transaction

SETTINGS: Final = """
set local synchronous_commit to off;
set local maintenance_work_mem to '128MB';
set local work_mem to '64MB'"""

INDEXES: Final = """
select index.indexrelid::regclass::text as name, pg_get_indexdef(index.indexrelid) as definition
from pg_index index join pg_class owner on owner.oid = index.indrelid
where owner.relnamespace = 'public'::regnamespace
and not exists (select from pg_constraint where conindid = index.indexrelid)
order by name"""

FOREIGN_KEYS: Final = """
select conrelid::regclass::text as owner, conname as name, pg_get_constraintdef(oid) as definition
from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
order by owner, name"""

STAGING: Final = """
create temporary table journal_staging (
    id bigint generated always as identity, company_id bigint, account_id bigint, filer_code text,
    carrier_id bigint, center_code text, port_code text, occurred_at timestamptz, actor_type text,
    actor_id text, actor_name text, actor_role text, on_behalf_of bigint, verb text, subject_type text,
    subject_id bigint, subject_label text, summary text, before text, after text, visibility text,
    channel text, recorded_at timestamptz
) on commit drop"""


class NotEmpty(RuntimeError):
    """A database that should take the sample world has rows already."""


class Load:
    """One domain's database while the sample world is written into it.

    Indexes and foreign keys are dropped first and made again at the end, which for many rows is several times
    faster than keeping them; all in the one transaction, so that a failure leaves the database as it was.
    """

    def __init__(self, domain: str, metadata: sa.MetaData, connection: "asyncpg.Connection[Any]") -> None:
        self.domain = domain
        self.metadata = metadata
        self.connection = connection
        self.staged = 0  # events that wait to be chained
        self._transaction: Transaction = connection.transaction()
        self._indexes: list[asyncpg.Record] = []
        self._foreign_keys: list[asyncpg.Record] = []

    @classmethod
    async def begin(cls, domain: str, metadata: sa.MetaData, dsn: str) -> Self:
        """Open the transaction; `NotEmpty` when a table has rows."""
        connection = await asyncpg.connect(dsn)
        load = cls(domain, metadata, connection)
        try:
            await load._transaction.start()
            await load._refuse_rows()
            await connection.execute(SETTINGS)
            await connection.execute(STAGING)
            await load._strip()
        except BaseException:
            await connection.close()
            raise
        return load

    async def write(self, batch: Batch) -> None:
        """Copy the domain's share of a batch."""
        for buffer, records in batch.records.items():
            if buffer.table.metadata is self.metadata:
                await self.connection.copy_records_to_table(
                    buffer.name, records=records, columns=buffer.columns
                )
        events = batch.events.get(self.domain, [])
        self.staged += len(events)
        if events:
            await self.connection.copy_records_to_table(
                "journal_staging", records=map(_staged, events), columns=EVENT
            )

    async def finish(self, rows: Rows) -> None:
        """Make keys, indexes, counters and statistics whole again; only `commit` is left to do."""
        for buffer in rows.buffers.values():
            if buffer.table.metadata is self.metadata and buffer.has_id:
                await self.connection.execute(
                    "select setval(pg_get_serial_sequence($1, 'id'), $2)", buffer.name, buffer.last_id
                )
        for index in self._indexes:
            await self.connection.execute(index["definition"])
        for each in self._foreign_keys:
            await self.connection.execute(
                f'alter table {each["owner"]} add constraint "{each["name"]}" {each["definition"]}'
            )
        await self.connection.execute("analyze")

    async def commit(self) -> None:
        """Let everybody see the rows."""
        await self._transaction.commit()
        await self.connection.close()

    def abandon(self) -> None:
        """Leave the database as it was."""
        self.connection.terminate()

    async def _refuse_rows(self) -> None:
        for table in self.metadata.sorted_tables:
            if await self.connection.fetchval(f"select exists (select from {table.name})"):  # noqa: S608 - our table
                raise NotEmpty(
                    f"the {self.domain} database has rows already (in {table.name}), and the sample world is "
                    "only written into empty databases; give it new ones"
                )

    async def _strip(self) -> None:
        self._indexes = await self.connection.fetch(INDEXES)
        self._foreign_keys = await self.connection.fetch(FOREIGN_KEYS)
        for each in self._foreign_keys:
            await self.connection.execute(f'alter table {each["owner"]} drop constraint "{each["name"]}"')
        for index in self._indexes:
            await self.connection.execute(f"drop index {index['name']}")


def _staged(event: tuple[Any, ...]) -> tuple[Any, ...]:
    """An event with its changes as JSON text."""
    *start, before, after, visibility, channel, recorded_at = event
    return (*start, _json(before), _json(after), visibility, channel, recorded_at)


def _json(changes: Mapping[str, Any] | None) -> str | None:
    return None if changes is None else orjson.dumps(plain(changes)).decode()
