"""The types of the compliance domain: what a case is made of."""

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import strawberry

from databases.compliance.codes import ActionStatus, Topic
from databases.documents.codes import DocumentType
from databases.journal_codes import ActorType
from resolvers import compliance as resolve
from schema.core.fields import column, edge
from schema.core.nodes import Node
from schema.core.scalars import EntryNumber

if TYPE_CHECKING:
    from schema.compliance.actions import ComplianceAction

ActionRef = Annotated["ComplianceAction", strawberry.lazy("schema.compliance.actions")]


@strawberry.type(description="A step of a case: it went from one state to another.")
class ActionEvent(Node):
    from_status: ActionStatus | None = column(description="The state before; null for the first step.")
    to_status: ActionStatus = column(description="The state after.")
    occurred_at: datetime = column(description="When.")
    actor_type: ActorType = column(description="On whose side the one who took the step stood.")
    actor_name: str = column(description="Who took it: a person, or a system job.")
    reason: str = column(description="Why.")
    due_on: date | None = column(description="By when the next step was due then; null without a date.")
    internal_note: str | None = column(description="What Customs noted for itself; null to all others.")
    action: ActionRef | None = edge(resolve.action, description="The case.")


@strawberry.type(description="What a case asks the account to send.")
class RequestedItem(Node):
    description: str = column(description="What is asked for, in words.")
    document_types: list[DocumentType] = column(
        "document_kinds",
        description="The types of document that would answer it; empty for none in particular.",
    )
    action: ActionRef | None = edge(resolve.action, description="The case that asks.")


@strawberry.type(
    description="An entry line that a case questions, with what is claimed and what is proposed."
)
class ActionLine(Node):
    line_number: int = column(description="Number of the line on its entry.")
    topic: Topic = column(description="What is questioned.")
    question: str = column(description="The question, in words.")
    claimed: str | None = column(
        description="What the entry says: an HTS number, a value in US dollars, a country, a preference code."
    )
    proposed: str | None = column(description="What Customs holds to be right; null while it only asks.")
    duty_change: Decimal | None = column(
        description="Duty more (or, below zero, less) if Customs is right; null where not known."
    )
    action: ActionRef | None = edge(resolve.action, description="The case.")


@strawberry.type(description="That a case is about an entry.")
class ActionEntry(Node):
    entry_number: EntryNumber = column(description="The entry's number.")
    lines: list[ActionLine] | None = edge(
        resolve.entry_lines, description="The lines of this entry that the case questions, in their order."
    )
    duty_change: Decimal | None = edge(
        resolve.entry_duty_change,
        description="The change of duty at stake on this entry: the sum of its questioned lines; "
        "null without any.",
    )
    action: ActionRef | None = edge(resolve.action, description="The case.")
