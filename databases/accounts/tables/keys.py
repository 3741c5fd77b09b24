"""The keys by which partners' programs ask."""

from sqlalchemy import CheckConstraint, Column, LargeBinary, Table

from databases.accounts.codes import KeyRole
from databases.accounts.tables.catalog import metadata, owned
from databases.base import coded, identity, index, instant, key, text

api_key = Table(
    "api_key",
    metadata,
    identity(),
    *owned(),  # the account in which the program acts
    coded("role", KeyRole),
    text("name"),
    text("prefix", unique=True),  # the part that may be shown
    Column(
        "hash",
        LargeBinary,
        CheckConstraint("octet_length(hash) = 32", name="hash"),
        nullable=False,
        unique=True,
    ),  # SHA-256 of the whole key, which itself is kept nowhere
    key("replaces_id", "api_key.id", null=True),
    instant("created_at"),
    instant("expires_at", null=True),
    instant("revoked_at", null=True),
    index("company_id", "created_at", "id"),
    index("replaces_id"),
)
