"""The append-only journal that each domain keeps of its own changes, and the way an entry gets into it.

The gateway's role may insert into `journal` and change nothing there. `journal_head` it must be able to move:
the head's row is the lock that keeps a chain gapless. Moving it wrongly cannot rewrite history: the journal's
primary key (company, number) refuses a second entry of the same number, a number left out shows as a gap, and
the truth about the end of a chain is kept in the daily roots as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from databases.base import coded, index, instant, key, scope_columns, text
from databases.chain import COLUMNS, Chain, Entry, genesis
from databases.journal_codes import ActorType, Channel, Verb, Visibility

if TYPE_CHECKING:
    from collections.abc import Sequence

    from asyncpg import Connection, Record
    from asyncpg.pool import PoolConnectionProxy

NEWEST: Final = ("recorded_at", "id")

# `on conflict do update` locks a head, or makes it, in one statement and in order; with `select … for update`
# two writers of a new company could each hold what the other waits for.
LOCK: Final = """\
-- journal.lock
insert into journal_head (company_id, seq, hash)
select company_id, 0, hash from unnest($1::bigint[], $2::bytea[]) as asked (company_id, hash)
order by company_id
on conflict (company_id) do update set seq = journal_head.seq
returning company_id, seq, hash, greatest(recorded_at, clock_timestamp()) as now"""

PLACES: Final = (
    f"${at}::text::jsonb" if name in {"before", "after"} else f"${at}" for at, name in enumerate(COLUMNS, 1)
)
WRITE: Final = f"""\
-- journal.write
with written as (
insert into journal ({", ".join(COLUMNS)})
values ({", ".join(PLACES)})
returning company_id, seq, hash, recorded_at
)
update journal_head as head set seq = written.seq, hash = written.hash, recorded_at = written.recorded_at
from written
where head.company_id = written.company_id"""  # noqa: S608 - made of the names above


def journal_tables(metadata: sa.MetaData) -> tuple[sa.Table, sa.Table]:
    """Add `journal` and `journal_head` to the tables of a domain."""
    journal = sa.Table(
        "journal",
        metadata,
        sa.Column("id", sa.BigInteger, sa.Identity(), nullable=False, unique=True),
        *scope_columns(),
        key("seq"),
        instant("occurred_at"),
        instant("recorded_at"),
        coded("actor_type", ActorType),
        text("actor_id", null=True),
        text("actor_name"),
        text("actor_role", null=True),
        key("on_behalf_of", null=True),
        coded("verb", Verb),
        text("subject_type"),
        key("subject_id"),
        text("subject_label"),
        text("summary"),
        _changes("before"),
        _changes("after"),
        coded("visibility", Visibility),
        coded("channel", Channel),
        text("request_id", null=True),
        key("correction_of", null=True),
        sa.Column("hash_version", sa.SmallInteger, nullable=False),
        _digest("prev_hash"),
        _digest("hash"),
        sa.PrimaryKeyConstraint("company_id", "seq"),
        index(*NEWEST),
        index("company_id", *NEWEST),
        index("account_id", *NEWEST),
        index("filer_code", *NEWEST),
        index("carrier_id", *NEWEST),
        index("center_code", *NEWEST),
        index("company_id", "verb", *NEWEST),
        index("company_id", "actor_name", *NEWEST),
        index("company_id", "subject_type", "subject_id", *NEWEST),
        index("subject_type", "subject_id", *NEWEST),
    )
    head = sa.Table(
        "journal_head",
        metadata,
        sa.Column("company_id", sa.BigInteger, primary_key=True, autoincrement=False),
        key("seq"),
        _digest("hash"),
        instant("recorded_at", null=True),
    )
    return journal, head


async def append(
    connection: Connection[Record] | PoolConnectionProxy[Record], domain: str, entries: Sequence[Entry]
) -> list[int]:
    """Write entries at the ends of their companies' chains, in the caller's transaction; give their numbers.

    Two round trips however many entries. The companies' heads are locked in the order of their ids, so
    writers wait for one another and never deadlock here, and stay locked until the transaction ends: append
    last. All entries are recorded at one time, the database's, never earlier than the entries before them.
    """
    if not connection.is_in_transaction():
        raise RuntimeError(
            "a journal is written in the transaction of the change it tells of; begin one first"
        )
    companies = sorted({entry.company_id for entry in entries})
    if not companies:
        return []
    locked = await connection.fetch(LOCK, companies, [genesis(domain, company) for company in companies])
    recorded_at = max(row["now"] for row in locked)
    chains = {
        row["company_id"]: Chain(domain, row["company_id"], seq=row["seq"], hash=row["hash"])
        for row in locked
    }
    rows = [chains[entry.company_id].next(entry, recorded_at) for entry in entries]
    await connection.executemany(WRITE, rows)
    at = COLUMNS.index("seq")
    return [row[at] for row in rows]


def _changes(name: str) -> sa.Column[Any]:
    check = sa.CheckConstraint(f"jsonb_typeof({name}) = 'object'", name=name)
    return sa.Column(name, JSONB(none_as_null=True), check, nullable=True)


def _digest(name: str) -> sa.Column[bytes]:
    check = sa.CheckConstraint(f"octet_length({name}) = 32", name=name)
    return sa.Column(name, sa.LargeBinary, check, nullable=False)
