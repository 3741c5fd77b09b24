"""Writes the sample world into four migrated, empty databases."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

import asyncpg
import sqlalchemy as sa

from databases.accounts import tables as accounts
from databases.compliance import tables as compliance
from databases.documents import tables as documents
from databases.roots import roots_file
from databases.shipments import tables as shipments

from . import journals
from .accounts.cast import open_accounts
from .compliance import account_cases, cases, planned
from .copy import Load, NotEmpty
from .documents import Filing, of_accounts, of_entry
from .reference import add_reference
from .rows import Rows
from .shipments.schedule import scheduled
from .shipments.stories import Stories
from .world import World

__all__ = ["NotEmpty", "World", "is_seeded", "seed"]

CATALOGS: Final[Mapping[str, sa.MetaData]] = {
    "accounts": accounts.metadata,
    "shipments": shipments.metadata,
    "compliance": compliance.metadata,
    "documents": documents.metadata,
}
CHUNK: Final = 1_000
"""Stories of a batch; two batches are in memory at most."""

Progress = Callable[[str, int, int], None]


async def seed(world: World, owner_dsns: Mapping[str, str], roots: Path, progress: Progress) -> None:
    """Write the world's rows, journals and daily roots.

    `owner_dsns` names each domain's database, `roots` the folder of the daily roots; `progress` hears the
    stage, what is done of it, and of how much. `NotEmpty` when a database has rows or the folder has roots:
    nothing is written then. Each database is written in one transaction.
    """
    _refuse_roots(roots)
    rows = Rows(world)
    loads: list[Load] = []
    try:
        for domain, metadata in CATALOGS.items():
            loads.append(await Load.begin(domain, metadata, owner_dsns[domain]))
        await _write(world, rows, loads, progress)
        ends = await _complete(rows, loads, progress)
        for domain, days in ends.items():
            journals.root(roots, domain, days, world.as_of)
        for load in loads:
            await load.commit()
    except BaseException:
        for domain in CATALOGS:
            roots_file(roots, domain).unlink(missing_ok=True)
        for load in loads:
            load.abandon()
        raise


async def is_seeded(owner_dsns: Mapping[str, str]) -> bool:
    """Whether all four databases hold a world: their journals have begun."""
    for domain in CATALOGS:
        connection = await asyncpg.connect(owner_dsns[domain])
        try:
            if not await connection.fetchval("select exists (select from journal_head)"):
                return False
        finally:
            await connection.close()
    return True


def _tell(world: World, rows: Rows) -> Iterator[int]:
    """Fill the rows with the world, and say how many entries there are whenever it is time to write."""
    cast = open_accounts(world, rows)
    add_reference(rows)
    stories = Stories(world, rows, cast)
    filing = Filing(world, rows)
    told = 0
    for brief in scheduled(world, cast, planned(world)):
        story = stories.tell(brief)
        if story is None:
            continue
        of_entry(filing, story, cases(world, rows, cast, story))
        told += 1
        if told % CHUNK == 0:
            stories.settle(brief)
            yield min(told, world.entries)
    stories.settle()
    of_accounts(filing, cast, account_cases(world, rows, cast))
    yield world.entries


async def _write(world: World, rows: Rows, loads: list[Load], progress: Progress) -> None:
    """Write each batch while the next one is told."""
    chunks = _tell(world, rows)
    told: int | None = 0
    while told is not None:
        batch = rows.take()
        async with asyncio.TaskGroup() as group:
            telling = group.create_task(asyncio.to_thread(next, chunks, None))
            for load in loads:
                group.create_task(load.write(batch))
        told = telling.result()
        if told is not None:
            progress("entries", told, world.entries)


async def _complete(rows: Rows, loads: list[Load], progress: Progress) -> dict[str, journals.Ends]:
    """Chain the journals and build the indexes, of one domain while those of another are under way."""
    ends: dict[str, journals.Ends] = {}
    staged, chained, built = sum(load.staged for load in loads), 0, 0

    def more(entries: int) -> None:
        nonlocal chained
        chained += entries
        progress("journals", chained, staged)

    async def complete(load: Load) -> None:
        nonlocal built
        ends[load.domain] = await journals.chain(load, more)
        await load.finish(rows)
        built += 1
        progress("indexes", built, len(loads))

    async with asyncio.TaskGroup() as group:
        for load in loads:
            group.create_task(complete(load))
    return ends


def _refuse_roots(roots: Path) -> None:
    for domain in CATALOGS:
        if roots_file(roots, domain).exists():
            raise NotEmpty(
                f"{roots_file(roots, domain)} has the daily roots of an earlier journal; "
                "put it away, or name another folder"
            )
