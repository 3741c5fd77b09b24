"""How holds, exams and dispositions are answered."""

from datetime import date, datetime

from databases.compliance.codes import NextActor
from databases.shipments.codes import ExamKind, HoldKind
from engine.kinds import derived
from loaders.clock import NEW_YORK
from loaders.rows import Row
from loaders.shipments.controls import DispositionEvents, Exams, Holds
from resolvers.edges import to_many, to_one, to_page

holds = to_page(Holds.all, key=None)
holds_of_company = to_page(Holds.by_company)
holds_of_shipment = to_page(Holds.by_shipment)
holds_of_entry = to_page(Holds.by_entry)
holds_of_bill = to_page(Holds.by_bill)
open_holds_of_shipment = to_many(Holds.open_by_shipment)
open_holds_of_entry = to_many(Holds.open_by_entry)

exams = to_page(Exams.all, key=None)
exam = to_one(Exams.by_id, key="exam_id")
exams_of_company = to_page(Exams.by_company)
exams_of_shipment = to_page(Exams.by_shipment)
exams_of_entry = to_page(Exams.by_entry)
exams_of_container = to_page(Exams.by_container)
stepped_from = to_one(Exams.by_id, key="stepped_from_id")
stepped_up = to_many(Exams.stepped_up)

dispositions_of_shipment = to_page(DispositionEvents.by_shipment)
dispositions_of_bill = to_page(DispositionEvents.by_bill)


def days_between(start: datetime, end: datetime | None, today: date) -> int:
    """Days in New York from one moment to another, or to today while there is no other."""
    last = today if end is None else end.astimezone(NEW_YORK).date()
    return (last - start.astimezone(NEW_YORK).date()).days


@derived("removed_at")
def hold_open(row: Row) -> bool:
    """Whether the hold still stands."""
    return row["removed_at"] is None


@derived("placed_at", "removed_at")
def days_held(row: Row, today: date) -> int:
    """Days from placing to removal, or to today while it stands."""
    return days_between(row["placed_at"], row["removed_at"], today)


@derived("kind", "removed_at")
def hold_next_actor(row: Row) -> NextActor | None:
    """The other agency, the account for documents, else Customs; null once removed."""
    if row["removed_at"] is not None:
        return None
    others = {HoldKind.PARTNER_AGENCY: NextActor.PARTNER_AGENCY, HoldKind.DOCUMENTS: NextActor.ACCOUNT}
    return others.get(row["kind"], NextActor.CBP)


@derived("completed_at")
def exam_open(row: Row) -> bool:
    """Whether the exam is not completed."""
    return row["completed_at"] is None


@derived("ordered_at", "completed_at")
def days_in_exam(row: Row, today: date) -> int:
    """Days from the order to completion, or to today while it is not completed."""
    return days_between(row["ordered_at"], row["completed_at"], today)


@derived("kind", "completed_at")
def exam_next_actor(row: Row) -> NextActor | None:
    """The other agency for its own exams, else Customs; null once completed."""
    if row["completed_at"] is not None:
        return None
    return NextActor.PARTNER_AGENCY if row["kind"] == ExamKind.PARTNER_AGENCY else NextActor.CBP
