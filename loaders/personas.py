"""The capacities of the sample world's personas, and what there is to show them; a demo and the tests ask."""

from typing import Final

import asyncpg

from databases.accounts.codes import AccountKind, MemberRole
from databases.numbers import show_entry_number
from databases.sample.personas import PERSONAS
from loaders.errors import InvalidInput
from loaders.pools import Pools
from loaders.principals import OF_MEMBERS, OFFICERS
from loaders.viewers import Capacity, Role

MEMBER: Final = """\
-- personas.member
select member.id, member.role, member.company_id, business.id as account_id, business.kind
from member join account on account.id = member.company_id
left join lateral (
    select id, kind from account as own
    where own.company_id = member.company_id and own.closed_on is null
        and own.kind in ('BROKER', 'CARRIER', 'SURETY', 'FACILITY_OPERATOR')
    order by own.kind, own.id limit 1
) as business on true
where member.name = $1 and account.name = $2"""
OFFICER: Final = """\
-- personas.officer
select id, role from officer where name = $1"""
ENTRY: Final = """\
-- personas.entry
select number from entry where company_id = $1
order by (liquidation_result is not distinct from 'INCREASE')::int + (summary_status = 'CORRECTED')::int
    + exists (select from exam where entry_id = entry.id)::int
    + exists (select from hold where entry_id = entry.id)::int
    + exists (select from additional_duty where entry_id = entry.id)::int desc, filed_at desc, id desc
limit 1"""

_BUSINESSES: Final = {
    AccountKind.BROKER: Role.BROKER,
    AccountKind.CARRIER: Role.CARRIER,
    AccountKind.SURETY: Role.SURETY,
    AccountKind.FACILITY_OPERATOR: Role.FACILITY_OPERATOR,
}


async def capacity_of(pools: Pools, persona: str) -> Capacity:
    """The capacity in which somebody of the sample world is shown: in their business where it has a role.

    Raises `InvalidInput` when the databases hold no such person, `DomainUnavailable` when they do not answer.
    """
    who = PERSONAS[persona]
    text, arguments = (OFFICER, (who.name,)) if who.company is None else (MEMBER, (who.name, who.company))
    rows = await pools.fetch("accounts", text, arguments, asyncpg.Record)
    if not rows:
        raise InvalidInput(f"The databases hold nobody called {who.name}; load the sample world first.")
    row = rows[0]
    if who.company is None:
        role = next(role for role, officer in OFFICERS.items() if officer == row["role"])
        return Capacity(f"officer:{row['id']}", role)
    principal = f"member:{row['id']}"
    business = None if row["role"] == MemberRole.USER else _BUSINESSES.get(row["kind"])
    if business is not None:
        return Capacity(principal, business, row["account_id" if business is Role.BROKER else "company_id"])
    return Capacity(principal, OF_MEMBERS[row["role"]], row["company_id"])


async def entry_of(pools: Pools, company_id: int) -> str | None:
    """The number of a company's entry with the most to show; null when it has none."""
    rows = await pools.fetch("shipments", ENTRY, (company_id,), asyncpg.Record)
    return show_entry_number(rows[0]["number"]) if rows else None
