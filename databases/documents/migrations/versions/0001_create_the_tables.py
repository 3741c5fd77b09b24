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
        "content",
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(sha256) = 32", name=op.f("ck_content_sha256")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_content")),
    )
    op.create_table(
        "document",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("filer_code", sa.Text(collation="C"), nullable=True),
        sa.Column("carrier_id", sa.BigInteger(), nullable=True),
        sa.Column("center_code", sa.Text(collation="C"), nullable=True),
        sa.Column("port_code", sa.Text(collation="C"), nullable=True),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(collation="C"), nullable=False),
        sa.Column("form_number", sa.Text(collation="C"), nullable=True),
        sa.Column("dis_code", sa.Text(collation="C"), nullable=True),
        sa.Column("submitted_by", sa.Text(collation="C"), nullable=False),
        sa.Column("received_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("version_count", sa.Integer(), nullable=False),
        sa.Column("legal_hold", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("supplier_id", sa.BigInteger(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "status in ('REQUESTED', 'RECEIVED', 'SCANNED', 'ACCEPTED', 'REJECTED', 'SUPERSEDED', 'EXPIRED_RETENTION')",
            name=op.f("ck_document_status"),
        ),
        sa.CheckConstraint(
            "type in ('COMMERCIAL_INVOICE', 'PACKING_LIST', 'BILL_OF_LADING', 'AIR_WAYBILL', 'SEA_WAYBILL', 'ARRIVAL_NOTICE', 'ENTRY', 'ENTRY_SUMMARY', 'IN_BOND', 'IMPORTER_ID_RECORD', 'BOND', 'POWER_OF_ATTORNEY', 'REQUEST_FOR_INFORMATION', 'NOTICE_OF_ACTION', 'NOTICE_TO_MARK_REDELIVER', 'RESPONSE_LETTER', 'PRIOR_DISCLOSURE', 'PETITION', 'PROTEST', 'DETENTION_NOTICE', 'SEIZURE_NOTICE', 'PENALTY_NOTICE', 'EXTENSION_SUSPENSION_NOTICE', 'CERTIFICATE_OF_ORIGIN', 'USMCA_CERTIFICATION', 'LAB_REPORT', 'PHOTO', 'SAMPLE_RECORD', 'EXAM_REPORT', 'LICENSE_PERMIT', 'CTPAT_PROFILE', 'VALIDATION_REPORT', 'IMPROVEMENT_PLAN', 'STATEMENT', 'RECEIPT', 'REFUND')",
            name=op.f("ck_document_type"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
    )
    op.create_index(
        op.f("ix_document_account_id_received_at_id"),
        "document",
        ["account_id", "received_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_document_carrier_id_received_at_id"),
        "document",
        ["carrier_id", "received_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_document_center_code_received_at_id"),
        "document",
        ["center_code", "received_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_document_company_id_received_at_id"),
        "document",
        ["company_id", "received_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_document_company_id_type_received_at_id"),
        "document",
        ["company_id", "type", "received_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_document_filer_code_received_at_id"),
        "document",
        ["filer_code", "received_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_document_received_at_id"),
        "document",
        ["received_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_document_supplier_id_received_at_id"),
        "document",
        ["supplier_id", "received_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_document_supplier_id_type_valid_from"),
        "document",
        ["supplier_id", "type", "valid_from"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_document_type_received_at_id"),
        "document",
        ["type", "received_at", "id"],
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
        "document_link",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("filer_code", sa.Text(collation="C"), nullable=True),
        sa.Column("carrier_id", sa.BigInteger(), nullable=True),
        sa.Column("center_code", sa.Text(collation="C"), nullable=True),
        sa.Column("port_code", sa.Text(collation="C"), nullable=True),
        sa.Column("document_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("target_id", sa.BigInteger(), nullable=False),
        sa.Column("received_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind in ('COMPANY', 'ACCOUNT', 'SHIPMENT', 'BILL', 'ENTRY', 'ENTRY_LINE', 'ACTION', 'EXAM', 'STATEMENT', 'PARTY')",
            name=op.f("ck_document_link_kind"),
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_document_link_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_link")),
    )
    op.create_index(
        op.f("ix_document_link_document_id_id"),
        "document_link",
        ["document_id", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_document_link_kind_target_id_received_at_document_id"),
        "document_link",
        ["kind", "target_id", "received_at", "document_id"],
        unique=True,
        postgresql_where=None,
    )
    op.create_table(
        "document_version",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("filer_code", sa.Text(collation="C"), nullable=True),
        sa.Column("carrier_id", sa.BigInteger(), nullable=True),
        sa.Column("center_code", sa.Text(collation="C"), nullable=True),
        sa.Column("port_code", sa.Text(collation="C"), nullable=True),
        sa.Column("document_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("media_type", sa.Text(collation="C"), nullable=False),
        sa.Column("file_name", sa.Text(collation="C"), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("rejection_reason", sa.Text(collation="C"), nullable=True),
        sa.Column("uploader_name", sa.Text(collation="C"), nullable=False),
        sa.Column("uploaded_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("retention_ends_on", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "status in ('REQUESTED', 'RECEIVED', 'SCANNED', 'ACCEPTED', 'REJECTED', 'SUPERSEDED', 'EXPIRED_RETENTION')",
            name=op.f("ck_document_version_status"),
        ),
        sa.CheckConstraint("length(sha256) = 32", name=op.f("ck_document_version_sha256")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_document_version_document_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_version")),
    )
    op.create_index(
        op.f("ix_document_version_document_id_number_id"),
        "document_version",
        ["document_id", "number", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_document_version_sha256"),
        "document_version",
        ["sha256"],
        unique=False,
        postgresql_where=None,
    )
    op.create_table(
        "finding",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("filer_code", sa.Text(collation="C"), nullable=True),
        sa.Column("carrier_id", sa.BigInteger(), nullable=True),
        sa.Column("center_code", sa.Text(collation="C"), nullable=True),
        sa.Column("port_code", sa.Text(collation="C"), nullable=True),
        sa.Column("document_id", sa.BigInteger(), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("action_id", sa.BigInteger(), nullable=True),
        sa.Column("exam_id", sa.BigInteger(), nullable=True),
        sa.Column("entry_id", sa.BigInteger(), nullable=True),
        sa.Column("entry_line_id", sa.BigInteger(), nullable=True),
        sa.Column("remark", sa.Text(collation="C"), nullable=False),
        sa.Column("raised_by", sa.Text(collation="C"), nullable=False),
        sa.Column("raised_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("resolved_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind in ('VALUE_MISMATCH', 'QUANTITY_MISMATCH', 'DESCRIPTION_VAGUE', 'ORIGIN_MISMATCH', 'MISSING_SIGNATURE', 'ILLEGIBLE', 'EXPIRED')",
            name=op.f("ck_finding_kind"),
        ),
        sa.CheckConstraint("source in ('CASE', 'EXAM', 'REJECTION')", name=op.f("ck_finding_source")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_finding_document_id")),
        sa.ForeignKeyConstraint(["version_id"], ["document_version.id"], name=op.f("fk_finding_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
    )
    op.create_index(
        op.f("ix_finding_action_id_raised_at_id"),
        "finding",
        ["action_id", "raised_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_finding_company_id_raised_at_id"),
        "finding",
        ["company_id", "raised_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_finding_document_id_raised_at_id"),
        "finding",
        ["document_id", "raised_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_finding_entry_id_raised_at_id"),
        "finding",
        ["entry_id", "raised_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_finding_entry_line_id_raised_at_id"),
        "finding",
        ["entry_line_id", "raised_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_finding_exam_id_raised_at_id"),
        "finding",
        ["exam_id", "raised_at", "id"],
        unique=False,
        postgresql_where=None,
    )
    op.create_index(
        op.f("ix_finding_version_id_raised_at_id"),
        "finding",
        ["version_id", "raised_at", "id"],
        unique=False,
        postgresql_where=None,
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_finding_version_id_raised_at_id"), table_name="finding", postgresql_where=None)
    op.drop_index(op.f("ix_finding_exam_id_raised_at_id"), table_name="finding", postgresql_where=None)
    op.drop_index(op.f("ix_finding_entry_line_id_raised_at_id"), table_name="finding", postgresql_where=None)
    op.drop_index(op.f("ix_finding_entry_id_raised_at_id"), table_name="finding", postgresql_where=None)
    op.drop_index(op.f("ix_finding_document_id_raised_at_id"), table_name="finding", postgresql_where=None)
    op.drop_index(op.f("ix_finding_company_id_raised_at_id"), table_name="finding", postgresql_where=None)
    op.drop_index(op.f("ix_finding_action_id_raised_at_id"), table_name="finding", postgresql_where=None)
    op.drop_table("finding")
    op.drop_index(op.f("ix_document_version_sha256"), table_name="document_version", postgresql_where=None)
    op.drop_index(
        op.f("ix_document_version_document_id_number_id"),
        table_name="document_version",
        postgresql_where=None,
    )
    op.drop_table("document_version")
    op.drop_index(
        op.f("ix_document_link_kind_target_id_received_at_document_id"),
        table_name="document_link",
        postgresql_where=None,
    )
    op.drop_index(op.f("ix_document_link_document_id_id"), table_name="document_link", postgresql_where=None)
    op.drop_table("document_link")
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
    op.drop_index(op.f("ix_document_type_received_at_id"), table_name="document", postgresql_where=None)
    op.drop_index(
        op.f("ix_document_supplier_id_type_valid_from"), table_name="document", postgresql_where=None
    )
    op.drop_index(
        op.f("ix_document_supplier_id_received_at_id"), table_name="document", postgresql_where=None
    )
    op.drop_index(op.f("ix_document_received_at_id"), table_name="document", postgresql_where=None)
    op.drop_index(op.f("ix_document_filer_code_received_at_id"), table_name="document", postgresql_where=None)
    op.drop_index(
        op.f("ix_document_company_id_type_received_at_id"), table_name="document", postgresql_where=None
    )
    op.drop_index(op.f("ix_document_company_id_received_at_id"), table_name="document", postgresql_where=None)
    op.drop_index(
        op.f("ix_document_center_code_received_at_id"), table_name="document", postgresql_where=None
    )
    op.drop_index(op.f("ix_document_carrier_id_received_at_id"), table_name="document", postgresql_where=None)
    op.drop_index(op.f("ix_document_account_id_received_at_id"), table_name="document", postgresql_where=None)
    op.drop_table("document")
    op.drop_table("content")
