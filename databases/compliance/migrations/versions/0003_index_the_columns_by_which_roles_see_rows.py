"""Index the columns by which roles see rows, and let Postgres know that an account tells its company."""

import sqlalchemy as sa
from alembic import op


revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLES = (
    "compliance_action",
    "journal",
    "action_entry",
    "action_event",
    "action_line",
    "audit_finding",
    "requested_item",
    "improvement_item",
)


def upgrade() -> None:
    op.create_index(
        op.f("ix_journal_center_code_recorded_at_id"),
        "journal",
        ["center_code", "recorded_at", "id"],
        unique=False,
    )
    for table in TABLES:
        op.execute(f"create statistics {table}_accounts (dependencies) on company_id, account_id from {table}")
        op.execute(f"analyze {table}")


def downgrade() -> None:
    for table in TABLES:
        op.execute(f"drop statistics {table}_accounts")
    op.drop_index(op.f("ix_journal_center_code_recorded_at_id"), table_name="journal")
