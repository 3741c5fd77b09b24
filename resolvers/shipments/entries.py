"""How entries, their summaries, liquidation and lines are answered."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from databases.compliance.codes import NextActor
from databases.documents.codes import LinkKind
from databases.shipments.codes import LiquidationStatus, SummaryStatus
from engine.kinds import derived
from loaders.rows import Row
from loaders.shipments.controls import Exams, Holds
from loaders.shipments.entries import CORRECTION_DAYS, CORRECTION_MARGIN, PROTEST_DAYS, Entries
from loaders.shipments.lines import AdditionalDuties, EntryLines
from loaders.shipments.turns import STOPPED
from loaders.shipments.turns import next_actor as turn
from resolvers.context import Context
from resolvers.edges import batched, to_many, to_one, to_page
from resolvers.shipments.controls import days_between

entries = to_page(Entries.all, key=None)
entry = to_one(Entries.by_id, key="entry_id")
entries_of_company = to_page(Entries.by_company)
entries_of_account = to_page(Entries.by_account)
entries_of_filer = to_page(Entries.by_filer, key="number")
entries_of_place = to_page(Entries.by_location, key="number")
entries_of_carrier = to_page(Entries.by_carrier)
entries_of_bond = to_page(Entries.by_bond)
entries_of_center = to_page(Entries.by_center, key="code")
entries_of_port = to_page(Entries.by_port, key="code")
entries_of_shipment = to_page(Entries.by_shipment)
entries_of_statement = to_page(Entries.by_statement)
entries_of_bill = to_page(Entries.by_bill)
entries_of_container = to_page(Entries.by_container)
linked_entry = to_one(Entries.by_id, key="target_id", only=("kind", LinkKind.ENTRY.value))

entry_lines = to_page(EntryLines.all, key=None)
line = to_one(EntryLines.by_id, key="line_id")
cited_line = to_one(EntryLines.by_id, key="entry_line_id")
lines_of_entry = to_page(EntryLines.by_entry)
lines_of_company = to_page(EntryLines.by_company)
lines_of_account = to_page(EntryLines.by_account)
additional_duties = to_many(AdditionalDuties.by_line)

_OWED: Final = (SummaryStatus.NOT_FILED, SummaryStatus.REJECTED)
_UNCORRECTABLE: Final = (*_OWED, SummaryStatus.CANCELLED)


@derived("summary_status", "summary_due_on")
def summary_days_left(row: Row, today: date) -> int | None:
    """Days until the summary is due, negative when late; null once it is filed."""
    due: date = row["summary_due_on"]
    return (due - today).days if row["summary_status"] in _OWED else None


@derived("summary_status", "summary_due_on")
def summary_overdue(row: Row, today: date) -> bool:
    """Whether the summary is owed and its due date has passed."""
    return bool(row["summary_status"] in _OWED and row["summary_due_on"] < today)


def _correctable_until(row: Row) -> date | None:
    if row["summary_status"] in _UNCORRECTABLE or row["liquidated_on"] is not None:
        return None
    entered: date = row["entered_on"]
    liquidates: date = row["liquidates_on"]
    return min(entered + timedelta(days=CORRECTION_DAYS), liquidates - timedelta(days=CORRECTION_MARGIN))


_CORRECTION: Final = derived("summary_status", "liquidated_on", "entered_on", "liquidates_on")

correctable_until = _CORRECTION(_correctable_until)


@_CORRECTION
def correction_days_left(row: Row, today: date) -> int | None:
    """Days until the last day for a correction; null when none is possible any more."""
    until = _correctable_until(row)
    return None if until is None or until < today else (until - today).days


@_CORRECTION
def correctable(row: Row, today: date) -> bool:
    """Whether a correction is still possible."""
    until = _correctable_until(row)
    return until is not None and today <= until


@derived("liquidation_status", "liquidates_on", "liquidated_on")
def liquidation_days_left(row: Row, today: date) -> int | None:
    """Days until scheduled liquidation, negative when late; null once liquidated and while suspended."""
    due: date = row["liquidates_on"]
    stopped = row["liquidation_status"] == LiquidationStatus.SUSPENDED
    return None if stopped or row["liquidated_on"] is not None else (due - today).days


def _protestable_until(row: Row) -> date | None:
    liquidated: date | None = row["liquidated_on"]
    return None if liquidated is None else liquidated + timedelta(days=PROTEST_DAYS)


protestable_until = derived("liquidated_on")(_protestable_until)
_PROTEST: Final = derived("liquidated_on", "liquidation_status")


@_PROTEST
def protestable(row: Row, today: date) -> bool:
    """Whether the liquidation may still be protested."""
    until = _protestable_until(row)
    final = row["liquidation_status"] == LiquidationStatus.FINAL
    return until is not None and not final and today <= until


@_PROTEST
def protest_days_left(row: Row, today: date) -> int | None:
    """Days until the last day for a protest; null when there is nothing to protest or it is too late."""
    until = _protestable_until(row)
    final = row["liquidation_status"] == LiquidationStatus.FINAL
    return None if until is None or final or until < today else (until - today).days


@derived("duty", "additional_duty")
def line_duty(row: Row) -> Decimal | None:
    """Duty of the line with the additional duties."""
    duty: Decimal | None = row["duty"]
    additional: Decimal | None = row["additional_duty"]
    return None if duty is None or additional is None else duty + additional


@batched
async def days_on_hold(
    parents: Sequence[Row],
    arguments: Mapping[str, Any],
    context: Context,
) -> list[int | None]:
    """Days since the oldest hold that stands was placed; null when none does."""
    standing = await asyncio.gather(*(_open(Holds.open_by_entry, parent, context) for parent in parents))
    return [days_between(holds[0]["placed_at"], None, context.today) if holds else None for holds in standing]


@batched
async def next_actor(
    parents: Sequence[Row],
    arguments: Mapping[str, Any],
    context: Context,
) -> list[NextActor | None]:
    """Whose move it is; reads holds and exams only for entries that are held or in exam."""
    stopped = [parent for parent in parents if parent["status"] in STOPPED]
    holds, exams = await asyncio.gather(
        asyncio.gather(*(_open(Holds.open_by_entry, parent, context) for parent in stopped)),
        asyncio.gather(*(_open(Exams.open_by_entry, parent, context) for parent in stopped)),
    )
    reasons = {row["id"]: pair for row, pair in zip(stopped, zip(holds, exams, strict=True), strict=True)}
    return [turn(parent, *reasons.get(parent["id"], ((), ()))) for parent in parents]


async def _open(loader: Any, entry: Row, context: Context) -> Sequence[Row]:
    rows: Sequence[Row] = await context.load(loader, None, entry["id"])
    return rows
