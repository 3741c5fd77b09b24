"""Who somebody is: the claims of a token, from the accounts database.

Read by the gateway itself when it signs, before there is a viewer; so these statements bear no scope.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import asyncpg

from databases.accounts.codes import AccountKind, MemberRole, OfficerRole
from databases.sample.personas import PERSONAS
from loaders.errors import InvalidInput
from loaders.pools import Pools
from loaders.viewers import Role

MEMBER: Final = """\
-- principals.member
select member.id, member.role, member.name, member.company_id
from member join account on account.id = member.company_id
where member.name = $1 and account.name = $2"""
OFFICER: Final = """\
-- principals.officer
select id, role, name, center_code from officer where name = $1"""
OWN_ACCOUNTS: Final = """\
-- principals.accounts
select id, kind, number from account where company_id = $1 and closed_on is null order by id"""
SCOPES: Final = """\
-- principals.scopes
select company_id, account_id, port_codes from member_scope where member_id = $1 order by id"""
CLIENTS: Final = """\
-- principals.clients
select distinct company_id from power_of_attorney
where grantee_company_id = $1 and revoked_at is null
  and $2 >= valid_from and (valid_to is null or $2 <= valid_to)
order by company_id"""
GRANTS: Final = """\
-- principals.grants
select company_id, nullif(account_id, company_id) as account_id, port_codes from access_grant
where grantee_company_id = $1 and status = 'ACCEPTED' and revoked_at is null
  and $2 >= valid_from and (valid_to is null or $2 <= valid_to)
order by id"""
PORTFOLIO: Final = """\
-- principals.portfolio
select company_id from portfolio
where officer_id = $1 and since_on <= $2 and (until_on is null or $2 <= until_on) order by company_id"""
CENTER: Final = """\
-- principals.center
select id as company_id from account where kind = 'COMPANY' and center_code = $1 order by id"""

_MEMBERS: Final = {
    MemberRole.OWNER: Role.ACCOUNT_OWNER,
    MemberRole.PROXY_OWNER: Role.PROXY_OWNER,
    MemberRole.USER: Role.ACCOUNT_USER,
}
_OFFICERS: Final = {
    OfficerRole.ACCOUNT_MANAGER: Role.ACCOUNT_MANAGER,
    OfficerRole.IMPORT_SPECIALIST: Role.IMPORT_SPECIALIST,
    OfficerRole.OVERSIGHT_ANALYST: Role.OVERSIGHT_ANALYST,
}


async def persona_claims(pools: Pools, persona: str, today: date) -> Mapping[str, Any]:
    """The claims of somebody of the sample world, as of today.

    Raises `InvalidInput` when the databases hold no such person, `DomainUnavailable` when they do not answer.
    """
    who = PERSONAS[persona]
    async with pools.connection("accounts") as connection:
        if who.company is None:
            row = await connection.fetchrow(OFFICER, who.name)
        else:
            row = await connection.fetchrow(MEMBER, who.name, who.company)
        if row is None:
            raise InvalidInput(f"The databases hold nobody called {who.name}; load the sample world first.")
        if who.company is None:
            return await _officer(connection, row, today)
        return await _member(connection, row, today)


async def _officer(connection: asyncpg.Connection, row: asyncpg.Record, today: date) -> Mapping[str, Any]:
    claims: dict[str, Any] = {
        "sub": f"officer:{row['id']}",
        "name": row["name"],
        "role": _OFFICERS[row["role"]],
    }
    if row["role"] == OfficerRole.ACCOUNT_MANAGER:
        claims["companies"] = _companies(await connection.fetch(PORTFOLIO, row["id"], today))
    elif row["role"] == OfficerRole.IMPORT_SPECIALIST:
        claims["center_code"] = row["center_code"]
        claims["companies"] = _companies(await connection.fetch(CENTER, row["center_code"]))
    return claims


async def _member(connection: asyncpg.Connection, row: asyncpg.Record, today: date) -> Mapping[str, Any]:
    company = row["company_id"]
    own = await connection.fetch(OWN_ACCOUNTS, company)
    kinds = {account["kind"]: account["number"] for account in own}
    claims: dict[str, Any] = {"sub": f"member:{row['id']}", "name": row["name"], "company_id": company}
    if row["role"] == MemberRole.USER:
        scopes = await connection.fetch(SCOPES, row["id"])
        return claims | {"role": Role.ACCOUNT_USER, "scopes": [list(scope) for scope in scopes]}
    if AccountKind.BROKER in kinds:
        grants = await connection.fetch(GRANTS, company, today)
        return claims | {
            "role": Role.BROKER,
            "filer_code": kinds[AccountKind.BROKER],
            "companies": _companies(await connection.fetch(CLIENTS, company, today)),
            "grants": [list(grant) for grant in grants],
        }
    if AccountKind.CARRIER in kinds:
        carriers = [account["id"] for account in own if account["kind"] == AccountKind.CARRIER]
        return claims | {"role": Role.CARRIER, "account_ids": carriers}
    return claims | {"role": _MEMBERS[row["role"]]}


def _companies(rows: list[asyncpg.Record]) -> list[int]:
    return [row["company_id"] for row in rows]
