"""How the fields of the compliance domain are answered."""

from asyncio import gather
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from databases.compliance.codes import ActionStatus, NextActor
from databases.compliance.states import NEXT_ACTOR
from engine.kinds import derived
from loaders.clock import NEW_YORK
from loaders.compliance.actions import ComplianceActions
from loaders.compliance.audits import AuditFindings, ImprovementItems
from loaders.compliance.parts import ActionEntries, ActionEvents, ActionLines, RequestedItems
from loaders.rows import Row
from resolvers.context import Context
from resolvers.edges import batched, lookup, to_many, to_one, to_page

PETITIONABLE: Final = frozenset(
    {ActionStatus.CLAIM_ISSUED, ActionStatus.NOTICE_MAILED, ActionStatus.PENALTY_ISSUED}
)
"""The states in which a petition for relief can be filed: its last day is that of the step into one."""

PETITIONED: Final = frozenset({ActionStatus.PETITIONED, ActionStatus.PETITION_FILED})

ADMISSIBILITY_DAYS: Final = 30
"""Days from presentation to the final decision on detained goods (19 CFR 151.16)."""

PROTEST_DAYS: Final = 180
"""Days from liquidation in which it can be protested (19 USC 1514)."""

actions = to_page(ComplianceActions.all, key=None)
company_actions = to_page(ComplianceActions.by_company)
account_actions = to_page(ComplianceActions.by_account)
officer_actions = to_page(ComplianceActions.by_officer)
entry_actions = to_page(ComplianceActions.by_entry)
shipment_actions = to_page(ComplianceActions.by_shipment)
line_actions = to_page(ComplianceActions.by_line)
bond_claims = to_page(ComplianceActions.claims_by_bond)
surety_claims = to_page(ComplianceActions.claims_by_surety)

parent = to_one(ComplianceActions.by_id, key="parent_id")
children = to_page(ComplianceActions.by_parent)
entries = to_page(ActionEntries.by_action)
lines = to_page(ActionLines.by_action)
events = to_many(ActionEvents.by_action)
requested_items = to_many(RequestedItems.by_action)
action = to_one(ComplianceActions.by_id, key="action_id")
questions = to_many(ActionLines.by_line)

audit_findings = to_page(AuditFindings.all, key=None)
company_audit_findings = to_page(AuditFindings.by_company)
findings = to_page(AuditFindings.by_action)
finding = to_one(AuditFindings.by_id, key="finding_id")
finding_items = to_many(ImprovementItems.by_finding)
open_items = to_many(ImprovementItems.open_by_finding)
audit_items = to_many(ImprovementItems.by_action)


@derived("family", "status")
def next_actor(row: Row) -> NextActor | None:
    """Whose move it is; null in a state that waits for nobody."""
    return NEXT_ACTOR[row["family"]].get(row["status"])


@derived("closed_at")
def under_way(row: Row) -> bool:
    """Whether the case is not closed."""
    return row["closed_at"] is None


@derived("due_on", "closed_at")
def action_days_left(row: Row, today: date) -> int | None:
    """Days until the next step is due, negative when late; null without a date, or closed and past it."""
    due: date | None = row["due_on"]
    if due is None or (row["closed_at"] is not None and due < today):
        return None
    return (due - today).days


@derived("due_on", "closed_at")
def action_overdue(row: Row, today: date) -> bool:
    """Whether the case is under way and its date has passed."""
    return row["closed_at"] is None and row["due_on"] is not None and row["due_on"] < today


@derived("opened_at", "closed_at")
def days_open(row: Row, today: date) -> int:
    """Days from the opening to the close, or to today."""
    opened: date = row["opened_at"].astimezone(NEW_YORK).date()
    end: date = today if row["closed_at"] is None else row["closed_at"].astimezone(NEW_YORK).date()
    return (end - opened).days


