"""Index grants and powers of attorney by their first day, in which order all rights over an account stand."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLES = ("access_grant", "power_of_attorney")


def upgrade() -> None:
    for table in TABLES:
        op.create_index(op.f(f"ix_{table}_company_id_valid_from_id"), table, ["company_id", "valid_from", "id"])


def downgrade() -> None:
    for table in TABLES:
        op.drop_index(op.f(f"ix_{table}_company_id_valid_from_id"), table_name=table)
