"""What a request asks of one database at one moment goes as one statement, and fails for each alone."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any, Final

import asyncpg
import pytest

from loaders.accounts.accounts import Accounts
from loaders.bundles import MOST_PARTS, MOST_ROWS
from loaders.clock import Clock
from loaders.errors import DomainUnavailable, InvalidInput
from loaders.pools import PoolOptions, Pools
from loaders.reader import Reader
from loaders.shipments.cargo import Shipments
from loaders.shipments.controls import Holds
from loaders.shipments.entries import Entries
from loaders.shipments.registers import Ports
from loaders.slices import PageArguments
from loaders.viewers import Role, Viewer
from tests.asking import Asker
from tests.misuse.wire import Wire
from tests.shipments.test_statements import FULL
from tests.world import Sample

ANALYST: Final = Viewer("officer:1", "Una Watch", Role.OVERSIGHT_ANALYST)
FIVE: Final = PageArguments(first=5)


class Watched(Pools):
    """Pools that keep the first line of what they send: the names of the statements."""

    def __init__(self, dsns: dict[str, str]) -> None:
        super().__init__(dsns, PoolOptions(connect_timeout=1, acquire_timeout=10))
        self.sent: list[str] = []

    async def fetch(self, domain: str, text: str, *rest: Any, **more: Any) -> list[Any]:
        """Keep, and send."""
        self.sent.append(text.partition("\n")[0].removeprefix("-- "))
        return await super().fetch(domain, text, *rest, **more)


@pytest.fixture
async def pools(sample: Sample) -> AsyncIterator[Watched]:
    opened = Watched({domain: each.gateway_dsn for domain, each in sample.databases.items()})
    await opened.open()
    yield opened
    await opened.close()


@pytest.fixture
async def entries(sample: Sample) -> list[int]:
    held = "select e.id from entry e where exists (select from hold h where h.entry_id = e.id) order by id"
    return [row["id"] for row in await sample.fetch("shipments", f"{held} limit 7")]


def reader_of(pools: Pools) -> Reader:
    return Reader(pools, ANALYST, Clock())


def plain(found: Any) -> Any:
    """Rows as dictionaries, however they were found."""
    if isinstance(found, list):
        return [plain(each) for each in found]
    rows = getattr(found, "rows", None)
    return plain(rows) if rows is not None else found and {**dict(found), "type": found.typename}


async def test_rows_found_together_are_those_found_alone(pools: Watched, entries: list[int]) -> None:
    asked: list[tuple[Any, ...]] = [
        (Entries.by_id, entries, None),
        (Entries.by_id, entries[:2], None),
        (Holds.by_entry, entries, FIVE),
        (Holds.open_by_entry, entries, None),
        (Ports.by_code, ["2704", "4601", "none"], None),
        (Entries.by_port, ["2704", "1703"], FIVE),
        (Entries.all, [None], FIVE),
    ]
    reader = reader_of(pools)
    together = await asyncio.gather(*(reader.read(*each) for each in asked))
    assert pools.sent == [" + ".join(loader.name for loader, *_ in asked)]
    assert reader.statements == [loader.name for loader, *_ in asked]
    alone = [await reader.read(*each) for each in asked]
    assert [plain(list(each)) for each in together] == [plain(list(each)) for each in alone]
    assert len(pools.sent) == 1 + len(asked)


async def test_rows_of_several_types_tell_their_own(pools: Watched, sample: Sample) -> None:
    kinds = "select distinct on (kind) id, kind from account order by kind, id"
    keys = [row["id"] for row in await sample.fetch("accounts", kinds)]
    reader = reader_of(pools)
    wanted = frozenset({"name"})
    found: list[Any] = await asyncio.gather(
        reader.read(Accounts.by_id, keys, None, wanted), reader.read(Accounts.companies, [None], FIVE)
    )
    rows = found[0]
    alone = await reader.read(Accounts.by_id, keys, None, wanted)
    assert len(pools.sent) == 2
    assert [row.typename for row in rows] == [row.typename for row in alone]
    assert len({row.typename for row in rows}) > 5
    assert {row.table for row in rows} == {"account"}


async def test_databases_requests_and_moments_are_apart(pools: Watched, entries: list[int]) -> None:
    first, second = reader_of(pools), reader_of(pools)
    await asyncio.gather(
        first.read(Entries.by_id, entries),
        first.read(Accounts.by_id, [1]),
        second.read(Entries.by_id, entries),
    )
    assert sorted(pools.sent) == ["accounts.by_id", "entries.by_id", "entries.by_id"]
    await first.read(Holds.open_by_entry, entries)
    assert pools.sent[3:] == ["holds.open_by_entry"]


async def test_what_may_find_much_is_sent_by_itself(pools: Watched) -> None:
    reader, hundred = reader_of(pools), PageArguments(first=MOST_ROWS)
    await asyncio.gather(
        reader.read(Entries.all, [None], hundred),  # and one more, to know whether others follow
        reader.read(Ports.all, [None], FIVE),
        reader.read(Holds.all, [None], FIVE),
        reader.read(Holds.all.count, [None], FIVE),
    )
    assert sorted(pools.sent) == ["entries.all", "holds.all.count", "ports.all + holds.all"]


async def test_what_is_asked_alone_waits_for_nobody(pools: Watched, entries: list[int]) -> None:
    reader = reader_of(pools)
    await asyncio.gather(
        reader.read(Entries.by_id, entries, alone=True), reader.read(Holds.open_by_entry, entries, alone=True)
    )
    assert len(pools.sent) == 2


async def test_a_question_sends_far_fewer_statements_than_it_has_edges(
    pools: Watched, sample: Sample, ask: Asker
) -> None:
    asker = Asker(pools, Clock(sample.world.as_of), sample.roots)
    asker.be("analyst", await ask.viewer("analyst"))
    answer = await asker(FULL, "analyst", entries=1, below=2)
    assert answer.data
    assert len(answer.statements) > 15
    assert len(pools.sent) < 8


async def test_many_are_sent_some_at_a_time(pools: Watched, entries: list[int]) -> None:
    reader = reader_of(pools)
    found = await asyncio.gather(*(reader.read(Entries.by_id, [entries[0]]) for _ in range(MOST_PARTS + 2)))
    assert [each[0]["id"] for each in found] == [entries[0]] * len(found)
    assert [len(each.split(" + ")) for each in pools.sent] == [MOST_PARTS, 2]


async def test_an_error_is_its_own_parts_alone(pools: Watched, entries: list[int]) -> None:
    reader = reader_of(pools)
    found: list[Any] = await asyncio.gather(
        reader.read(Holds.open_by_entry, entries),
        reader.read(Shipments.by_id, [2**63, 1]),
        reader.read(Entries.by_id, entries),
        return_exceptions=True,
    )
    held, wrong, right = found
    assert isinstance(wrong, asyncpg.NumericValueOutOfRangeError)
    assert isinstance(held, list)
    assert isinstance(right, list)
    assert [row["id"] for row in right] == entries
    assert len(pools.sent) == 4


async def test_a_text_that_no_database_holds_is_refused_before_anything_is_sent(pools: Watched) -> None:
    with pytest.raises(InvalidInput, match="has a null character"):
        await reader_of(pools).read(Ports.by_code, ["2704", "27\x0004"])
    assert not pools.sent


@pytest.mark.parametrize("cancelled", [0, 1, 2])
async def test_whoever_is_cancelled_costs_nobody_an_answer(
    pools: Watched, entries: list[int], cancelled: int
) -> None:
    reader = reader_of(pools)
    for steps in range(4):
        asked = [
            asyncio.ensure_future(reader.read(loader, entries))
            for loader in (Entries.by_id, Holds.open_by_entry, Entries.by_id)
        ]
        for _ in range(steps):
            await asyncio.sleep(0)
        asked[cancelled].cancel()
        found = await asyncio.gather(*asked, return_exceptions=True)
        assert isinstance(found[cancelled], asyncio.CancelledError)
        assert all(isinstance(each, list) for at, each in enumerate(found) if at != cancelled)


async def test_a_database_that_is_down_is_asked_once(sample: Sample, entries: list[int]) -> None:
    wire = Wire(sample.databases["shipments"])
    await wire.mend()
    pools = Watched({"shipments": wire.dsn})
    await pools.open()
    await wire.cut()
    reader = reader_of(pools)
    found = await asyncio.gather(
        reader.read(Entries.by_id, entries), reader.read(Holds.open_by_entry, entries), return_exceptions=True
    )
    assert [type(each) for each in found] == [DomainUnavailable, DomainUnavailable]
    assert len(pools.sent) == 1
    await pools.close()
