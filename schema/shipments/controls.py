"""The types of the shipments domain: holds, exams and dispositions."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated

import strawberry

from databases.compliance.codes import NextActor
from databases.shipments.codes import Discrepancy, Disposition, ExamKind, ExamResult, HoldKind
from resolvers.shipments import cargo, entries, registers
from resolvers.shipments import controls as resolve
from schema.core.fields import column, computed, edge
from schema.core.nodes import Node
from schema.shipments.refs import BillRef, ContainerRef, EntryRef, ShipmentRef
from schema.shipments.registers import Port

ExamRef = Annotated["Exam", strawberry.lazy("schema.shipments.controls")]


@strawberry.type(description="A hold: the goods may not leave until it is removed.")
class Hold(Node):
    kind: HoldKind = column(description="Why the goods are held.")
    agency: str = column(description="Who holds them, such as CBP or FDA.")
    reason: str = column(description="The reason given.")
    placed_at: datetime = column(description="When it was placed.")
    removed_at: datetime | None = column(description="When it was removed; null while it stands.")
    open: bool = computed(resolve.hold_open, description="Whether it still stands.")
    days_held: int = computed(
        resolve.days_held, description="Days from placing to removal, or to today while it stands."
    )
    next_actor: NextActor | None = computed(
        resolve.hold_next_actor,
        description="Whose move it is: the other agency's, the account's for documents, else Customs'; "
        "null once removed.",
    )
    port: Port | None = edge(registers.port, description="Where the goods are held.")
    shipment: ShipmentRef | None = edge(cargo.shipment, description="The shipment held.")
    entry: EntryRef | None = edge(entries.entry, description="The entry held; null before there is one.")
    bill: BillRef | None = edge(cargo.bill, description="The bill held; null when all of the shipment is.")


@strawberry.type(description="An examination of goods; the importer pays for it.")
class Exam(Node):
    kind: ExamKind = column(description="How the goods are examined.")
    result: ExamResult | None = column(description="What was found; null until completed.")
    discrepancy: Discrepancy | None = column(
        description="What was not as declared; null unless the result is DISCREPANCY."
    )
    site: str = column(description="FIRMS code of the place.")
    cost: Decimal | None = column(description="What the importer pays, US dollars; null until billed.")
    ordered_at: datetime = column(description="When it was ordered.")
    started_at: datetime | None = column(description="When it began; null until then.")
    completed_at: datetime | None = column(description="When it ended; null until then.")
    remarks: str | None = column(description="What the officer noted.")
    open: bool = computed(resolve.exam_open, description="Whether it is not completed.")
    days_in_exam: int = computed(
        resolve.days_in_exam, description="Days from the order to completion, or to today until then."
    )
    next_actor: NextActor | None = computed(
        resolve.exam_next_actor,
        description="Whose move it is: another agency's for its exams, else Customs'; null once completed.",
    )
    port: Port | None = edge(registers.port, description="The port that ordered it.")
    shipment: ShipmentRef | None = edge(cargo.shipment, description="The shipment examined.")
    entry: EntryRef | None = edge(entries.entry, description="The entry examined; null before there is one.")
    container: ContainerRef | None = edge(
        cargo.container, description="The container examined; null for loose cargo."
    )
    stepped_from: ExamRef | None = edge(
        resolve.stepped_from, description="The lighter exam that led to it; null for a first one."
    )
    stepped_up_to: list[ExamRef] | None = edge(
        resolve.stepped_up, description="The closer exams that it led to."
    )


@strawberry.type(description="A disposition that Customs posted to a bill.")
class DispositionEvent(Node):
    code: Disposition = column(description="The disposition.")
    occurred_at: datetime = column(description="When it was posted.")
    note: str | None = column(description="What was noted with it.")
    bill: BillRef | None = edge(cargo.bill, description="The bill.")
    shipment: ShipmentRef | None = edge(cargo.shipment, description="The shipment.")
