"""Index the parties of bills, by which those who see but part of a company see them."""

import sqlalchemy as sa
from alembic import op


revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(op.f("ix_bill_consignee_id"), "bill", ["consignee_id"], unique=False)
    op.create_index(op.f("ix_bill_shipper_id"), "bill", ["shipper_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_bill_shipper_id"), table_name="bill")
    op.drop_index(op.f("ix_bill_consignee_id"), table_name="bill")
