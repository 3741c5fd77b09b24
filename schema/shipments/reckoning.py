"""The types of the shipments domain: fees, statements, corrections and liquidation events."""

from datetime import date
from decimal import Decimal
from typing import Annotated

import strawberry

from databases.shipments.codes import (
    CorrectionReason,
    CorrectionStatus,
    FeeKind,
    LiquidationStatus,
    StatementKind,
    StatementStatus,
)
from resolvers.shipments import entries as resolve_entries
from resolvers.shipments import reckoning as resolve
from resolvers.shipments import registers
from schema.core.connections import Connection
from schema.core.fields import column, computed, edge
from schema.core.nodes import Node
from schema.shipments.refs import EntryRef
from schema.shipments.registers import FeeRule, Port

StatementRef = Annotated["Statement", strawberry.lazy("schema.shipments.reckoning")]


@strawberry.type(description="A fee on an entry.")
class Fee(Node):
    kind: FeeKind = column(description="Which fee.")
    amount: Decimal | None = column(description="US dollars.")
    rules: list[FeeRule] | None = edge(
        registers.fee_rules, description="How this kind of fee is reckoned, oldest rule first."
    )


@strawberry.type(
    description="A post-summary correction: replaces an entry summary in full, before liquidation only."
)
class SummaryCorrection(Node):
    number: int = column(description="1 for the first correction of an entry.")
    reason: CorrectionReason = column(description="Why it was filed.")
    status: CorrectionStatus = column(description="Where it stands.")
    filed_on: date = column(description="When it was filed.")
    decided_on: date | None = column(description="When Customs decided; null while under review.")
    duty_before: Decimal | None = column(description="Duty of the entry before, US dollars.")
    duty_after: Decimal | None = column(description="Duty of the entry after, US dollars.")
    duty_change: Decimal | None = computed(
        resolve.corrected_change, description="Duty after less duty before, US dollars; negative is a refund."
    )
    entry: EntryRef | None = edge(resolve_entries.entry, description="The entry corrected.")


@strawberry.type(description="A step of an entry's liquidation.")
class LiquidationEvent(Node):
    status: LiquidationStatus = column(description="The state after it.")
    occurred_on: date = column(description="When.")
    notice: str | None = column(
        description="The notice sent: Form 4333-A for extensions and suspensions; null without."
    )
    reason: str | None = column(description="Why.")
    duty: Decimal | None = column(description="Duty as liquidated, US dollars; null for other steps.")


@strawberry.type(
    description="A statement: entries paid together, of a day or, by its periodic daily statements, a month."
)
class Statement(Node):
    number: str = column(description="Its number.")
    kind: StatementKind = column(description="How entries are paid together.")
    status: StatementStatus = column(description="Where it stands.")
    month_on: date = column(description="First day of the month that it belongs to.")
    prepared_on: date = column(description="When it was made out.")
    due_on: date = column(
        description="When it must be paid; a monthly one on the 15th working day of the next month."
    )
    paid_on: date | None = column(description="When it was paid; null until then.")
    duty: Decimal | None = column(description="Duty on it, US dollars.")
    fees: Decimal | None = column(description="Fees on it, US dollars.")
    total: Decimal | None = column(description="Duty and fees, US dollars.")
    entry_count: int | None = column(description="How many entries are on it.")
    days_left: int | None = computed(
        resolve.statement_days_left,
        description="Days until it must be paid, negative when late; null once paid.",
    )
    overdue: bool = computed(
        resolve.statement_overdue, description="Whether it is not paid and its due date has passed."
    )
    port: Port | None = edge(registers.port, description="Its port; null for a national statement.")
    monthly: StatementRef | None = edge(
        resolve.monthly,
        description="The monthly statement that collects it; null unless a periodic daily one.",
    )
    dailies: Connection[StatementRef] | None = edge(
        resolve.dailies, description="The periodic daily statements that a monthly one collects."
    )
    entries: Connection[EntryRef] | None = edge(
        resolve_entries.entries_of_statement,
        description="The entries on it; a monthly one's are on its dailies.",
    )
