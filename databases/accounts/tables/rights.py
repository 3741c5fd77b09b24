"""What companies allow each other, and the bonds behind them."""

from sqlalchemy import Table

from databases.accounts.codes import (
    BondKind,
    GrantStatus,
)
from databases.accounts.tables.catalog import metadata, owned
from databases.base import (
    coded,
    day,
    day_order,
    identity,
    index,
    instant,
    key,
    money,
    text,
    texts,
)

access_grant = Table(
    "access_grant",
    metadata,
    identity(),
    *owned(),  # what is opened: one sub-account, or the company's own account for all of it
    key("grantee_company_id"),
    key("grantee_account_id", "account.id"),
    text("grantee_name"),  # as invited: who opens an account knows to whom, but may not see their account
    coded("status", GrantStatus),
    texts("port_codes"),  # {9900} is every port
    instant("invited_at"),
    instant("answered_at", null=True),
    day("valid_from"),
    day("valid_to", null=True),
    instant("revoked_at", null=True),
    key("document_id", null=True),
    index("company_id", "invited_at", "id"),
    index("company_id", "valid_from", "id"),
    index("grantee_company_id", "invited_at", "id"),
)

power_of_attorney = Table(
    "power_of_attorney",
    metadata,
    identity(),
    *owned(),  # the grantor
    key("grantee_company_id"),
    key("grantee_account_id", "account.id"),
    text("filer_code"),
    texts("port_codes"),  # {9900} is every port
    day("signed_on"),
    day("valid_from"),
    day("valid_to", null=True),  # unlimited unless the grantor is a partnership
    instant("revoked_at", null=True),
    key("document_id", null=True),
    day_order("ends_order", "valid_to"),
    index("company_id", "signed_on", "id"),
    index("company_id", "ends_order", "id"),
    index("company_id", "valid_from", "id"),
    index("account_id", "signed_on", "id"),
    index("account_id", "ends_order", "id"),
    index("grantee_company_id", "signed_on", "id"),
    index("grantee_company_id", "ends_order", "id"),
    index("filer_code", "ends_order", "id"),
)

bond = Table(
    "bond",
    metadata,
    identity(),
    *owned(),  # the principal
    key("surety_company_id"),
    key("surety_account_id", "account.id"),
    text("number", unique=True),
    coded("kind", BondKind),
    text("activity"),
    money("amount"),
    day("effective_on"),
    day("terminated_on", null=True),
    key("document_id", null=True),
    index("company_id", "effective_on", "id"),
    index("account_id", "effective_on", "id"),
    index("surety_account_id", "effective_on", "id"),
    index("surety_company_id", "effective_on", "id"),
)
