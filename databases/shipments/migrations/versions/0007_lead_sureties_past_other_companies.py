"""Lead a surety past companies that are not its own."""

import sqlalchemy as sa
from alembic import op


revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        op.f("ix_entry_company_id_surety_account_id_filed_at_id"),
        "entry",
        ["company_id", "surety_account_id", "filed_at", "id"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_entry_company_id_surety_account_id_filed_at_id"), table_name="entry")
