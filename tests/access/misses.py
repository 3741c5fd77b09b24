"""Rows that a persona sees by nothing but one alternative of a rule, and rows that miss it by one condition.

They are made of the rules, so that a rule that is added has rows by which it can be told from its absence.
Who must see them, plain SQL says as of all others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import Enum
from typing import Any, Final, TypeAlias

import asyncpg
from sqlalchemy import Table

from loaders.access import rows
from loaders.viewers import Alternative, Viewer
from tests.access.rights import SCHEMA, names
from tests.access.whole import CATALOGS

Owner: TypeAlias = "asyncpg.Connection[asyncpg.Record]"

MOVED: Final = {
    "bond": "accounts",
    "journal": "accounts",
    "power_of_attorney": "accounts",
    "compliance_action": "compliance",
    "document": "documents",
}
"""Tables of which rows are moved, and where: the sample world alone tells too little of their rules."""

COPIED: Final = {
    "accounts": {
        "access_grant",
        "account",
        "bond",
        "identifier",
        "journal",
        "portfolio",
        "power_of_attorney",
    },
    "shipments": {"bill", "entry", "entry_line", "party", "security_filing"},
    "compliance": {"compliance_action", "action_event"},
    "documents": {"document"},
}
"""Tables that stand in front of the sample world's own."""

NOTES: Final = """\
update tried.compliance_action set internal_note = 'Note ' || id where internal_note is null;
update tried.action_event set internal_note = 'Note ' || id where internal_note is null"""
NUMBERED: Final = """\
update tried.account set number_kind = 'SSN', number = '000-12-' || lpad(id::text, 4, '0')
where id in (select min(id) from account where kind = 'IMPORTER' group by company_id)
returning id, number, number_kind"""
ASSIGNED: Final = """\
update tried.account set number_kind = 'CBP_ASSIGNED', number = '261001-' || lpad(id::text, 5, '0')
where id = (select max(id) from account where kind = 'IMPORTER')
returning id, number, number_kind"""
NAMED: Final = """\
update tried.identifier set kind = $3, value = $2
where id in (select min(id) from tried.identifier where account_id = $1 and kind = 'EIN')"""


FILED_LAST: Final = "update tried.entry set importer_number = $1 where id = (select max(id) from entry)"
FILED: Final = "update tried.entry set importer_number = $2 where account_id = $1"


async def copy(owner: Owner, domain: str) -> None:
    """Put tables that can be written to before the sample world's own."""
    await owner.execute(f"create schema {SCHEMA}")
    for name in COPIED[domain]:
        columns = names(CATALOGS[domain].tables[name])
        await owner.execute(f"create table {SCHEMA}.{name} (like {name} including all)")
        await owner.execute(
            f"insert into {SCHEMA}.{name} ({columns}) overriding system value select {columns} from {name}"
        )


async def write_misses(
    owners: Mapping[str, Owner], viewers: Iterable[Viewer], domains: Collection[str]
) -> None:
    """Move rows to where each condition of a rule is what shows or hides them."""
    moved: dict[str, set[int]] = {name: set() for name in MOVED}
    for viewer in viewers:
        for (role, name), rule in rows.RULES.items():
            if role is viewer.role and MOVED.get(name, "") in domains:
                table = CATALOGS[MOVED[name]].tables[name]
                for alternative in rule(viewer):
                    for missing in _missing(alternative, table):
                        await _move(owners[MOVED[name]], table, alternative, missing, moved[name])


async def write_secrets(owners: Mapping[str, Owner]) -> None:
    """Write notes and numbers that are to be hidden, of every kind and in many rows."""
    await owners["compliance"].execute(NOTES)
    numbers = [await owners["accounts"].fetch(statement) for statement in (NUMBERED, ASSIGNED)]
    for row in (row for found in numbers for row in found):
        await owners["accounts"].execute(NAMED, *row)
        await owners["shipments"].execute(FILED, row["id"], row["number"])
    assigned = numbers[1][0]["number"]
    await owners["shipments"].execute(FILED_LAST, assigned)


def _missing(alternative: Alternative, table: Table) -> Iterator[str | None]:
    """The conditions that a row misses, one at a time; null for a row that misses none."""
    if alternative and all(alternative.values()) and alternative.keys() <= {*table.c.keys()}:
        whole = "account_id" in alternative  # an account's rows are its company's
        yield from (None, *(name for name in alternative if not (whole and name == "company_id")))


async def _move(
    owner: Owner, table: Table, alternative: Alternative, missing: str | None, moved: set[int]
) -> None:
    """Let the row that already fits best fit, but for what is missing."""
    told = {name: values[0] for name, values in alternative.items() if name != missing}
    if missing:
        told[missing] = await _other(owner, table, missing, alternative[missing])
    elsewhere = missing == "account_id" or "account_id" not in told
    if elsewhere and "company_id" in told and "account_id" in table.c:
        told["account_id"] = told["company_id"]
    kept = {"id", *table.primary_key.columns.keys()}
    changes = {name: value for name, value in told.items() if name not in kept}
    weighed = {"id": 10}
    fits = " + ".join(
        f"coalesce({name} = ${at}, false)::int * {weighed.get(name, 1)}" for at, name in enumerate(told, 2)
    )
    key = await owner.fetchval(
        f"select id from {table.name} where id <> all($1) order by {fits} desc, md5(id::text) limit 1",
        list(moved), *told.values(),
    )  # fmt: skip
    if "id" not in alternative:
        moved.add(key)
    if changes:
        written = ", ".join(f"{name} = ${at}" for at, name in enumerate(changes, 2))
        await owner.execute(
            f"update {SCHEMA}.{table.name} set {written} where id = $1", key, *changes.values()
        )


async def _other(owner: Owner, table: Table, name: str, values: tuple[Any, ...]) -> Any:
    """A value that a column may have and that is none of these."""
    if isinstance(values[0], Enum):
        return next(each for each in type(values[0]) if each not in values)
    plain = f"select {name} from {table.name} where {name} <> all($1) order by id limit 1"
    return await owner.fetchval(plain, list(values))
