"""Index the columns by which roles see rows, and let Postgres know that an account tells its company."""

import sqlalchemy as sa
from alembic import op


revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = (
    "journal",
    "party",
    "shipment",
    "statement",
    "entry",
    "disposition_event",
    "entry_line",
    "exam",
    "fee",
    "hold",
    "in_bond",
    "liquidation_event",
    "movement",
    "security_filing",
    "summary_correction",
    "additional_duty",
)


def upgrade() -> None:
    op.create_index(
        op.f("ix_exam_filer_code_ordered_at_id"), "exam", ["filer_code", "ordered_at", "id"], unique=False
    )
    op.create_index(op.f("ix_exam_site_ordered_at_id"), "exam", ["site", "ordered_at", "id"], unique=False)
    op.create_index(
        op.f("ix_hold_carrier_id_placed_at_id"), "hold", ["carrier_id", "placed_at", "id"], unique=False
    )
    op.create_index(
        op.f("ix_hold_center_code_placed_at_id"), "hold", ["center_code", "placed_at", "id"], unique=False
    )
    op.create_index(
        op.f("ix_hold_filer_code_placed_at_id"), "hold", ["filer_code", "placed_at", "id"], unique=False
    )
    op.create_index(
        op.f("ix_in_bond_carrier_id_authorized_on_id"),
        "in_bond",
        ["carrier_id", "authorized_on", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_in_bond_center_code_authorized_on_id"),
        "in_bond",
        ["center_code", "authorized_on", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_in_bond_filer_code_authorized_on_id"),
        "in_bond",
        ["filer_code", "authorized_on", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_journal_center_code_recorded_at_id"),
        "journal",
        ["center_code", "recorded_at", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_movement_center_code_loaded_at_id"),
        "movement",
        ["center_code", "loaded_at", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_movement_filer_code_loaded_at_id"),
        "movement",
        ["filer_code", "loaded_at", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_party_center_code_name_id"), "party", ["center_code", "name", "id"], unique=False
    )
    for table in TABLES:
        op.execute(f"create statistics {table}_accounts (dependencies) on company_id, account_id from {table}")
        op.execute(f"analyze {table}")


def downgrade() -> None:
    for table in TABLES:
        op.execute(f"drop statistics {table}_accounts")
    op.drop_index(op.f("ix_party_center_code_name_id"), table_name="party")
    op.drop_index(op.f("ix_movement_filer_code_loaded_at_id"), table_name="movement")
    op.drop_index(op.f("ix_movement_center_code_loaded_at_id"), table_name="movement")
    op.drop_index(op.f("ix_journal_center_code_recorded_at_id"), table_name="journal")
    op.drop_index(op.f("ix_in_bond_filer_code_authorized_on_id"), table_name="in_bond")
    op.drop_index(op.f("ix_in_bond_center_code_authorized_on_id"), table_name="in_bond")
    op.drop_index(op.f("ix_in_bond_carrier_id_authorized_on_id"), table_name="in_bond")
    op.drop_index(op.f("ix_hold_filer_code_placed_at_id"), table_name="hold")
    op.drop_index(op.f("ix_hold_center_code_placed_at_id"), table_name="hold")
    op.drop_index(op.f("ix_hold_carrier_id_placed_at_id"), table_name="hold")
    op.drop_index(op.f("ix_exam_site_ordered_at_id"), table_name="exam")
    op.drop_index(op.f("ix_exam_filer_code_ordered_at_id"), table_name="exam")
