"""Rows of shipments on their way: the shipment, its security filing, in-bond movement and bill events."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from databases.numbers import in_bond_number
from databases.sample.reference import ports
from databases.sample.rows import Rows, Scope
from databases.sample.story import Bill, EntryStory, Supplier
from databases.sample.world import World
from databases.shipments.codes import (
    Disposition,
    FilingStatus,
    HoldKind,
    InBondKind,
    InBondStatus,
    ReleaseStatus,
)
from databases.shipments.tables import disposition_event, in_bond, security_filing, shipment

from .outcomes import shipment_status
from .plot import Plot

IN_BOND_DAYS: Final = timedelta(days=30)
FIRST_IN_BOND: Final = 25_770_000
PLACED: Final = {
    HoldKind.MANIFEST: (Disposition.HOLD_DISCHARGE, Disposition.HOLD_REMOVED_DISCHARGE),
    HoldKind.ENTRY_PROCESSING: (Disposition.ENTRY_PROCESSING_HOLD, None),
    HoldKind.NON_INTRUSIVE_INSPECTION: (Disposition.INSPECTION_HOLD, None),
    HoldKind.INTENSIVE_EXAM: (Disposition.ENTERED_INTENSIVE, Disposition.RELEASED_AFTER_EXAM),
    HoldKind.PARTNER_AGENCY: (Disposition.ENTRY_PROCESSING_HOLD, None),
    HoldKind.DOCUMENTS: (Disposition.ENTRY_PROCESSING_HOLD, None),
}
"""The bill-level codes of a hold, and of its end where there is one."""


def write_shipment(
    world: World, rows: Rows, plot: Plot, scope: Scope, known: tuple[int, str], broker_id: int | None
) -> None:
    """The shipment; `known` is its id and reference."""
    journey, happened = plot.journey, world.happened
    rows.add(
        shipment,
        {**scope, "port_code": journey.port_code},
        id=known[0],
        reference=known[1],
        mode=journey.mode,
        status=shipment_status(world, plot),
        conveyance=journey.conveyance,
        voyage=journey.voyage,
        imo_number=journey.imo_number,
        lading_port=journey.lading.code,
        export_country=journey.lading.country,
        broker_id=broker_id,
        laded_at=journey.laded_at,
        departed_at=journey.departed_at if happened(journey.departed_at) else None,
        arrives_at=journey.arrives_at,
        arrived_at=journey.arrives_at if happened(journey.arrives_at) else None,
    )


def write_filing(
    world: World,
    rows: Rows,
    plot: Plot,
    scope: Scope,
    shipment_id: int,
    bills: Sequence[Bill],
    supplier: Supplier,
) -> int | None:
    """The security filing of goods that are on a bill already."""
    filing = plot.filing
    if filing is None or not bills or not world.happened(filing.filed_at):
        return None
    complete = not filing.missing or world.happened(filing.completed_at)
    status = FilingStatus.ON_FILE if complete else FilingStatus.INCOMPLETE
    if filing.rejected:
        status = FilingStatus.REJECTED
    elif world.happened(plot.clearance.cancelled_at):
        status = FilingStatus.WITHDRAWN
    return rows.add(
        security_filing,
        {**scope, "port_code": plot.journey.port_code},
        shipment_id=shipment_id,
        bill_id=bills[-1].id,
        number=f"{scope['filer_code']}{shipment_id:010d}",
        status=status,
        supplier_id=supplier.party_id,
        supplier_name=supplier.name,
        due_at=filing.due_at,
        filed_at=filing.filed_at,
        late=filing.filed_at > filing.due_at,
        missing_elements=list(filing.missing),
        completed_at=None if not complete else filing.completed_at or filing.filed_at,
    )


def write_move(world: World, rows: Rows, story: EntryStory, plot: Plot) -> None:
    """The in-bond movement to the port of entry."""
    move = plot.move
    if move is None or not story.bills or not world.happened(move.authorized_at):
        return
    arrived = world.happened(move.arrived_at)
    rows.add(
        in_bond,
        {**story.scope, "port_code": plot.journey.port_code},
        shipment_id=story.shipment_id,
        bill_id=story.bills[-1].id,
        number=in_bond_number(FIRST_IN_BOND + story.shipment_id),
        kind=InBondKind.IMMEDIATE_TRANSPORTATION,
        status=InBondStatus.ARRIVED if arrived else InBondStatus.IN_TRANSIT,
        destination_port_code=plot.port_code,
        authorized_on=move.authorized_at.date(),
        due_on=move.authorized_at.date() + IN_BOND_DAYS,
        arrived_on=move.arrived_at.date() if arrived else None,
    )


def write_dispositions(world: World, rows: Rows, story: EntryStory, plot: Plot) -> None:
    """What Customs told the carrier about the lowest bill, as far as it has happened."""
    if not story.bills:
        return
    clearance = plot.clearance
    told: list[tuple[datetime, Disposition, str | None]] = []
    if plot.move is not None:
        place = ports()[plot.port_code][0]
        told.append((plot.move.authorized_at, Disposition.IN_BOND_AUTHORIZED, f"To {place}"))
    intensive = False
    for stay in clearance.stays:
        placed, removed = PLACED[stay.kind]
        told.append((stay.placed_at, placed, stay.reason))
        intensive |= removed is Disposition.RELEASED_AFTER_EXAM
        if removed is not None and stay.removed_at is not None:
            told.append((stay.removed_at, removed, None))
    if clearance.released_at is not None:
        if not intensive:
            told.append((clearance.released_at, Disposition.ENTERED_RELEASED, None))
        if plot.journey.way == "sea":
            after = max(clearance.released_at, plot.journey.arrives_at) + timedelta(minutes=45)
            told.append((after, Disposition.TERMINAL_RELEASE, None))
    for when, code, note in told:
        if world.happened(when):
            rows.add(
                disposition_event,
                story.scope,
                shipment_id=story.shipment_id,
                bill_id=story.bills[-1].id,
                code=code,
                occurred_at=when,
                note=note,
            )


def last_event(world: World, plot: Plot, status: str) -> tuple[datetime, str]:
    """The newest thing that happened to the goods, in words."""
    journey, clearance = plot.journey, plot.clearance
    place = ports()[journey.port_code][0]
    events = [
        (journey.laded_at, f"Laded at {journey.lading.name}"),
        (journey.departed_at, f"Departed from {journey.lading.name}"),
        (journey.arrives_at, f"Arrived at {place}"),
    ]
    if plot.move is not None:
        events.append((plot.move.arrived_at, f"Arrived in bond at {ports()[plot.port_code][0]}"))
    if status != ReleaseStatus.DRAFT:
        events += [(stay.placed_at, f"On hold: {stay.reason.lower()}") for stay in clearance.stays]
        events += [(check.completed_at, "Exam completed") for check in clearance.checks]
        if clearance.released_at is not None:
            events.append((max(clearance.released_at, journey.departed_at), "Released by Customs"))
        if clearance.seized_at is not None:
            events.append((clearance.seized_at, "Seized"))
    return max(event for event in events if world.happened(event[0]))
