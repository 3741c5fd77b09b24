"""How a right to see an account is told, whatever it is: a membership, a grant, a power, a portfolio."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from databases.accounts.codes import GrantStatus, MemberRole, RightKind, RightState
from engine.kinds import derived
from loaders.accounts.accounts import Accounts
from loaders.accounts.people import MemberScopes, Officers
from loaders.principals import OF_MEMBERS
from loaders.rows import Row
from loaders.viewers import ALL_PORTS, Role
from resolvers.context import Context
from resolvers.edges import batched, to_any

KINDS: Final = {
    "member": RightKind.MEMBERSHIP,
    "access_grant": RightKind.GRANT,
    "power_of_attorney": RightKind.POWER_OF_ATTORNEY,
    "portfolio": RightKind.PORTFOLIO,
}
OTHERS: Final = {
    "access_grant": [Role.ACCOUNT_OWNER, Role.PROXY_OWNER, Role.BROKER],
    "power_of_attorney": [Role.BROKER],
    "portfolio": [Role.ACCOUNT_MANAGER],
}
NEITHER: Final = {
    GrantStatus.INVITED: RightState.INVITED,
    GrantStatus.REJECTED: RightState.REJECTED,
    GrantStatus.REVOKED: RightState.REVOKED,
}
"""States of a grant that its dates do not change."""


@derived()
def kind(row: Row) -> RightKind:
    """What it is."""
    return KINDS[row.table]


@derived("role")
def roles(row: Row) -> list[Role]:
    """The capacities in which it is used."""
    return [OF_MEMBERS[row["role"]]] if row.table == "member" else OTHERS[row.table]


@derived("since_on", "valid_from")
def valid_from(row: Row) -> date:
    """Its first day."""
    first: date = row["valid_from"] if "valid_from" in row else row["since_on"]
    return first


@derived("until_on", "valid_to")
def valid_to(row: Row) -> date | None:
    """The day with which it ends."""
    last: date | None = row["valid_to"] if "valid_to" in row else row["until_on"]
    return last


@derived("since_on", "until_on", "valid_from", "valid_to", "revoked_at", "status")
def state(row: Row, today: date) -> RightState:
    """Whether it holds; on its last day it does, but a person's access ends with the day before."""
    if row.get("revoked_at") is not None:
        return RightState.REVOKED
    status = row.get("status")
    if status in NEITHER:
        return NEITHER[status]
    ends = valid_to.function(row)
    if ends is not None and (today > ends or (today == ends and row.table == "member")):
        return RightState.EXPIRED
    return RightState.NOT_YET if today < valid_from.function(row) else RightState.IN_FORCE


@derived("revoked_at")
def revoked_at(row: Row) -> Any:
    """When it was taken back."""
    return row.get("revoked_at")


@to_any("id", "grantee_company_id", "grantee_account_id", "officer_id")
def holder(row: Row) -> tuple[str, int]:
    """The person, or the company's account."""
    match row.table:
        case "member":
            return "member", row["id"]
        case "access_grant":
            return "account", row["grantee_company_id"]
        case "power_of_attorney":
            return "account", row["grantee_account_id"]
        case _:
            return "officer", row["officer_id"]


@batched
async def holder_name(
    parents: Sequence[Row], arguments: Mapping[str, Any], context: Context
) -> list[str | None]:
    """The person's or the company's name; one statement for agents and one for officers."""
    name = frozenset({"name"})
    agents = {row["grantee_account_id"]: None for row in parents if row.table == "power_of_attorney"}
    officers = {row["officer_id"]: None for row in parents if row.table == "portfolio"}
    known: dict[tuple[str, int], str] = {}
    for column, loader, keys in (
        ("grantee_account_id", Accounts.by_id, agents),
        ("officer_id", Officers.by_id, officers),
    ):
        found = await context.read(loader, list(keys), None, name) if keys else ()
        known |= {(column, key): row["name"] for key, row in zip(keys, found, strict=True) if row}

    def named(row: Row) -> Any:
        match row.table:
            case "member":
                return row["name"]
            case "access_grant":
                return row["grantee_name"]
            case "power_of_attorney":
                return known.get(("grantee_account_id", row["grantee_account_id"]))
            case _:
                return known.get(("officer_id", row["officer_id"]))

    return [named(row) for row in parents]


@batched
async def opens(
    parents: Sequence[Row], arguments: Mapping[str, Any], context: Context
) -> list[Sequence[Row]]:
    """The accounts that it opens: an account user's sub-accounts, else the account that it stands for."""
    users = [row["id"] for row in parents if row.table == "member" and row["role"] == MemberRole.USER]
    found = await context.read(MemberScopes.by_member, users, None) if users else ()
    scopes = dict(zip(users, found, strict=True))
    return [scopes.get(row["id"], [row]) if row.table == "member" else [row] for row in parents]


@derived("port_codes")
def port_codes(row: Row) -> list[str]:
    """The ports at which it opens them."""
    ports: list[str] = row.get("port_codes", [ALL_PORTS])
    return ports
