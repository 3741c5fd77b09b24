"""Rights that personas hold, held and will hold, from companies of which they see nothing otherwise."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping
from datetime import timedelta
from typing import Any, Final

import asyncpg
from sqlalchemy import Table

from databases.accounts.tables import metadata
from databases.sample.personas import PERSONAS
from tests.world import WORLD, Sample

SCHEMA: Final = "tried"
"""Where they stand, in front of the sample world's own."""

DAY: Final = timedelta(days=1)
STATES: Final[Mapping[str, Mapping[str, Any]]] = {
    "whole": {},
    "one port": {},
    "one account": {},
    "revoked": {"revoked_at": f"{WORLD.as_of}"},
    "expired": {"valid_to": f"{WORLD.as_of - DAY}", "until_on": f"{WORLD.as_of - DAY}"},
    "not yet valid": {"valid_from": f"{WORLD.as_of + DAY}", "since_on": f"{WORLD.as_of + DAY}"},
    "not accepted": {"status": "INVITED"},
}
DEAD: Final = {
    "access_grant": ("revoked", "expired", "not yet valid", "not accepted"),
    "power_of_attorney": ("revoked", "expired", "not yet valid"),
    "portfolio": ("expired", "not yet valid"),
}
"""The states in which a right opens nothing."""

Held = dict[tuple[str, str, str], int]
"""The company that gave a right, by whose it is, the table and the state."""

ALIVE: Final = {
    "access_grant": ("one account", "one port", "whole"),
    "power_of_attorney": ("whole", "one port"),
    "portfolio": (),
}
TABLES: Final = {
    "importer": ("access_grant",),
    "broker": ("access_grant", "power_of_attorney"),
    "manager": ("portfolio",),
}
"""Whose rights are written."""

STRANGERS: Final = """\
select company_id, min(account_id) as account_id, min(port_code) as port_code from entry
where company_id <> all($1) group by 1 having not bool_or(filer_code = 'QT7')
order by count(distinct account_id) desc, count(*) desc, 1"""
GRANTEE: Final = """\
select company_id as grantee_company_id, 'ACCEPTED' as status, '{9900}'::text[] as port_codes,
    (select min(id) from account where company_id = m.company_id and id <> company_id) as grantee_account_id,
    null as valid_to, null as revoked_at
from member m where name = $1"""
PORTFOLIO: Final = """\
select o.id as officer_id, null as until_on, array_agg(company_id) as own
from officer o join portfolio on officer_id = o.id where name = $1 group by o.id"""
RIGHT: Final = """\
insert into tried.{0} ({1}) overriding system value select {1}
from jsonb_populate_record((select made from {0} made order by id limit 1), $1::jsonb)"""


async def write_rights(sample: Sample, owner: asyncpg.Connection[asyncpg.Record]) -> Held:
    """Write them beside the sample world's; tells from which companies they are."""
    held: Held = {}
    for persona in TABLES:
        async for key, right in _rights(sample, persona):
            held[key] = right["company_id"]
            made = {**right, "id": 10_000 + len(held)}
            await owner.execute(RIGHT.format(key[1], names(metadata.tables[key[1]])), json.dumps(made))
    return held


async def _rights(sample: Sample, persona: str) -> AsyncIterator[tuple[tuple[str, str, str], dict[str, Any]]]:
    """What somebody is given: each right from another company."""
    officer = persona == "manager"
    (who,) = await sample.fetch("accounts", PORTFOLIO if officer else GRANTEE, PERSONAS[persona].name)
    holder = dict(who)
    own = holder.pop("own", None) or [holder["grantee_company_id"]]
    strangers = iter(await sample.fetch("shipments", STRANGERS, own))
    for table in TABLES[persona]:
        for state in (*ALIVE[table], *DEAD[table]):
            giver = next(strangers)
            right = {**holder, **STATES[state], "company_id": giver["company_id"]}
            right["account_id"] = giver["account_id" if state == "one account" else "company_id"]
            if state == "one port":
                right["port_codes"] = [giver["port_code"]]
            yield (persona, table, state), right


def names(table: Table) -> str:
    """The columns that are not computed."""
    return ", ".join(column.name for column in table.c if column.computed is None)
