"""People on both sides: members of companies, and Customs' officers, Centers and portfolios."""

from sqlalchemy import Table

from databases.accounts.codes import (
    MemberRole,
    OfficerRole,
)
from databases.accounts.tables.catalog import metadata, owned
from databases.base import (
    coded,
    day,
    flag,
    identity,
    index,
    instant,
    key,
    text,
    texts,
)

center = Table(
    "center",
    metadata,
    identity(),
    text("code", unique=True),
    text("name"),
    text("city"),
)

officer = Table(
    "officer",
    metadata,
    identity(),
    coded("role", OfficerRole),
    text("name"),
    text("email"),
    text("agency"),
    text("center_code", null=True),
    text("port_code", null=True),
    flag("cleared"),  # an oversight analyst's clearance to know importers by name
    index("name", "id"),
    index("center_code", "name", "id"),
)

member = Table(
    "member",
    metadata,
    identity(),
    *owned(),  # account_id is the company's own account: a member belongs to the top account
    coded("role", MemberRole),
    text("name"),
    text("email"),
    day("since_on"),
    day("until_on", null=True),
    instant("last_seen_at", null=True),
    index("company_id", "name", "id"),
    index("company_id", "since_on", "id"),
)

member_scope = Table(
    "member_scope",
    metadata,
    identity(),
    key("company_id"),
    key("member_id", "member.id"),
    key("account_id", "account.id"),  # the sub-account granted
    texts("port_codes"),  # {9900} is every port
    index("member_id", "id"),
    index("account_id", "id"),
)

portfolio = Table(
    "portfolio",
    metadata,
    identity(),
    key("officer_id", "officer.id"),
    key("company_id", "account.id"),
    key("account_id", "account.id"),  # the company's own account
    day("since_on"),
    day("until_on", null=True),
    index("officer_id", "since_on", "id"),
    index("company_id", "since_on", "id"),
)