@derived("amount_proposed", "amount_assessed", "amount_paid", "closed_at")
def amount_outstanding(row: Row) -> Decimal | None:
    """What is assessed, or proposed until then, less what was paid; null once closed and without a sum."""
    asked: Decimal | None = (
        row["amount_proposed"] if row["amount_assessed"] is None else row["amount_assessed"]
    )
    if asked is None or row["closed_at"] is not None:
        return None
    return asked - (row["amount_paid"] or Decimal(0))


@derived("opened_at")
def admissibility_due_on(row: Row) -> date:
    """The day by which detained goods are decided on, else deemed excluded (19 CFR 151.16)."""
    presented: date = row["opened_at"].astimezone(NEW_YORK).date()
    return presented + timedelta(days=ADMISSIBILITY_DAYS)


@derived("liquidated_on")
def protestable_until(row: Row) -> date | None:
    """The last day on which the decision could be protested (19 USC 1514)."""
    liquidated: date | None = row["liquidated_on"]
    return None if liquidated is None else liquidated + timedelta(days=PROTEST_DAYS)


@derived("closed_on")
def finding_open(row: Row) -> bool:
    """Whether a finding is not mended yet."""
    return row["closed_on"] is None


@derived("due_on", "closed_on")
def finding_days_left(row: Row, today: date) -> int | None:
    """Days until a finding must be mended, negative when late; null once mended."""
    return None if row["closed_on"] is not None else (row["due_on"] - today).days


@derived("completed_on")
def item_open(row: Row) -> bool:
    """Whether an improvement item is not done yet."""
    return row["completed_on"] is None


@derived("due_on", "completed_on")
def item_days_left(row: Row, today: date) -> int | None:
    """Days until an improvement item is due, negative when late; null once done."""
    return None if row["completed_on"] is not None else (row["due_on"] - today).days


by_case_number = lookup(
    ComplianceActions.by_case_number, "case_number", lambda number: number.strip().upper()
)


@batched
async def petition_due_on(
    parents: Sequence[Row],
    arguments: Mapping[str, Any],
    context: Context,
) -> list[date | None]:
    """The last day to petition, from the step that opened the way to it."""
    steps = await _first_steps(parents, PETITIONABLE, context)
    return [None if step is None else step["due_on"] for step in steps]


@batched
async def petitioned_at(
    parents: Sequence[Row],
    arguments: Mapping[str, Any],
    context: Context,
) -> list[datetime | None]:
    """When the first petition was filed."""
    steps = await _first_steps(parents, PETITIONED, context)
    return [None if step is None else step["occurred_at"] for step in steps]


async def _first_steps(
    parents: Sequence[Row], into: frozenset[ActionStatus], context: Context
) -> list[Row | None]:
    """The first step of each case into one of the states; asked for together, they share a statement."""
    loads = (context.load(ActionEvents.by_action, None, parent["id"]) for parent in parents)
    return [
        next((step for step in steps if step["to_status"] in into), None) for steps in await gather(*loads)
    ]


@batched
async def entry_lines(
    parents: Sequence[Row],
    arguments: Mapping[str, Any],
    context: Context,
) -> list[Any]:
    """The lines of each entry that its case questions, in their order."""
    return await _questioned(parents, context)


@batched
async def entry_duty_change(
    parents: Sequence[Row],
    arguments: Mapping[str, Any],
    context: Context,
) -> list[Decimal | None]:
    """The sum of the duty changes of the lines that a case questions on each entry; null without any."""
    return [_total(lines) for lines in await _questioned(parents, context)]


async def _questioned(parents: Sequence[Row], context: Context) -> list[Any]:
    loads = (context.load(ActionLines.of_action, None, parent["action_id"]) for parent in parents)
    found = await gather(*loads)
    return [
        [line for line in lines if line["entry_id"] == parent["entry_id"]]
        for parent, lines in zip(parents, found, strict=True)
    ]


def _total(lines: Sequence[Row]) -> Decimal | None:
    changes = [line["duty_change"] for line in lines if line["duty_change"] is not None]
    return sum(changes, Decimal(0)) if changes else None
