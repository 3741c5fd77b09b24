"""Entries, with their release, summary and liquidation."""

from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import ColumnElement

from databases.compliance.codes import NextActor
from databases.documents.codes import DocumentType
from databases.shipments.codes import LiquidationStatus, SummaryStatus
from databases.shipments.tables import entry, entry_line, exam, hold, movement
from loaders.cases import meaning
from loaders.filters import among, between, elsewhere, filters, having, prefix, whether, within
from loaders.lookups import one
from loaders.pages import by, orders, page
from loaders.reader import Loaders
from loaders.shipments.controls import EXAM_FILTERS, HOLD_FILTERS
from loaders.shipments.lines import WITHIN_ENTRY
from loaders.shipments.turns import WAITING_FOR
from loaders.specs import Through

CORRECTION_DAYS: Final = 300
CORRECTION_MARGIN: Final = 15
PROTEST_DAYS: Final = 180

_CORRECTABLE_UNTIL: Final[ColumnElement[Any]] = sa.func.least(
    entry.c.entered_on + CORRECTION_DAYS, entry.c.liquidates_on - CORRECTION_MARGIN, type_=sa.Date()
)


def _owed() -> ColumnElement[bool]:
    """That the summary must still be filed."""
    return sa.or_(
        entry.c.summary_status == SummaryStatus.NOT_FILED.value,
        entry.c.summary_status == SummaryStatus.REJECTED.value,
    )


def _correctable(today: ColumnElement[Any]) -> ColumnElement[bool]:
    gone = entry.c.summary_status == SummaryStatus.CANCELLED.value
    return sa.and_(~_owed(), ~gone, entry.c.liquidated_on.is_(None), today <= _CORRECTABLE_UNTIL)


def _protestable(today: ColumnElement[Any]) -> ColumnElement[bool]:
    final = entry.c.liquidation_status == LiquidationStatus.FINAL.value
    return sa.and_(entry.c.liquidated_on.is_not(None), ~final, today <= entry.c.liquidated_on + PROTEST_DAYS)


