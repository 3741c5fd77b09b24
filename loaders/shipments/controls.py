"""What Customs does with goods at the port: holds, exams and dispositions."""

from typing import Final

from databases.compliance.codes import NextActor
from databases.shipments.codes import HoldKind
from databases.shipments.tables import disposition_event, exam, hold
from loaders.cases import meaning
from loaders.filters import among, between, filters, prefix, whether
from loaders.lookups import many, one
from loaders.pages import by, orders, page
from loaders.reader import Loaders

OPEN_HOLD: Final = hold.c.removed_at.is_(None)
OPEN_EXAM: Final = exam.c.completed_at.is_(None)

_BY_AGENCY: Final = hold.c.kind == HoldKind.PARTNER_AGENCY.value
_FOR_DOCUMENTS: Final = hold.c.kind == HoldKind.DOCUMENTS.value

HOLD_FILTERS: Final = filters(
    kind=among(hold.c.kind, "Why the goods are held."),
    agency=among(hold.c.agency, "Who holds them, such as CBP or FDA."),
    open=whether(lambda _: OPEN_HOLD, "Whether the hold still stands."),
    placed=between(hold.c.placed_at, "When it was placed."),
    removed=between(hold.c.removed_at, "When it was removed."),
    port=among(hold.c.port_code, "Schedule D codes of the ports of entry."),
    next_actor=meaning(
        NextActor,
        {
            NextActor.CBP: lambda _: OPEN_HOLD & ~_BY_AGENCY & ~_FOR_DOCUMENTS,
            NextActor.ACCOUNT: lambda _: OPEN_HOLD & _FOR_DOCUMENTS,
            NextActor.PARTNER_AGENCY: lambda _: OPEN_HOLD & _BY_AGENCY,
        },
        "Whose move it is, for holds that stand.",
    ),
)
HOLD_ORDERS: Final = orders(placed=by(hold.c.placed_at, "When it was placed."))
EXAM_FILTERS: Final = filters(
    kind=among(exam.c.kind, "How the goods are examined."),
    result=among(exam.c.result, "What was found."),
    discrepancy=among(exam.c.discrepancy, "What was not as declared."),
    open=whether(lambda _: OPEN_EXAM, "Whether it is not completed yet."),
    ordered=between(exam.c.ordered_at, "When it was ordered."),
    completed=between(exam.c.completed_at, "When it was completed."),
    cost=between(exam.c.cost, "What the importer pays for it."),
    site=prefix(exam.c.site, "FIRMS codes of the places that start so.", str.upper),
    port=among(exam.c.port_code, "Schedule D codes of the ports of entry."),
)
EXAM_ORDERS: Final = orders(ordered=by(exam.c.ordered_at, "When it was ordered."))
DISPOSITION_FILTERS: Final = filters(
    code=among(disposition_event.c.code, "The disposition."),
    occurred=between(disposition_event.c.occurred_at, "When it was posted."),
)
DISPOSITION_ORDERS: Final = orders(occurred=by(disposition_event.c.occurred_at, "When it was posted."))


class Holds(Loaders):
    """Holds on goods."""

    by_id = one(hold, hold.c.id)
    all = page(hold, where=HOLD_FILTERS, orders=HOLD_ORDERS)
    by_company = page(hold, hold.c.company_id, where=HOLD_FILTERS, orders=HOLD_ORDERS)
    by_shipment = page(hold, hold.c.shipment_id, where=HOLD_FILTERS, orders=HOLD_ORDERS)
    by_entry = page(hold, hold.c.entry_id, where=HOLD_FILTERS, orders=HOLD_ORDERS)
    by_bill = page(hold, hold.c.bill_id, where=HOLD_FILTERS, orders=HOLD_ORDERS)
    open_by_entry = many(hold, hold.c.entry_id, hold.c.placed_at, where=(OPEN_HOLD,))
    open_by_shipment = many(hold, hold.c.shipment_id, hold.c.placed_at, where=(OPEN_HOLD,))


class Exams(Loaders):
    """Examinations of goods."""

    by_id = one(exam, exam.c.id)
    all = page(exam, where=EXAM_FILTERS, orders=EXAM_ORDERS)
    by_company = page(exam, exam.c.company_id, where=EXAM_FILTERS, orders=EXAM_ORDERS)
    by_shipment = page(exam, exam.c.shipment_id, where=EXAM_FILTERS, orders=EXAM_ORDERS)
    by_entry = page(exam, exam.c.entry_id, where=EXAM_FILTERS, orders=EXAM_ORDERS)
    by_container = page(exam, exam.c.container_id, where=EXAM_FILTERS, orders=EXAM_ORDERS)
    open_by_entry = many(exam, exam.c.entry_id, exam.c.ordered_at, where=(OPEN_EXAM,))
    stepped_up = many(exam, exam.c.stepped_from_id)


class DispositionEvents(Loaders):
    """Dispositions posted to bills."""

    by_id = one(disposition_event, disposition_event.c.id)
    by_shipment = page(
        disposition_event,
        disposition_event.c.shipment_id,
        where=DISPOSITION_FILTERS,
        orders=DISPOSITION_ORDERS,
    )
    by_bill = page(
        disposition_event, disposition_event.c.bill_id, where=DISPOSITION_FILTERS, orders=DISPOSITION_ORDERS
    )
