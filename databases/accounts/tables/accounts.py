"""Accounts, and the identifiers, addresses and contacts of each."""

from sqlalchemy import Table

from databases.accounts.codes import (
    AccountKind,
    AccountStatus,
    AddressKind,
    ContactKind,
    IdentifierKind,
    Industry,
    OrganizationType,
)
from databases.accounts.tables.catalog import metadata, owned
from databases.base import (
    coded,
    day,
    flag,
    identity,
    index,
    key,
    text,
)

account = Table(
    "account",
    metadata,
    identity(),
    coded("kind", AccountKind),
    key("company_id", "account.id"),  # its own id for a company
    key("parent_id", "account.id", null=True),
    text("name"),
    text("number", null=True),  # what goes with the kind: importer number, filer code, SCAC, …
    coded("number_kind", IdentifierKind, null=True),
    coded("status", AccountStatus),
    coded("industry", Industry, null=True),
    coded("organization_type", OrganizationType),
    text("center_code", null=True),
    flag("portal"),
    flag("first_account"),
    day("opened_on"),
    day("closed_on", null=True),
    index("number_kind", "number", unique=True, where="number is not null"),
    index("number"),
    index("name", "id"),
    index("opened_on", "id"),
    index("kind", "name", "id"),
    index("kind", "opened_on", "id"),
    index("company_id", "name", "id"),
    index("company_id", "opened_on", "id"),
    index("parent_id", "name", "id"),
    index("parent_id", "opened_on", "id"),
    index("center_code", "name", "id"),
    index("center_code", "opened_on", "id"),
)

identifier = Table(
    "identifier",
    metadata,
    identity(),
    *owned(),
    coded("kind", IdentifierKind),
    text("value"),
    day("valid_from"),
    day("valid_to", null=True),
    index("kind", "value", unique=True, where="valid_to is null"),
    index("account_id", "valid_from", "id"),
)

address = Table(
    "address",
    metadata,
    identity(),
    *owned(),
    coded("kind", AddressKind),
    text("line1"),
    text("line2", null=True),
    text("city"),
    text("state", null=True),
    text("postal_code"),
    text("country"),
    index("account_id", "id"),
)

contact = Table(
    "contact",
    metadata,
    identity(),
    *owned(),
    coded("kind", ContactKind),
    text("name"),
    text("title"),
    text("email"),
    text("phone"),
    index("account_id", "id"),
)
