"""What audits found, and what is done about it."""

from typing import Final

from databases.compliance.tables import audit_finding, improvement_item
from loaders.filters import among, between, filters, prefix, whether, within
from loaders.lookups import many, one
from loaders.pages import by, orders, page
from loaders.reader import Loaders

FINDING_FILTERS: Final = filters(
    open=whether(lambda _: audit_finding.c.closed_on.is_(None), "Whether it is not mended yet."),
    topic=among(audit_finding.c.topic, "What falls short."),
    severity=among(audit_finding.c.severity, "How much it weighs."),
    opened=between(audit_finding.c.opened_on, "When it was reported."),
    due=between(audit_finding.c.due_on, "When it must be mended."),
    due_within_days=within(audit_finding.c.due_on, "Due from today to so many days from today."),
    overdue=whether(
        lambda today: audit_finding.c.closed_on.is_(None) & (audit_finding.c.due_on < today),
        "Whether it is open and its date has passed.",
    ),
    owner=prefix(audit_finding.c.owner_name, "Owners whose name starts with this text."),
    revenue=between(audit_finding.c.revenue, "Duty it cost, in US dollars."),
    open_items=whether(
        lambda _: improvement_item.c.completed_on.is_(None),
        "Whether an item of its improvement plan is not done yet.",
        of=improvement_item,
        on=improvement_item.c.finding_id == audit_finding.c.id,
    ),
)
FINDING_ORDERS: Final = orders(
    opened=by(audit_finding.c.opened_on, "When it was reported."),
    due=by(audit_finding.c.due_on, "When it must be mended.", ascending=True),
)


class AuditFindings(Loaders):
    """Findings of audits."""

    by_id = one(audit_finding, audit_finding.c.id)
    all = page(audit_finding, where=FINDING_FILTERS, orders=FINDING_ORDERS)
    by_action = page(audit_finding, audit_finding.c.action_id, where=FINDING_FILTERS, orders=FINDING_ORDERS)
    by_company = page(audit_finding, audit_finding.c.company_id, where=FINDING_FILTERS, orders=FINDING_ORDERS)


class ImprovementItems(Loaders):
    """The items of improvement plans, the most urgent first."""

    by_id = one(improvement_item, improvement_item.c.id)
    by_finding = many(improvement_item, improvement_item.c.finding_id, improvement_item.c.due_on)
    open_by_finding = many(
        improvement_item,
        improvement_item.c.finding_id,
        improvement_item.c.due_on,
        where=(improvement_item.c.completed_on.is_(None),),
    )
    by_action = many(improvement_item, improvement_item.c.action_id, improvement_item.c.due_on)
