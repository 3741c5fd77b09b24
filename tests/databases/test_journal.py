import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from databases.chain import COLUMNS, HEAD_COLUMNS, Chain, Entry, Verification, verify
from databases.journal import append
from databases.journal_codes import Verb
from databases.roots import heads, write_roots
from tests.cluster import Clone, Database
from tests.databases.entries import NOON, each, entry

TODAY = datetime.now(UTC).date()


@pytest.fixture
async def shipments(clone: Clone) -> Database:
    return await clone("shipments")


async def write(dsn: str, *entries: Entry) -> list[int]:
    connection = await asyncpg.connect(dsn)
    try:
        async with connection.transaction():
            return await append(connection, "shipments", entries)
    finally:
        await connection.close()


async def fetch(dsn: str, sql: str, *arguments: Any) -> list[Any]:
    connection = await asyncpg.connect(dsn)
    try:
        return list(await connection.fetch(sql, *arguments))
    finally:
        await connection.close()


async def look(database: Database, folder: Path, company_id: int = 1) -> Verification:
    """Verify a whole chain as the gateway does: its rows, the head's number, the daily roots."""
    where = "where company_id = $1 order by seq"
    rows = await fetch(database.gateway_dsn, f"select * from journal {where}", company_id)
    (head,) = await fetch(
        database.gateway_dsn, "select seq from journal_head where company_id = $1", company_id
    )
    roots = heads(folder, "shipments", company_id)
    return await verify(each(rows), domain="shipments", company_id=company_id, roots=roots, last=head["seq"])


async def close_today(database: Database, folder: Path) -> None:
    rows = await fetch(database.gateway_dsn, "select company_id, seq, hash from journal_head")
    write_roots(
        folder, "shipments", [(TODAY, {row["company_id"]: (row["seq"], row["hash"]) for row in rows})]
    )


async def test_what_is_written_comes_back_whole_and_holds(shipments: Database, tmp_path: Path) -> None:
    told = entry(
        before={"value": None}, after={"value": "1.10", "tags": ["ü", "\n"], "n": 2**53 - 1}, correction_of=1
    )
    assert await write(shipments.gateway_dsn, entry(), told) == [1, 2]
    assert await write(shipments.gateway_dsn, entry(), entry(company_id=2), entry()) == [3, 1, 4]
    assert await look(shipments, tmp_path) == Verification(1, 4, checked=4)
    assert await look(shipments, tmp_path, 2) == Verification(1, 1, checked=1)


async def test_a_chain_made_in_memory_is_copied_in_and_goes_on(shipments: Database, tmp_path: Path) -> None:
    chain = Chain("shipments", 1)
    rows = [chain.next(entry(before={"value": "1.00"}), NOON + timedelta(days=day)) for day in range(5)]
    connection = await asyncpg.connect(shipments.owner_dsn)
    await connection.copy_records_to_table("journal", records=rows, columns=COLUMNS)
    await connection.copy_records_to_table("journal_head", records=[chain.head], columns=HEAD_COLUMNS)
    await connection.close()
    assert await write(shipments.gateway_dsn, entry()) == [6]
    assert await look(shipments, tmp_path) == Verification(1, 6, checked=6)


async def test_the_clock_is_the_databases_and_one_for_all_that_is_appended(shipments: Database) -> None:
    await write(shipments.gateway_dsn, entry(), entry(company_id=2), entry())
    (row,) = await fetch(
        shipments.gateway_dsn,
        "select count(distinct recorded_at) as times, now() - max(recorded_at) as ago from journal",
    )
    assert row["times"] == 1
    assert timedelta() <= row["ago"] < timedelta(minutes=1)


async def test_nothing_is_told_of_a_change_that_was_rolled_back(shipments: Database, tmp_path: Path) -> None:
    connection = await asyncpg.connect(shipments.gateway_dsn)
    transaction = connection.transaction()
    await transaction.start()
    await append(connection, "shipments", [entry()])
    await transaction.rollback()
    await connection.close()
    assert await write(shipments.gateway_dsn, entry()) == [1]
    assert (await look(shipments, tmp_path)).broken_at is None


async def test_appending_outside_a_transaction_is_refused(shipments: Database) -> None:
    connection = await asyncpg.connect(shipments.gateway_dsn)
    with pytest.raises(RuntimeError, match="in the transaction of the change it tells of; begin one first"):
        await append(connection, "shipments", [entry()])
    await connection.close()


