"""From the rows that it sees a persona comes to exactly the rows that plain SQL ties to them."""

from collections import defaultdict
from typing import Any, Final, NamedTuple

import pytest

from databases.sample.personas import PERSONAS
from tests.access.policy import ANALYSTS, Policy, policy
from tests.asking import Asker
from tests.journeys.ids import global_id
from tests.world import Sample

PAGE: Final = 100


class Table(NamedTuple):
    """One table: where it is, the root field that lists it, and from which other rows it is reached."""

    domain: str
    listed: str | None
    parent: str
    """The table whose rows lead to it, and the type and field of the graph by which they do."""
    via: str
    pairs: str
    """Statement giving (child, parent) for all rows of the table that `{where}` says."""


def _own(table: str, parent: str) -> str:
    return f"select id as child, {parent} as parent from {table} where {{where}}"


TABLES: Final = {
    "entry": Table("shipments", "entries", "shipment", "Shipment.entries", _own("entry", "shipment_id")),
    "shipment": Table(
        "shipments", "shipments", "account", "Company.shipments", _own("shipment", "company_id")
    ),
    "bill": Table(
        "shipments",
        "bills",
        "shipment",
        "Shipment.bills",
        "select distinct bill_id as child, shipment_id as parent from movement where {scope}",
    ),
    "container": Table(
        "shipments",
        "containers",
        "bill",
        "Bill.containers",
        "select distinct container_id as child, bill_id as parent from movement"
        " where container_id is not null and {scope}",
    ),
    "statement": Table(
        "shipments", "statements", "account", "Company.statements", _own("statement", "company_id")
    ),
    "compliance_action": Table(
        "compliance",
        "complianceActions",
        "entry",
        "Entry.complianceActions",
        "select distinct e.action_id as child, e.entry_id as parent from action_entry e"
        " where e.action_id in (select id from compliance_action where {where})",
    ),
    "document": Table(
        "documents",
        "documents",
        "entry",
        "Entry.documents",
        "select document_id as child, target_id as parent from document_link where kind = 'ENTRY'"
        " and document_id in (select id from document where {where})",
    ),
    "account": Table("accounts", "accounts", "account", "Company.children", _own("account", "parent_id")),
    "bond": Table("accounts", None, "account", "Company.allBonds", _own("bond", "company_id")),
    "power_of_attorney": Table(
        "accounts",
        None,
        "account",
        "Company.allPowersOfAttorney",
        _own("power_of_attorney", "company_id"),
    ),
}
SHARED: Final = {"bill", "container", "account"}
"""Tables of which two competitors may see the same row."""

NOTHING: Final = {
    "carrier": {"statement", "compliance_action", "bond", "power_of_attorney"},
    "operator": {"statement", "compliance_action", "document", "bond", "power_of_attorney"},
    "surety": {"shipment", "bill", "container", "statement", "power_of_attorney"},
}
"""Tables of which somebody has no row at all."""

EVERY: Final = [(persona, table) for table in TABLES for persona in PERSONAS]


async def seen(sample: Sample, must: Policy, table: str) -> set[str]:
    """The ids of the rows that somebody must see."""
    rows = await sample.fetch(TABLES[table].domain, f"select id from {table} where {must.where(table)}")
    return {global_id(table, row["id"]) for row in rows}


async def everything(sample: Sample, table: str) -> list[str]:
    """The ids of all rows, whoever may see them."""
    return [global_id(table, key) for key in sorted(await sample.keys(TABLES[table].domain, table))]


@pytest.mark.parametrize("table", TABLES)
async def test_the_personas_have_parts_worth_telling_apart(sample: Sample, table: str) -> None:
    parts = {persona: await seen(sample, await policy(sample, persona), table) for persona in PERSONAS}
    assert {persona for persona in PERSONAS if not parts[persona]} == {
        persona for persona, tables in NOTHING.items() if table in tables
    }
    assert all(parts[persona] < parts["analyst"] for persona in {*PERSONAS} - {*ANALYSTS})
    assert parts["inspector"] == parts["analyst"]
    assert parts["user"] <= parts["importer"]
    if table not in SHARED:
        assert not parts["importer"] & parts["importer2"]


async def listed(ask: Asker, persona: str, field: str) -> tuple[list[str], int]:
    """All ids that a root field lists, page by page, and the total that it tells."""
    document = (
        f"query($after: String) {{ found: {field}(first: {PAGE}, after: $after)"
        " { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }"
    )
    ids: list[str] = []
    after = None
    while True:
        page = (await ask(document, persona, after=after)).data["found"]
        ids += [node["id"] for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            return ids, page["totalCount"]


@pytest.mark.parametrize(("persona", "table"), EVERY)
async def test_other_rows_lead_to_the_rows_in_scope_and_no_others(
    ask: Asker, sample: Sample, persona: str, table: str
) -> None:
    must = await policy(sample, persona)
    _, _, parent, via, pairs = TABLES[table]
    parents = await seen(sample, must, parent)
    expected: dict[str, set[str]] = defaultdict(set)
    statement = pairs.format(where=must.where(table), scope=must.facts["scope"])
    for row in await sample.fetch(TABLES[table].domain, statement):
        expected[global_id(parent, row["parent"] or 0)].add(global_id(table, row["child"]))

    type_name, _, field = via.partition(".")
    fields = f"id ... on {type_name} {{ found: {field}(first: {PAGE}) {{ totalCount nodes {{ id }} }} }}"
    for node in await nodes(ask, persona, await everything(sample, parent), fields):
        if node is None or "found" not in node:
            continue
        assert node["id"] in parents
        children = {child["id"] for child in node["found"]["nodes"]}
        assert node["found"]["totalCount"] == len(expected[node["id"]])
        assert len(children) == min(PAGE, len(expected[node["id"]]))
        assert children <= expected[node["id"]]


async def nodes(ask: Asker, persona: str, ids: list[str], fields: str) -> list[Any]:
    """What the graph has under each id."""
    document = f"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ {fields} }} }}"
    return [
        node
        for at in range(0, len(ids), PAGE)
        for node in (await ask(document, persona, ids=ids[at : at + PAGE])).data["nodes"]
    ]
