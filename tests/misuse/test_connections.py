"""Connections that are slow, busy, lost, refused, or lead to what cannot be read."""

import asyncio
from contextlib import AsyncExitStack

import pytest

from databases.base import DOMAINS
from tests.misuse.wired import ALL_FOUR, Wired, assert_only, end_connections, superuser
from tests.world import Sample


async def test_a_slow_statement_costs_only_its_own_fields(wired: Wired, sample: Sample) -> None:
    async with superuser(sample, "documents") as connection, connection.transaction():
        await connection.execute("lock table document in access exclusive mode")
        answer = await assert_only(wired, "documents", "TIMEOUT")
        assert answer.errors[0]["message"] == (
            "The documents database took too long; ask for less or narrow the filter."
        )

    await assert_only(wired, None)


async def test_busy_connections_cost_only_their_own_fields(wired: Wired) -> None:
    async with AsyncExitStack() as held:
        for _ in range(3):
            await held.enter_async_context(wired.ask.pools.connection("documents"))
        answer = await assert_only(wired, "documents", "TIMEOUT")
        assert answer.errors[0]["message"] == (
            "All connections to the documents database are busy; try again."
        )

    await assert_only(wired, None)


async def test_more_requests_than_connections_wait_their_turn(wired: Wired) -> None:
    answers = await asyncio.gather(*(wired.ask(ALL_FOUR) for _ in range(20)))
    assert all(answer.data for answer in answers)


async def test_nobody_notices_a_restart_who_does_not_ask_meanwhile(wired: Wired, sample: Sample) -> None:
    await assert_only(wired, None)
    for domain in DOMAINS:
        await end_connections(sample, domain)

    await assert_only(wired, None)


@pytest.mark.parametrize(
    ("ruin", "mend"),
    [
        (
            "alter role documents_gateway connection limit 0",
            "alter role documents_gateway connection limit -1",
        ),
        ("alter role documents_gateway nologin", "alter role documents_gateway login"),
        (
            "revoke connect on database documents from documents_gateway",
            "grant connect on database documents to documents_gateway",
        ),
        (
            "revoke select on document from documents_gateway",
            "grant select on document to documents_gateway",
        ),
        ("alter table document rename to papers", "alter table papers rename to document"),
        ("alter table document rename title to name", "alter table document rename name to title"),
    ],
    ids=["full", "no login", "no entry", "no rights", "no table", "no column"],
)
async def test_a_database_that_cannot_be_read_is_down(
    wired: Wired, sample: Sample, ruin: str, mend: str
) -> None:
    async with superuser(sample, "documents") as connection:
        await connection.execute(ruin)
        try:
            await end_connections(sample, "documents")
            await assert_only(wired, "documents")
        finally:
            await connection.execute(mend)

    await assert_only(wired, None)


async def test_a_database_that_takes_no_connections_is_down(wired: Wired, sample: Sample) -> None:
    async with superuser(sample, "accounts") as connection:
        await connection.execute("alter database documents allow_connections false")
        try:
            await connection.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'documents_gateway'"
            )
            await assert_only(wired, "documents")
        finally:
            await connection.execute("alter database documents allow_connections true")

    await assert_only(wired, None)
