"""Connections stay at hand for a moment, and none is lost, shared or left in a state."""

import asyncio
import time
from collections.abc import AsyncIterator

import asyncpg
import pytest

from loaders import connections
from loaders.connections import Connections, Crowded
from loaders.errors import Timeout
from loaders.pools import PoolOptions, Pools
from tests.cluster import Clone, Database
from tests.misuse.wire import Wire

OPTIONS = PoolOptions(size=2, acquire_timeout=0.3, statement_timeout=5)
SLEEPING = """
select count(*) from pg_stat_activity
where query = 'select pg_sleep(5)' and state = 'active' and datname = current_database()"""


@pytest.fixture
async def database(clone: Clone) -> Database:
    return await clone("documents")


@pytest.fixture
async def pools(database: Database) -> AsyncIterator[Pools]:
    opened = Pools({"documents": database.gateway_dsn}, OPTIONS)
    await opened.open()
    yield opened
    await opened.close()


async def server_process(pools: Pools) -> int:
    ((process,),) = await pools.fetch("documents", "select pg_backend_pid()", [], asyncpg.Record)
    assert isinstance(process, int)
    return process


async def test_a_statement_takes_the_connection_that_the_one_before_it_had(pools: Pools) -> None:
    assert await server_process(pools) == await server_process(pools)


async def test_many_tasks_share_the_connections_that_there_may_be(pools: Pools) -> None:
    processes = await asyncio.gather(*(server_process(pools) for _ in range(50)))
    assert len(set(processes)) == OPTIONS.size
    assert await server_process(pools) in processes


async def test_a_task_that_waited_in_vain_leaves_nothing_behind(pools: Pools) -> None:
    async with pools.connection("documents"), pools.connection("documents"):
        for _ in range(3):
            with pytest.raises(Timeout, match="All connections to the documents database are busy"):
                await server_process(pools)
    await asyncio.gather(*(server_process(pools) for _ in range(5)))


async def until_sleeping(database: Database, *, so: bool) -> None:
    """Wait until a statement of the gateway's sleeps at the server, or until none does."""
    watcher = await asyncpg.connect(database.superuser_dsn)
    try:
        for _ in range(300):
            if so is bool(await watcher.fetchval(SLEEPING)):
                return
            await asyncio.sleep(0.01)
    finally:
        await watcher.close()
    pytest.fail("the statement was never begun, or never ended")


async def test_a_statement_that_is_broken_off_ends_at_the_server(pools: Pools, database: Database) -> None:
    for _ in range(OPTIONS.size + 1):
        asked = asyncio.create_task(pools.fetch("documents", "select pg_sleep(5)", [], asyncpg.Record))
        await until_sleeping(database, so=True)
        asked.cancel()
        await asyncio.wait([asked])
        await until_sleeping(database, so=False)
    assert await server_process(pools)


async def test_a_statement_that_is_broken_off_keeps_nobody_though_the_database_is_silent(
    database: Database,
) -> None:
    async with Wire(database) as wire:
        pools = Pools({"documents": wire.dsn}, OPTIONS)
        await pools.open()
        await server_process(pools)
        wire.hush()
        asked = asyncio.create_task(server_process(pools))
        await asyncio.sleep(0.1)
        asked.cancel()
        _, waiting = await asyncio.wait([asked], timeout=1)
        assert not waiting
        wire.unhush()
        assert await server_process(pools)
        await pools.close()


async def test_a_transaction_left_open_does_not_outlive_its_loan(pools: Pools) -> None:
    for _ in range(OPTIONS.size + 1):
        async with pools.connection("documents") as connection:
            assert not connection.is_in_transaction()
            await connection.execute("begin")


async def test_connections_at_hand_go_back_after_a_moment(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "MOMENT", 0.05)
    async with asyncpg.create_pool(database.gateway_dsn, min_size=0, max_size=2) as pool:
        kept = Connections(pool, patience=1, queue=2)
        kept.give(await kept.take())
        assert pool.get_idle_size() == 0
        await asyncio.sleep(0.2)
        assert pool.get_idle_size() == 1


async def test_whoever_waits_gets_the_next_connection_whatever_became_of_the_others(pools: Pools) -> None:
    async with pools.connection("documents") as held, pools.connection("documents"):
        waiting = [asyncio.create_task(server_process(pools)) for _ in range(3)]
        await asyncio.sleep(0)
        waiting[0].cancel()
        await held.close()
    assert len({await task for task in waiting[1:]} | {await server_process(pools)}) <= OPTIONS.size
    with pytest.raises(asyncio.CancelledError):
        await waiting[0]


async def test_a_task_given_up_as_its_turn_comes_passes_the_connection_on(pools: Pools) -> None:
    async with pools.connection("documents"), pools.connection("documents"):
        waiting = [asyncio.create_task(server_process(pools)) for _ in range(2)]
        await asyncio.sleep(0)
    waiting[0].cancel()
    assert await waiting[1]
    assert len(await asyncio.gather(*(server_process(pools) for _ in range(5)))) == 5


async def test_no_more_wait_for_a_connection_than_may(database: Database) -> None:
    async with asyncpg.create_pool(database.gateway_dsn, min_size=0, max_size=1) as pool:
        kept = Connections(pool, patience=1, queue=2)
        held = await kept.take()
        waiting = [asyncio.create_task(kept.take()) for _ in range(2)]
        await asyncio.sleep(0)

        with pytest.raises(Crowded):
            await kept.take()
        kept.give(held)
        kept.give(await waiting[0])
        kept.give(await waiting[1])


async def test_a_statement_has_no_more_time_than_its_request_has_left(pools: Pools) -> None:
    began = time.monotonic()
    with pytest.raises(Timeout, match="took too long"):
        await pools.fetch("documents", "select pg_sleep(3)", (), asyncpg.Record, left=0.1)
    assert time.monotonic() - began < 1

    with pytest.raises(Timeout, match="No time was left to ask the documents database"):
        await pools.fetch("documents", "select 1", (), asyncpg.Record, left=0.0)


@pytest.mark.parametrize(
    "change",
    ["alter table paper add pages int default 3", "alter table paper alter title type varchar(9)"],
)
async def test_a_statement_whose_table_was_changed_is_prepared_anew(
    pools: Pools, database: Database, change: str
) -> None:
    owner = await asyncpg.connect(database.superuser_dsn)
    await owner.execute("create table paper as select 1 as id, 'bill'::text as title")
    await owner.execute("grant select on paper to public")

    async def rows() -> list[dict[str, object]]:
        return [dict(row) for row in await pools.fetch("documents", "table paper", [], asyncpg.Record)]

    async with pools.connection("documents") as one, pools.connection("documents") as other:
        assert len({await each.fetchval("select pg_backend_pid()") for each in (one, other)}) == 2
    for _ in range(3):
        assert await rows() == [{"id": 1, "title": "bill"}]
    await owner.execute(change)
    changed = [{"id": 1, "title": "bill"} | ({"pages": 3} if "pages" in change else {})]
    for found in await asyncio.gather(*(rows() for _ in range(6))):
        assert found == changed
    await owner.close()


async def test_a_statement_that_is_prepared_runs_without_the_drivers_detours(
    pools: Pools, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = await server_process(pools)
    monkeypatch.setattr(asyncpg.Connection, "fetch", None)
    assert await server_process(pools) == process
