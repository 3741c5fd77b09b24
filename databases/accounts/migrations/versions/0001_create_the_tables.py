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
        "account",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("parent_id", sa.BigInteger(), nullable=True),
        sa.Column("name", sa.Text(collation="C"), nullable=False),
        sa.Column("number", sa.Text(collation="C"), nullable=True),
        sa.Column("number_kind", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("industry", sa.Text(), nullable=True),
        sa.Column("organization_type", sa.Text(), nullable=False),
        sa.Column("center_code", sa.Text(collation="C"), nullable=True),
        sa.Column("portal", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("first_account", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "industry in ('TECHNOLOGY', 'AUTOMOTIVE', 'MASS_MERCHANDISING', 'PHARMACEUTICAL')",
            name=op.f("ck_account_industry"),
        ),
        sa.CheckConstraint(
            "kind in ('COMPANY', 'IMPORTER', 'BROKER', 'FILER', 'CARRIER', 'DRIVER', 'SURETY', 'SURETY_AGENT', 'FTZ_OPERATOR', 'FACILITY_OPERATOR', 'CARTMAN', 'LIGHTERMAN', 'SERVICE_PROVIDER', 'EXPORTER', 'PROTEST_FILER')",
            name=op.f("ck_account_kind"),
        ),
        sa.CheckConstraint(
            "number_kind in ('EIN', 'SSN', 'CBP_ASSIGNED', 'FILER_CODE', 'SCAC', 'IATA', 'SURETY_CODE', 'FIRMS', 'ZONE')",
            name=op.f("ck_account_number_kind"),
        ),
        sa.CheckConstraint(
            "organization_type in ('CORPORATION', 'PARTNERSHIP', 'INDIVIDUAL', 'SOLE_PROPRIETOR')",
            name=op.f("ck_account_organization_type"),
        ),
        sa.CheckConstraint("status in ('ACTIVE', 'INACTIVE')", name=op.f("ck_account_status")),
        sa.ForeignKeyConstraint(["company_id"], ["account.id"], name=op.f("fk_account_company_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["account.id"], name=op.f("fk_account_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
    )
    op.create_index(
        op.f("ix_account_center_code_name_id"),
        "account",
        ["center_code", "name", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_account_center_code_opened_on_id"),
        "account",
        ["center_code", "opened_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_account_company_id_name_id"),
        "account",
        ["company_id", "name", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_account_company_id_opened_on_id"),
        "account",
        ["company_id", "opened_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_account_kind_name_id"),
        "account",
        ["kind", "name", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_account_kind_opened_on_id"),
        "account",
        ["kind", "opened_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_account_name_id"), "account", ["name", "id"], unique=False, postgresql_where=None
    )
    op.create_index(op.f("ix_account_number"), "account", ["number"], unique=False, postgresql_where=None)
    op.create_index(
        op.f("ix_account_number_kind_number"),
        "account",
        ["number_kind", "number"],
        unique=True,
        postgresql_where=sa.text("number is not null"),
    )
    op.create_index(
        op.f("ix_account_opened_on_id"), "account", ["opened_on", "id"], unique=False, postgresql_where=None
    )
    op.create_index(
        op.f("ix_account_parent_id_name_id"),
        "account",
        ["parent_id", "name", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_account_parent_id_opened_on_id"),
        "account",
        ["parent_id", "opened_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_table(
        "center",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.Text(collation="C"), nullable=False),
        sa.Column("name", sa.Text(collation="C"), nullable=False),
        sa.Column("city", sa.Text(collation="C"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_center")),
        sa.UniqueConstraint("code", name=op.f("uq_center_code")),
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
        "officer",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(collation="C"), nullable=False),
        sa.Column("email", sa.Text(collation="C"), nullable=False),
        sa.Column("agency", sa.Text(collation="C"), nullable=False),
        sa.Column("center_code", sa.Text(collation="C"), nullable=True),
        sa.Column("port_code", sa.Text(collation="C"), nullable=True),
        sa.CheckConstraint(
            "role in ('ACCOUNT_MANAGER', 'IMPORT_SPECIALIST', 'ENTRY_SPECIALIST', 'CBP_OFFICER', 'FPF_OFFICER', 'REGULATORY_AUDITOR', 'SUPPLY_CHAIN_SPECIALIST', 'OVERSIGHT_ANALYST')",
            name=op.f("ck_officer_role"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_officer")),
    )
    op.create_index(
        op.f("ix_officer_center_code_name_id"),
        "officer",
        ["center_code", "name", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_officer_name_id"), "officer", ["name", "id"], unique=False, postgresql_where=None
    )
    op.create_table(
        "access_grant",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("grantee_company_id", sa.BigInteger(), nullable=False),
        sa.Column("grantee_account_id", sa.BigInteger(), nullable=False),
        sa.Column("grantee_name", sa.Text(collation="C"), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("port_codes", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("invited_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("answered_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("revoked_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("document_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "status in ('INVITED', 'ACCEPTED', 'REJECTED', 'REVOKED')", name=op.f("ck_access_grant_status")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_access_grant_account_id")),
        sa.ForeignKeyConstraint(
            ["grantee_account_id"], ["account.id"], name=op.f("fk_access_grant_grantee_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_grant")),
    )
    op.create_index(
        op.f("ix_access_grant_company_id_invited_at_id"),
        "access_grant",
        ["company_id", "invited_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_access_grant_grantee_company_id_invited_at_id"),
        "access_grant",
        ["grantee_company_id", "invited_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_table(
        "address",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("line1", sa.Text(collation="C"), nullable=False),
        sa.Column("line2", sa.Text(collation="C"), nullable=True),
        sa.Column("city", sa.Text(collation="C"), nullable=False),
        sa.Column("state", sa.Text(collation="C"), nullable=True),
        sa.Column("postal_code", sa.Text(collation="C"), nullable=False),
        sa.Column("country", sa.Text(collation="C"), nullable=False),
        sa.CheckConstraint("kind in ('MAILING', 'PHYSICAL', 'RECORDS')", name=op.f("ck_address_kind")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_address_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_address")),
    )
    op.create_index(
        op.f("ix_address_account_id_id"), "address", ["account_id", "id"], unique=False, postgresql_where=None
    )
    op.create_table(
        "bond",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("surety_company_id", sa.BigInteger(), nullable=False),
        sa.Column("surety_account_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Text(collation="C"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("activity", sa.Text(collation="C"), nullable=False),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("terminated_on", sa.Date(), nullable=True),
        sa.Column("document_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("kind in ('CONTINUOUS', 'SINGLE')", name=op.f("ck_bond_kind")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_bond_account_id")),
        sa.ForeignKeyConstraint(
            ["surety_account_id"], ["account.id"], name=op.f("fk_bond_surety_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bond")),
        sa.UniqueConstraint("number", name=op.f("uq_bond_number")),
    )
    op.create_index(
        op.f("ix_bond_account_id_effective_on_id"),
        "bond",
        ["account_id", "effective_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_bond_company_id_effective_on_id"),
        "bond",
        ["company_id", "effective_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_bond_surety_account_id_effective_on_id"),
        "bond",
        ["surety_account_id", "effective_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_bond_surety_company_id_effective_on_id"),
        "bond",
        ["surety_company_id", "effective_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_table(
        "contact",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(collation="C"), nullable=False),
        sa.Column("title", sa.Text(collation="C"), nullable=False),
        sa.Column("email", sa.Text(collation="C"), nullable=False),
        sa.Column("phone", sa.Text(collation="C"), nullable=False),
        sa.CheckConstraint(
            "kind in ('COMPLIANCE', 'LOGISTICS', 'SECURITY', 'FINANCE')", name=op.f("ck_contact_kind")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_contact_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
    )
    op.create_index(
        op.f("ix_contact_account_id_id"), "contact", ["account_id", "id"], unique=False, postgresql_where=None
    )
    op.create_table(
        "identifier",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(collation="C"), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "kind in ('EIN', 'SSN', 'CBP_ASSIGNED', 'FILER_CODE', 'SCAC', 'IATA', 'SURETY_CODE', 'FIRMS', 'ZONE')",
            name=op.f("ck_identifier_kind"),
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_identifier_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identifier")),
    )
    op.create_index(
        op.f("ix_identifier_account_id_valid_from_id"),
        "identifier",
        ["account_id", "valid_from", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_identifier_kind_value"),
        "identifier",
        ["kind", "value"],
        unique=True,
        postgresql_where=sa.text("valid_to is null"),
    )
    op.create_table(
        "member",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(collation="C"), nullable=False),
        sa.Column("email", sa.Text(collation="C"), nullable=False),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("last_seen_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint("role in ('OWNER', 'PROXY_OWNER', 'USER')", name=op.f("ck_member_role")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_member_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member")),
    )
    op.create_index(
        op.f("ix_member_company_id_name_id"),
        "member",
        ["company_id", "name", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_member_company_id_since_on_id"),
        "member",
        ["company_id", "since_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_table(
        "partnership",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("tier", sa.Text(), nullable=True),
        sa.Column("applied_on", sa.Date(), nullable=False),
        sa.Column("certified_on", sa.Date(), nullable=True),
        sa.Column("validated_on", sa.Date(), nullable=True),
        sa.Column("revalidation_due_on", sa.Date(), nullable=True),
        sa.Column(
            "revalidation_order",
            sa.Date(),
            sa.Computed("coalesce(revalidation_due_on, 'infinity'::date)", persisted=True),
            nullable=False,
        ),
        sa.CheckConstraint(
            "status in ('APPLIED', 'UNDER_REVIEW', 'CERTIFIED', 'VALIDATION_SCHEDULED', 'VALIDATED', 'REVALIDATION_DUE', 'SUSPENDED', 'REINSTATED', 'REMOVED', 'WITHDRAWN')",
            name=op.f("ck_partnership_status"),
        ),
        sa.CheckConstraint("tier in ('TIER_1', 'TIER_2', 'TIER_3')", name=op.f("ck_partnership_tier")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_partnership_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partnership")),
    )
    op.create_index(
        op.f("ix_partnership_account_id"), "partnership", ["account_id"], unique=False, postgresql_where=None
    )
    op.create_index(
        op.f("ix_partnership_applied_on_id"),
        "partnership",
        ["applied_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_partnership_company_id"), "partnership", ["company_id"], unique=True, postgresql_where=None
    )
    op.create_index(
        op.f("ix_partnership_revalidation_order_id"),
        "partnership",
        ["revalidation_order", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_partnership_status_revalidation_order_id"),
        "partnership",
        ["status", "revalidation_order", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_table(
        "portfolio",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("officer_id", sa.BigInteger(), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_portfolio_account_id")),
        sa.ForeignKeyConstraint(["company_id"], ["account.id"], name=op.f("fk_portfolio_company_id")),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=op.f("fk_portfolio_officer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portfolio")),
    )
    op.create_index(
        op.f("ix_portfolio_company_id_since_on_id"),
        "portfolio",
        ["company_id", "since_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_portfolio_officer_id_since_on_id"),
        "portfolio",
        ["officer_id", "since_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_table(
        "power_of_attorney",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("grantee_company_id", sa.BigInteger(), nullable=False),
        sa.Column("grantee_account_id", sa.BigInteger(), nullable=False),
        sa.Column("filer_code", sa.Text(collation="C"), nullable=False),
        sa.Column("port_codes", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("revoked_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("document_id", sa.BigInteger(), nullable=True),
        sa.Column(
            "ends_order",
            sa.Date(),
            sa.Computed("coalesce(valid_to, 'infinity'::date)", persisted=True),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_power_of_attorney_account_id")),
        sa.ForeignKeyConstraint(
            ["grantee_account_id"], ["account.id"], name=op.f("fk_power_of_attorney_grantee_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_power_of_attorney")),
    )
    op.create_index(
        op.f("ix_power_of_attorney_account_id_ends_order_id"),
        "power_of_attorney",
        ["account_id", "ends_order", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_power_of_attorney_account_id_signed_on_id"),
        "power_of_attorney",
        ["account_id", "signed_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_power_of_attorney_company_id_ends_order_id"),
        "power_of_attorney",
        ["company_id", "ends_order", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_power_of_attorney_company_id_signed_on_id"),
        "power_of_attorney",
        ["company_id", "signed_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_power_of_attorney_filer_code_ends_order_id"),
        "power_of_attorney",
        ["filer_code", "ends_order", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_power_of_attorney_grantee_company_id_ends_order_id"),
        "power_of_attorney",
        ["grantee_company_id", "ends_order", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_power_of_attorney_grantee_company_id_signed_on_id"),
        "power_of_attorney",
        ["grantee_company_id", "signed_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_table(
        "member_scope",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("port_codes", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_member_scope_account_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_member_scope_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_scope")),
    )
    op.create_index(
        op.f("ix_member_scope_account_id_id"),
        "member_scope",
        ["account_id", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_member_scope_member_id_id"),
        "member_scope",
        ["member_id", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_table(
        "partnership_step",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("partnership_id", sa.BigInteger(), nullable=False),
        sa.Column("from_status", sa.Text(), nullable=True),
        sa.Column("to_status", sa.Text(), nullable=False),
        sa.Column("occurred_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("actor_name", sa.Text(collation="C"), nullable=False),
        sa.Column("note", sa.Text(collation="C"), nullable=True),
        sa.CheckConstraint(
            "from_status in ('APPLIED', 'UNDER_REVIEW', 'CERTIFIED', 'VALIDATION_SCHEDULED', 'VALIDATED', 'REVALIDATION_DUE', 'SUSPENDED', 'REINSTATED', 'REMOVED', 'WITHDRAWN')",
            name=op.f("ck_partnership_step_from_status"),
        ),
        sa.CheckConstraint(
            "to_status in ('APPLIED', 'UNDER_REVIEW', 'CERTIFIED', 'VALIDATION_SCHEDULED', 'VALIDATED', 'REVALIDATION_DUE', 'SUSPENDED', 'REINSTATED', 'REMOVED', 'WITHDRAWN')",
            name=op.f("ck_partnership_step_to_status"),
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_partnership_step_account_id")),
        sa.ForeignKeyConstraint(
            ["partnership_id"], ["partnership.id"], name=op.f("fk_partnership_step_partnership_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partnership_step")),
    )
    op.create_index(
        op.f("ix_partnership_step_partnership_id_occurred_at_id"),
        "partnership_step",
        ["partnership_id", "occurred_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_table(
        "validation",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("partnership_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("officer_id", sa.BigInteger(), nullable=False),
        sa.Column("site", sa.Text(collation="C"), nullable=False),
        sa.Column("country", sa.Text(collation="C"), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("tier", sa.Text(), nullable=True),
        sa.CheckConstraint("kind in ('VALIDATION', 'REVALIDATION')", name=op.f("ck_validation_kind")),
        sa.CheckConstraint("tier in ('TIER_1', 'TIER_2', 'TIER_3')", name=op.f("ck_validation_tier")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_validation_account_id")),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=op.f("fk_validation_officer_id")),
        sa.ForeignKeyConstraint(
            ["partnership_id"], ["partnership.id"], name=op.f("fk_validation_partnership_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_validation")),
    )
    op.create_index(
        op.f("ix_validation_partnership_id_started_on_id"),
        "validation",
        ["partnership_id", "started_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_table(
        "criterion_result",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("validation_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("criterion", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("finding", sa.Text(collation="C"), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("resolved_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "criterion in ('SECURITY_VISION', 'RISK_ASSESSMENT', 'BUSINESS_PARTNERS', 'CYBERSECURITY', 'CONVEYANCES', 'SEALS', 'PROCEDURES', 'AGRICULTURE', 'PHYSICAL_SECURITY', 'ACCESS_CONTROLS', 'PERSONNEL', 'EDUCATION')",
            name=op.f("ck_criterion_result_criterion"),
        ),
        sa.CheckConstraint(
            "outcome in ('EXCEEDS', 'MET', 'WEAKNESS', 'ACTION_REQUIRED')",
            name=op.f("ck_criterion_result_outcome"),
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_criterion_result_account_id")),
        sa.ForeignKeyConstraint(
            ["validation_id"], ["validation.id"], name=op.f("fk_criterion_result_validation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_criterion_result")),
    )
    op.create_index(
        op.f("ix_criterion_result_validation_id_position_id"),
        "criterion_result",
        ["validation_id", "position", "id"],
        unique=False,
        postgresql_where=None,
    )


def downgrade() -> None:
    op.drop_index(
        op.f("ix_criterion_result_validation_id_position_id"),
        table_name="criterion_result",
        postgresql_where=None,
    )
    op.drop_table("criterion_result")
    op.drop_index(
        op.f("ix_validation_partnership_id_started_on_id"), table_name="validation", postgresql_where=None
    )
    op.drop_table("validation")
    op.drop_index(
        op.f("ix_partnership_step_partnership_id_occurred_at_id"),
        table_name="partnership_step",
        postgresql_where=None,
    )
    op.drop_table("partnership_step")
    op.drop_index(op.f("ix_member_scope_member_id_id"), table_name="member_scope", postgresql_where=None)
    op.drop_index(op.f("ix_member_scope_account_id_id"), table_name="member_scope", postgresql_where=None)
    op.drop_table("member_scope")
    op.drop_index(
        op.f("ix_power_of_attorney_grantee_company_id_signed_on_id"),
        table_name="power_of_attorney",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_power_of_attorney_grantee_company_id_ends_order_id"),
        table_name="power_of_attorney",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_power_of_attorney_filer_code_ends_order_id"),
        table_name="power_of_attorney",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_power_of_attorney_company_id_signed_on_id"),
        table_name="power_of_attorney",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_power_of_attorney_company_id_ends_order_id"),
        table_name="power_of_attorney",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_power_of_attorney_account_id_signed_on_id"),
        table_name="power_of_attorney",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_power_of_attorney_account_id_ends_order_id"),
        table_name="power_of_attorney",
        postgresql_where=None,
    )
    op.drop_table("power_of_attorney")
    op.drop_index(op.f("ix_portfolio_officer_id_since_on_id"), table_name="portfolio", postgresql_where=None)
    op.drop_index(op.f("ix_portfolio_company_id_since_on_id"), table_name="portfolio", postgresql_where=None)
    op.drop_table("portfolio")
    op.drop_index(
        op.f("ix_partnership_status_revalidation_order_id"), table_name="partnership", postgresql_where=None
    )
    op.drop_index(
        op.f("ix_partnership_revalidation_order_id"), table_name="partnership", postgresql_where=None
    )
    op.drop_index(op.f("ix_partnership_company_id"), table_name="partnership", postgresql_where=None)
    op.drop_index(op.f("ix_partnership_applied_on_id"), table_name="partnership", postgresql_where=None)
    op.drop_index(op.f("ix_partnership_account_id"), table_name="partnership", postgresql_where=None)
    op.drop_table("partnership")
    op.drop_index(op.f("ix_member_company_id_since_on_id"), table_name="member", postgresql_where=None)
    op.drop_index(op.f("ix_member_company_id_name_id"), table_name="member", postgresql_where=None)
    op.drop_table("member")
    op.drop_index(
        op.f("ix_identifier_kind_value"),
        table_name="identifier",
        postgresql_where=sa.text("valid_to is null"),
    )
    op.drop_index(
        op.f("ix_identifier_account_id_valid_from_id"), table_name="identifier", postgresql_where=None
    )
    op.drop_table("identifier")
    op.drop_index(op.f("ix_contact_account_id_id"), table_name="contact", postgresql_where=None)
    op.drop_table("contact")
    op.drop_index(op.f("ix_bond_surety_company_id_effective_on_id"), table_name="bond", postgresql_where=None)
    op.drop_index(op.f("ix_bond_surety_account_id_effective_on_id"), table_name="bond", postgresql_where=None)
    op.drop_index(op.f("ix_bond_company_id_effective_on_id"), table_name="bond", postgresql_where=None)
    op.drop_index(op.f("ix_bond_account_id_effective_on_id"), table_name="bond", postgresql_where=None)
    op.drop_table("bond")
    op.drop_index(op.f("ix_address_account_id_id"), table_name="address", postgresql_where=None)
    op.drop_table("address")
    op.drop_index(
        op.f("ix_access_grant_grantee_company_id_invited_at_id"),
        table_name="access_grant",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_access_grant_company_id_invited_at_id"), table_name="access_grant", postgresql_where=None
    )
    op.drop_table("access_grant")
    op.drop_index(op.f("ix_officer_name_id"), table_name="officer", postgresql_where=None)
    op.drop_index(op.f("ix_officer_center_code_name_id"), table_name="officer", postgresql_where=None)
    op.drop_table("officer")
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
    op.drop_table("center")
    op.drop_index(op.f("ix_account_parent_id_opened_on_id"), table_name="account", postgresql_where=None)
    op.drop_index(op.f("ix_account_parent_id_name_id"), table_name="account", postgresql_where=None)
    op.drop_index(op.f("ix_account_opened_on_id"), table_name="account", postgresql_where=None)
    op.drop_index(
        op.f("ix_account_number_kind_number"),
        table_name="account",
        postgresql_where=sa.text("number is not null"),
    )
    op.drop_index(op.f("ix_account_number"), table_name="account", postgresql_where=None)
    op.drop_index(op.f("ix_account_name_id"), table_name="account", postgresql_where=None)
    op.drop_index(op.f("ix_account_kind_opened_on_id"), table_name="account", postgresql_where=None)
    op.drop_index(op.f("ix_account_kind_name_id"), table_name="account", postgresql_where=None)
    op.drop_index(op.f("ix_account_company_id_opened_on_id"), table_name="account", postgresql_where=None)
    op.drop_index(op.f("ix_account_company_id_name_id"), table_name="account", postgresql_where=None)
    op.drop_index(op.f("ix_account_center_code_opened_on_id"), table_name="account", postgresql_where=None)
    op.drop_index(op.f("ix_account_center_code_name_id"), table_name="account", postgresql_where=None)
    op.drop_table("account")
