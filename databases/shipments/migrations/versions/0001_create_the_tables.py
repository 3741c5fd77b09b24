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
        "container",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("number", sa.Text(collation="C"), nullable=False),
        sa.Column("size_type", sa.Text(collation="C"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_container")),
        sa.UniqueConstraint("number", name=op.f("uq_container_number")),
    )
    op.create_index(
        op.f("ix_container_number_id"), "container", ["number", "id"], unique=False, postgresql_where=None
    )
    op.create_table(
        "fee_rule",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("rate", sa.Numeric(precision=9, scale=7), nullable=True),
        sa.Column("minimum", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("maximum", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("flat", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint("kind in ('499', '311', '501')", name=op.f("ck_fee_rule_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fee_rule")),
    )
    op.create_index(
        op.f("ix_fee_rule_kind_valid_from_id"),
        "fee_rule",
        ["kind", "valid_from", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_table(
        "foreign_port",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.Text(collation="C"), nullable=False),
        sa.Column("name", sa.Text(collation="C"), nullable=False),
        sa.Column("country", sa.Text(collation="C"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_foreign_port")),
        sa.UniqueConstraint("code", name=op.f("uq_foreign_port_code")),
    )
    op.create_index(
        op.f("ix_foreign_port_name_id"), "foreign_port", ["name", "id"], unique=False, postgresql_where=None
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
        "party",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("filer_code", sa.Text(collation="C"), nullable=True),
        sa.Column("carrier_id", sa.BigInteger(), nullable=True),
        sa.Column("center_code", sa.Text(collation="C"), nullable=True),
        sa.Column("port_code", sa.Text(collation="C"), nullable=True),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(collation="C"), nullable=False),
        sa.Column("manufacturer_id", sa.Text(collation="C"), nullable=True),
        sa.Column("street", sa.Text(collation="C"), nullable=False),
        sa.Column("city", sa.Text(collation="C"), nullable=False),
        sa.Column("country", sa.Text(collation="C"), nullable=False),
        sa.CheckConstraint("role in ('MANUFACTURER', 'SHIPPER', 'CONSIGNEE')", name=op.f("ck_party_role")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party")),
    )
    op.create_index(
        op.f("ix_party_account_id_name_id"),
        "party",
        ["account_id", "name", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_party_company_id_name_id"),
        "party",
        ["company_id", "name", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_party_manufacturer_id_id"),
        "party",
        ["manufacturer_id", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(op.f("ix_party_name_id"), "party", ["name", "id"], unique=False, postgresql_where=None)
    op.create_table(
        "port",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.Text(collation="C"), nullable=False),
        sa.Column("name", sa.Text(collation="C"), nullable=False),
        sa.Column("state", sa.Text(collation="C"), nullable=False),
        sa.Column("modes", sa.Text(collation="C"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_port")),
        sa.UniqueConstraint("code", name=op.f("uq_port_code")),
    )
    op.create_index(op.f("ix_port_code_id"), "port", ["code", "id"], unique=False, postgresql_where=None)
    op.create_index(op.f("ix_port_name_id"), "port", ["name", "id"], unique=False, postgresql_where=None)
    op.create_index(
        op.f("ix_port_state_code_id"), "port", ["state", "code", "id"], unique=False, postgresql_where=None
    )
    op.create_table(
        "shipment",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("filer_code", sa.Text(collation="C"), nullable=True),
        sa.Column("carrier_id", sa.BigInteger(), nullable=True),
        sa.Column("center_code", sa.Text(collation="C"), nullable=True),
        sa.Column("port_code", sa.Text(collation="C"), nullable=True),
        sa.Column("reference", sa.Text(collation="C"), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("conveyance", sa.Text(collation="C"), nullable=False),
        sa.Column("voyage", sa.Text(collation="C"), nullable=False),
        sa.Column("imo_number", sa.Text(collation="C"), nullable=True),
        sa.Column("lading_port", sa.Text(collation="C"), nullable=False),
        sa.Column("export_country", sa.Text(collation="C"), nullable=False),
        sa.Column("broker_id", sa.BigInteger(), nullable=True),
        sa.Column("laded_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("departed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("arrives_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("arrived_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "mode in ('10', '11', '12', '20', '21', '30', '31', '32', '33', '34', '40', '41', '50', '60', '70')",
            name=op.f("ck_shipment_mode"),
        ),
        sa.CheckConstraint(
            "status in ('BOOKED', 'DEPARTED', 'ARRIVED', 'IN_BOND', 'RELEASED', 'DELIVERED', 'REFUSED')",
            name=op.f("ck_shipment_status"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shipment")),
        sa.UniqueConstraint("reference", name=op.f("uq_shipment_reference")),
    )
    op.create_index(
        op.f("ix_shipment_account_id_arrives_at_id"),
        "shipment",
        ["account_id", "arrives_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_shipment_account_id_laded_at_id"),
        "shipment",
        ["account_id", "laded_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_shipment_arrives_at_id"),
        "shipment",
        ["arrives_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_shipment_carrier_id_arrives_at_id"),
        "shipment",
        ["carrier_id", "arrives_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_shipment_carrier_id_laded_at_id"),
        "shipment",
        ["carrier_id", "laded_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_shipment_carrier_id_voyage_id"),
        "shipment",
        ["carrier_id", "voyage", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_shipment_center_code_arrives_at_id"),
        "shipment",
        ["center_code", "arrives_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_shipment_center_code_laded_at_id"),
        "shipment",
        ["center_code", "laded_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_shipment_company_id_arrives_at_id"),
        "shipment",
        ["company_id", "arrives_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_shipment_company_id_laded_at_id"),
        "shipment",
        ["company_id", "laded_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_shipment_filer_code_arrives_at_id"),
        "shipment",
        ["filer_code", "arrives_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_shipment_filer_code_laded_at_id"),
        "shipment",
        ["filer_code", "laded_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_shipment_laded_at_id"), "shipment", ["laded_at", "id"], unique=False, postgresql_where=None
    )
    op.create_index(
        op.f("ix_shipment_port_code_arrives_at_id"),
        "shipment",
        ["port_code", "arrives_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_shipment_port_code_laded_at_id"),
        "shipment",
        ["port_code", "laded_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_shipment_voyage_id"), "shipment", ["voyage", "id"], unique=False, postgresql_where=None
    )
    op.create_table(
        "statement",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("filer_code", sa.Text(collation="C"), nullable=True),
        sa.Column("carrier_id", sa.BigInteger(), nullable=True),
        sa.Column("center_code", sa.Text(collation="C"), nullable=True),
        sa.Column("port_code", sa.Text(collation="C"), nullable=True),
        sa.Column("number", sa.Text(collation="C"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("monthly_id", sa.BigInteger(), nullable=True),
        sa.Column("month_on", sa.Date(), nullable=False),
        sa.Column("prepared_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("duty", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("fees", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("total", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("entry_count", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind in ('DAILY', 'PERIODIC_DAILY', 'MONTHLY')", name=op.f("ck_statement_kind")),
        sa.CheckConstraint(
            "status in ('OPEN', 'PRELIMINARY', 'FINAL', 'LATE')", name=op.f("ck_statement_status")
        ),
        sa.ForeignKeyConstraint(["monthly_id"], ["statement.id"], name=op.f("fk_statement_monthly_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement")),
        sa.UniqueConstraint("number", name=op.f("uq_statement_number")),
    )
    op.create_index(
        op.f("ix_statement_account_id_due_on_id"),
        "statement",
        ["account_id", "due_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_statement_center_code_due_on_id"),
        "statement",
        ["center_code", "due_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_statement_company_id_due_on_id"),
        "statement",
        ["company_id", "due_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_statement_due_on_id"), "statement", ["due_on", "id"], unique=False, postgresql_where=None
    )
    op.create_index(
        op.f("ix_statement_filer_code_due_on_id"),
        "statement",
        ["filer_code", "due_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_statement_monthly_id_due_on_id"),
        "statement",
        ["monthly_id", "due_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_table(
        "tariff_rate",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("hts_number", sa.Text(collation="C"), nullable=False),
        sa.Column("description", sa.Text(collation="C"), nullable=False),
        sa.Column("rate_text", sa.Text(collation="C"), nullable=False),
        sa.Column("rate", sa.Numeric(precision=7, scale=5), nullable=False),
        sa.Column("unit", sa.Text(collation="C"), nullable=True),
        sa.Column("country", sa.Text(collation="C"), nullable=True),
        sa.Column("checked", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tariff_rate")),
    )
    op.create_index(
        op.f("ix_tariff_rate_hts_number_id"),
        "tariff_rate",
        ["hts_number", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_tariff_rate_hts_number_valid_from_id"),
        "tariff_rate",
        ["hts_number", "valid_from", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_table(
        "bill",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(collation="C"), nullable=False),
        sa.Column("scac", sa.Text(collation="C"), nullable=False),
        sa.Column("carrier_id", sa.BigInteger(), nullable=False),
        sa.Column("master_id", sa.BigInteger(), nullable=True),
        sa.Column("voyage", sa.Text(collation="C"), nullable=False),
        sa.Column("lading_port", sa.Text(collation="C"), nullable=False),
        sa.Column("port_code", sa.Text(collation="C"), nullable=False),
        sa.Column("shipper_id", sa.BigInteger(), nullable=True),
        sa.Column("consignee_id", sa.BigInteger(), nullable=True),
        sa.Column("packages", sa.Integer(), nullable=False),
        sa.Column("weight_kg", sa.Numeric(precision=12, scale=1), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.CheckConstraint("kind in ('MASTER', 'HOUSE', 'SIMPLE')", name=op.f("ck_bill_kind")),
        sa.ForeignKeyConstraint(["consignee_id"], ["party.id"], name=op.f("fk_bill_consignee_id")),
        sa.ForeignKeyConstraint(["master_id"], ["bill.id"], name=op.f("fk_bill_master_id")),
        sa.ForeignKeyConstraint(["shipper_id"], ["party.id"], name=op.f("fk_bill_shipper_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bill")),
        sa.UniqueConstraint("number", name=op.f("uq_bill_number")),
    )
    op.create_index(
        op.f("ix_bill_carrier_id_issued_on_id"),
        "bill",
        ["carrier_id", "issued_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_bill_issued_on_id"), "bill", ["issued_on", "id"], unique=False, postgresql_where=None
    )
    op.create_index(
        op.f("ix_bill_master_id_issued_on_id"),
        "bill",
        ["master_id", "issued_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_bill_voyage_issued_on_id"),
        "bill",
        ["voyage", "issued_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_table(
        "entry",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("filer_code", sa.Text(collation="C"), nullable=True),
        sa.Column("carrier_id", sa.BigInteger(), nullable=True),
        sa.Column("center_code", sa.Text(collation="C"), nullable=True),
        sa.Column("port_code", sa.Text(collation="C"), nullable=True),
        sa.Column("number", sa.Text(collation="C"), nullable=False),
        sa.Column("shipment_id", sa.BigInteger(), nullable=False),
        sa.Column("broker_id", sa.BigInteger(), nullable=True),
        sa.Column("importer_number", sa.Text(collation="C"), nullable=False),
        sa.Column("entry_type", sa.Text(collation="C"), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("bond_type", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("filed_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("entered_on", sa.Date(), nullable=False),
        sa.Column("released_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("origin", sa.Text(collation="C"), nullable=False),
        sa.Column("line_count", sa.Integer(), nullable=False),
        sa.Column("entered_value", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("duty", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("mpf", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("hmf", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("total", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("summary_status", sa.Text(), nullable=False),
        sa.Column("summary_due_on", sa.Date(), nullable=False),
        sa.Column("summary_filed_on", sa.Date(), nullable=True),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("statement_id", sa.BigInteger(), nullable=True),
        sa.Column("liquidation_status", sa.Text(), nullable=False),
        sa.Column("liquidates_on", sa.Date(), nullable=False),
        sa.Column("liquidated_on", sa.Date(), nullable=True),
        sa.Column("liquidation_result", sa.Text(), nullable=True),
        sa.Column("liquidated_duty", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.CheckConstraint("bond_type in ('0', '8', '9')", name=op.f("ck_entry_bond_type")),
        sa.CheckConstraint(
            "liquidation_result in ('NO_CHANGE', 'INCREASE', 'REFUND')",
            name=op.f("ck_entry_liquidation_result"),
        ),
        sa.CheckConstraint(
            "liquidation_status in ('UNLIQUIDATED', 'SCHEDULED', 'EXTENDED', 'SUSPENDED', 'LIQUIDATED', 'DEEMED_LIQUIDATED', 'RELIQUIDATED', 'FINAL')",
            name=op.f("ck_entry_liquidation_status"),
        ),
        sa.CheckConstraint(
            "mode in ('10', '11', '12', '20', '21', '30', '31', '32', '33', '34', '40', '41', '50', '60', '70')",
            name=op.f("ck_entry_mode"),
        ),
        sa.CheckConstraint(
            "status in ('DRAFT', 'FILED', 'REJECTED', 'ADMISSIBLE', 'UNDER_REVIEW', 'DOCUMENTS_REQUIRED', 'HOLD', 'EXAM', 'RELEASED', 'CANCELLED', 'SEIZED')",
            name=op.f("ck_entry_status"),
        ),
        sa.CheckConstraint(
            "summary_status in ('NOT_FILED', 'ACCEPTED', 'REJECTED', 'UNDER_REVIEW', 'PAID', 'CORRECTED', 'CANCELLED')",
            name=op.f("ck_entry_summary_status"),
        ),
        sa.ForeignKeyConstraint(["shipment_id"], ["shipment.id"], name=op.f("fk_entry_shipment_id")),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"], name=op.f("fk_entry_statement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
        sa.UniqueConstraint("number", name=op.f("uq_entry_number")),
    )
    op.create_index(
        op.f("ix_entry_account_id_entered_value_id"),
        "entry",
        ["account_id", "entered_value", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_account_id_filed_at_id"),
        "entry",
        ["account_id", "filed_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_account_id_liquidates_on_id"),
        "entry",
        ["account_id", "liquidates_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_account_id_summary_due_on_id"),
        "entry",
        ["account_id", "summary_due_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_carrier_id_entered_value_id"),
        "entry",
        ["carrier_id", "entered_value", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_carrier_id_filed_at_id"),
        "entry",
        ["carrier_id", "filed_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_carrier_id_liquidates_on_id"),
        "entry",
        ["carrier_id", "liquidates_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_carrier_id_summary_due_on_id"),
        "entry",
        ["carrier_id", "summary_due_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_center_code_entered_value_id"),
        "entry",
        ["center_code", "entered_value", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_center_code_filed_at_id"),
        "entry",
        ["center_code", "filed_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_center_code_liquidates_on_id"),
        "entry",
        ["center_code", "liquidates_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_center_code_summary_due_on_id"),
        "entry",
        ["center_code", "summary_due_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_company_id_entered_value_id"),
        "entry",
        ["company_id", "entered_value", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_company_id_filed_at_id"),
        "entry",
        ["company_id", "filed_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_company_id_liquidated_on"),
        "entry",
        ["company_id", "liquidated_on"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_company_id_liquidates_on_id"),
        "entry",
        ["company_id", "liquidates_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_company_id_port_code_filed_at_id"),
        "entry",
        ["company_id", "port_code", "filed_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_company_id_summary_due_on_id"),
        "entry",
        ["company_id", "summary_due_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_entered_value_id"),
        "entry",
        ["entered_value", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_filed_at_id"), "entry", ["filed_at", "id"], unique=False, postgresql_where=None
    )
    op.create_index(
        op.f("ix_entry_filer_code_entered_value_id"),
        "entry",
        ["filer_code", "entered_value", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_filer_code_filed_at_id"),
        "entry",
        ["filer_code", "filed_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_filer_code_liquidates_on_id"),
        "entry",
        ["filer_code", "liquidates_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_filer_code_summary_due_on_id"),
        "entry",
        ["filer_code", "summary_due_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_liquidates_on_id"),
        "entry",
        ["liquidates_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_port_code_entered_value_id"),
        "entry",
        ["port_code", "entered_value", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_port_code_filed_at_id"),
        "entry",
        ["port_code", "filed_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_port_code_liquidates_on_id"),
        "entry",
        ["port_code", "liquidates_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_port_code_summary_due_on_id"),
        "entry",
        ["port_code", "summary_due_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_shipment_id_entered_value_id"),
        "entry",
        ["shipment_id", "entered_value", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_shipment_id_filed_at_id"),
        "entry",
        ["shipment_id", "filed_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_shipment_id_liquidates_on_id"),
        "entry",
        ["shipment_id", "liquidates_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_shipment_id_summary_due_on_id"),
        "entry",
        ["shipment_id", "summary_due_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_statement_id_entered_value_id"),
        "entry",
        ["statement_id", "entered_value", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_statement_id_filed_at_id"),
        "entry",
        ["statement_id", "filed_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_statement_id_liquidates_on_id"),
        "entry",
        ["statement_id", "liquidates_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_statement_id_summary_due_on_id"),
        "entry",
        ["statement_id", "summary_due_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_summary_due_on_id"),
        "entry",
        ["summary_due_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_table(
        "disposition_event",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("filer_code", sa.Text(collation="C"), nullable=True),
        sa.Column("carrier_id", sa.BigInteger(), nullable=True),
        sa.Column("center_code", sa.Text(collation="C"), nullable=True),
        sa.Column("port_code", sa.Text(collation="C"), nullable=True),
        sa.Column("shipment_id", sa.BigInteger(), nullable=False),
        sa.Column("bill_id", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("occurred_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("note", sa.Text(collation="C"), nullable=True),
        sa.CheckConstraint(
            "code in ('1A', '1B', '1C', '1F', '1G', '1H', '1I', '1J', '1W', '1Z', '4Z', '4A', '5H', '7H')",
            name=op.f("ck_disposition_event_code"),
        ),
        sa.ForeignKeyConstraint(["bill_id"], ["bill.id"], name=op.f("fk_disposition_event_bill_id")),
        sa.ForeignKeyConstraint(
            ["shipment_id"], ["shipment.id"], name=op.f("fk_disposition_event_shipment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disposition_event")),
    )
    op.create_index(
        op.f("ix_disposition_event_bill_id_occurred_at_id"),
        "disposition_event",
        ["bill_id", "occurred_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_disposition_event_shipment_id_occurred_at_id"),
        "disposition_event",
        ["shipment_id", "occurred_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_table(
        "entry_line",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("filer_code", sa.Text(collation="C"), nullable=True),
        sa.Column("carrier_id", sa.BigInteger(), nullable=True),
        sa.Column("center_code", sa.Text(collation="C"), nullable=True),
        sa.Column("port_code", sa.Text(collation="C"), nullable=True),
        sa.Column("entry_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("hts_number", sa.Text(collation="C"), nullable=False),
        sa.Column("description", sa.Text(collation="C"), nullable=False),
        sa.Column("origin", sa.Text(collation="C"), nullable=False),
        sa.Column("export_country", sa.Text(collation="C"), nullable=False),
        sa.Column("manufacturer_party_id", sa.BigInteger(), nullable=False),
        sa.Column("manufacturer_id", sa.Text(collation="C"), nullable=False),
        sa.Column("entered_on", sa.Date(), nullable=False),
        sa.Column("entered_value", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("charges", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("gross_weight_kg", sa.Numeric(precision=12, scale=1), nullable=False),
        sa.Column("quantity", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("unit", sa.Text(collation="C"), nullable=False),
        sa.Column("quantity2", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("unit2", sa.Text(collation="C"), nullable=True),
        sa.Column("preference", sa.Text(collation="C"), nullable=True),
        sa.Column("trade_remedy_case", sa.Text(collation="C"), nullable=True),
        sa.Column("agency", sa.Text(collation="C"), nullable=True),
        sa.Column("rate_text", sa.Text(collation="C"), nullable=False),
        sa.Column("duty", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("additional_duty", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("mpf", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("hmf", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_entry_line_entry_id")),
        sa.ForeignKeyConstraint(
            ["manufacturer_party_id"], ["party.id"], name=op.f("fk_entry_line_manufacturer_party_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry_line")),
    )
    op.create_index(
        op.f("ix_entry_line_account_id_entered_on_id"),
        "entry_line",
        ["account_id", "entered_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_line_account_id_entered_value_id"),
        "entry_line",
        ["account_id", "entered_value", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_line_center_code_entered_on_id"),
        "entry_line",
        ["center_code", "entered_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_line_company_id_entered_on_id"),
        "entry_line",
        ["company_id", "entered_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_line_company_id_entered_value_id"),
        "entry_line",
        ["company_id", "entered_value", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_line_company_id_hts_number_entered_on_id"),
        "entry_line",
        ["company_id", "hts_number", "entered_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_line_entered_on_id"),
        "entry_line",
        ["entered_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_line_entered_value_id"),
        "entry_line",
        ["entered_value", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_line_entry_id_entered_value_id"),
        "entry_line",
        ["entry_id", "entered_value", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_line_entry_id_number_id"),
        "entry_line",
        ["entry_id", "number", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_line_filer_code_entered_on_id"),
        "entry_line",
        ["filer_code", "entered_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_line_manufacturer_party_id_entered_on_id"),
        "entry_line",
        ["manufacturer_party_id", "entered_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_entry_line_manufacturer_party_id_entered_value_id"),
        "entry_line",
        ["manufacturer_party_id", "entered_value", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        "ix_entry_line_preferred",
        "entry_line",
        ["company_id", "entered_on", "id"],
        unique=False,
        postgresql_where=sa.text("preference is not null"),
    )
    op.create_table(
        "exam",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("filer_code", sa.Text(collation="C"), nullable=True),
        sa.Column("carrier_id", sa.BigInteger(), nullable=True),
        sa.Column("center_code", sa.Text(collation="C"), nullable=True),
        sa.Column("port_code", sa.Text(collation="C"), nullable=True),
        sa.Column("shipment_id", sa.BigInteger(), nullable=False),
        sa.Column("entry_id", sa.BigInteger(), nullable=True),
        sa.Column("container_id", sa.BigInteger(), nullable=True),
        sa.Column("stepped_from_id", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("discrepancy", sa.Text(), nullable=True),
        sa.Column("site", sa.Text(collation="C"), nullable=False),
        sa.Column("cost", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("ordered_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("started_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("completed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("remarks", sa.Text(collation="C"), nullable=True),
        sa.CheckConstraint(
            "discrepancy in ('QUANTITY', 'DESCRIPTION', 'CLASSIFICATION', 'ORIGIN_MARKING', 'TRADEMARK', 'SAFETY', 'SEAL')",
            name=op.f("ck_exam_discrepancy"),
        ),
        sa.CheckConstraint(
            "kind in ('NII', 'TAILGATE', 'INTENSIVE', 'COMPLIANCE', 'AGRICULTURE', 'PARTNER_AGENCY', 'SAMPLE_LAB')",
            name=op.f("ck_exam_kind"),
        ),
        sa.CheckConstraint(
            "result in ('CONFORMS', 'DISCREPANCY', 'STEPPED_UP')", name=op.f("ck_exam_result")
        ),
        sa.ForeignKeyConstraint(["container_id"], ["container.id"], name=op.f("fk_exam_container_id")),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_exam_entry_id")),
        sa.ForeignKeyConstraint(["shipment_id"], ["shipment.id"], name=op.f("fk_exam_shipment_id")),
        sa.ForeignKeyConstraint(["stepped_from_id"], ["exam.id"], name=op.f("fk_exam_stepped_from_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exam")),
    )
    op.create_index(
        op.f("ix_exam_center_code_ordered_at_id"),
        "exam",
        ["center_code", "ordered_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_exam_company_id_ordered_at_id"),
        "exam",
        ["company_id", "ordered_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_exam_container_id_ordered_at_id"),
        "exam",
        ["container_id", "ordered_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_exam_entry_id"),
        "exam",
        ["entry_id"],
        unique=False,
        postgresql_where=sa.text("completed_at is null"),
    )
    op.create_index(
        op.f("ix_exam_entry_id_ordered_at_id"),
        "exam",
        ["entry_id", "ordered_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_exam_ordered_at_id"), "exam", ["ordered_at", "id"], unique=False, postgresql_where=None
    )
    op.create_index(
        op.f("ix_exam_shipment_id_ordered_at_id"),
        "exam",
        ["shipment_id", "ordered_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_exam_stepped_from_id_id"),
        "exam",
        ["stepped_from_id", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_table(
        "fee",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("filer_code", sa.Text(collation="C"), nullable=True),
        sa.Column("carrier_id", sa.BigInteger(), nullable=True),
        sa.Column("center_code", sa.Text(collation="C"), nullable=True),
        sa.Column("port_code", sa.Text(collation="C"), nullable=True),
        sa.Column("entry_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.CheckConstraint("kind in ('499', '311', '501')", name=op.f("ck_fee_kind")),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_fee_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fee")),
    )
    op.create_index(
        op.f("ix_fee_entry_id_id"), "fee", ["entry_id", "id"], unique=False, postgresql_where=None
    )
    op.create_table(
        "hold",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("filer_code", sa.Text(collation="C"), nullable=True),
        sa.Column("carrier_id", sa.BigInteger(), nullable=True),
        sa.Column("center_code", sa.Text(collation="C"), nullable=True),
        sa.Column("port_code", sa.Text(collation="C"), nullable=True),
        sa.Column("shipment_id", sa.BigInteger(), nullable=False),
        sa.Column("entry_id", sa.BigInteger(), nullable=True),
        sa.Column("bill_id", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("agency", sa.Text(collation="C"), nullable=False),
        sa.Column("reason", sa.Text(collation="C"), nullable=False),
        sa.Column("placed_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("removed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind in ('MANIFEST', 'IN_BOND_DESTINATION', 'ENTRY_PROCESSING', 'NON_INTRUSIVE_INSPECTION', 'INTENSIVE_EXAM', 'PARTNER_AGENCY', 'DOCUMENTS')",
            name=op.f("ck_hold_kind"),
        ),
        sa.ForeignKeyConstraint(["bill_id"], ["bill.id"], name=op.f("fk_hold_bill_id")),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_hold_entry_id")),
        sa.ForeignKeyConstraint(["shipment_id"], ["shipment.id"], name=op.f("fk_hold_shipment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hold")),
    )
    op.create_index(
        op.f("ix_hold_bill_id_placed_at_id"),
        "hold",
        ["bill_id", "placed_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_hold_company_id_placed_at_id"),
        "hold",
        ["company_id", "placed_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_hold_entry_id"),
        "hold",
        ["entry_id"],
        unique=False,
        postgresql_where=sa.text("removed_at is null"),
    )
    op.create_index(
        op.f("ix_hold_entry_id_placed_at_id"),
        "hold",
        ["entry_id", "placed_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_hold_placed_at_id"), "hold", ["placed_at", "id"], unique=False, postgresql_where=None
    )
    op.create_index(
        op.f("ix_hold_shipment_id"),
        "hold",
        ["shipment_id"],
        unique=False,
        postgresql_where=sa.text("removed_at is null"),
    )
    op.create_index(
        op.f("ix_hold_shipment_id_placed_at_id"),
        "hold",
        ["shipment_id", "placed_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_table(
        "in_bond",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("filer_code", sa.Text(collation="C"), nullable=True),
        sa.Column("carrier_id", sa.BigInteger(), nullable=True),
        sa.Column("center_code", sa.Text(collation="C"), nullable=True),
        sa.Column("port_code", sa.Text(collation="C"), nullable=True),
        sa.Column("shipment_id", sa.BigInteger(), nullable=False),
        sa.Column("bill_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Text(collation="C"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("destination_port_code", sa.Text(collation="C"), nullable=False),
        sa.Column("authorized_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("arrived_on", sa.Date(), nullable=True),
        sa.Column("exported_on", sa.Date(), nullable=True),
        sa.CheckConstraint("kind in ('61', '62', '63')", name=op.f("ck_in_bond_kind")),
        sa.CheckConstraint(
            "status in ('AUTHORIZED', 'IN_TRANSIT', 'ARRIVED', 'EXPORTED', 'OVERDUE')",
            name=op.f("ck_in_bond_status"),
        ),
        sa.ForeignKeyConstraint(["bill_id"], ["bill.id"], name=op.f("fk_in_bond_bill_id")),
        sa.ForeignKeyConstraint(["shipment_id"], ["shipment.id"], name=op.f("fk_in_bond_shipment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_in_bond")),
        sa.UniqueConstraint("number", name=op.f("uq_in_bond_number")),
    )
    op.create_index(
        op.f("ix_in_bond_authorized_on_id"),
        "in_bond",
        ["authorized_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_in_bond_bill_id_authorized_on_id"),
        "in_bond",
        ["bill_id", "authorized_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_in_bond_company_id_authorized_on_id"),
        "in_bond",
        ["company_id", "authorized_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_in_bond_shipment_id_authorized_on_id"),
        "in_bond",
        ["shipment_id", "authorized_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_table(
        "liquidation_event",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("filer_code", sa.Text(collation="C"), nullable=True),
        sa.Column("carrier_id", sa.BigInteger(), nullable=True),
        sa.Column("center_code", sa.Text(collation="C"), nullable=True),
        sa.Column("port_code", sa.Text(collation="C"), nullable=True),
        sa.Column("entry_id", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("occurred_on", sa.Date(), nullable=False),
        sa.Column("notice", sa.Text(collation="C"), nullable=True),
        sa.Column("reason", sa.Text(collation="C"), nullable=True),
        sa.Column("duty", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.CheckConstraint(
            "status in ('UNLIQUIDATED', 'SCHEDULED', 'EXTENDED', 'SUSPENDED', 'LIQUIDATED', 'DEEMED_LIQUIDATED', 'RELIQUIDATED', 'FINAL')",
            name=op.f("ck_liquidation_event_status"),
        ),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_liquidation_event_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_liquidation_event")),
    )
    op.create_index(
        op.f("ix_liquidation_event_entry_id_occurred_on_id"),
        "liquidation_event",
        ["entry_id", "occurred_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_table(
        "movement",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("filer_code", sa.Text(collation="C"), nullable=True),
        sa.Column("carrier_id", sa.BigInteger(), nullable=True),
        sa.Column("center_code", sa.Text(collation="C"), nullable=True),
        sa.Column("port_code", sa.Text(collation="C"), nullable=True),
        sa.Column("shipment_id", sa.BigInteger(), nullable=False),
        sa.Column("bill_id", sa.BigInteger(), nullable=False),
        sa.Column("container_id", sa.BigInteger(), nullable=True),
        sa.Column("seal_number", sa.Text(collation="C"), nullable=True),
        sa.Column("loaded_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("last_event_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("last_event", sa.Text(collation="C"), nullable=False),
        sa.ForeignKeyConstraint(["bill_id"], ["bill.id"], name=op.f("fk_movement_bill_id")),
        sa.ForeignKeyConstraint(["container_id"], ["container.id"], name=op.f("fk_movement_container_id")),
        sa.ForeignKeyConstraint(["shipment_id"], ["shipment.id"], name=op.f("fk_movement_shipment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_movement")),
    )
    op.create_index(
        op.f("ix_movement_bill_id_loaded_at_id"),
        "movement",
        ["bill_id", "loaded_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_movement_carrier_id_loaded_at_id"),
        "movement",
        ["carrier_id", "loaded_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_movement_company_id_loaded_at_id"),
        "movement",
        ["company_id", "loaded_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_movement_container_id_loaded_at_id"),
        "movement",
        ["container_id", "loaded_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_movement_shipment_id_loaded_at_id"),
        "movement",
        ["shipment_id", "loaded_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_table(
        "security_filing",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("filer_code", sa.Text(collation="C"), nullable=True),
        sa.Column("carrier_id", sa.BigInteger(), nullable=True),
        sa.Column("center_code", sa.Text(collation="C"), nullable=True),
        sa.Column("port_code", sa.Text(collation="C"), nullable=True),
        sa.Column("shipment_id", sa.BigInteger(), nullable=False),
        sa.Column("bill_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Text(collation="C"), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("supplier_id", sa.BigInteger(), nullable=False),
        sa.Column("supplier_name", sa.Text(collation="C"), nullable=False),
        sa.Column("due_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("filed_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("late", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("missing_elements", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("completed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "status in ('ON_FILE', 'INCOMPLETE', 'REJECTED', 'WITHDRAWN')",
            name=op.f("ck_security_filing_status"),
        ),
        sa.ForeignKeyConstraint(["bill_id"], ["bill.id"], name=op.f("fk_security_filing_bill_id")),
        sa.ForeignKeyConstraint(
            ["shipment_id"], ["shipment.id"], name=op.f("fk_security_filing_shipment_id")
        ),
        sa.ForeignKeyConstraint(["supplier_id"], ["party.id"], name=op.f("fk_security_filing_supplier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_security_filing")),
        sa.UniqueConstraint("number", name=op.f("uq_security_filing_number")),
    )
    op.create_index(
        op.f("ix_security_filing_account_id_filed_at_id"),
        "security_filing",
        ["account_id", "filed_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_security_filing_bill_id_filed_at_id"),
        "security_filing",
        ["bill_id", "filed_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_security_filing_center_code_filed_at_id"),
        "security_filing",
        ["center_code", "filed_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_security_filing_company_id_filed_at_id"),
        "security_filing",
        ["company_id", "filed_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_security_filing_filed_at_id"),
        "security_filing",
        ["filed_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_security_filing_filer_code_filed_at_id"),
        "security_filing",
        ["filer_code", "filed_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_security_filing_shipment_id_filed_at_id"),
        "security_filing",
        ["shipment_id", "filed_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_security_filing_supplier_id_filed_at_id"),
        "security_filing",
        ["supplier_id", "filed_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_table(
        "summary_correction",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("filer_code", sa.Text(collation="C"), nullable=True),
        sa.Column("carrier_id", sa.BigInteger(), nullable=True),
        sa.Column("center_code", sa.Text(collation="C"), nullable=True),
        sa.Column("port_code", sa.Text(collation="C"), nullable=True),
        sa.Column("entry_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("filed_on", sa.Date(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("duty_before", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("duty_after", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.CheckConstraint(
            "reason in ('CLASSIFICATION', 'VALUE', 'ORIGIN', 'PREFERENCE', 'QUANTITY', 'ENTRY_TYPE')",
            name=op.f("ck_summary_correction_reason"),
        ),
        sa.CheckConstraint(
            "status in ('FILED', 'ACCEPTED', 'REJECTED')", name=op.f("ck_summary_correction_status")
        ),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_summary_correction_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_summary_correction")),
    )
    op.create_index(
        op.f("ix_summary_correction_company_id_filed_on_id"),
        "summary_correction",
        ["company_id", "filed_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_summary_correction_entry_id_filed_on_id"),
        "summary_correction",
        ["entry_id", "filed_on", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_table(
        "additional_duty",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("filer_code", sa.Text(collation="C"), nullable=True),
        sa.Column("carrier_id", sa.BigInteger(), nullable=True),
        sa.Column("center_code", sa.Text(collation="C"), nullable=True),
        sa.Column("port_code", sa.Text(collation="C"), nullable=True),
        sa.Column("entry_id", sa.BigInteger(), nullable=False),
        sa.Column("line_id", sa.BigInteger(), nullable=False),
        sa.Column("hts_number", sa.Text(collation="C"), nullable=False),
        sa.Column("rate_text", sa.Text(collation="C"), nullable=False),
        sa.Column("duty", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_additional_duty_entry_id")),
        sa.ForeignKeyConstraint(["line_id"], ["entry_line.id"], name=op.f("fk_additional_duty_line_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_additional_duty")),
    )
    op.create_index(
        op.f("ix_additional_duty_line_id_id"),
        "additional_duty",
        ["line_id", "id"],
        unique=False,
        postgresql_where=None,
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_additional_duty_line_id_id"), table_name="additional_duty", postgresql_where=None)
    op.drop_table("additional_duty")
    op.drop_index(
        op.f("ix_summary_correction_entry_id_filed_on_id"),
        table_name="summary_correction",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_summary_correction_company_id_filed_on_id"),
        table_name="summary_correction",
        postgresql_where=None,
    )
    op.drop_table("summary_correction")
    op.drop_index(
        op.f("ix_security_filing_supplier_id_filed_at_id"),
        table_name="security_filing",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_security_filing_shipment_id_filed_at_id"),
        table_name="security_filing",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_security_filing_filer_code_filed_at_id"), table_name="security_filing", postgresql_where=None
    )
    op.drop_index(op.f("ix_security_filing_filed_at_id"), table_name="security_filing", postgresql_where=None)
    op.drop_index(
        op.f("ix_security_filing_company_id_filed_at_id"), table_name="security_filing", postgresql_where=None
    )
    op.drop_index(
        op.f("ix_security_filing_center_code_filed_at_id"),
        table_name="security_filing",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_security_filing_bill_id_filed_at_id"), table_name="security_filing", postgresql_where=None
    )
    op.drop_index(
        op.f("ix_security_filing_account_id_filed_at_id"), table_name="security_filing", postgresql_where=None
    )
    op.drop_table("security_filing")
    op.drop_index(op.f("ix_movement_shipment_id_loaded_at_id"), table_name="movement", postgresql_where=None)
    op.drop_index(op.f("ix_movement_container_id_loaded_at_id"), table_name="movement", postgresql_where=None)
    op.drop_index(op.f("ix_movement_company_id_loaded_at_id"), table_name="movement", postgresql_where=None)
    op.drop_index(op.f("ix_movement_carrier_id_loaded_at_id"), table_name="movement", postgresql_where=None)
    op.drop_index(op.f("ix_movement_bill_id_loaded_at_id"), table_name="movement", postgresql_where=None)
    op.drop_table("movement")
    op.drop_index(
        op.f("ix_liquidation_event_entry_id_occurred_on_id"),
        table_name="liquidation_event",
        postgresql_where=None,
    )
    op.drop_table("liquidation_event")
    op.drop_index(
        op.f("ix_in_bond_shipment_id_authorized_on_id"), table_name="in_bond", postgresql_where=None
    )
    op.drop_index(op.f("ix_in_bond_company_id_authorized_on_id"), table_name="in_bond", postgresql_where=None)
    op.drop_index(op.f("ix_in_bond_bill_id_authorized_on_id"), table_name="in_bond", postgresql_where=None)
    op.drop_index(op.f("ix_in_bond_authorized_on_id"), table_name="in_bond", postgresql_where=None)
    op.drop_table("in_bond")
    op.drop_index(op.f("ix_hold_shipment_id_placed_at_id"), table_name="hold", postgresql_where=None)
    op.drop_index(
        op.f("ix_hold_shipment_id"), table_name="hold", postgresql_where=sa.text("removed_at is null")
    )
    op.drop_index(op.f("ix_hold_placed_at_id"), table_name="hold", postgresql_where=None)
    op.drop_index(op.f("ix_hold_entry_id_placed_at_id"), table_name="hold", postgresql_where=None)
    op.drop_index(op.f("ix_hold_entry_id"), table_name="hold", postgresql_where=sa.text("removed_at is null"))
    op.drop_index(op.f("ix_hold_company_id_placed_at_id"), table_name="hold", postgresql_where=None)
    op.drop_index(op.f("ix_hold_bill_id_placed_at_id"), table_name="hold", postgresql_where=None)
    op.drop_table("hold")
    op.drop_index(op.f("ix_fee_entry_id_id"), table_name="fee", postgresql_where=None)
    op.drop_table("fee")
    op.drop_index(op.f("ix_exam_stepped_from_id_id"), table_name="exam", postgresql_where=None)
    op.drop_index(op.f("ix_exam_shipment_id_ordered_at_id"), table_name="exam", postgresql_where=None)
    op.drop_index(op.f("ix_exam_ordered_at_id"), table_name="exam", postgresql_where=None)
    op.drop_index(op.f("ix_exam_entry_id_ordered_at_id"), table_name="exam", postgresql_where=None)
    op.drop_index(
        op.f("ix_exam_entry_id"), table_name="exam", postgresql_where=sa.text("completed_at is null")
    )
    op.drop_index(op.f("ix_exam_container_id_ordered_at_id"), table_name="exam", postgresql_where=None)
    op.drop_index(op.f("ix_exam_company_id_ordered_at_id"), table_name="exam", postgresql_where=None)
    op.drop_index(op.f("ix_exam_center_code_ordered_at_id"), table_name="exam", postgresql_where=None)
    op.drop_table("exam")
    op.drop_index(
        "ix_entry_line_preferred", table_name="entry_line", postgresql_where=sa.text("preference is not null")
    )
    op.drop_index(
        op.f("ix_entry_line_manufacturer_party_id_entered_value_id"),
        table_name="entry_line",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_entry_line_manufacturer_party_id_entered_on_id"),
        table_name="entry_line",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_entry_line_filer_code_entered_on_id"), table_name="entry_line", postgresql_where=None
    )
    op.drop_index(op.f("ix_entry_line_entry_id_number_id"), table_name="entry_line", postgresql_where=None)
    op.drop_index(
        op.f("ix_entry_line_entry_id_entered_value_id"), table_name="entry_line", postgresql_where=None
    )
    op.drop_index(op.f("ix_entry_line_entered_value_id"), table_name="entry_line", postgresql_where=None)
    op.drop_index(op.f("ix_entry_line_entered_on_id"), table_name="entry_line", postgresql_where=None)
    op.drop_index(
        op.f("ix_entry_line_company_id_hts_number_entered_on_id"),
        table_name="entry_line",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_entry_line_company_id_entered_value_id"), table_name="entry_line", postgresql_where=None
    )
    op.drop_index(
        op.f("ix_entry_line_company_id_entered_on_id"), table_name="entry_line", postgresql_where=None
    )
    op.drop_index(
        op.f("ix_entry_line_center_code_entered_on_id"), table_name="entry_line", postgresql_where=None
    )
    op.drop_index(
        op.f("ix_entry_line_account_id_entered_value_id"), table_name="entry_line", postgresql_where=None
    )
    op.drop_index(
        op.f("ix_entry_line_account_id_entered_on_id"), table_name="entry_line", postgresql_where=None
    )
    op.drop_table("entry_line")
    op.drop_index(
        op.f("ix_disposition_event_shipment_id_occurred_at_id"),
        table_name="disposition_event",
        postgresql_where=None,
    )
    op.drop_index(
        op.f("ix_disposition_event_bill_id_occurred_at_id"),
        table_name="disposition_event",
        postgresql_where=None,
    )
    op.drop_table("disposition_event")
    op.drop_index(op.f("ix_entry_summary_due_on_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_statement_id_summary_due_on_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_statement_id_liquidates_on_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_statement_id_filed_at_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_statement_id_entered_value_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_shipment_id_summary_due_on_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_shipment_id_liquidates_on_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_shipment_id_filed_at_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_shipment_id_entered_value_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_port_code_summary_due_on_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_port_code_liquidates_on_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_port_code_filed_at_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_port_code_entered_value_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_liquidates_on_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_filer_code_summary_due_on_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_filer_code_liquidates_on_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_filer_code_filed_at_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_filer_code_entered_value_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_filed_at_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_entered_value_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_company_id_summary_due_on_id"), table_name="entry", postgresql_where=None)
    op.drop_index(
        op.f("ix_entry_company_id_port_code_filed_at_id"), table_name="entry", postgresql_where=None
    )
    op.drop_index(op.f("ix_entry_company_id_liquidates_on_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_company_id_liquidated_on"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_company_id_filed_at_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_company_id_entered_value_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_center_code_summary_due_on_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_center_code_liquidates_on_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_center_code_filed_at_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_center_code_entered_value_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_carrier_id_summary_due_on_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_carrier_id_liquidates_on_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_carrier_id_filed_at_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_carrier_id_entered_value_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_account_id_summary_due_on_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_account_id_liquidates_on_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_account_id_filed_at_id"), table_name="entry", postgresql_where=None)
    op.drop_index(op.f("ix_entry_account_id_entered_value_id"), table_name="entry", postgresql_where=None)
    op.drop_table("entry")
    op.drop_index(op.f("ix_bill_voyage_issued_on_id"), table_name="bill", postgresql_where=None)
    op.drop_index(op.f("ix_bill_master_id_issued_on_id"), table_name="bill", postgresql_where=None)
    op.drop_index(op.f("ix_bill_issued_on_id"), table_name="bill", postgresql_where=None)
    op.drop_index(op.f("ix_bill_carrier_id_issued_on_id"), table_name="bill", postgresql_where=None)
    op.drop_table("bill")
    op.drop_index(
        op.f("ix_tariff_rate_hts_number_valid_from_id"), table_name="tariff_rate", postgresql_where=None
    )
    op.drop_index(op.f("ix_tariff_rate_hts_number_id"), table_name="tariff_rate", postgresql_where=None)
    op.drop_table("tariff_rate")
    op.drop_index(op.f("ix_statement_monthly_id_due_on_id"), table_name="statement", postgresql_where=None)
    op.drop_index(op.f("ix_statement_filer_code_due_on_id"), table_name="statement", postgresql_where=None)
    op.drop_index(op.f("ix_statement_due_on_id"), table_name="statement", postgresql_where=None)
    op.drop_index(op.f("ix_statement_company_id_due_on_id"), table_name="statement", postgresql_where=None)
    op.drop_index(op.f("ix_statement_center_code_due_on_id"), table_name="statement", postgresql_where=None)
    op.drop_index(op.f("ix_statement_account_id_due_on_id"), table_name="statement", postgresql_where=None)
    op.drop_table("statement")
    op.drop_index(op.f("ix_shipment_voyage_id"), table_name="shipment", postgresql_where=None)
    op.drop_index(op.f("ix_shipment_port_code_laded_at_id"), table_name="shipment", postgresql_where=None)
    op.drop_index(op.f("ix_shipment_port_code_arrives_at_id"), table_name="shipment", postgresql_where=None)
    op.drop_index(op.f("ix_shipment_laded_at_id"), table_name="shipment", postgresql_where=None)
    op.drop_index(op.f("ix_shipment_filer_code_laded_at_id"), table_name="shipment", postgresql_where=None)
    op.drop_index(op.f("ix_shipment_filer_code_arrives_at_id"), table_name="shipment", postgresql_where=None)
    op.drop_index(op.f("ix_shipment_company_id_laded_at_id"), table_name="shipment", postgresql_where=None)
    op.drop_index(op.f("ix_shipment_company_id_arrives_at_id"), table_name="shipment", postgresql_where=None)
    op.drop_index(op.f("ix_shipment_center_code_laded_at_id"), table_name="shipment", postgresql_where=None)
    op.drop_index(op.f("ix_shipment_center_code_arrives_at_id"), table_name="shipment", postgresql_where=None)
    op.drop_index(op.f("ix_shipment_carrier_id_voyage_id"), table_name="shipment", postgresql_where=None)
    op.drop_index(op.f("ix_shipment_carrier_id_laded_at_id"), table_name="shipment", postgresql_where=None)
    op.drop_index(op.f("ix_shipment_carrier_id_arrives_at_id"), table_name="shipment", postgresql_where=None)
    op.drop_index(op.f("ix_shipment_arrives_at_id"), table_name="shipment", postgresql_where=None)
    op.drop_index(op.f("ix_shipment_account_id_laded_at_id"), table_name="shipment", postgresql_where=None)
    op.drop_index(op.f("ix_shipment_account_id_arrives_at_id"), table_name="shipment", postgresql_where=None)
    op.drop_table("shipment")
    op.drop_index(op.f("ix_port_state_code_id"), table_name="port", postgresql_where=None)
    op.drop_index(op.f("ix_port_name_id"), table_name="port", postgresql_where=None)
    op.drop_index(op.f("ix_port_code_id"), table_name="port", postgresql_where=None)
    op.drop_table("port")
    op.drop_index(op.f("ix_party_name_id"), table_name="party", postgresql_where=None)
    op.drop_index(op.f("ix_party_manufacturer_id_id"), table_name="party", postgresql_where=None)
    op.drop_index(op.f("ix_party_company_id_name_id"), table_name="party", postgresql_where=None)
    op.drop_index(op.f("ix_party_account_id_name_id"), table_name="party", postgresql_where=None)
    op.drop_table("party")
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
    op.drop_index(op.f("ix_foreign_port_name_id"), table_name="foreign_port", postgresql_where=None)
    op.drop_table("foreign_port")
    op.drop_index(op.f("ix_fee_rule_kind_valid_from_id"), table_name="fee_rule", postgresql_where=None)
    op.drop_table("fee_rule")
    op.drop_index(op.f("ix_container_number_id"), table_name="container", postgresql_where=None)
    op.drop_table("container")