async def test_appending_nothing_costs_nothing(shipments: Database) -> None:
    assert await write(shipments.gateway_dsn) == []


async def test_twenty_writers_of_two_companies_in_opposite_orders_leave_no_gap(
    shipments: Database, tmp_path: Path
) -> None:
    one, two = entry(company_id=1), entry(company_id=2)

    async def keep_writing(number: int) -> None:
        connection = await asyncpg.connect(shipments.gateway_dsn)
        for _ in range(10):
            async with connection.transaction():
                await append(connection, "shipments", [one, two] if number % 2 else [two, one])
        await connection.close()

    await asyncio.gather(*(keep_writing(number) for number in range(20)))
    for company in (1, 2):
        assert await look(shipments, tmp_path, company) == Verification(1, 200, checked=200)
    (row,) = await fetch(
        shipments.gateway_dsn,
        "select bool_and(recorded_at >= before) as ordered from (select recorded_at, lag(recorded_at, 1, "
        "recorded_at) over (partition by company_id order by seq) as before from journal) as told",
    )
    assert row["ordered"]


@pytest.mark.parametrize(
    "sql",
    [
        "update journal set summary = 'Nothing happened.'",
        "delete from journal",
        "truncate journal",
        "delete from journal_head",
        "truncate journal_head",
        "update journal_head set company_id = 9",
        "alter table journal disable trigger all",
        "drop table journal",
        "update entry set port_code = '0101'",
        "create table public.mine (id int)",
    ],
)
async def test_the_gateway_is_refused_to_change_what_was_written(sql: str, shipments: Database) -> None:
    await write(shipments.gateway_dsn, entry())
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await fetch(shipments.gateway_dsn, sql)


async def test_the_gateway_cannot_write_a_second_entry_of_a_number(shipments: Database) -> None:
    await write(shipments.gateway_dsn, entry())
    await fetch(shipments.gateway_dsn, "update journal_head set seq = 0")
    with pytest.raises(asyncpg.UniqueViolationError):
        await write(shipments.gateway_dsn, entry())


EDIT = "update journal set summary = 'Nothing happened.' where company_id = 1 and seq = 2"
CUT = "delete from journal where company_id = 1 and seq = 3"
CUT_AND_RESET = (
    "with gone as (delete from journal where company_id = 1 and seq = 3 returning prev_hash) "
    "update journal_head set seq = 2, hash = (select prev_hash from gone) where company_id = 1"
)


@pytest.mark.parametrize(
    ("sql", "broken_at", "told"),
    [
        (EDIT, 2, "entry 2 was changed after it was written"),
        (CUT, 3, "entry 3 is missing"),
        (CUT_AND_RESET, 3, "entry 3 is missing"),
        (
            "delete from journal where company_id = 1 and seq = 2",
            2,
            "entry 2 is missing; the next one found is 3",
        ),
    ],
)
async def test_what_even_a_superuser_changes_is_found(
    sql: str, broken_at: int, told: str, shipments: Database, tmp_path: Path
) -> None:
    await write(shipments.gateway_dsn, entry(), entry(), entry())
    await close_today(shipments, tmp_path)
    assert (await look(shipments, tmp_path)).broken_at is None

    await fetch(shipments.superuser_dsn, sql)

    found = await look(shipments, tmp_path)
    assert found.broken_at == broken_at
    assert (found.reason or "").startswith(told)


async def test_a_chain_that_a_superuser_writes_anew_is_found_by_the_daily_roots(
    shipments: Database, tmp_path: Path
) -> None:
    await write(shipments.gateway_dsn, entry(), entry(verb=Verb.ENTRY_REJECTED), entry())
    await close_today(shipments, tmp_path)

    await fetch(shipments.superuser_dsn, "truncate journal, journal_head")
    await write(shipments.superuser_dsn, entry(), entry(verb=Verb.ENTRY_RELEASED), entry())

    assert (await look(shipments, tmp_path / "elsewhere")).broken_at is None
    found = await look(shipments, tmp_path)
    assert found.broken_at == 3
    assert (found.reason or "").startswith(f"entry 3 is not the one that the daily root of {TODAY} saw")
