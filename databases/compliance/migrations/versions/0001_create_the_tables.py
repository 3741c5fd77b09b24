"""Create the tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "compliance_action",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("filer_code", sa.Text(collation="C"), nullable=True),
        sa.Column("carrier_id", sa.BigInteger(), nullable=True),
        sa.Column("center_code", sa.Text(collation="C"), nullable=True),
        sa.Column("port_code", sa.Text(collation="C"), nullable=True),
        sa.Column("case_number", sa.Text(collation="C"), nullable=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.BigInteger(), nullable=True),
        sa.Column("officer_id", sa.BigInteger(), nullable=True),
        sa.Column("opened_by", sa.Text(collation="C"), nullable=False),
        sa.Column("opened_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column(
            "due_order",
            sa.Date(),
            sa.Computed("coalesce(due_on, 'infinity'::date)", persisted=True),
            nullable=False,
        ),
        sa.Column("answered_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("closed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("subject", sa.Text(collation="C"), nullable=False),
        sa.Column("legal_basis", sa.Text(collation="C"), nullable=False),
        sa.Column("amount_proposed", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("amount_assessed", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("amount_paid", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("duty_change", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("notice_kind", sa.Text(), nullable=True),
        sa.Column("culpability", sa.Text(), nullable=True),
        sa.Column("audit_kind", sa.Text(), nullable=True),
        sa.Column("valid_disclosure", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("goods_location", sa.Text(collation="C"), nullable=True),
        sa.Column("bond_id", sa.BigInteger(), nullable=True),
        sa.Column("surety_account_id", sa.BigInteger(), nullable=True),
        sa.Column("liquidated_on", sa.Date(), nullable=True),
        sa.Column("internal_note", sa.Text(collation="C"), nullable=True),
        sa.CheckConstraint(
            "audit_kind in ('FOCUSED_ASSESSMENT', 'QUICK_RESPONSE')",
            name=op.f("ck_compliance_action_audit_kind"),
        ),
        sa.CheckConstraint(
            "culpability in ('NEGLIGENCE', 'GROSS_NEGLIGENCE', 'FRAUD')",
            name=op.f("ck_compliance_action_culpability"),
        ),
        sa.CheckConstraint(
            "family in ('INFORMATION_REQUEST', 'NOTICE_OF_ACTION', 'REDELIVERY_NOTICE', 'PENALTY', 'PRIOR_DISCLOSURE', 'LIQUIDATED_DAMAGES', 'DETENTION', 'SEIZURE', 'AUDIT', 'PROTEST', 'RECORD_DEMAND')",
            name=op.f("ck_compliance_action_family"),
        ),
        sa.CheckConstraint(
            "notice_kind in ('PROPOSED', 'TAKEN')", name=op.f("ck_compliance_action_notice_kind")
        ),
        sa.CheckConstraint(
            "status in ('ABANDONED', 'ACCEPTED', 'ACTION_TAKEN', 'APPROVED', 'BILLED', 'CANCELLED', 'CERTIFIED_MARKED', 'CLAIM_ISSUED', 'CLOSED', 'CLOSED_NO_CHANGE', 'COLLECTION', 'COMPLIANCE_TESTING', 'DEEMED_DENIED', 'DEEMED_EXCLUDED', 'DEMAND_ON_SURETY', 'DENIED', 'DETAINED', 'DRAFT', 'DRAFT_REPORT', 'DROPPED', 'ESCALATED', 'EXCLUDED', 'EXPORTED', 'EXTENDED', 'FIELDWORK', 'FILED', 'FINAL_REPORT', 'FOLLOW_UP', 'FORFEITED', 'FULL', 'FULFILLED', 'FURTHER_REVIEW', 'IMPROVEMENT_PLAN', 'INFO_SUBMITTED', 'ISSUED', 'ISSUED_PROPOSED', 'ISSUED_TAKEN', 'JUDICIAL_REFERRAL', 'LIQUIDATED_DAMAGES', 'LITIGATION', 'MITIGATED', 'NOTICED', 'NOTICE_MAILED', 'NO_RESPONSE', 'NOT_FULFILLED', 'OFFER', 'OFFER_IN_COMPROMISE', 'OVERDUE', 'PAID', 'PARTLY', 'PAS_FIELDWORK', 'PAS_QUESTIONNAIRE', 'PAS_REPORT', 'PENALTY_ISSUED', 'PETITIONED', 'PETITION_FILED', 'PREPENALTY_ISSUED', 'PRESENTED', 'PROTESTED', 'REDELIVERED', 'REFERRED', 'REFERRED_TO_JUSTICE', 'REJECTED', 'RELEASED', 'REMITTED', 'RESPONDED', 'SEIZED', 'SELECTED', 'SUPPLEMENTAL_PETITION', 'TENDERED', 'TENDER_DUE', 'UNDER_REVIEW', 'UNDER_VALIDATION', 'VERIFIED', 'WITHDRAWN')",
            name=op.f("ck_compliance_action_status"),
        ),
        sa.CheckConstraint(
            "topic in ('CLASSIFICATION', 'VALUE', 'ORIGIN', 'PREFERENCE', 'SAMPLES', 'MARKING', 'ADMISSIBILITY', 'TRADEMARK', 'LATE_FILING', 'SECURITY_FILING', 'RECORDS', 'CONTROLS')",
            name=op.f("ck_compliance_action_topic"),
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["compliance_action.id"], name=op.f("fk_compliance_action_parent_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_compliance_action")),
        sa.UniqueConstraint("case_number", name=op.f("uq_compliance_action_case_number")),
    )
    op.create_index(
        op.f("ix_compliance_action_account_id_due_order_id"),
        "compliance_action",
        ["account_id", "due_order", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_compliance_action_account_id_family_due_order_id"),
        "compliance_action",
        ["account_id", "family", "due_order", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_compliance_action_account_id_family_opened_at_id"),
        "compliance_action",
        ["account_id", "family", "opened_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_compliance_action_account_id_opened_at_id"),
        "compliance_action",
        ["account_id", "opened_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_compliance_action_bond_id_due_order_id"),
        "compliance_action",
        ["bond_id", "due_order", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_compliance_action_bond_id_opened_at_id"),
        "compliance_action",
        ["bond_id", "opened_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_compliance_action_carrier_id_opened_at_id"),
        "compliance_action",
        ["carrier_id", "opened_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_compliance_action_center_code_due_order_id"),
        "compliance_action",
        ["center_code", "due_order", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_compliance_action_center_code_opened_at_id"),
        "compliance_action",
        ["center_code", "opened_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_compliance_action_company_id_due_order_id"),
        "compliance_action",
        ["company_id", "due_order", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_compliance_action_company_id_family_due_order_id"),
        "compliance_action",
        ["company_id", "family", "due_order", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_compliance_action_company_id_family_opened_at_id"),
        "compliance_action",
        ["company_id", "family", "opened_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_compliance_action_company_id_opened_at_id"),
        "compliance_action",
        ["company_id", "opened_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_compliance_action_due_order_id"),
        "compliance_action",
        ["due_order", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_compliance_action_family_due_order_id"),
        "compliance_action",
        ["family", "due_order", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_compliance_action_family_opened_at_id"),
        "compliance_action",
        ["family", "opened_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_compliance_action_filer_code_due_order_id"),
        "compliance_action",
        ["filer_code", "due_order", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_compliance_action_filer_code_opened_at_id"),
        "compliance_action",
        ["filer_code", "opened_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_compliance_action_officer_id_due_order_id"),
        "compliance_action",
        ["officer_id", "due_order", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_compliance_action_officer_id_opened_at_id"),
        "compliance_action",
        ["officer_id", "opened_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_compliance_action_opened_at_id"),
        "compliance_action",
        ["opened_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_compliance_action_parent_id_due_order_id"),
        "compliance_action",
        ["parent_id", "due_order", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_compliance_action_parent_id_opened_at_id"),
        "compliance_action",
        ["parent_id", "opened_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_compliance_action_surety_account_id_due_order_id"),
        "compliance_action",
        ["surety_account_id", "due_order", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_compliance_action_surety_account_id_opened_at_id"),
        "compliance_action",
        ["surety_account_id", "opened_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_table(
        "journal",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("filer_code", sa.Text(collation="C"), nullable=True),
        sa.Column("carrier_id", sa.BigInteger(), nullable=True),
        sa.Column("center_code", sa.Text(collation="C"), nullable=True),
        sa.Column("port_code", sa.Text(collation="C"), nullable=True),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("occurred_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("recorded_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("actor_type", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Text(collation="C"), nullable=True),
        sa.Column("actor_name", sa.Text(collation="C"), nullable=False),
        sa.Column("actor_role", sa.Text(collation="C"), nullable=True),
        sa.Column("on_behalf_of", sa.BigInteger(), nullable=True),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("subject_type", sa.Text(collation="C"), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("subject_label", sa.Text(collation="C"), nullable=False),
        sa.Column("summary", sa.Text(collation="C"), nullable=False),
        sa.Column("before", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("after", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("visibility", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(collation="C"), nullable=True),
        sa.Column("correction_of", sa.BigInteger(), nullable=True),
        sa.Column("hash_version", sa.SmallInteger(), nullable=False),
        sa.Column("prev_hash", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "actor_type in ('TRADE_USER', 'BROKER', 'SURETY', 'OFFICER', 'PARTNER_AGENCY', 'SYSTEM')",
            name=op.f("ck_journal_actor_type"),
        ),
        sa.CheckConstraint(
            "channel in ('PORTAL', 'EDI', 'API', 'EMAIL', 'PHONE', 'IN_PERSON', 'SYSTEM')",
            name=op.f("ck_journal_channel"),
        ),
        sa.CheckConstraint("jsonb_typeof(after) = 'object'", name=op.f("ck_journal_after")),
        sa.CheckConstraint("jsonb_typeof(before) = 'object'", name=op.f("ck_journal_before")),
        sa.CheckConstraint(
            "verb in ('ACCOUNT_CHANGED', 'MEMBER_CHANGED', 'ACCESS_GRANTED', 'ACCESS_REVOKED', 'POWER_OF_ATTORNEY_GIVEN', 'POWER_OF_ATTORNEY_ENDED', 'MANIFEST_FILED', 'SECURITY_FILING_FILED', 'ENTRY_FILED', 'ENTRY_REJECTED', 'ENTRY_RELEASED', 'SUMMARY_FILED', 'SUMMARY_CORRECTED', 'ENTRY_LIQUIDATED', 'EXAM_ORDERED', 'EXAM_COMPLETED', 'HOLD_PLACED', 'HOLD_LIFTED', 'CASE_OPENED', 'CASE_ANSWERED', 'CASE_EXTENDED', 'CASE_ADVANCED', 'CASE_CLOSED', 'DOCUMENT_RECEIVED', 'DOCUMENT_VIEWED', 'DOCUMENT_REJECTED', 'STATEMENT_MADE', 'STATEMENT_PAID', 'STATEMENT_LATE', 'PARTNERSHIP_STEP', 'CALL_NOTED', 'MEETING_NOTED', 'EMAIL_NOTED', 'VISIT_NOTED', 'PLAN_ITEM_CHANGED', 'RECORD_OPENED', 'REPORT_RUN', 'DATA_EXPORTED', 'FIELD_UNMASKED', 'ACCESS_FAILED', 'ACCESS_DENIED')",
            name=op.f("ck_journal_verb"),
        ),
        sa.CheckConstraint(
            "visibility in ('PUBLIC_TO_ACCOUNT', 'SHARED_WITH_AGENT', 'CUSTOMS_INTERNAL')",
            name=op.f("ck_journal_visibility"),
        ),
        sa.CheckConstraint("octet_length(hash) = 32", name=op.f("ck_journal_hash")),
        sa.CheckConstraint("octet_length(prev_hash) = 32", name=op.f("ck_journal_prev_hash")),
        sa.PrimaryKeyConstraint("company_id", "seq", name=op.f("pk_journal")),
        sa.UniqueConstraint("id", name=op.f("uq_journal_id")),
    )
    op.create_index(
        op.f("ix_journal_account_id_recorded_at_id"),
        "journal",
        ["account_id", "recorded_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_journal_carrier_id_recorded_at_id"),
        "journal",
        ["carrier_id", "recorded_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_journal_company_id_actor_name_recorded_at_id"),
        "journal",
        ["company_id", "actor_name", "recorded_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_journal_company_id_recorded_at_id"),
        "journal",
        ["company_id", "recorded_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_journal_company_id_subject_type_subject_id_recorded_at_id"),
        "journal",
        ["company_id", "subject_type", "subject_id", "recorded_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_journal_company_id_verb_recorded_at_id"),
        "journal",
        ["company_id", "verb", "recorded_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_journal_filer_code_recorded_at_id"),
        "journal",
        ["filer_code", "recorded_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_journal_recorded_at_id"),
        "journal",
        ["recorded_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_journal_subject_type_subject_id_recorded_at_id"),
        "journal",
        ["subject_type", "subject_id", "recorded_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_table(
        "journal_head",
        sa.Column("company_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("recorded_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint("octet_length(hash) = 32", name=op.f("ck_journal_head_hash")),
        sa.PrimaryKeyConstraint("company_id", name=op.f("pk_journal_head")),
    )
    op.create_table(
        "action_entry",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("filer_code", sa.Text(collation="C"), nullable=True),
        sa.Column("carrier_id", sa.BigInteger(), nullable=True),
        sa.Column("center_code", sa.Text(collation="C"), nullable=True),
        sa.Column("port_code", sa.Text(collation="C"), nullable=True),
        sa.Column("action_id", sa.BigInteger(), nullable=False),
        sa.Column("entry_id", sa.BigInteger(), nullable=False),
        sa.Column("shipment_id", sa.BigInteger(), nullable=False),
        sa.Column("entry_number", sa.Text(collation="C"), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"], ["compliance_action.id"], name=op.f("fk_action_entry_action_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_entry")),
    )
    op.create_index(
        op.f("ix_action_entry_action_id_id"),
        "action_entry",
        ["action_id", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_action_entry_entry_id_action_id"),
        "action_entry",
        ["entry_id", "action_id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_action_entry_shipment_id_action_id"),
        "action_entry",
        ["shipment_id", "action_id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_table(
        "action_event",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("filer_code", sa.Text(collation="C"), nullable=True),
        sa.Column("carrier_id", sa.BigInteger(), nullable=True),
        sa.Column("center_code", sa.Text(collation="C"), nullable=True),
        sa.Column("port_code", sa.Text(collation="C"), nullable=True),
        sa.Column("action_id", sa.BigInteger(), nullable=False),
        sa.Column("from_status", sa.Text(), nullable=True),
        sa.Column("to_status", sa.Text(), nullable=False),
        sa.Column("occurred_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("actor_type", sa.Text(), nullable=False),
        sa.Column("actor_name", sa.Text(collation="C"), nullable=False),
        sa.Column("reason", sa.Text(collation="C"), nullable=False),
        sa.Column("internal_note", sa.Text(collation="C"), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "actor_type in ('TRADE_USER', 'BROKER', 'SURETY', 'OFFICER', 'PARTNER_AGENCY', 'SYSTEM')",
            name=op.f("ck_action_event_actor_type"),
        ),
        sa.CheckConstraint(
            "from_status in ('ABANDONED', 'ACCEPTED', 'ACTION_TAKEN', 'APPROVED', 'BILLED', 'CANCELLED', 'CERTIFIED_MARKED', 'CLAIM_ISSUED', 'CLOSED', 'CLOSED_NO_CHANGE', 'COLLECTION', 'COMPLIANCE_TESTING', 'DEEMED_DENIED', 'DEEMED_EXCLUDED', 'DEMAND_ON_SURETY', 'DENIED', 'DETAINED', 'DRAFT', 'DRAFT_REPORT', 'DROPPED', 'ESCALATED', 'EXCLUDED', 'EXPORTED', 'EXTENDED', 'FIELDWORK', 'FILED', 'FINAL_REPORT', 'FOLLOW_UP', 'FORFEITED', 'FULL', 'FULFILLED', 'FURTHER_REVIEW', 'IMPROVEMENT_PLAN', 'INFO_SUBMITTED', 'ISSUED', 'ISSUED_PROPOSED', 'ISSUED_TAKEN', 'JUDICIAL_REFERRAL', 'LIQUIDATED_DAMAGES', 'LITIGATION', 'MITIGATED', 'NOTICED', 'NOTICE_MAILED', 'NO_RESPONSE', 'NOT_FULFILLED', 'OFFER', 'OFFER_IN_COMPROMISE', 'OVERDUE', 'PAID', 'PARTLY', 'PAS_FIELDWORK', 'PAS_QUESTIONNAIRE', 'PAS_REPORT', 'PENALTY_ISSUED', 'PETITIONED', 'PETITION_FILED', 'PREPENALTY_ISSUED', 'PRESENTED', 'PROTESTED', 'REDELIVERED', 'REFERRED', 'REFERRED_TO_JUSTICE', 'REJECTED', 'RELEASED', 'REMITTED', 'RESPONDED', 'SEIZED', 'SELECTED', 'SUPPLEMENTAL_PETITION', 'TENDERED', 'TENDER_DUE', 'UNDER_REVIEW', 'UNDER_VALIDATION', 'VERIFIED', 'WITHDRAWN')",
            name=op.f("ck_action_event_from_status"),
        ),
        sa.CheckConstraint(
            "to_status in ('ABANDONED', 'ACCEPTED', 'ACTION_TAKEN', 'APPROVED', 'BILLED', 'CANCELLED', 'CERTIFIED_MARKED', 'CLAIM_ISSUED', 'CLOSED', 'CLOSED_NO_CHANGE', 'COLLECTION', 'COMPLIANCE_TESTING', 'DEEMED_DENIED', 'DEEMED_EXCLUDED', 'DEMAND_ON_SURETY', 'DENIED', 'DETAINED', 'DRAFT', 'DRAFT_REPORT', 'DROPPED', 'ESCALATED', 'EXCLUDED', 'EXPORTED', 'EXTENDED', 'FIELDWORK', 'FILED', 'FINAL_REPORT', 'FOLLOW_UP', 'FORFEITED', 'FULL', 'FULFILLED', 'FURTHER_REVIEW', 'IMPROVEMENT_PLAN', 'INFO_SUBMITTED', 'ISSUED', 'ISSUED_PROPOSED', 'ISSUED_TAKEN', 'JUDICIAL_REFERRAL', 'LIQUIDATED_DAMAGES', 'LITIGATION', 'MITIGATED', 'NOTICED', 'NOTICE_MAILED', 'NO_RESPONSE', 'NOT_FULFILLED', 'OFFER', 'OFFER_IN_COMPROMISE', 'OVERDUE', 'PAID', 'PARTLY', 'PAS_FIELDWORK', 'PAS_QUESTIONNAIRE', 'PAS_REPORT', 'PENALTY_ISSUED', 'PETITIONED', 'PETITION_FILED', 'PREPENALTY_ISSUED', 'PRESENTED', 'PROTESTED', 'REDELIVERED', 'REFERRED', 'REFERRED_TO_JUSTICE', 'REJECTED', 'RELEASED', 'REMITTED', 'RESPONDED', 'SEIZED', 'SELECTED', 'SUPPLEMENTAL_PETITION', 'TENDERED', 'TENDER_DUE', 'UNDER_REVIEW', 'UNDER_VALIDATION', 'VERIFIED', 'WITHDRAWN')",
            name=op.f("ck_action_event_to_status"),
        ),
        sa.ForeignKeyConstraint(
            ["action_id"], ["compliance_action.id"], name=op.f("fk_action_event_action_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_event")),
    )
    op.create_index(
        op.f("ix_action_event_action_id_occurred_at_id"),
        "action_event",
        ["action_id", "occurred_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_table(
        "action_line",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("filer_code", sa.Text(collation="C"), nullable=True),
        sa.Column("carrier_id", sa.BigInteger(), nullable=True),
        sa.Column("center_code", sa.Text(collation="C"), nullable=True),
        sa.Column("port_code", sa.Text(collation="C"), nullable=True),
        sa.Column("action_id", sa.BigInteger(), nullable=False),
        sa.Column("entry_id", sa.BigInteger(), nullable=False),
        sa.Column("line_id", sa.BigInteger(), nullable=False),
        sa.Column("line_number", sa.Integer(), nullable=False),
        sa.Column("question", sa.Text(collation="C"), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("claimed", sa.Text(collation="C"), nullable=False),
        sa.Column("proposed", sa.Text(collation="C"), nullable=True),
        sa.Column("duty_change", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.CheckConstraint(
            "topic in ('CLASSIFICATION', 'VALUE', 'ORIGIN', 'PREFERENCE', 'SAMPLES', 'MARKING', 'ADMISSIBILITY', 'TRADEMARK', 'LATE_FILING', 'SECURITY_FILING', 'RECORDS', 'CONTROLS')",
            name=op.f("ck_action_line_topic"),
        ),
        sa.ForeignKeyConstraint(
            ["action_id"], ["compliance_action.id"], name=op.f("fk_action_line_action_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_line")),
    )
    op.create_index(
        op.f("ix_action_line_action_id_id"),
        "action_line",
        ["action_id", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_action_line_line_id_action_id"),
        "action_line",
        ["line_id", "action_id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_table(
        "audit_finding",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("filer_code", sa.Text(collation="C"), nullable=True),
        sa.Column("carrier_id", sa.BigInteger(), nullable=True),
        sa.Column("center_code", sa.Text(collation="C"), nullable=True),
        sa.Column("port_code", sa.Text(collation="C"), nullable=True),
        sa.Column("action_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(collation="C"), nullable=False),
        sa.Column("owner_name", sa.Text(collation="C"), nullable=False),
        sa.Column("revenue", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "severity in ('MINOR', 'MAJOR', 'CRITICAL')", name=op.f("ck_audit_finding_severity")
        ),
        sa.CheckConstraint(
            "topic in ('CLASSIFICATION', 'VALUE', 'ORIGIN', 'PREFERENCE', 'SAMPLES', 'MARKING', 'ADMISSIBILITY', 'TRADEMARK', 'LATE_FILING', 'SECURITY_FILING', 'RECORDS', 'CONTROLS')",
            name=op.f("ck_audit_finding_topic"),
        ),
        sa.ForeignKeyConstraint(
            ["action_id"], ["compliance_action.id"], name=op.f("fk_audit_finding_action_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_finding")),
    )
    op.create_index(
        op.f("ix_audit_finding_action_id_due_on_id"),
        "audit_finding",
        ["action_id", "due_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_audit_finding_action_id_opened_on_id"),
        "audit_finding",
        ["action_id", "opened_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_audit_finding_center_code_due_on_id"),
        "audit_finding",
        ["center_code", "due_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_audit_finding_company_id_due_on_id"),
        "audit_finding",
        ["company_id", "due_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_audit_finding_company_id_opened_on_id"),
        "audit_finding",
        ["company_id", "opened_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_audit_finding_due_on_id"),
        "audit_finding",
        ["due_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_audit_finding_opened_on_id"),
        "audit_finding",
        ["opened_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_table(
        "requested_item",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("filer_code", sa.Text(collation="C"), nullable=True),
        sa.Column("carrier_id", sa.BigInteger(), nullable=True),
        sa.Column("center_code", sa.Text(collation="C"), nullable=True),
        sa.Column("port_code", sa.Text(collation="C"), nullable=True),
        sa.Column("action_id", sa.BigInteger(), nullable=False),
        sa.Column("description", sa.Text(collation="C"), nullable=False),
        sa.Column("document_kinds", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"], ["compliance_action.id"], name=op.f("fk_requested_item_action_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requested_item")),
    )
    op.create_index(
        op.f("ix_requested_item_action_id_id"),
        "requested_item",
        ["action_id", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_table(
        "improvement_item",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("filer_code", sa.Text(collation="C"), nullable=True),
        sa.Column("carrier_id", sa.BigInteger(), nullable=True),
        sa.Column("center_code", sa.Text(collation="C"), nullable=True),
        sa.Column("port_code", sa.Text(collation="C"), nullable=True),
        sa.Column("action_id", sa.BigInteger(), nullable=False),
        sa.Column("finding_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("description", sa.Text(collation="C"), nullable=False),
        sa.Column("owner_name", sa.Text(collation="C"), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["action_id"], ["compliance_action.id"], name=op.f("fk_improvement_item_action_id")
        ),
        sa.ForeignKeyConstraint(
            ["finding_id"], ["audit_finding.id"], name=op.f("fk_improvement_item_finding_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_improvement_item")),
    )
    op.create_index(
        op.f("ix_improvement_item_action_id_due_on_id"),
        "improvement_item",
        ["action_id", "due_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_improvement_item_finding_id_due_on_id"),
        "improvement_item",
        ["finding_id", "due_on", "id"],
        unique=False,
        postgresql_where=None,
    )


def downgrade() -> None:
    op.drop_index(
        op.f("ix_improvement_item_finding_id_due_on_id"), table_name="improvement_item", postgresql_where=None
    )
    op.drop_index(
        op.f("ix_improvement_item_action_id_due_on_id"), table_name="improvement_item", postgresql_where=None
    )
    op.drop_table("improvement_item")
    op.drop_index(op.f("ix_requested_item_action_id_id"), table_name="requested_item", postgresql_where=None)
    op.drop_table("requested_item")
    op.drop_index(op.f("ix_audit_finding_opened_on_id"), table_name="audit_finding", postgresql_where=None)
    op.drop_index(op.f("ix_audit_finding_due_on_id"), table_name="audit_finding", postgresql_where=None)
    op.drop_index(
        op.f("ix_audit_finding_company_id_opened_on_id"), table_name="audit_finding", postgresql_where=None
    )
    op.drop_index(
        op.f("ix_audit_finding_company_id_due_on_id"), table_name="audit_finding", postgresql_where=None
    )
    op.drop_index(
        op.f("ix_audit_finding_center_code_due_on_id"), table_name="audit_finding", postgresql_where=None
    )
    op.drop_index(
        op.f("ix_audit_finding_action_id_opened_on_id"), table_name="audit_finding", postgresql_where=None
    )
    op.drop_index(
        op.f("ix_audit_finding_action_id_due_on_id"), table_name="audit_finding", postgresql_where=None
    )
    op.drop_table("audit_finding")
    op.drop_index(op.f("ix_action_line_line_id_action_id"), table_name="action_line", postgresql_where=None)
    op.drop_index(op.f("ix_action_line_action_id_id"), table_name="action_line", postgresql_where=None)
    op.drop_table("action_line")
    op.drop_index(
        op.f("ix_action_event_action_id_occurred_at_id"), table_name="action_event", postgresql_where=None
    )
    op.drop_table("action_event")
    op.drop_index(
        op.f("ix_action_entry_shipment_id_action_id"), table_name="action_entry", postgresql_where=None
    )
    op.drop_index(
        op.f("ix_action_entry_entry_id_action_id"), table_name="action_entry", postgresql_where=None
    )
    op.drop_index(op.f("ix_action_entry_action_id_id"), table_name="action_entry", postgresql_where=None)
    op.drop_table("action_entry")
    op.drop_table("journal_head")
    op.drop_index(
        op.f("ix_journal_subject_type_subject_id_recorded_at_id"), table_name="journal", postgresql_where=None
    )
    op.drop_index(op.f("ix_journal_recorded_at_id"), table_name="journal", postgresql_where=None)
    op.drop_index(op.f("ix_journal_filer_code_recorded_at_id"), table_name="journal", postgresql_where=None)
    op.drop_index(
        op.f("ix_journal_company_id_verb_recorded_at_id"), table_name="journal", postgresql_where=None
    )
    op.drop_index(
        op.f("ix_journal_company_id_subject_type_subject_id_recorded_at_id"),
        table_name="journal",
        postgresql_where=None,
    )
    op.drop_index(op.f("ix_journal_company_id_recorded_at_id"), table_name="journal", postgresql_where=None)
    op.drop_index(
        op.f("ix_journal_company_id_actor_name_recorded_at_id"), table_name="journal", postgresql_where=None
    )
    op.drop_index(op.f("ix_journal_carrier_id_recorded_at_id"), table_name="journal", postgresql_where=None)
    op.drop_index(op.f("ix_journal_account_id_recorded_at_id"), table_name="journal", postgresql_where=None)
    op.drop_table("journal")
    op.drop_index(
        op.f("ix_compliance_action_surety_account_id_opened_at_id"),
        table_name="compliance_action",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_compliance_action_surety_account_id_due_order_id"),
        table_name="compliance_action",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_compliance_action_parent_id_opened_at_id"),
        table_name="compliance_action",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_compliance_action_parent_id_due_order_id"),
        table_name="compliance_action",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_compliance_action_opened_at_id"), table_name="compliance_action", postgresql_where=None
    )
    op.drop_index(
        op.f("ix_compliance_action_officer_id_opened_at_id"),
        table_name="compliance_action",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_compliance_action_officer_id_due_order_id"),
        table_name="compliance_action",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_compliance_action_filer_code_opened_at_id"),
        table_name="compliance_action",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_compliance_action_filer_code_due_order_id"),
        table_name="compliance_action",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_compliance_action_family_opened_at_id"),
        table_name="compliance_action",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_compliance_action_family_due_order_id"),
        table_name="compliance_action",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_compliance_action_due_order_id"), table_name="compliance_action", postgresql_where=None
    )
    op.drop_index(
        op.f("ix_compliance_action_company_id_opened_at_id"),
        table_name="compliance_action",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_compliance_action_company_id_family_opened_at_id"),
        table_name="compliance_action",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_compliance_action_company_id_family_due_order_id"),
        table_name="compliance_action",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_compliance_action_company_id_due_order_id"),
        table_name="compliance_action",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_compliance_action_center_code_opened_at_id"),
        table_name="compliance_action",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_compliance_action_center_code_due_order_id"),
        table_name="compliance_action",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_compliance_action_carrier_id_opened_at_id"),
        table_name="compliance_action",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_compliance_action_bond_id_opened_at_id"),
        table_name="compliance_action",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_compliance_action_bond_id_due_order_id"),
        table_name="compliance_action",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_compliance_action_account_id_opened_at_id"),
        table_name="compliance_action",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_compliance_action_account_id_family_opened_at_id"),
        table_name="compliance_action",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_compliance_action_account_id_family_due_order_id"),
        table_name="compliance_action",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_compliance_action_account_id_due_order_id"),
        table_name="compliance_action",
        postgresql_where=None,
    )
    op.drop_table("compliance_action")
