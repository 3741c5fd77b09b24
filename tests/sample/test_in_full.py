"""Every world has one entry to which everything happened, under one number, for whoever looks at it first."""

from datetime import date

import pytest

from databases.compliance.codes import ActionStatus, Family
from databases.numbers import show_entry_number
from databases.sample.accounts.cast import open_accounts
from databases.sample.compliance import cases, planned
from databases.sample.personas import PERSONAS
from databases.sample.reference import add_reference
from databases.sample.rows import Rows
from databases.sample.shipments.anchors import FULL
from databases.sample.shipments.schedule import scheduled
from databases.sample.shipments.stories import Stories
from databases.sample.story import EntryStory
from databases.sample.world import World
from tests.world import Sample

NUMBER = "QT7-4400000-7"
OUTSIDE = {"LIQUIDATED", "INCREASE", "CORRECTED", "RELEASED"}


@pytest.mark.parametrize(
    "world",
    [
        World(entries=600, as_of=date(2026, 3, 10)),
        World(entries=600, as_of=date(2027, 1, 3), seed=2),
        World(entries=2_000, as_of=date(2026, 11, 24)),
        World(entries=2_000, as_of=date(2028, 2, 29), seed=3),
    ],
    ids=lambda world: f"{world.entries} up to {world.as_of}",
)
def test_it_is_in_worlds_of_every_size_and_day(world: World) -> None:
    story, families = _told(world)

    assert story.company.name == PERSONAS["importer"].company
    assert show_entry_number(story.entry_number) == NUMBER
    assert {
        story.liquidation_status,
        story.liquidation_result,
        story.summary_status,
        story.status,
    } == OUTSIDE
    assert all(exam.completed_at for exam in story.exams)
    assert all(hold.removed_at for hold in story.holds)
    assert story.exams
    assert story.holds
    assert all(line.additional for line in story.lines)
    assert story.statement_id is not None
    assert families[Family.INFORMATION_REQUEST] is ActionStatus.ESCALATED
    assert families[Family.NOTICE_OF_ACTION] is ActionStatus.PAID


async def test_nothing_of_it_is_missing_in_the_databases(sample: Sample) -> None:
    (entry,) = await sample.fetch(
        "shipments",
        """
        select id, liquidated_duty - duty as increase,
            (select count(*) from hold where entry_id = e.id) as holds,
            (select count(*) from exam where entry_id = e.id) as exams,
            (select count(*) from additional_duty where entry_id = e.id) as additional,
            (select count(*) from fee where entry_id = e.id) as fees,
            (select count(*) from summary_correction
                where entry_id = e.id and status = 'ACCEPTED') as corrections,
            (select count(*) from liquidation_event where entry_id = e.id) as events,
            (select count(*) from statement where id = e.statement_id) as statements,
            (select count(*) from movement where shipment_id = e.shipment_id) as movements
        from entry e where number = $1
        """,
        NUMBER.replace("-", ""),
    )
    papers = await sample.value(
        "documents",
        "select count(*) from document_link where kind = 'ENTRY' and target_id = $1",
        entry["id"],
    )
    found = await sample.value(
        "compliance", "select count(*) from action_entry where entry_id = $1", entry["id"]
    )

    assert min(entry.values()) > 0, entry
    assert papers >= 4
    assert found >= 2


def _told(world: World) -> tuple[EntryStory, dict[Family, ActionStatus]]:
    """The story, and where the cases on it stand."""
    rows = Rows(world)
    cast = open_accounts(world, rows)
    add_reference(rows)
    stories = Stories(world, rows, cast)
    for brief in scheduled(world, cast, planned(world)):
        story = stories.tell(brief)
        if story is not None and FULL in story.tags:
            return story, {case.family: case.steps[-1].status for case in cases(world, rows, cast, story)}
    raise AssertionError("there is no entry in full")
