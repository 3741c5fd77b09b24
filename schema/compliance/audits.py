"""The types of the compliance domain: audits, what they found, and what is done about it."""

from datetime import date
from decimal import Decimal
from typing import Annotated

import strawberry

from databases.compliance.codes import AuditKind, Severity, Topic
from resolvers import compliance as resolve
from schema.compliance.actions import ComplianceAction
from schema.core.connections import Connection
from schema.core.fields import column, computed, edge
from schema.core.nodes import Node

FindingRef = Annotated["AuditFinding", strawberry.lazy("schema.compliance.audits")]
AuditRef = Annotated["Audit", strawberry.lazy("schema.compliance.audits")]


@strawberry.type(description="An item of an improvement plan: what will be done, by whom and until when.")
class ImprovementItem(Node):
    number: int = column(description="Its number under its finding.")
    description: str = column(description="What will be done.")
    owner_name: str = column(description="Who answers for it.")
    due_on: date = column(description="By when.")
    completed_on: date | None = column(description="When it was done; null while it is open.")
    open: bool = computed(resolve.item_open, description="Whether it is not done yet.")
    days_left: int | None = computed(
        resolve.item_days_left, description="Days until it is due, negative when late; null once done."
    )
    finding: FindingRef | None = edge(resolve.finding, description="The finding that it mends.")


@strawberry.type(description="What an audit found to fall short.")
class AuditFinding(Node):
    number: int = column(description="Its number in the audit.")
    topic: Topic = column(description="What falls short.")
    severity: Severity = column(description="How much it weighs.")
    description: str = column(description="What was found, in words.")
    owner_name: str = column(description="Who answers for mending it.")
    revenue: Decimal | None = column(description="Duty it cost, in US dollars; null when none, or not known.")
    opened_on: date = column(description="When it was reported.")
    due_on: date = column(description="By when it must be mended.")
    closed_on: date | None = column(description="When it was mended; null while it is open.")
    open: bool = computed(resolve.finding_open, description="Whether it is not mended yet.")
    days_left: int | None = computed(
        resolve.finding_days_left, description="Days until it is due, negative when late; null once mended."
    )
    audit: AuditRef | None = edge(resolve.action, description="The audit.")
    items: list[ImprovementItem] | None = edge(
        resolve.finding_items,
        description="What is done about it, the most urgent first; empty without a plan.",
    )
    open_items: list[ImprovementItem] | None = edge(
        resolve.open_items, description="What of that is not done yet, the most urgent first."
    )


@strawberry.type(
    description="An audit: a focused assessment of the whole import program, or a quick response to one "
    "issue (19 USC 1509)."
)
class Audit(ComplianceAction):
    audit_kind: AuditKind | None = column(description="How wide it is.")
    audit_findings: Connection[AuditFinding] | None = edge(resolve.findings, description="What it found.")
    improvement_items: list[ImprovementItem] | None = edge(
        resolve.audit_items, description="All items of its improvement plan, the most urgent first."
    )
