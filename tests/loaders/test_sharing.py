"""Loads of concurrent requests become one, never across what two viewers may see."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from typing import Any

import pytest

from databases.accounts.tables import account
from loaders import sharing
from loaders.clock import Clock
from loaders.errors import DomainUnavailable
from loaders.pools import PoolOptions, Pools
from loaders.reader import Loader, Reader
from loaders.sharing import Sharing
from loaders.viewers import Role, Viewer
from tests.world import Sample

ADA = Viewer("member:1", "Ada", Role.ACCOUNT_OWNER, company_id=1)
BO = replace(ADA, principal="member:2", name="Bo")
"""Another person with the same rights."""
CY = replace(ADA, principal="member:3", company_id=2)
"""Somebody of another company."""


class Gate(Loader):
    """Finds ten times each key for the viewer's company; each load waits until it is let go."""

    def __init__(self) -> None:
        self.name = "gate.by_key"
        self.table = account
        self.loads: list[tuple[int | None, tuple[int, ...]]] = []
        self.cancelled = 0
        self.error: Exception | None = None
        self._gates: list[asyncio.Event] = []

    async def load(
        self, reader: Reader, keys: Sequence[Any], arguments: Any, columns: Any = None
    ) -> list[Any]:
        reader.statements.append(self.name)
        reader.notes["gate"] = "open"
        self.loads.append((reader.viewer.company_id, tuple(keys)))
        self._gates.append(asyncio.Event())
        try:
            await self._gates[-1].wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        if self.error:
            raise self.error
        return [10 * key for key in keys]

    def open(self) -> None:
        """Let all loads go that are under way."""
        for gate in self._gates:
            gate.set()


class Asking:
    """Readers of concurrent requests, on one process's sharing."""

    def __init__(self) -> None:
        self.gate = Gate()
        self.crowded = True
        self.sharing = Sharing(lambda _: self.crowded)
        self._pools = Pools({}, PoolOptions())

    def reader(self, viewer: Viewer) -> Reader:
        """The reader of a request of its own."""
        return Reader(self._pools, viewer, Clock(None), sharing=self.sharing)

    async def ask(
        self, viewer: Viewer, *keys: int, arguments: Any = None, reader: Reader | None = None
    ) -> asyncio.Task[Sequence[Any]]:
        """Ask for keys, and let the request go as far as it can."""
        asked = (reader or self.reader(viewer)).read(self.gate, list(keys), arguments)
        task = asyncio.ensure_future(asked)
        await settled()
        return task


async def settled() -> None:
    """Let all tasks go as far as they can."""
    for _ in range(10):
        await asyncio.sleep(0)


@pytest.fixture
async def asking(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Asking]:
    monkeypatch.setattr(sharing, "LONGEST_WAIT", 60)
    asked = Asking()
    yield asked
    await settled()
    assert asked.sharing.idle


async def test_what_is_asked_while_a_load_is_under_way_is_sent_together_when_it_ends(asking: Asking) -> None:
    first = await asking.ask(ADA, 1)
    reader = asking.reader(BO)
    others = [await asking.ask(BO, 2, 3, reader=reader), await asking.ask(ADA, 3, 4)]
    assert asking.gate.loads == [(1, (1,))]
    asking.gate.open()
    await settled()
    asking.gate.open()
    assert await first == [10]
    assert [await task for task in others] == [[20, 30], [30, 40]]
    assert asking.gate.loads == [(1, (1,)), (1, (2, 3, 4))]
    assert (reader.statements, reader.notes) == (["gate.by_key"], {"gate": "open"})


async def test_loads_never_cross_what_may_be_seen_nor_other_arguments(asking: Asking) -> None:
    tasks = [
        await asking.ask(ADA, 1),
        await asking.ask(CY, 1),
        await asking.ask(replace(ADA, role=Role.PROXY_OWNER), 1),
        await asking.ask(ADA, 1, arguments="newest"),
    ]
    assert [company for company, _ in asking.gate.loads] == [1, 2, 1, 1]
    asking.gate.open()
    assert [await task for task in tasks] == [[10]] * 4


