"""The tables of the accounts domain."""

from sqlalchemy import Table

from databases.accounts.codes import (
    AccountKind,
    AccountStatus,
    AddressKind,
    BondKind,
    ContactKind,
    Criterion,
    CriterionOutcome,
    GrantStatus,
    IdentifierKind,
    Industry,
    MemberRole,
    OfficerRole,
    OrganizationType,
    PartnershipStatus,
    PartnershipTier,
    ValidationKind,
)
from databases.base import (
    coded,
    day,
    day_order,
    domain_metadata,
    flag,
    identity,
    index,
    instant,
    key,
    money,
    number,
    text,
    texts,
)
from databases.journal import journal_tables

metadata = domain_metadata("accounts")

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
    index("name", "id"),
    index("center_code", "name", "id"),
)

account = Table(
    "account",
    metadata,
    identity(),
    coded("kind", AccountKind),
    key("company_id", "account.id"),  # its own id for a company
    key("parent_id", "account.id", null=True),
    text("name"),
    text(
        "number", null=True
    ),  # the identifier that goes with the kind: importer number, filer code, SCAC, ...
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


def _owned() -> tuple[object, ...]:
    return (key("company_id"), key("account_id", "account.id"))


identifier = Table(
    "identifier",
    metadata,
    identity(),
    *_owned(),
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
    *_owned(),
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
    *_owned(),
    coded("kind", ContactKind),
    text("name"),
    text("title"),
    text("email"),
    text("phone"),
    index("account_id", "id"),
)

member = Table(
    "member",
    metadata,
    identity(),
    *_owned(),  # account_id is the company's own account: a member belongs to the top account
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

access_grant = Table(
    "access_grant",
    metadata,
    identity(),
    *_owned(),  # what is opened: one sub-account, or the company's own account for all of it
    key("grantee_company_id"),
    key("grantee_account_id", "account.id"),
    coded("status", GrantStatus),
    texts("port_codes"),  # {9900} is every port
    instant("invited_at"),
    instant("answered_at", null=True),
    day("valid_from"),
    day("valid_to", null=True),
    instant("revoked_at", null=True),
    key("document_id", null=True),
    index("company_id", "invited_at", "id"),
    index("grantee_company_id", "invited_at", "id"),
)

power_of_attorney = Table(
    "power_of_attorney",
    metadata,
    identity(),
    *_owned(),  # the grantor
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
    *_owned(),  # the principal
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

partnership = Table(
    "partnership",
    metadata,
    identity(),
    *_owned(),
    coded("status", PartnershipStatus),
    coded("tier", PartnershipTier, null=True),
    day("applied_on"),
    day("certified_on", null=True),
    day("validated_on", null=True),
    day("revalidation_due_on", null=True),
    day_order("revalidation_order", "revalidation_due_on"),
    index("company_id", unique=True),
    index("account_id"),
    index("applied_on", "id"),
    index("revalidation_order", "id"),
    index("status", "revalidation_order", "id"),
)

partnership_step = Table(
    "partnership_step",
    metadata,
    identity(),
    *_owned(),
    key("partnership_id", "partnership.id"),
    coded("from_status", PartnershipStatus, null=True),
    coded("to_status", PartnershipStatus),
    instant("occurred_at"),
    text("actor_name"),
    text("note", null=True),
    index("partnership_id", "occurred_at", "id"),
)

validation = Table(
    "validation",
    metadata,
    identity(),
    *_owned(),
    key("partnership_id", "partnership.id"),
    coded("kind", ValidationKind),
    key("officer_id", "officer.id"),
    text("site"),
    text("country"),
    day("started_on"),
    day("completed_on", null=True),
    coded("tier", PartnershipTier, null=True),
    index("partnership_id", "started_on", "id"),
)

criterion_result = Table(
    "criterion_result",
    metadata,
    identity(),
    *_owned(),
    key("validation_id", "validation.id"),
    number("position"),
    coded("criterion", Criterion),
    coded("outcome", CriterionOutcome),
    text("finding", null=True),
    day("due_on", null=True),
    day("resolved_on", null=True),
    index("validation_id", "position", "id"),
)

journal, journal_head = journal_tables(metadata)
