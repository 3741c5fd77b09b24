"""What the accounts database says of whoever asks: may they act in this capacity, and what goes with it.

Read by the gateway itself before there is a viewer, so these statements bear no scope: one for each capacity.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

import asyncpg
import orjson

from databases.accounts.api_keys import ended
from databases.accounts.codes import MemberRole, OfficerRole
from loaders.errors import Unauthenticated
from loaders.pools import Pools
from loaders.viewers import Capacity, Grant, Role, Viewer

_IN_FORCE: Final = """\
grantee_company_id = acting.company_id and revoked_at is null
            and {today} >= valid_from and (valid_to is null or {today} <= valid_to)"""

_OWN: Final = """\
acting.id in (own.id, own.company_id)
            and (own.closed_on is null or {today} < own.closed_on)"""
_BOND: Final = f"""\
account as own join bond on bond.surety_account_id = own.id
        where own.kind in ('SURETY', 'SURETY_AGENT') and {_OWN}"""

# What a role does not need is not read: a case runs only the branch that it takes.
_TRADE: Final = f"""\
    case when {{role}} = 'BROKER' then acting.number end as filer_code,
    case when {{role}} = 'BROKER' then array(
        select distinct company_id from power_of_attorney
        where {_IN_FORCE}
        order by company_id
    ) end as companies,
    case when {{role}} in ('BROKER', 'ACCOUNT_OWNER', 'PROXY_OWNER') then (
        select json_agg(json_build_array(company_id, nullif(account_id, company_id), port_codes) order by id)
        from access_grant where status = 'ACCEPTED' and {_IN_FORCE}
    ) end as grants,
    case when {{role}} in ('CARRIER', 'SURETY') then array(
        select own.id from account as own
        where own.kind in ({{role}}, {{role}} || '_AGENT') and {_OWN}
        order by own.id
    ) end as account_ids,
    case when {{role}} = 'SURETY' then array(
        select bond.company_id from {_BOND} union select bond.account_id from {_BOND} order by 1
    ) end as principals,
    case when {{role}} = 'SURETY' then array(
        select bond.document_id from {_BOND} and bond.document_id is not null order by 1
    ) end as bond_papers,
    case when {{role}} = 'FACILITY_OPERATOR' then array(
        select own.number from account as own
        where own.kind in ('FACILITY_OPERATOR', 'FTZ_OPERATOR') and own.number is not null and {_OWN}
        order by own.number
    ) end as sites"""  # noqa: S608 - made of the lines above
_OPEN: Final = "(acting.closed_on is null or {today} < acting.closed_on)"
"""Whether an account is in use. Who comes for one that is not, is known all the same, and refused."""

MEMBER: Final = f"""\
-- principals.member
select member.name, member.role, member.company_id, acting.id as acts_in, acting.kind,
    {_OPEN} and member.since_on <= $4 and (member.until_on is null or $4 < member.until_on) as current,
    case when $3 = 'ACCOUNT_USER' then (
        select json_agg(json_build_array(company_id, account_id, port_codes) order by id)
        from member_scope where member_id = member.id
    ) end as scopes,
{_TRADE}
from member left join account as acting on acting.company_id = member.company_id and acting.id = $2
where member.id = $1""".format(  # noqa: S608 - the same
    role="$3", today="$4"
)
KEY: Final = f"""\
-- principals.key
select api_key.prefix, api_key.name, api_key.role, api_key.company_id, acting.id as acts_in, acting.kind,
    api_key.expires_at, api_key.revoked_at, {_OPEN} as current,
{_TRADE}
from api_key join account as acting on acting.id = api_key.account_id
where api_key.hash = $1""".format(role="api_key.role", today="$2")  # noqa: S608 - the same
OFFICER: Final = """\
-- principals.officer
select name, role, center_code, cleared,
    case role
        when 'ACCOUNT_MANAGER' then array(
            select company_id from portfolio
            where officer_id = officer.id and since_on <= $2 and (until_on is null or $2 <= until_on)
            order by company_id
        )
        when 'IMPORT_SPECIALIST' then array(
            select id from account where kind = 'COMPANY' and center_code = officer.center_code order by id
        )
    end as companies
from officer where id = $1"""

OWNERS: Final = frozenset({MemberRole.OWNER, MemberRole.PROXY_OWNER})
OF_MEMBERS: Final[Mapping[str, Role]] = {
    MemberRole.OWNER: Role.ACCOUNT_OWNER,
    MemberRole.PROXY_OWNER: Role.PROXY_OWNER,
    MemberRole.USER: Role.ACCOUNT_USER,
}
"""The roles of a company's people in its own account."""

