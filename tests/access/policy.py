"""What each persona must see, as plain SQL: the policy of docs/access.md said once more, in other words.

It imports nothing of what it judges. A rule is a predicate on the rows of a table; `{scope}` stands for the
rows that carry the persona's own mark: its company, filer code, carrier account, portfolio or Center.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import asyncpg

from databases.sample.personas import PERSONAS
from tests.world import Sample

OWNERS: Final = ("importer", "importer2")
ANALYSTS: Final = ("analyst", "inspector")
STAFF: Final = ("manager", "specialist", *ANALYSTS)
ISSUED: Final = "{scope} and status not in ('DRAFT', 'REFERRED')"
PUBLISHED: Final = "visibility in ('PUBLIC_TO_ACCOUNT', 'SHARED_WITH_AGENT')"
PAPERS: Final = "('BILL_OF_LADING', 'AIR_WAYBILL', 'SEA_WAYBILL', 'ARRIVAL_NOTICE', 'IN_BOND')"
DIRECTORY: Final = (
    "kind in ('BROKER', 'CARRIER', 'SURETY', 'SURETY_AGENT', 'FTZ_OPERATOR', 'FACILITY_OPERATOR', 'CARTMAN',"
    " 'LIGHTERMAN', 'SERVICE_PROVIDER')"
)

RULES: Final = {
    "entry": dict.fromkeys(PERSONAS, "{scope}")
    | {"surety": "bond_id = any({written})", "operator": "goods_location = any({places})"},
    "shipment": dict.fromkeys(PERSONAS, "{scope}") | {"operator": "id in ({there})"},
    "bill": dict.fromkeys(PERSONAS, "id in (select bill_id from movement where {scope})")
    | dict.fromkeys(ANALYSTS, "true"),
    "container": dict.fromkeys(PERSONAS, "id in (select container_id from movement where {scope})")
    | dict.fromkeys(ANALYSTS, "true"),
    "statement": dict.fromkeys(PERSONAS, "{scope}") | {"carrier": "false", "operator": "false"},
    "compliance_action": dict.fromkeys((*OWNERS, "user"), ISSUED)
    | dict.fromkeys(STAFF, "{scope}")
    | {
        "broker": f"{ISSUED} and family in ('INFORMATION_REQUEST', 'NOTICE_OF_ACTION', 'REDELIVERY_NOTICE')",
        "carrier": "false",
        "operator": "false",
        "surety": "surety_account_id = any({sureties}) and family = 'LIQUIDATED_DAMAGES'"
        " and status not in ('DRAFT', 'REFERRED')",
    },
    "document": dict.fromkeys(PERSONAS, "{scope}")
    | {"carrier": f"{{scope}} and type in {PAPERS}", "surety": "id = any({bonds}) and type = 'BOND'"}
    | {"operator": "false"},
    "journal": dict.fromkeys((*OWNERS, "carrier", "operator"), f"company_id = {{company}} and {PUBLISHED}")
    | dict.fromkeys(STAFF, "{scope}")
    | {
        "user": f"{{scope}} and {PUBLISHED}",
        "broker": f"filer_code = '{{filer}}' and {PUBLISHED}",
        "surety": "false",
    },
    "account": dict.fromkeys(OWNERS, f"(company_id = {{company}} or {{granting}} or {DIRECTORY})")
    | dict.fromkeys(("manager", "specialist"), f"({{companies}} or {DIRECTORY})")
    | dict.fromkeys(("carrier", "operator"), f"(company_id = {{company}} or {DIRECTORY})")
    | {
        "user": f"(id = {{company}} or {{accounts}} or {DIRECTORY})",
        "broker": f"(company_id = {{company}} or {{companies}} or {{granting}} or {DIRECTORY})",
        "surety": f"(company_id = {{company}} or id = any({{principals}}) or {DIRECTORY})",
    }
    | dict.fromkeys(ANALYSTS, "true"),
    "bond": dict.fromkeys((*OWNERS, "carrier", "operator"), "company_id = {company}")
    | dict.fromkeys(("manager", "specialist"), "{companies}")
    | {
        "user": "{sub_accounts}",
        "broker": "(company_id = {company} or {companies})",
        "surety": "(company_id = {company} or surety_account_id = any({sureties}))",
    }
    | dict.fromkeys(ANALYSTS, "true"),
    "power_of_attorney": dict.fromkeys(OWNERS, "{company} in (company_id, grantee_company_id)")
    | dict.fromkeys(("manager", "specialist"), "{companies}")
    | {
        "user": "{sub_accounts}",
        "broker": "grantee_company_id = {company}",
        **dict.fromkeys(("carrier", "surety", "operator"), "company_id = {company}"),
    }
    | dict.fromkeys(ANALYSTS, "true"),
}
"""By table and persona."""


@dataclass(frozen=True)
class Policy:
    """What one persona must see."""

    persona: str
    facts: dict[str, str]

    def where(self, table: str) -> str:
        """The predicate on the rows of a table."""
        return RULES[table][self.persona].format(**self.facts)


async def policy(sample: Sample, persona: str) -> Policy:
    """Find out who the persona is, and what was opened to it."""
    who = PERSONAS[persona]
    if who.company is None:
        return Policy(persona, await _officer(sample, who.name, persona))
    member = (
        await sample.fetch(
            "accounts",
            "select m.id, m.company_id from member m join account a on a.id = m.company_id"
            " where m.name = $1 and a.name = $2",
            who.name,
            who.company,
        )
    )[0]
    company = member["company_id"]
    facts = {"company": f"{company}", "scope": f"company_id = {company}"}
    if persona in OWNERS:
        opened = await _opened(sample, company)
        facts |= {"scope": _any([facts["scope"], *map(_grant, opened)]), "granting": _granting(opened)}
    elif persona == "user":
        facts |= await _user(sample, member["id"])
    elif persona == "broker":
        facts |= await _broker(sample, company)
    elif persona == "carrier":
        own = f"select id from account where company_id = $1 and kind = 'CARRIER' and {IN_USE}"
        facts["scope"] = _among(
            "carrier_id",
            [row["id"] for row in await sample.fetch("accounts", own, company, sample.world.as_of)],
        )
    elif persona == "surety":
        facts = await _surety(sample, company)
    elif persona == "operator":
        facts |= await _operator(sample, company)
    return Policy(persona, facts)


async def _surety(sample: Sample, company: int) -> dict[str, str]:
    own = f"select id from account where company_id = $1 and kind = 'SURETY' and {IN_USE}"
    sureties = [row["id"] for row in await sample.fetch("accounts", own, company, sample.world.as_of)]
    bonds = await sample.fetch("accounts", "select * from bond where surety_account_id = any($1)", sureties)
    assert bonds
    return {
        "company": f"{company}",
        "scope": "false",
        "sureties": _array(sureties),
        "principals": _array([row[name] for row in bonds for name in ("company_id", "account_id")]),
        "written": _array([row["id"] for row in bonds]),
        "bonds": _array([row["document_id"] for row in bonds if row["document_id"] is not None]),
    }


async def _operator(sample: Sample, company: int) -> dict[str, str]:
    own = "select number from account where company_id = $1 and kind = 'FACILITY_OPERATOR'"
    places = _array([row["number"] for row in await sample.fetch("accounts", own, company)])
    there = (
        f"select shipment_id from entry where goods_location = any({places})"
        f" union all select shipment_id from exam where site = any({places})"
    )
    examined = f"site = any({places})"
    return {"places": places, "there": there, "exam": examined, "scope": f"shipment_id in ({there})"}


async def _user(sample: Sample, member: int) -> dict[str, str]:
    granted = await sample.fetch("accounts", "select * from member_scope where member_id = $1", member)
    assert granted
    accounts = [row["account_id"] for row in granted]
    return {
        "scope": _any(_part(row["account_id"], row["port_codes"]) for row in granted),
        "accounts": _among("id", accounts),
        "sub_accounts": _among("account_id", accounts),
    }


async def _broker(sample: Sample, company: int) -> dict[str, str]:
    filer = await sample.value(
        "accounts", "select number from account where company_id = $1 and kind = 'BROKER'", company
    )
    clients = await sample.fetch(
        "accounts", f"select * from power_of_attorney where {IN_FORCE}", company, sample.world.as_of
    )
    opened = await _opened(sample, company)
    assert {row["account_id"] == row["company_id"] for row in opened} == {True, False}
    return {
        "filer": filer,
        "scope": _any([f"filer_code = '{filer}'", *map(_grant, opened)]),
        "companies": _among("company_id", [row["company_id"] for row in clients]),
        "granting": _granting(opened),
    }


IN_USE: Final = "coalesce(closed_on, 'infinity') > $2"
IN_FORCE: Final = (
    "grantee_company_id = $1 and revoked_at is null and valid_from <= $2"
    " and coalesce(valid_to, 'infinity') >= $2"
)


async def _opened(sample: Sample, company: int) -> list[asyncpg.Record]:
    """The grants to a company that are in force."""
    accepted = f"select * from access_grant where status = 'ACCEPTED' and {IN_FORCE}"
    return await sample.fetch("accounts", accepted, company, sample.world.as_of)


def _grant(row: asyncpg.Record) -> str:
    """What a grant opens: the company or one of its accounts, at all ports or some."""
    whole = row["account_id"] == row["company_id"]
    where = f"company_id = {row['company_id']}" if whole else f"account_id = {row['account_id']}"
    return where if "9900" in row["port_codes"] else f"{where} and {_among('port_code', row['port_codes'])}"


def _granting(opened: list[asyncpg.Record]) -> str:
    """The accounts of those who opened something."""
    return _any(
        f"company_id = {row['company_id']}"
        if row["account_id"] == row["company_id"]
        else f"id in ({row['company_id']}, {row['account_id']})"
        for row in opened
    )


async def _officer(sample: Sample, name: str, persona: str) -> dict[str, str]:
    officer = (await sample.fetch("accounts", "select * from officer where name = $1", name))[0]
    if persona in ANALYSTS:
        return {"scope": "true"}
    if persona == "specialist":
        center = officer["center_code"]
        rows = await sample.fetch(
            "accounts", "select id from account where kind = 'COMPANY' and center_code = $1", center
        )
        scope = {"scope": f"center_code = '{center}'"}
    else:
        rows = await sample.fetch(
            "accounts",
            "select company_id as id from portfolio where officer_id = $1 and since_on <= $2"
            " and coalesce(until_on, 'infinity') >= $2",
            officer["id"],
            sample.world.as_of,
        )
        scope = {"scope": _among("company_id", [row["id"] for row in rows])}
    return scope | {"companies": _among("company_id", [row["id"] for row in rows])}


def _part(account: int, ports: list[str]) -> str:
    where = f"account_id = {account}"
    return where if "9900" in ports else f"{where} and {_among('port_code', ports)}"


def _among(column: str, values: list[int] | list[str]) -> str:
    return f"{column} = any({_array(values)})"


def _array(values: list[int] | list[str]) -> str:
    return f"'{{{','.join(map(str, values))}}}'"


def _any(alternatives: Iterable[str]) -> str:
    return f"({' or '.join(['false', *(f'({each})' for each in alternatives)])})"
