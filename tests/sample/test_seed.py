"""The sample world is written whole or not at all."""

from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path

import asyncpg
import pytest

from databases.base import DOMAINS
from databases.migrate import drift
from databases.roots import roots_file
from databases.sample.seed import NotEmpty, World, is_seeded, seed
from tests.cluster import Database
from tests.world import Sample

WORLD = World(as_of=date(2026, 3, 10), entries=0)  # only what a world of any size has


class PowerCut(Exception):
    """Ends a load in the middle."""


def quiet(stage: str, done: int, total: int) -> None:
    """No progress is shown."""


def files(folder: Path) -> list[Path]:
    return list(folder.iterdir())


@pytest.fixture
async def owners(clone: Callable[[str], Awaitable[Database]]) -> dict[str, str]:
    return {domain: (await clone(domain)).owner_dsn for domain in DOMAINS}


async def test_databases_with_rows_are_left_alone(owners: dict[str, str], tmp_path: Path) -> None:
    connection = await asyncpg.connect(owners["compliance"])
    await connection.execute(
        "insert into journal_head (company_id, seq, hash) values (1, 0, sha256('nobody'))"
    )
    await connection.close()

    with pytest.raises(NotEmpty, match=r"the compliance database has rows already \(in journal_head\)"):
        await seed(WORLD, owners, tmp_path, quiet)

    assert not await is_seeded(owners)


async def test_daily_roots_of_another_journal_are_left_alone(owners: dict[str, str], tmp_path: Path) -> None:
    roots_file(tmp_path, "shipments").write_text("")

    with pytest.raises(NotEmpty, match="has the daily roots of an earlier journal"):
        await seed(WORLD, owners, tmp_path, quiet)


async def test_a_load_that_fails_leaves_the_databases_as_they_were(
    owners: dict[str, str], tmp_path: Path
) -> None:
    def fail(stage: str, done: int, total: int) -> None:
        if stage == "indexes":
            raise PowerCut

    with pytest.RaisesGroup(PowerCut):
        await seed(WORLD, owners, tmp_path, fail)

    assert not await is_seeded(owners)
    assert files(tmp_path) == []
    assert [await drift(domain, owners[domain]) for domain in DOMAINS] == [[], [], [], []]


@pytest.mark.parametrize("domain", DOMAINS)
async def test_indexes_and_keys_are_whole_again_after_a_load(sample: Sample, domain: str) -> None:
    assert await drift(domain, sample.databases[domain].owner_dsn) == []


async def test_rows_written_later_get_ids_of_their_own(sample: Sample) -> None:
    connection = await asyncpg.connect(sample.databases["shipments"].owner_dsn)
    transaction = connection.transaction()
    await transaction.start()
    number = await connection.fetchval(
        "insert into container (number, size_type) values ('QZXU0000014', '22G1') returning id"
    )
    highest = await connection.fetchval("select max(id) from container where number <> 'QZXU0000014'")
    await transaction.rollback()
    await connection.close()

    assert number == highest + 1


async def test_a_world_has_the_entries_it_was_asked_for(sample: Sample) -> None:
    filed = await sample.value("shipments", "select count(*) from entry where status <> 'DRAFT'")

    assert sample.world.entries <= filed <= sample.world.entries * 1.01


async def test_a_loaded_world_is_known_as_such(sample: Sample) -> None:
    assert await is_seeded({domain: each.owner_dsn for domain, each in sample.databases.items()})
