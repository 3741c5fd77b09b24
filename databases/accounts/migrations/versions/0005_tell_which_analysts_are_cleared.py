"""Tell which oversight analysts are cleared to know importers by name: nobody is until an officer's row says so."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("officer", sa.Column("cleared", sa.Boolean(), server_default=sa.text("false"), nullable=False))


def downgrade() -> None:
    op.drop_column("officer", "cleared")
