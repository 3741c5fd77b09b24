"""The types of the shipments domain: entries, their summaries and their liquidation."""

from datetime import date, datetime
from decimal import Decimal

import strawberry

from databases.compliance.codes import NextActor
from databases.shipments.codes import (
    BondType,
    LiquidationResult,
    LiquidationStatus,
    ReleaseStatus,
    SummaryStatus,
    TransportMode,
)
from resolvers.shipments import cargo, controls, reckoning, registers
from resolvers.shipments import entries as resolve
from schema.core.connections import Connection
from schema.core.fields import column, computed, edge, view
from schema.core.nodes import Node
from schema.core.scalars import EntryNumber, ImporterNumber
from schema.shipments.cargo import Bill, Container, Shipment
from schema.shipments.controls import Exam, Hold
from schema.shipments.filings import SecurityFiling
from schema.shipments.line import EntryLine
from schema.shipments.reckoning import Fee, LiquidationEvent, Statement, SummaryCorrection
from schema.shipments.registers import Country, EntryType, Port


@strawberry.type(
    description="An entry summary (CBP Form 7501): what is owed and why, due ten working days after entry."
)
class EntrySummary:
    status: SummaryStatus = column("summary_status", description="Where it stands.")
    due_on: date = column("summary_due_on", description="When it is or was due (19 CFR 142.12).")
    filed_on: date | None = column("summary_filed_on", description="When it was filed; null until then.")
    paid_on: date | None = column(description="When duties, taxes and fees were paid; null until then.")
    days_left: int | None = computed(
        resolve.summary_days_left,
        description="Days until it is due, negative when late; null once it is filed.",
    )
    overdue: bool = computed(
        resolve.summary_overdue, description="Whether it is owed and its due date has passed."
    )
    correctable_until: date | None = computed(
        resolve.correctable_until,
        description="Last day for a post-summary correction: 300 days after entry, or 15 days before "
        "scheduled liquidation if that is earlier; null until filed, and once liquidated.",
    )
    correctable: bool = computed(
        resolve.correctable, description="Whether a post-summary correction is still possible."
    )
    correction_days_left: int | None = computed(
        resolve.correction_days_left,
        description="Days until the last day for a correction; null when none is possible.",
    )
    corrections: Connection[SummaryCorrection] | None = edge(
        reckoning.corrections_of_entry, description="Post-summary corrections."
    )
    statement: Statement | None = edge(
        reckoning.statement, description="The statement that it is paid on; null when it is paid alone."
    )


@strawberry.type(
    description="The final reckoning of an entry by Customs, about 314 days after it (19 USC 1504)."
)
class Liquidation:
    status: LiquidationStatus = column("liquidation_status", description="How far it is.")
    scheduled_on: date = column(
        "liquidates_on", description="When it is scheduled, or was done; no promise while suspended."
    )
    liquidated_on: date | None = column(description="When the entry was liquidated; null until then.")
    result: LiquidationResult | None = column(
        "liquidation_result", description="What it changed; null until then."
    )
    duty: Decimal | None = column(
        "liquidated_duty", description="Duty as liquidated, US dollars; null until then."
    )
    duty_change: Decimal | None = column(
        "liquidated_change",
        description="Duty as liquidated less duty as entered, US dollars; negative is a refund.",
    )
    days_left: int | None = computed(
        resolve.liquidation_days_left,
        description="Days until it is scheduled, negative when late; null once done and while suspended.",
    )
    protestable_until: date | None = computed(
        resolve.protestable_until, description="Last day for a protest: 180 days after liquidation."
    )
    protestable: bool = computed(resolve.protestable, description="Whether a protest is still possible.")
    protest_days_left: int | None = computed(
        resolve.protest_days_left,
        description="Days until the last day for a protest; null when none is possible.",
    )
    events: list[LiquidationEvent] | None = edge(
        reckoning.liquidation_events, description="Its steps, oldest first."
    )


@strawberry.type(description="An entry: the declaration by which goods are released into the United States.")
class Entry(Node):
    number: EntryNumber = column(description="Filer code, serial and check digit.")
    entry_type: EntryType = computed(registers.entry_type, description="What kind it is.")
    importer_number: ImporterNumber | None = column(
        description="Importer of record number; where it is masked, only its last four characters."
    )
    filer_code: str | None = column(description="Filer code of the broker or importer who filed.")
    mode: TransportMode = column(description="How the goods crossed the border.")
    bond_type: BondType = column(description="What secures the duties.")
    release_status: ReleaseStatus = column("status", description="Where it is on the way to release.")
    goods_location: str | None = column(
        description="Where the goods lie, as it was filed (Form 3461): a FIRMS code or the number of a zone; "
        "null until then."
    )
    filed_at: datetime = column(description="When it was filed, or begun while a draft.")
    entered_on: date = column(description="Day of entry.")
    released_at: datetime | None = column(description="When the goods were released; null until then.")
    origin_country: Country | None = computed(
        registers.country("origin"), description="Origin of the line of highest value."
    )
    line_count: int | None = column(description="How many lines it has.")
    entered_value: Decimal | None = column(description="Entered value of all lines, US dollars.")
    duty: Decimal | None = column(description="Duty with additional duties, US dollars.")
    mpf: Decimal | None = column(description="Merchandise processing fee, US dollars.")
    hmf: Decimal | None = column(description="Harbor maintenance fee, US dollars.")
    total: Decimal | None = column(description="Duty and fees, US dollars.")
    next_actor: NextActor | None = edge(
        resolve.next_actor,
        description="Whose move it is. While held or in exam: another agency's if it holds or examines, the "
        "account's if documents are missing, else Customs'. Else the filer's who must file it or its "
        "summary, Customs' who review it, the account's that must pay. Null when nobody is waited for.",
    )
    days_on_hold: int | None = edge(
        resolve.days_on_hold, description="Days since the oldest hold that stands; null when none does."
    )
    summary: EntrySummary | None = view(description="Its entry summary.")
    liquidation: Liquidation | None = view(description="Its final reckoning.")
    port: Port | None = edge(registers.port, description="Port of entry.")
    shipment: Shipment | None = edge(cargo.shipment, description="The shipment that it is for.")
    lines: Connection[EntryLine] | None = edge(
        resolve.lines_of_entry, description="Its lines, in their order."
    )
    fees: list[Fee] | None = edge(reckoning.fees, description="Its fees by kind.")
    bills: Connection[Bill] | None = edge(cargo.bills_of_entry, description="Bills that it clears.")
    containers: Connection[Container] | None = edge(
        cargo.containers_of_entry, description="Containers that hold its goods."
    )
    security_filings: Connection[SecurityFiling] | None = edge(
        cargo.filings_of_entry, description="Importer security filings of its shipment; sea cargo only."
    )
    holds: Connection[Hold] | None = edge(controls.holds_of_entry, description="Holds on it.")
    open_holds: list[Hold] | None = edge(
        controls.open_holds_of_entry, description="Holds that stand, oldest first."
    )
    exams: Connection[Exam] | None = edge(controls.exams_of_entry, description="Exams of its goods.")
