"""Keep the keys of partners' programs, and let the journal tell of them."""

import sqlalchemy as sa
from alembic import op


revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

BEFORE = (
    "ACCOUNT_CHANGED",
    "MEMBER_CHANGED",
    "ACCESS_GRANTED",
    "ACCESS_REVOKED",
    "POWER_OF_ATTORNEY_GIVEN",
    "POWER_OF_ATTORNEY_ENDED",
    "MANIFEST_FILED",
    "SECURITY_FILING_FILED",
    "ENTRY_FILED",
    "ENTRY_REJECTED",
    "ENTRY_RELEASED",
    "SUMMARY_FILED",
    "SUMMARY_CORRECTED",
    "ENTRY_LIQUIDATED",
    "EXAM_ORDERED",
    "EXAM_COMPLETED",
    "HOLD_PLACED",
    "HOLD_LIFTED",
    "CASE_OPENED",
    "CASE_ANSWERED",
    "CASE_EXTENDED",
    "CASE_ADVANCED",
    "CASE_CLOSED",
    "DOCUMENT_RECEIVED",
    "DOCUMENT_VIEWED",
    "DOCUMENT_REJECTED",
    "STATEMENT_MADE",
    "STATEMENT_PAID",
    "STATEMENT_LATE",
    "PARTNERSHIP_STEP",
    "CALL_NOTED",
    "MEETING_NOTED",
    "EMAIL_NOTED",
    "VISIT_NOTED",
    "PLAN_ITEM_CHANGED",
    "RECORD_OPENED",
    "REPORT_RUN",
    "DATA_EXPORTED",
    "FIELD_UNMASKED",
    "ACCESS_FAILED",
    "ACCESS_DENIED",
)


def allow(verbs):
    listed = ", ".join(f"'{verb}'" for verb in verbs)
    op.drop_constraint(op.f("ck_journal_verb"), "journal", type_="check")
    op.create_check_constraint(op.f("ck_journal_verb"), "journal", f"verb in ({listed})")


def upgrade() -> None:
    allow((*BEFORE[:4], "API_KEY_CHANGED", *BEFORE[4:]))
    op.create_table(
        "api_key",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(collation="C"), nullable=False),
        sa.Column("prefix", sa.Text(collation="C"), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("replaces_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("expires_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint("role in ('ACCOUNT_OWNER', 'BROKER', 'CARRIER')", name=op.f("ck_api_key_role")),
        sa.CheckConstraint("octet_length(hash) = 32", name=op.f("ck_api_key_hash")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_api_key_account_id")),
        sa.ForeignKeyConstraint(["replaces_id"], ["api_key.id"], name=op.f("fk_api_key_replaces_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_key")),
        sa.UniqueConstraint("hash", name=op.f("uq_api_key_hash")),
        sa.UniqueConstraint("prefix", name=op.f("uq_api_key_prefix")),
    )
    op.create_index(
        op.f("ix_api_key_company_id_created_at_id"),
        "api_key",
        ["company_id", "created_at", "id"],
        unique=False,
    )
    op.create_index(op.f("ix_api_key_replaces_id"), "api_key", ["replaces_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_api_key_replaces_id"), table_name="api_key")
    op.drop_index(op.f("ix_api_key_company_id_created_at_id"), table_name="api_key")
    op.drop_table("api_key")
    allow(BEFORE)
