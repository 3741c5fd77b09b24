"""Let an entry name the bond that secures it."""

import sqlalchemy as sa
from alembic import op


revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("entry", sa.Column("bond_id", sa.BigInteger(), nullable=True))
    op.add_column("entry", sa.Column("surety_account_id", sa.BigInteger(), nullable=True))
    op.add_column(
        "entry",
        sa.Column(
            "liquidated_change",
            sa.Numeric(precision=14, scale=2),
            sa.Computed("liquidated_duty - duty", persisted=True),
            nullable=True,
        ),
    )
    op.create_index(
        op.f("ix_entry_bond_id_entered_value_id"), "entry", ["bond_id", "entered_value", "id"], unique=False
    )
    op.create_index(
        op.f("ix_entry_bond_id_filed_at_id"), "entry", ["bond_id", "filed_at", "id"], unique=False
    )
    op.create_index(
        op.f("ix_entry_bond_id_liquidates_on_id"), "entry", ["bond_id", "liquidates_on", "id"], unique=False
    )
    op.create_index(
        op.f("ix_entry_bond_id_summary_due_on_id"), "entry", ["bond_id", "summary_due_on", "id"], unique=False
    )
    op.create_index(
        op.f("ix_entry_surety_account_id_entered_value_id"),
        "entry",
        ["surety_account_id", "entered_value", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_entry_surety_account_id_filed_at_id"),
        "entry",
        ["surety_account_id", "filed_at", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_entry_surety_account_id_liquidates_on_id"),
        "entry",
        ["surety_account_id", "liquidates_on", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_entry_surety_account_id_summary_due_on_id"),
        "entry",
        ["surety_account_id", "summary_due_on", "id"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_entry_surety_account_id_summary_due_on_id"), table_name="entry")
    op.drop_index(op.f("ix_entry_surety_account_id_liquidates_on_id"), table_name="entry")
    op.drop_index(op.f("ix_entry_surety_account_id_filed_at_id"), table_name="entry")
    op.drop_index(op.f("ix_entry_surety_account_id_entered_value_id"), table_name="entry")
    op.drop_index(op.f("ix_entry_bond_id_summary_due_on_id"), table_name="entry")
    op.drop_index(op.f("ix_entry_bond_id_liquidates_on_id"), table_name="entry")
    op.drop_index(op.f("ix_entry_bond_id_filed_at_id"), table_name="entry")
    op.drop_index(op.f("ix_entry_bond_id_entered_value_id"), table_name="entry")
    op.drop_column("entry", "liquidated_change")
    op.drop_column("entry", "surety_account_id")
    op.drop_column("entry", "bond_id")
