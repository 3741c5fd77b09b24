"""Whoever asks: who they are, what they see and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Table

from databases.accounts.tables import account
from databases.base import Code
from databases.compliance.tables import compliance_action
from databases.documents.tables import document
from databases.shipments.tables import journal, shipment
from engine.kinds import derived
from loaders.access import UNMASKED, nameless
from loaders.access.telling import accounts_of, words_of
from loaders.accounts.accounts import Accounts
from loaders.accounts.people import Centers, Members, MemberScopes, Officers, Portfolios
from loaders.accounts.rights import AccessGrants, PowersOfAttorney
from loaders.viewers import Role
from resolvers.context import Context
from resolvers.edges import batched, to_many, to_one, to_page

account_of = to_one(Accounts.by_id, key="acts_in")
company = to_one(Accounts.by_id, key="company_id")
member = to_one(Members.by_id, key="member_id")
officer = to_one(Officers.by_id, key="officer_id")
center = to_one(Centers.by_code, key="center_code")
scopes = to_many(MemberScopes.by_member, key="member_id")
grants = to_page(AccessGrants.by_grantee, key="opened_to")
powers = to_page(PowersOfAttorney.by_grantee, key="empowered")
portfolio = to_page(Portfolios.by_officer, key="officer_id")

OPENED: Final = frozenset({Role.ACCOUNT_OWNER, Role.PROXY_OWNER, Role.BROKER})
"""Roles in which somebody sees what other companies opened to theirs."""


class Subject(Code):
    """What a scope is told of."""

    ACCOUNTS = "ACCOUNTS", "Accounts."
    SHIPMENTS = "SHIPMENTS", "Shipments and what is filed for them."
    COMPLIANCE = "COMPLIANCE", "Compliance actions."
    DOCUMENTS = "DOCUMENTS", "Documents."
    ACTIVITY = "ACTIVITY", "Entries of the activity log."


TABLES: Final[Mapping[Subject, Table]] = {
    Subject.ACCOUNTS: account,
    Subject.SHIPMENTS: shipment,
    Subject.COMPLIANCE: compliance_action,
    Subject.DOCUMENTS: document,
    Subject.ACTIVITY: journal,
}
"""The table whose rule is told of each."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Which rows of a domain somebody sees."""

    subject: Subject
    ways: list[str]


@batched
async def viewer(
    parents: Sequence[Any], arguments: Mapping[str, Any], context: Context
) -> list[Mapping[str, Any]]:
    """The viewer of the request, as a row: its keys are those that its role makes use of."""
    found = context.viewer
    table, _, key = found.principal.partition(":")
    row = {
        "principal": found.principal,
        "name": found.name,
        "role": found.role,
        "filer_code": found.filer_code,
        "center_code": found.center_code,
        "acts_in": found.acts_in,
        "company_id": found.company_id,
        "member_id": int(key) if table == "member" else None,
        "officer_id": int(key) if table == "officer" else None,
        "opened_to": found.company_id if found.role in OPENED else None,
        "names_importers": not nameless(found),
        "empowered": found.company_id if found.role is Role.BROKER else None,
    }
    return [row] * len(parents)


@batched
async def sees(parents: Sequence[Any], arguments: Mapping[str, Any], context: Context) -> list[list[Seen]]:
    """What the viewer sees of each domain; one statement, for the names of accounts."""
    found = context.viewer
    wanted = list(dict.fromkeys(key for table in TABLES.values() for key in accounts_of(found, table)))
    rows = await context.read(Accounts.by_id, wanted, None, frozenset({"name"})) if wanted else ()
    names = {key: row["name"] for key, row in zip(wanted, rows, strict=True) if row}

    def name(key: int) -> str:
        return str(names.get(key, "an account out of view"))

    told = [Seen(subject, list(words_of(found, table, name))) for subject, table in TABLES.items()]
    return [told] * len(parents)


@derived("role")
def reveals(row: Mapping[str, Any]) -> bool:
    """Whether the role may have tax numbers shown whole."""
    return row["role"] in UNMASKED
