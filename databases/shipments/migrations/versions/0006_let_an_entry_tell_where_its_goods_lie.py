"""Let an entry tell where its goods lie."""

import sqlalchemy as sa
from alembic import op


revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("entry", sa.Column("goods_location", sa.Text(collation="C"), nullable=True))
    op.create_index(
        op.f("ix_entry_goods_location_entered_value_id"),
        "entry",
        ["goods_location", "entered_value", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_entry_goods_location_filed_at_id"),
        "entry",
        ["goods_location", "filed_at", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_entry_goods_location_liquidates_on_id"),
        "entry",
        ["goods_location", "liquidates_on", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_entry_goods_location_summary_due_on_id"),
        "entry",
        ["goods_location", "summary_due_on", "id"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_entry_goods_location_summary_due_on_id"), table_name="entry")
    op.drop_index(op.f("ix_entry_goods_location_liquidates_on_id"), table_name="entry")
    op.drop_index(op.f("ix_entry_goods_location_filed_at_id"), table_name="entry")
    op.drop_index(op.f("ix_entry_goods_location_entered_value_id"), table_name="entry")
    op.drop_column("entry", "goods_location")
