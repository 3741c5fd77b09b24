"""Parties and accounts just outside of what a persona sees, and parties that it sees in one way only."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from loaders.viewers import Viewer
from tests.access.misses import Owner
from tests.access.policy import Policy
from tests.access.rights import names
from tests.access.whole import CATALOGS
from tests.world import WORLD

LAST: Final = "select max(id) from tried.{}"
COPY: Final = """\
insert into tried.{0} ({1}) overriding system value select {1}
from jsonb_populate_record((select made from {0} made where {2} order by id limit 1), $1::jsonb)"""
WITHIN: Final = "select id, company_id from {0} where {1} order by md5(id::text || $1) limit 2"
BILLS: Final = """\
select bill.id, min(m.company_id) as company_id
from bill join (select bill_id, company_id from movement where {}) m on m.bill_id = bill.id
where bill.kind = $2 group by 1 order by md5(bill.id::text || $1) limit 2"""
UNDER: Final = {
    "CARRIER": ("shipments", "entry", "carrier_id"),
    "SURETY": ("accounts", "bond", "surety_account_id"),
}
"""What stands under an account of a kind."""

ELSEWHERE: Final = """\
select id from bill where kind = 'SIMPLE' and id not in (select bill_id from movement where {})
order by md5(id::text || $1) limit 1"""


async def write_parties(owner: Owner, must: Policy) -> None:
    """Let each way lead to a party that no other way leads to, and to another importer's."""
    scope = must.facts["scope"]
    for table, column in (("entry_line", "manufacturer_party_id"), ("security_filing", "supplier_id")):
        if must.persona != "carrier":
            own, other = await owner.fetch(WITHIN.format(table, scope), must.persona + column)
            await _name(owner, table, column, own["id"], own["company_id"])
            await _name(owner, table, column, other["id"], None)
    for column in ("shipper_id", "consignee_id"):
        chance = must.persona + column
        own, other = await owner.fetch(BILLS.format(scope), chance, "SIMPLE")
        await _name(owner, "bill", column, own["id"], own["company_id"])
        await _name(owner, "bill", column, other["id"], None)
        away = await owner.fetchval(ELSEWHERE.format(scope), chance)
        await _name(owner, "bill", column, away, own["company_id"])
        for house in await owner.fetch(BILLS.format(scope), chance, "HOUSE"):
            await _name(owner, "bill", column, house["id"], house["company_id"])


async def _name(owner: Owner, table: str, column: str, row: int, company: int | None) -> None:
    """Let a row name a party of its own: of a company, or (null) of one that has nothing to do with it."""
    if company is None:
        company = await owner.fetchval("select max(company_id) from party")
    party = await _copied(owner, "shipments", "party", "manufacturer_id is not null", company_id=company)
    await owner.execute(f"update tried.{table} set {column} = $1 where id = $2", party, row)


async def write_accounts(owners: Mapping[str, Owner], viewer: Viewer) -> None:
    """Let goods and bonds stand under an account that is closed, and under one that is of another kind."""
    company, kind = viewer.company_id, viewer.role.value
    closed = await _copied(
        owners["accounts"],
        "accounts",
        "account",
        f"company_id = {company} and kind = '{kind}'",
        number=None,
        number_kind=None,
        closed_on=f"{WORLD.as_of - timedelta(days=1)}",
    )
    domain, table, column = (
        ("shipments", "entry", "carrier_id")
        if kind == "CARRIER"
        else ("accounts", "bond", "surety_account_id")
    )
    for account in (closed, company):
        await owners[domain].execute(
            f"update tried.{table} set {column} = $1 where id ="
            f" (select id from tried.{table} where {column} <> $1 order by md5(id::text || $2) limit 1)",
            account,
            f"{account}",
        )


async def _copied(owner: Owner, domain: str, table: str, of: str, **values: Any) -> int:
    """A new row like the first of some, with other values."""
    key: int = await owner.fetchval(LAST.format(table)) + 1
    columns = names(CATALOGS[domain].tables[table])
    await owner.execute(COPY.format(table, columns, of), json.dumps({"id": key, **values}))
    return key