ENTRY_FILTERS: Final = filters(
    number=prefix(
        entry.c.number,
        "Entry numbers that start so, with or without hyphens.",
        lambda number: number.replace("-", "").upper(),
    ),
    importer_number=among(entry.c.importer_number, "Importer of record numbers."),
    filer_code=among(entry.c.filer_code, "Filer codes of those who filed."),
    center=among(entry.c.center_code, "Codes of the Centers that review them."),
    entry_type=among(entry.c.entry_type, "Codes of entry types, such as 01 or 03."),
    mode=among(entry.c.mode, "How the goods crossed the border."),
    port=among(entry.c.port_code, "Schedule D codes of the ports of entry."),
    bond_type=among(entry.c.bond_type, "What secures their duties."),
    goods_location=among(
        entry.c.goods_location, "FIRMS codes or zone numbers of the places where the goods lie."
    ),
    origin=among(entry.c.origin, "Countries of origin of the line of highest value, ISO 3166."),
    release_status=among(entry.c.status, "Where they stand on the way to release."),
    summary_status=among(entry.c.summary_status, "Where their summaries stand."),
    liquidation_status=among(entry.c.liquidation_status, "How far their liquidation is."),
    liquidation_result=among(entry.c.liquidation_result, "What their liquidation changed."),
    next_actor=meaning(NextActor, WAITING_FOR, "Whose move it is."),
    filed=between(entry.c.filed_at, "When they were filed."),
    entered=between(entry.c.entered_on, "Day of entry."),
    released=between(entry.c.released_at, "When they were released."),
    is_released=whether(lambda _: entry.c.released_at.is_not(None), "Whether the goods were released."),
    value=between(entry.c.entered_value, "Entered value, US dollars."),
    duty=between(entry.c.duty, "Duty with additional duties, US dollars."),
    total=between(entry.c.total, "Duty and fees, US dollars."),
    summary_due=between(entry.c.summary_due_on, "When their summaries are or were due."),
    summary_due_within_days=within(
        entry.c.summary_due_on, "Summaries due from today to so many days from today."
    ),
    summary_due_within_working_days=within(
        entry.c.summary_due_on, "Summaries due from today to so many working days from today.", working=True
    ),
    summary_filed=between(entry.c.summary_filed_on, "When their summaries were filed."),
    summary_overdue=whether(
        lambda today: _owed() & (entry.c.summary_due_on < today),
        "Whether the summary is owed and its due date has passed.",
    ),
    paid=between(entry.c.paid_on, "When they were paid."),
    correctable=whether(
        _correctable,
        "Whether a post-summary correction is still possible: filed, not liquidated, within 300 days of "
        "entry and up to 15 days before scheduled liquidation.",
    ),
    correctable_until=between(_CORRECTABLE_UNTIL, "The last day for a post-summary correction."),
    liquidates=between(entry.c.liquidates_on, "When they are scheduled to liquidate, or did."),
    liquidates_within_days=within(
        entry.c.liquidates_on, "Liquidation from today to so many days from today."
    ),
    liquidated=between(entry.c.liquidated_on, "When they were liquidated."),
    protestable=whether(
        _protestable, "Whether the liquidation may still be protested: within 180 days of it."
    ),
    protest_ends_within_days=within(
        entry.c.liquidated_on,
        "The last day for a protest is from today to so many days from today.",
        shift=PROTEST_DAYS,
    ),
    on_hold=whether(
        lambda _: hold.c.removed_at.is_(None),
        "Whether a hold stands.",
        of=hold,
        on=hold.c.entry_id == entry.c.id,
    ),
    in_exam=whether(
        lambda _: exam.c.completed_at.is_(None),
        "Whether an exam is not completed.",
        of=exam,
        on=exam.c.entry_id == entry.c.id,
    ),
    hold=having(hold, hold.c.entry_id == entry.c.id, HOLD_FILTERS, "A hold with all of these."),
    exam=having(exam, exam.c.entry_id == entry.c.id, EXAM_FILTERS, "An exam with all of these."),
    line=having(entry_line, entry_line.c.entry_id == entry.c.id, WITHIN_ENTRY, "A line with all of these."),
    open_case=elsewhere(
        "compliance_actions.open_by_entry",
        "id",
        kind=bool,
        description="Whether an open compliance action concerns it.",
    ),
    document_missing=elsewhere(
        "documents.present_by_entry",
        "id",
        kind=[DocumentType],
        negated=True,
        description="Entries without any document of these types on file.",
    ),
)
ENTRY_ORDERS: Final = orders(
    filed=by(entry.c.filed_at, "When it was filed."),
    value=by(entry.c.entered_value, "Entered value."),
    summary_due=by(entry.c.summary_due_on, "When the summary is or was due."),
    liquidates=by(entry.c.liquidates_on, "When it is scheduled to liquidate, or did."),
)


class Entries(Loaders):
    """Entries, by whose they are and by what they cover."""

    by_id = one(entry, entry.c.id)
    by_number = one(entry, entry.c.number)
    all = page(entry, where=ENTRY_FILTERS, orders=ENTRY_ORDERS)
    by_company = page(entry, entry.c.company_id, where=ENTRY_FILTERS, orders=ENTRY_ORDERS)
    by_account = page(entry, entry.c.account_id, where=ENTRY_FILTERS, orders=ENTRY_ORDERS)
    by_filer = page(entry, entry.c.filer_code, where=ENTRY_FILTERS, orders=ENTRY_ORDERS)
    by_location = page(entry, entry.c.goods_location, where=ENTRY_FILTERS, orders=ENTRY_ORDERS)
    by_carrier = page(entry, entry.c.carrier_id, where=ENTRY_FILTERS, orders=ENTRY_ORDERS)
    by_bond = page(entry, entry.c.bond_id, where=ENTRY_FILTERS, orders=ENTRY_ORDERS)
    by_center = page(entry, entry.c.center_code, where=ENTRY_FILTERS, orders=ENTRY_ORDERS)
    by_port = page(entry, entry.c.port_code, where=ENTRY_FILTERS, orders=ENTRY_ORDERS)
    by_shipment = page(entry, entry.c.shipment_id, where=ENTRY_FILTERS, orders=ENTRY_ORDERS)
    by_statement = page(entry, entry.c.statement_id, where=ENTRY_FILTERS, orders=ENTRY_ORDERS)
    by_bill = page(
        entry,
        Through(movement, movement.c.bill_id, movement.c.shipment_id, column=entry.c.shipment_id),
        where=ENTRY_FILTERS,
        orders=ENTRY_ORDERS,
    )
    by_container = page(
        entry,
        Through(movement, movement.c.container_id, movement.c.shipment_id, column=entry.c.shipment_id),
        where=ENTRY_FILTERS,
        orders=ENTRY_ORDERS,
    )
