"""Let the journal tell of API keys, as every domain's journal knows the same verbs."""

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


def downgrade() -> None:
    allow(BEFORE)
