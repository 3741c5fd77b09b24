"""Every persona, every table, every way in: the answer is that of a world with only what it may see."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from random import Random
from typing import Any, Final

import pytest

from databases.sample.personas import PERSONAS
from loaders.clock import Clock
from loaders.documents import content
from loaders.errors import Forbidden
from loaders.reader import Reader
from tests.access.rights import DEAD
from tests.access.ways import LISTS, LOOK_UPS, NARROWED, followed, listed, looked_up, narrowed, ordered
from tests.access.whole import TABLES, part, where
from tests.access.worlds import Worlds, both
from tests.asking import Asker
from tests.journeys.ids import global_id
from tests.oracle.known import Known
from tests.world import WORLD, Sample

PAGES: Final = 3
"""How many pages of a list are read, beside its total."""

MANY: Final = 12
"""Rows of a table asked for on each side of the line."""

NUMBERS: Final = {
    "entry": ("shipments", "entry", "number"),
    "bill": ("shipments", "bill", "number"),
    "container": ("shipments", "container", "number"),
    "inBondMovement": ("shipments", "in_bond", "number"),
    "statement": ("shipments", "statement", "number"),
    "complianceAction": ("compliance", "compliance_action", "case_number"),
    "importer": ("accounts", "(select * from account where kind = 'IMPORTER') account", "number"),
    "account": ("accounts", "account", "id"),
    "company": ("accounts", "account", "id"),
    "shipment": ("shipments", "shipment", "id"),
    "document": ("documents", "document", "id"),
}
"""What the root looks up by a value of one row: the row's domain, table and column."""

ELSEWHERE: Final = {"node", "nodes", "auditVerification", "port", "feeRules"}
"""Look-ups that other tests are about, and of registers."""


@pytest.fixture(scope="module")
async def worlds(sample: Sample) -> AsyncIterator[Worlds]:
    async with both(sample) as opened:
        yield opened


@pytest.mark.parametrize("persona", PERSONAS)
async def test_lists_totals_and_the_activity_log(worlds: Worlds, persona: str) -> None:
    for name in LISTS:
        after = None
        for _ in range(PAGES):
            answer = await worlds.ask(persona, listed(name), after=after)
            if (persona, name) == ("inspector", "parties"):  # in their only order, by name
                assert set(answer.codes) == {"FORBIDDEN"}
                break
            found = answer.data["found"]
            after = found["pageInfo"]["endCursor"]
            if not found["pageInfo"]["hasNextPage"]:
                break


@pytest.mark.parametrize("persona", PERSONAS)
async def test_orders(worlds: Worlds, persona: str) -> None:
    for name in LISTS:
        await worlds.ask(persona, ordered(name))


@pytest.mark.parametrize("persona", PERSONAS)
async def test_filters_of_own_columns_of_related_rows_and_of_other_domains(
    worlds: Worlds, known: Mapping[str, Known], persona: str
) -> None:
    for name in NARROWED:
        await worlds.ask(persona, narrowed(name, known["analyst"]))


@pytest.mark.parametrize("persona", PERSONAS)
@pytest.mark.parametrize(("domain", "table"), TABLES)
async def test_ids_and_edges(worlds: Worlds, persona: str, domain: str, table: str) -> None:
    ids = await part(worlds.sample, worlds.must[persona], domain, table)
    chance = Random(table)
    asked = [chance.sample(sorted(each), min(MANY, len(each))) for each in (ids.seen, ids.hidden)]
    both_sides = [*asked[0], *asked[1]]
    document = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }"
    found = (await worlds.ask(persona, document, ids=both_sides)).data["nodes"]
    assert {each["id"] for each in found if each} == set(asked[0])

    told = await worlds.whole(
        "query($ids: [ID!]!) { nodes(ids: $ids) { __typename } }", "analyst", ids=both_sides
    )
    types = {each["__typename"] for each in told.data["nodes"] if each}
    for question in followed(types):
        await worlds.ask(persona, question, ids=both_sides)


def test_every_look_up_is_tried() -> None:
    assert {*NUMBERS} | ELSEWHERE == {*LOOK_UPS}


@pytest.mark.parametrize("name", NUMBERS)
async def test_look_ups(worlds: Worlds, name: str) -> None:
    domain, table, column = NUMBERS[name]
    for persona, must in worlds.must.items():
        rule = where(must, table.rpartition(" ")[2] or table)
        for shown in (True, False):
            rows = await worlds.sample.fetch(
                domain,
                f"select {column} as value from {table} where {column} is not null"
                f" and ({rule}) is {shown} order by md5(id::text) limit 4",
            )
            for row in rows:
                value = global_id(table, row["value"]) if column == "id" else row["value"]
                found = (await worlds.ask(persona, looked_up(name), value=value)).data["found"]
                assert shown or found is None


@pytest.mark.parametrize("persona", PERSONAS)
async def test_bytes_of_documents(worlds: Worlds, persona: str) -> None:
    ids = await part(worlds.sample, worlds.must[persona], "documents", "document")
    chance = Random(persona)
    for each, shown in ((ids.seen, True), (ids.hidden, False)):
        for key in chance.sample(sorted(each), min(MANY, len(each))):
            found = [await read(asker, persona, key) for asker in (worlds.whole, worlds.narrow[persona])]
            assert found[0] == found[1]
            assert shown or found[0] in (None, Forbidden)


async def read(ask: Asker, persona: str, key: str) -> Any:
    """The hash of a document's bytes, null where there are none, or what is said instead."""
    try:
        found = await content(Reader(ask.pools, await ask.viewer(persona), Clock(WORLD.as_of)), key)
    except Forbidden:
        return Forbidden
    return found and found.sha256


VERIFY: Final = "query($id: ID!) { told: auditVerification(company: $id) { domain intact checked } }"


@pytest.mark.parametrize("persona", PERSONAS)
async def test_verification_of_the_audit_trail(worlds: Worlds, persona: str) -> None:
    rule = where(worlds.must[persona], "account")
    for shown in (True, False):
        companies = await worlds.sample.fetch(
            "accounts",
            f"select id from account where kind = 'COMPANY' and ({rule}) is {shown} limit 2",
        )
        for company in companies:
            key = global_id("account", company["id"])
            told, whole = [
                (await worlds.whole(VERIFY, who, id=key)).data["told"] for who in (persona, "analyst")
            ]
            assert told == (whole if shown else None)


async def test_rights_open_what_they_should_and_nothing_once_they_ended(worlds: Worlds) -> None:
    for (persona, table, state), company in worlds.held.items():
        domain, of = ("accounts", "account") if table == "power_of_attorney" else ("shipments", "entry")
        rule = where(worlds.must[persona], of)
        query = f"select ({rule}) is true as seen from {of} where company_id = $1"
        seen = {row["seen"] for row in await worlds.sample.fetch(domain, query, company)}
        some = of == "entry" and state in {"one port", "one account"}
        assert seen == ({False} if state in DEAD[table] else {True, False} if some else {True})