CAPACITIES: Final[Mapping[Role, tuple[frozenset[MemberRole], frozenset[str]]]] = {
    Role.ACCOUNT_OWNER: (frozenset({MemberRole.OWNER}), frozenset({"COMPANY"})),
    Role.PROXY_OWNER: (frozenset({MemberRole.PROXY_OWNER}), frozenset({"COMPANY"})),
    Role.ACCOUNT_USER: (frozenset({MemberRole.USER}), frozenset({"COMPANY"})),
    Role.BROKER: (OWNERS, frozenset({"BROKER"})),
    Role.CARRIER: (OWNERS, frozenset({"CARRIER", "COMPANY"})),
    Role.SURETY: (OWNERS, frozenset({"SURETY", "SURETY_AGENT", "COMPANY"})),
    Role.FACILITY_OPERATOR: (OWNERS, frozenset({"FACILITY_OPERATOR", "FTZ_OPERATOR", "COMPANY"})),
}
"""Which members may take a role of the trade, and the kinds of account in which it is taken.

Carriers, sureties and operators that act in their company's account act for all its accounts of the kind.
"""

OFFICERS: Final = {
    Role.ACCOUNT_MANAGER: OfficerRole.ACCOUNT_MANAGER,
    Role.IMPORT_SPECIALIST: OfficerRole.IMPORT_SPECIALIST,
    Role.OVERSIGHT_ANALYST: OfficerRole.OVERSIGHT_ANALYST,
}


async def viewer_of(pools: Pools, capacity: Capacity, today: date) -> Viewer:
    """The viewer that a capacity is, as of today; one statement.

    Raises `Unauthenticated` when the capacity is not, or no longer, its principal's, and `DomainUnavailable`
    when the database does not answer.
    """
    table, _, identity = capacity.principal.partition(":")
    key = int(identity)
    if table == "officer":
        rows = await pools.fetch("accounts", OFFICER, (key, today), asyncpg.Record)
        held = bool(rows) and rows[0]["role"] == OFFICERS.get(capacity.role)
    else:
        arguments = (key, capacity.account_id, capacity.role, today)
        rows = await pools.fetch("accounts", MEMBER, arguments, asyncpg.Record)
        members, kinds = CAPACITIES.get(capacity.role, (frozenset(), frozenset()))
        held = bool(rows) and rows[0]["role"] in members and rows[0]["kind"] in kinds and rows[0]["current"]
    if not held:
        place = "" if capacity.account_id is None else f" in account:{capacity.account_id}"
        error = Unauthenticated(f"{capacity.principal} does not act as {capacity.role}{place}.")
        if not rows:
            raise error
        role = OF_MEMBERS.get(rows[0]["role"], capacity.role)
        raise error.of(_viewer(capacity.principal, role, rows[0]))
    return _viewer(capacity.principal, capacity.role, rows[0])


async def key_holder(
    pools: Pools, digest: bytes, today: date, now: datetime
) -> tuple[Viewer, datetime | None]:
    """The viewer that an API key stands for, by the key's hash, and when the key ends; one statement.

    Raises as `viewer_of` does; `Unauthenticated` tells whoever holds the key what has become of it.
    """
    rows = await pools.fetch("accounts", KEY, (digest, today), asyncpg.Record)
    unused = Unauthenticated("No account in use has this API key.")
    if not rows:
        raise unused
    (row,) = rows
    holder = _viewer(row["prefix"], Role(row["role"]), row)
    if why := ended(row["expires_at"], row["revoked_at"], now):
        raise Unauthenticated(f"The API key {row['prefix']} {why}.").of(holder)
    if not row["current"]:
        raise unused.of(holder)
    return holder, row["expires_at"]


def _viewer(principal: str, role: Role, row: asyncpg.Record) -> Viewer:
    known = dict(row)
    return Viewer(
        principal=principal,
        name=known["name"],
        role=role,
        company_id=known.get("company_id"),
        acts_in=known.get("acts_in"),
        account_ids=tuple(known.get("account_ids") or ()),
        scopes=_grants(known.get("scopes")),
        filer_code=known.get("filer_code"),
        companies=tuple(known["companies"] or ()),
        grants=_grants(known.get("grants")),
        principals=tuple(known.get("principals") or ()),
        bond_papers=tuple(known.get("bond_papers") or ()),
        sites=tuple(known.get("sites") or ()),
        center_code=known.get("center_code") if role is Role.IMPORT_SPECIALIST else None,
        cleared=role is Role.OVERSIGHT_ANALYST and known["cleared"],
    )


def _grants(told: str | None) -> tuple[Grant, ...]:
    parts: list[tuple[int, int | None, list[str]]] = orjson.loads(told) if told else []
    return tuple(Grant.of(*part) for part in parts)
