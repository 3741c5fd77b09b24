"""Rows of an entry: itself, its lines, duties, fees, corrections, and its way to liquidation."""

from datetime import date
from typing import Final

from databases.sample.rows import Rows
from databases.sample.story import EntryStory
from databases.sample.world import World
from databases.shipments.codes import CorrectionStatus, FeeKind, LiquidationStatus
from databases.shipments.tables import (
    additional_duty,
    entry,
    entry_line,
    fee,
    liquidation_event,
    summary_correction,
)

from .bonds import bond_type
from .duties import INFORMAL, ZERO, cents
from .outcomes import Liquidated, liquidation_steps
from .plot import Plot

NOTICE: Final = "4333-A"
WHY: Final = {
    LiquidationStatus.EXTENDED: "Information needed for classification is awaited",
    LiquidationStatus.SUSPENDED: "Antidumping or countervailing duty review",
    LiquidationStatus.DEEMED_LIQUIDATED: "A year passed without action (19 USC 1504)",
    LiquidationStatus.RELIQUIDATED: "Protest approved",
}


def write_entry(world: World, rows: Rows, story: EntryStory, plot: Plot, liquidated: Liquidated) -> None:
    """The entry with everything below it."""
    happened, after = world.happened, plot.aftermath
    paid = story.statement_id is not None and plot.sheet is not None and happened(plot.sheet.paid_on)
    lines = story.lines
    rows.add(
        entry,
        story.scope,
        id=story.entry_id,
        number=story.entry_number,
        shipment_id=story.shipment_id,
        broker_id=story.filer.broker_for(story.company),
        importer_number=story.importer.number,
        entry_type=story.entry_type,
        mode=story.mode,
        goods_location=story.goods_location,
        bond_type=bond_type(story),
        bond_id=story.bond_id,
        surety_account_id=None if story.bond_id is None else story.company.bonded[1].account_id,
        status=story.status,
        filed_at=plot.filed_at if happened(plot.filed_at) else plot.drafted_at,
        entered_on=plot.entered_on,
        released_at=plot.clearance.released_at if happened(plot.clearance.released_at) else None,
        origin=max(lines, key=lambda line: line.value).origin,
        line_count=len(lines),
        entered_value=story.entered_value,
        duty=story.duty,
        mpf=story.mpf,
        hmf=story.hmf,
        total=story.total,
        summary_status=story.summary_status,
        summary_due_on=after.summary_due_on,
        summary_filed_on=after.summary_filed_on if happened(after.summary_filed_on) else None,
        paid_on=plot.sheet.paid_on if paid and plot.sheet else None,
        statement_id=story.statement_id,
        liquidation_status=liquidated.status,
        liquidates_on=liquidated.liquidates_on,
        liquidated_on=liquidated.liquidated_on,
        liquidation_result=liquidated.result,
        liquidated_duty=liquidated.duty,
    )
    _lines(rows, story, plot.entered_on)
    kind = FeeKind.MPF_INFORMAL if story.entry_type in INFORMAL else FeeKind.MPF_FORMAL
    for each, amount in ((kind, story.mpf), (FeeKind.HMF, story.hmf)):
        if amount:
            rows.add(fee, story.scope, entry_id=story.entry_id, kind=each, amount=amount)
    _correction(world, rows, story, plot)
    _liquidation(world, rows, story, plot, liquidated)


def _lines(rows: Rows, story: EntryStory, entered_on: date) -> None:
    scope = {**story.scope, "entry_id": story.entry_id}
    for line in story.lines:
        extra = sum((duty for _, _, duty in line.additional), ZERO)
        rows.add(
            entry_line,
            scope,
            id=line.id,
            number=line.number,
            hts_number=line.hts_number,
            description=line.description,
            origin=line.origin,
            export_country=line.export_country,
            manufacturer_party_id=line.supplier.party_id,
            manufacturer_id=line.supplier.manufacturer_id,
            entered_on=entered_on,
            entered_value=line.value,
            charges=cents(line.value * 3 / 100),
            gross_weight_kg=line.gross_weight_kg,
            quantity=line.quantity,
            unit=line.unit,
            preference=line.preference,
            trade_remedy_case=line.trade_remedy_case,
            agency=line.agency,
            rate_text=line.rate_text,
            duty=line.duty,
            additional_duty=extra,
            mpf=line.mpf,
            hmf=line.hmf,
        )
        for number, text, duty in line.additional:
            rows.add(additional_duty, scope, line_id=line.id, hts_number=number, rate_text=text, duty=duty)


def _correction(world: World, rows: Rows, story: EntryStory, plot: Plot) -> None:
    """The entry's figures are those after an accepted correction; what it changed is kept beside it."""
    made = plot.aftermath.correction
    if made is None or not world.happened(made.filed_on):
        return
    decided = world.happened(made.decided_on)
    status = CorrectionStatus.ACCEPTED if made.accepted else CorrectionStatus.REJECTED
    other = cents(story.duty * (1 + made.share))
    replaced = decided and made.accepted
    rows.add(
        summary_correction,
        story.scope,
        entry_id=story.entry_id,
        number=1,
        reason=made.reason,
        status=status if decided else CorrectionStatus.FILED,
        filed_on=made.filed_on,
        decided_on=made.decided_on if decided else None,
        duty_before=other if replaced else story.duty,
        duty_after=story.duty if replaced else other,
    )


def _liquidation(world: World, rows: Rows, story: EntryStory, plot: Plot, liquidated: Liquidated) -> None:
    ends = (LiquidationStatus.LIQUIDATED, LiquidationStatus.DEEMED_LIQUIDATED, LiquidationStatus.RELIQUIDATED)
    notices = (LiquidationStatus.EXTENDED, LiquidationStatus.SUSPENDED)
    for day, status in liquidation_steps(world, plot):
        duty = liquidated.duty if status in ends else None
        if status is LiquidationStatus.LIQUIDATED and plot.aftermath.advance is not None:
            duty = story.duty + plot.aftermath.advance.duty_change
        rows.add(
            liquidation_event,
            story.scope,
            entry_id=story.entry_id,
            status=status,
            occurred_on=day,
            notice=NOTICE if status in notices else None,
            reason=WHY.get(status),
            duty=duty,
        )
