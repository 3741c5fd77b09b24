"""The tables of the compliance domain."""

from sqlalchemy import Table

from databases.base import (
    coded,
    day,
    day_order,
    domain_metadata,
    flag,
    identity,
    index,
    instant,
    key,
    money,
    number,
    scope_columns,
    text,
    texts,
)
from databases.compliance.codes import (
    ActionStatus,
    AuditKind,
    Culpability,
    Family,
    NoticeKind,
    Severity,
    Topic,
)
from databases.journal import journal_tables
from databases.journal_codes import ActorType

metadata = domain_metadata("compliance")

compliance_action = Table(
    "compliance_action",
    metadata,
    identity(),
    *scope_columns(),
    text("case_number", unique=True),
    coded("family", Family),
    coded("status", ActionStatus),
    coded("topic", Topic),
    key("parent_id", "compliance_action.id", null=True),  # the case it grew out of
    key("officer_id", null=True),
    text("opened_by"),
    instant("opened_at"),
    day("due_on", null=True),  # null while nobody has a deadline
    day_order("due_order", "due_on"),
    instant("answered_at", null=True),
    instant("closed_at", null=True),
    text("subject"),
    text("legal_basis"),
    money("amount_proposed", null=True),
    money("amount_assessed", null=True),
    money("amount_paid", null=True),
    money("duty_change", null=True),  # form 29: what is at stake
    coded("notice_kind", NoticeKind, null=True),  # form 29
    coded("culpability", Culpability, null=True),  # penalty
    coded("audit_kind", AuditKind, null=True),  # audit
    flag("valid_disclosure"),  # penalty
    text("goods_location", null=True),  # detention, seizure, form 4647: FIRMS code
    key("bond_id", null=True),  # liquidated damages
    key("surety_account_id", null=True),  # liquidated damages
    day("liquidated_on", null=True),  # protest: the decision protested
    text("internal_note", null=True),
    *(
        index(*scope, order, "id")
        for scope in (
            (),
            ("company_id",),
            ("account_id",),
            ("filer_code",),
            ("center_code",),
            ("family",),
            ("company_id", "family"),
            ("account_id", "family"),
            ("parent_id",),
            ("officer_id",),
            ("bond_id",),
            ("surety_account_id",),
        )
        for order in ("opened_at", "due_order")
    ),
    index("carrier_id", "opened_at", "id"),
)

action_entry = Table(
    "action_entry",
    metadata,
    identity(),
    *scope_columns(),
    key("action_id", "compliance_action.id"),
    key("entry_id"),
    key("shipment_id"),
    text("entry_number"),
    index("action_id", "id"),
    index("entry_id", "action_id"),
    index("shipment_id", "action_id"),
)

action_line = Table(  # an entry line that a case questions
    "action_line",
    metadata,
    identity(),
    *scope_columns(),
    key("action_id", "compliance_action.id"),
    key("entry_id"),
    key("line_id"),
    number("line_number"),
    text("question"),
    coded("topic", Topic),
    text("claimed"),
    text("proposed", null=True),
    money("duty_change", null=True),
    index("action_id", "id"),
    index("line_id", "action_id"),
)

action_event = Table(
    "action_event",
    metadata,
    identity(),
    *scope_columns(),
    key("action_id", "compliance_action.id"),
    coded("from_status", ActionStatus, null=True),
    coded("to_status", ActionStatus),
    instant("occurred_at"),
    coded("actor_type", ActorType),
    text("actor_name"),
    text("reason"),
    text("internal_note", null=True),
    day("due_on", null=True),
    index("action_id", "occurred_at", "id"),
)

audit_finding = Table(
    "audit_finding",
    metadata,
    identity(),
    *scope_columns(),
    key("action_id", "compliance_action.id"),
    number("number"),
    coded("topic", Topic),
    coded("severity", Severity),
    text("description"),
    text("owner_name"),
    money("revenue", null=True),
    day("opened_on"),
    day("due_on"),
    day("closed_on", null=True),
    index("action_id", "opened_on", "id"),
    index("action_id", "due_on", "id"),
    index("company_id", "opened_on", "id"),
    index("company_id", "due_on", "id"),
    index("center_code", "due_on", "id"),
    index("opened_on", "id"),
    index("due_on", "id"),
)

improvement_item = Table(
    "improvement_item",
    metadata,
    identity(),
    *scope_columns(),
    key("action_id", "compliance_action.id"),
    key("finding_id", "audit_finding.id"),
    number("number"),
    text("description"),
    text("owner_name"),
    day("due_on"),
    day("completed_on", null=True),
    index("finding_id", "due_on", "id"),
    index("action_id", "due_on", "id"),
)

requested_item = Table(  # what a case asks to be sent
    "requested_item",
    metadata,
    identity(),
    *scope_columns(),
    key("action_id", "compliance_action.id"),
    text("description"),
    texts("document_kinds"),
    index("action_id", "id"),
)

journal, journal_head = journal_tables(metadata)
