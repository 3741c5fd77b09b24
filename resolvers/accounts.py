"""How the fields of the accounts domain are answered."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from databases.accounts.codes import GrantStatus, IdentifierKind, PartnershipStatus
from databases.base import Domain
from databases.journal_codes import Verb
from databases.numbers import hidden
from engine.kinds import derived
from loaders.access import UNMASKED
from loaders.accounts.access import Access
from loaders.accounts.accounts import Accounts, Addresses, Contacts, Identifiers
from loaders.accounts.partnerships import CriterionResults, Partnerships, PartnershipSteps, Validations
from loaders.accounts.people import Centers, Members, MemberScopes, Officers, Portfolios
from loaders.accounts.rights import AccessGrants, Bonds, PowersOfAttorney
from loaders.errors import Forbidden
from loaders.ids import key_of
from loaders.looks import Look
from loaders.rows import Row
from loaders.viewers import Role
from resolvers.context import Context
from resolvers.edges import batched, lookup, to_many, to_one, to_page

accounts = to_page(Accounts.all, key=None)
companies = to_page(Accounts.companies, key=None)
partnerships = to_page(Partnerships.all, key=None)

account = to_one(Accounts.by_id, key="account_id")
company = to_one(Accounts.by_id, key="company_id")
on_behalf_of = to_one(Accounts.by_id, key="on_behalf_of")
parent = to_one(Accounts.by_id, key="parent_id")
children = to_page(Accounts.by_parent)
center = to_one(Centers.by_code, key="center_code")
identifiers = to_many(Identifiers.by_account)
addresses = to_many(Addresses.by_account)
contacts = to_many(Contacts.by_account)
members = to_page(Members.by_company)
member_scopes = to_many(MemberScopes.by_member)
account_users = to_many(MemberScopes.by_account)
member = to_one(Members.by_id, key="member_id")
managers = to_page(Portfolios.by_company)
officer = to_one(Officers.by_id, key="officer_id")
portfolio = to_page(Portfolios.by_officer)
access = to_page(Access.by_account)
officials = to_page(Officers.by_account)
center_accounts = to_page(Accounts.by_center, key="code")
center_officers = to_page(Officers.by_center, key="code")
grants_given = to_page(AccessGrants.by_company)
grants_received = to_page(AccessGrants.by_grantee)
grantee_company = to_one(Accounts.by_id, key="grantee_company_id")
grantee_account = to_one(Accounts.by_id, key="grantee_account_id")
powers_given = to_page(PowersOfAttorney.by_company)
powers_of_account = to_page(PowersOfAttorney.by_account)
powers_received = to_page(PowersOfAttorney.by_grantee)
bonds = to_page(Bonds.by_company)
bonds_of_account = to_page(Bonds.by_account)
bonds_written = to_page(Bonds.by_surety, key="company_id")
surety = to_one(Accounts.by_id, key="surety_account_id")
broker = to_one(Accounts.by_id, key="broker_id")
carrier = to_one(Accounts.by_id, key="carrier_id")
bond = to_one(Bonds.by_id, key="bond_id")
partnership = to_one(Partnerships.by_company, key="company_id")
steps = to_many(PartnershipSteps.by_partnership)
validations = to_many(Validations.by_partnership)
criteria = to_many(CriterionResults.by_validation)
open_findings = to_many(CriterionResults.open_by_partnership, key="company_id")


@batched
async def tax_number(
    parents: Sequence[Row], arguments: Mapping[str, Any], context: Context
) -> list[str | Forbidden | None]:
    """The last four characters; the whole number with `reveal`, once that stands in the journal."""
    if not arguments.get("reveal"):
        return [None if row["number"] is None else hidden(row["number"]) for row in parents]
    shown = [_whole(row, context.viewer.role) for row in parents]
    revealed = (row for row, number in zip(parents, shown, strict=True) if isinstance(number, str))
    await context.record(Domain.ACCOUNTS, [_unmasked(row) for row in revealed])
    return shown


def _whole(row: Row, role: Role) -> str | Forbidden | None:
    if role not in UNMASKED:
        return Forbidden("Your role sees no tax number whole; leave `reveal` out.")
    if row["number_kind"] == IdentifierKind.SSN:
        return Forbidden("A Social Security number is never shown whole; leave `reveal` out.")
    number: str | None = row["number"]
    return number


def _unmasked(row: Row) -> Look:
    return Look(
        Verb.FIELD_UNMASKED,
        f"Importer number ending in {row['number'][-4:]} shown in full",
        subject_type="account",
        subject_id=row["id"],
        label=row["name"],
        company_id=row["company_id"],
        account_id=row["id"],
        center_code=row["center_code"],
    )


@derived("valid_from", "valid_to", "revoked_at")
def in_force(row: Row, today: date) -> bool:
    """Whether it holds today: within its dates and not revoked."""
    return bool(
        row["valid_from"] <= today
        and (row["valid_to"] is None or today <= row["valid_to"])
        and row["revoked_at"] is None
    )


@derived("status", "valid_from", "valid_to", "revoked_at")
def grant_in_force(row: Row, today: date) -> bool:
    """Whether a grant was accepted and holds today."""
    accepted: bool = row["status"] == GrantStatus.ACCEPTED
    return accepted and bool(in_force.function(row, today))


@derived("valid_to", "revoked_at")
def days_left(row: Row, today: date) -> int | None:
    """Days until it ends, negative when it has; null when it has no end or was revoked."""
    ends: date | None = row["valid_to"]
    return None if ends is None or row["revoked_at"] is not None else (ends - today).days


@derived("revalidation_due_on", "status")
def revalidation_days_left(row: Row, today: date) -> int | None:
    """Days until the next visit is due, negative when late; null for those that left."""
    due: date | None = row["revalidation_due_on"]
    gone = row["status"] in (PartnershipStatus.REMOVED, PartnershipStatus.WITHDRAWN)
    return None if due is None or gone else (due - today).days


def _account_key(value: str) -> int | None:
    return key_of(value, "account")


account_by_id = lookup(Accounts.by_id, "id", _account_key)
company_by_id = lookup(Accounts.company_by_id, "id", _account_key)
importer_by_number = lookup(Accounts.importer_by_number, "number", str)
