"""The types of the compliance domain: what cases of all families have in common."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

import strawberry

from databases.compliance.codes import ActionStatus, Family, NextActor, Topic
from resolvers import compliance as resolve
from schema.compliance.parts import ActionEntry, ActionEvent, ActionLine, RequestedItem
from schema.core.connections import Connection
from schema.core.fields import column, computed, edge
from schema.core.nodes import Node

ActionRef = Annotated["ComplianceAction", strawberry.lazy("schema.compliance.actions")]


@strawberry.interface(
    description="A case: something that Customs asks, holds against or decides about an account, "
    "or that the account brings forward itself; from its opening to its close."
)
class ComplianceAction(Node):
    case_number: str = column(
        description="Number of the case: family, fiscal year of its opening, serial. The fiscal year begins "
        "on 1 October: F28-2027-0000123 is a form 28 opened in October 2026 or later."
    )
    family: Family = column(description="Which form or procedure it is.")
    status: ActionStatus = column(description="The state it is in.")
    topic: Topic = column(description="What it is about.")
    subject: str = column(description="What it is about, in words.")
    legal_basis: str = column(description="The law it rests on.")
    opened_at: datetime = column(description="When it was opened.")
    opened_by: str = column(description="Who opened it.")
    answered_at: datetime | None = column(
        description="When the account first answered; null while it has not."
    )
    closed_at: datetime | None = column(description="When it was closed; null while it is under way.")
    open: bool = computed(resolve.under_way, description="Whether it is still under way.")
    days_open: int = computed(
        resolve.days_open, description="Days from its opening to its close, or to today."
    )
    next_actor: NextActor | None = computed(
        resolve.next_actor, description="Whose move it is; null in a state that waits for nobody."
    )
    due_on: date | None = column(
        description="By when the next step is due; null while nobody has a deadline."
    )
    days_left: int | None = computed(
        resolve.action_days_left,
        description="Days until then, negative when late; null without a date, and once closed and past it.",
    )
    overdue: bool = computed(
        resolve.action_overdue, description="Whether it is under way and its date has passed."
    )
    amount_proposed: Decimal | None = column(
        description="What was first asked for, disclosed or protested, in US dollars; null without a sum."
    )
    amount_assessed: Decimal | None = column(
        description="What was decided to be owed, in US dollars; null while nothing is decided."
    )
    amount_paid: Decimal | None = column(description="What was paid, in US dollars; null while nothing was.")
    amount_outstanding: Decimal | None = computed(
        resolve.amount_outstanding,
        description="The money at risk, in US dollars: assessed, or proposed until then, less paid; "
        "null without a sum, and once closed.",
    )
    internal_note: str | None = column(description="What Customs noted for itself; null to all others.")
    parent: ActionRef | None = edge(
        resolve.parent, description="The case it grew out of, such as a form 29's form 28; null without one."
    )
    children: Connection[ActionRef] | None = edge(
        resolve.children, description="The cases that grew out of it."
    )
    events: list[ActionEvent] | None = edge(resolve.events, description="Its steps, oldest first.")
    entries: Connection[ActionEntry] | None = edge(
        resolve.entries, description="The entries it is about; none for what concerns the whole account."
    )
    lines: Connection[ActionLine] | None = edge(resolve.lines, description="The entry lines it questions.")
    requested_items: list[RequestedItem] | None = edge(
        resolve.requested_items, description="What it asks to be sent; empty when it asks for nothing."
    )
