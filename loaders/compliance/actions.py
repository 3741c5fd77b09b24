"""Cases: one table for all families, which share their deadlines, amounts and orders."""

from collections.abc import Mapping
from typing import Final

from databases.compliance.codes import Family, NextActor
from databases.compliance.states import NEXT_ACTOR
from databases.compliance.tables import action_entry, action_line, audit_finding, compliance_action
from databases.documents.codes import DocumentType
from loaders.cases import standing_for
from loaders.filters import (
    among,
    between,
    contains,
    elsewhere,
    filters,
    having,
    prefix,
    whether,
    within,
)
from loaders.lookups import one
from loaders.pages import by, orders, page
from loaders.reader import Loaders
from loaders.semijoins import present
from loaders.specs import Through

WAITING_ON: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    actor.value: tuple(
        (family.value, status.value)
        for family, states in NEXT_ACTOR.items()
        for status, waited_on in states.items()
        if waited_on is actor
    )
    for actor in NextActor
}
"""The families and states in which each of them acts next."""

ACTION_FILTERS: Final = filters(
    family=among(compliance_action.c.family, "Which form or procedure it is."),
    status=among(compliance_action.c.status, "The state it is in."),
    topic=among(compliance_action.c.topic, "What it is about."),
    open=whether(lambda _: compliance_action.c.closed_at.is_(None), "Whether it is still under way."),
    next_actor=standing_for(
        (compliance_action.c.family, compliance_action.c.status),
        NextActor,
        WAITING_ON,
        "Whose move it is.",
    ),
    opened=between(compliance_action.c.opened_at, "When it was opened."),
    answered=whether(
        lambda _: compliance_action.c.answered_at.is_not(None), "Whether the account has answered."
    ),
    closed=between(compliance_action.c.closed_at, "When it was closed; those under way are left out."),
    due=between(compliance_action.c.due_on, "When the next step is due; those without a date are left out."),
    due_within_days=within(compliance_action.c.due_on, "Due from today to so many days from today."),
    overdue=whether(
        lambda today: compliance_action.c.closed_at.is_(None) & (compliance_action.c.due_order < today),
        "Whether it is under way and its date has passed.",
    ),
    case_number=prefix(compliance_action.c.case_number, "Case numbers that start with this text.", str.upper),
    subject_contains=contains(
        compliance_action.c.subject, "Subjects in which this text occurs, upper and lower case alike."
    ),
    port=among(compliance_action.c.port_code, "The port concerned, by Schedule D code."),
    center=among(compliance_action.c.center_code, "The Center of the account, by code."),
    proposed=between(compliance_action.c.amount_proposed, "The sum proposed, in US dollars."),
    assessed=between(compliance_action.c.amount_assessed, "The sum assessed, in US dollars."),
    paid=between(compliance_action.c.amount_paid, "The sum paid, in US dollars."),
    duty_change=between(compliance_action.c.duty_change, "The change of duty at stake, in US dollars."),
    notice_kind=among(compliance_action.c.notice_kind, "Forms 29 of this kind."),
    culpability=among(compliance_action.c.culpability, "Penalty cases with this degree of fault."),
    audit_kind=among(compliance_action.c.audit_kind, "Audits of this kind."),
    questions=having(
        action_line,
        action_line.c.action_id == compliance_action.c.id,
        filters(
            topic=among(action_line.c.topic, "What is questioned."),
            duty_change=between(action_line.c.duty_change, "The change of duty on the line, in US dollars."),
        ),
        "It questions an entry line with all of these.",
    ),
    open_findings=whether(
        lambda _: audit_finding.c.closed_on.is_(None),
        "Whether an audit finding of it is not mended yet.",
        of=audit_finding,
        on=audit_finding.c.action_id == compliance_action.c.id,
    ),
    missing_documents=elsewhere(
        "documents.present_by_action",
        "id",
        kind=[DocumentType],
        negated=True,
        description="No document of any of these types has come in for it.",
    ),
)
ACTION_ORDERS: Final = orders(
    opened=by(compliance_action.c.opened_at, "When it was opened."),
    due=by(
        compliance_action.c.due_order,
        "When the next step is due; one without a date counts as later than all.",
        ascending=True,
    ),
)


class ComplianceActions(Loaders):
    """Cases of every family."""

    by_id = one(compliance_action, compliance_action.c.id)
    by_case_number = one(compliance_action, compliance_action.c.case_number)
    all = page(compliance_action, where=ACTION_FILTERS, orders=ACTION_ORDERS)
    by_company = page(
        compliance_action, compliance_action.c.company_id, where=ACTION_FILTERS, orders=ACTION_ORDERS
    )
    by_account = page(
        compliance_action, compliance_action.c.account_id, where=ACTION_FILTERS, orders=ACTION_ORDERS
    )
    by_officer = page(
        compliance_action, compliance_action.c.officer_id, where=ACTION_FILTERS, orders=ACTION_ORDERS
    )
    by_parent = page(
        compliance_action, compliance_action.c.parent_id, where=ACTION_FILTERS, orders=ACTION_ORDERS
    )
    claims_by_bond = page(
        compliance_action,
        compliance_action.c.bond_id,
        where=ACTION_FILTERS,
        orders=ACTION_ORDERS,
        fixed=(compliance_action.c.family == Family.LIQUIDATED_DAMAGES.value,),
    )
    claims_by_surety = page(
        compliance_action,
        compliance_action.c.surety_account_id,
        where=ACTION_FILTERS,
        orders=ACTION_ORDERS,
        fixed=(compliance_action.c.family == Family.LIQUIDATED_DAMAGES.value,),
    )
    by_entry = page(
        compliance_action,
        Through(action_entry, action_entry.c.entry_id, action_entry.c.action_id),
        where=ACTION_FILTERS,
        orders=ACTION_ORDERS,
    )
    by_shipment = page(
        compliance_action,
        Through(action_entry, action_entry.c.shipment_id, action_entry.c.action_id),
        where=ACTION_FILTERS,
        orders=ACTION_ORDERS,
    )
    by_line = page(
        compliance_action,
        Through(action_line, action_line.c.line_id, action_line.c.action_id),
        where=ACTION_FILTERS,
        orders=ACTION_ORDERS,
    )
    open_by_entry = present(
        compliance_action,
        {"entry_id": action_entry.c.entry_id},
        lambda asked: (
            action_entry.c.entry_id == asked.entry_id,
            action_entry.c.action_id == compliance_action.c.id,
            compliance_action.c.closed_at.is_(None),
        ),
        links=(action_entry,),
    )
    open_by_shipment = present(
        compliance_action,
        {"shipment_id": action_entry.c.shipment_id},
        lambda asked: (
            action_entry.c.shipment_id == asked.shipment_id,
            action_entry.c.action_id == compliance_action.c.id,
            compliance_action.c.closed_at.is_(None),
        ),
        links=(action_entry,),
    )
    open_by_line = present(
        compliance_action,
        {"line_id": action_line.c.line_id},
        lambda asked: (
            action_line.c.line_id == asked.line_id,
            action_line.c.action_id == compliance_action.c.id,
            compliance_action.c.closed_at.is_(None),
        ),
        links=(action_line,),
    )
