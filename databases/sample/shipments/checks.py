"""Rows of holds and exams, as far as they have happened."""

from datetime import datetime
from random import Random
from typing import Final

from databases.sample.rows import Rows
from databases.sample.story import EntryStory, ExamRecord, HoldRecord
from databases.sample.world import World
from databases.shipments.codes import Discrepancy, ExamKind, ExamResult
from databases.shipments.tables import exam, hold

from .briefs import Check
from .plot import Plot

COSTS: Final = {ExamKind.NII: (300, 500), ExamKind.TAILGATE: (300, 700), ExamKind.INTENSIVE: (2_000, 3_600)}
REMARKS: Final = {
    Discrepancy.QUANTITY: "Two pallets more than on the packing list",
    Discrepancy.DESCRIPTION: "Goods are not those described on the invoice",
    Discrepancy.CLASSIFICATION: "Material differs from what the tariff number says",
    Discrepancy.ORIGIN_MARKING: "Retail boxes are not marked with the country of origin",
    Discrepancy.TRADEMARK: "Labels appear to be counterfeit",
    Discrepancy.SAFETY: "Small parts warning is missing",
    Discrepancy.SEAL: "Seal number differs from the manifest",
}


def write_holds(world: World, rows: Rows, story: EntryStory, plot: Plot) -> list[HoldRecord]:
    """The holds that have been placed."""
    written = []
    for stay in plot.clearance.stays:
        if not world.happened(stay.placed_at):
            continue
        removed = _past(world, stay.removed_at)
        key = rows.add(
            hold,
            story.scope,
            shipment_id=story.shipment_id,
            entry_id=story.entry_id,
            bill_id=story.bills[-1].id if story.bills else None,
            kind=stay.kind,
            agency=stay.agency,
            reason=stay.reason,
            placed_at=stay.placed_at,
            removed_at=removed,
        )
        written.append(HoldRecord(key, stay.kind, stay.agency, stay.reason, stay.placed_at, removed))
    return written


def write_exams(
    world: World, rows: Rows, story: EntryStory, plot: Plot, site: str, chance: Random
) -> list[ExamRecord]:
    """The exams that have been ordered, each stepped up from the one before it."""
    written: list[ExamRecord] = []
    for check in plot.clearance.checks:
        if not world.happened(check.ordered_at):
            break
        completed = _past(world, check.completed_at)
        result = _result(check) if completed else None
        cost = COSTS.get(check.kind)
        record = ExamRecord(
            id=0,
            kind=check.kind,
            site=site,
            ordered_at=check.ordered_at,
            started_at=_past(world, check.started_at),
            completed_at=completed,
            result=result,
            discrepancy=check.discrepancy if completed else None,
            container_id=story.containers[0][0] if story.containers else None,
            stepped_from_id=written[-1].id if written else None,
        )
        record.id = rows.add(
            exam,
            story.scope,
            shipment_id=story.shipment_id,
            entry_id=story.entry_id,
            container_id=record.container_id,
            stepped_from_id=record.stepped_from_id,
            kind=record.kind,
            result=record.result,
            discrepancy=record.discrepancy,
            site=site,
            cost=chance.randrange(*cost) if cost and completed else None,
            ordered_at=record.ordered_at,
            started_at=record.started_at,
            completed_at=completed,
            remarks=REMARKS[check.discrepancy] if completed and check.discrepancy else None,
        )
        written.append(record)
    return written


def _result(check: Check) -> ExamResult:
    if check.stepped_up:
        return ExamResult.STEPPED_UP
    return ExamResult.DISCREPANCY if check.discrepancy else ExamResult.CONFORMS


def _past(world: World, when: datetime | None) -> datetime | None:
    return when if world.happened(when) else None