async def test_one_requests_own_loads_run_side_by_side(asking: Asking) -> None:
    reader = asking.reader(ADA)
    tasks = [await asking.ask(ADA, key, reader=reader) for key in (1, 2)]
    assert asking.gate.loads == [(1, (1,)), (1, (2,))]
    asking.gate.open()
    assert [await task for task in tasks] == [[10], [20]]


async def test_a_batch_does_not_wait_long_for_the_load_before_it(
    asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "LONGEST_WAIT", 0.001)
    tasks = [await asking.ask(ADA, key) for key in (1, 2)]
    await asyncio.sleep(0.02)
    assert asking.gate.loads == [(1, (1,)), (1, (2,))]
    asking.gate.open()
    assert [await task for task in tasks] == [[10], [20]]


async def test_large_loads_are_not_shared_and_full_batches_are_sent(asking: Asking) -> None:
    many = range(sharing.MOST_KEYS)
    tasks = [
        await asking.ask(ADA, 1),
        await asking.ask(ADA, *many, 1000),
        await asking.ask(ADA, *many),
        await asking.ask(ADA, 2),
    ]
    assert [len(keys) for _, keys in asking.gate.loads] == [1, len(many) + 1, len(many)]
    asking.gate.open()
    await settled()
    asking.gate.open()
    assert [len(await task) for task in tasks] == [1, len(many) + 1, len(many), 1]


async def test_an_error_is_told_to_all_who_share_the_load_and_the_next_goes_on(asking: Asking) -> None:
    asking.gate.error = DomainUnavailable("accounts")
    tasks = [await asking.ask(ADA, key) for key in (1, 2, 3)]
    asking.gate.open()
    await settled()
    asking.gate.open()
    for task in tasks:
        with pytest.raises(DomainUnavailable):
            await task
    asking.gate.error = None
    again = await asking.ask(ADA, 4)
    asking.gate.open()
    assert await again == [40]


async def test_a_request_that_is_given_up_leaves_the_others_their_load(asking: Asking) -> None:
    first = await asking.ask(ADA, 1)
    second, third = await asking.ask(ADA, 2), await asking.ask(ADA, 3)
    first.cancel()
    second.cancel()
    await settled()
    assert asking.gate.cancelled == 1
    asking.gate.open()
    assert await third == [30]


async def test_a_load_is_given_up_with_the_last_who_waits_for_it(asking: Asking) -> None:
    first = await asking.ask(ADA, 1)
    others = [await asking.ask(ADA, key) for key in (2, 3)]
    asking.gate.open()
    await first
    await settled()
    assert asking.gate.loads[1:] == [(1, (2, 3))]
    for task in others:
        task.cancel()
    await settled()
    assert asking.gate.cancelled == 1
    again = await asking.ask(ADA, 4)
    asking.gate.open()
    assert await again == [40]


async def test_nobody_gathers_before_many_wait_for_connections(asking: Asking) -> None:
    asking.crowded = False
    tasks = [await asking.ask(ADA, key) for key in (1, 2, 3)]
    assert asking.gate.loads == [(1, (1,)), (1, (2,)), (1, (3,))]
    asking.crowded = True
    tasks += [await asking.ask(ADA, key) for key in (4, 5, 6)]
    asking.gate.open()
    await settled()
    asking.gate.open()
    assert [await task for task in tasks] == [[10], [20], [30], [40], [50], [60]]
    assert asking.gate.loads[3:] == [(1, (4,)), (1, (5, 6))]


async def test_a_database_is_crowded_while_as_many_wait_as_are_served(sample: Sample) -> None:
    pools = Pools({"accounts": sample.databases["accounts"].gateway_dsn}, PoolOptions(size=2))
    await pools.open()

    async def take() -> None:
        async with pools.connection("accounts"):
            pass

    try:
        async with pools.connection("accounts"), pools.connection("accounts"):
            waiting = []
            for _ in range(2):
                assert not pools.crowded("accounts")
                waiting.append(asyncio.ensure_future(take()))
                await settled()
            assert pools.crowded("accounts")
        await asyncio.gather(*waiting)
        assert not pools.crowded("accounts")
    finally:
        await pools.close()
