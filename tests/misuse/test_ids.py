"""Ids of nothing, of something else, and of somebody else's."""

from base64 import urlsafe_b64encode
from typing import Final

import pytest

from databases.base import DOMAINS
from loaders.ids import global_id
from tests.asking import Asker
from tests.world import Sample

NODE: Final = "query ($id: ID!) { node(id: $id) { __typename id } }"
NODES: Final = "query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }"


def encoded(text: str) -> str:
    return urlsafe_b64encode(text.encode()).rstrip(b"=").decode()


async def own(ask: Asker) -> str:
    identity: str = (await ask("{ entries(first: 1) { nodes { id } } }")).data["entries"]["nodes"][0]["id"]
    return identity


ARABIC: Final = encoded("entry:\u0667")


@pytest.mark.parametrize(
    ("identity", "quoted"),
    [
        ("", '""'),
        ("abc", '"abc"'),
        ("entry:7", '"entry:7"'),
        (7, '"7"'),
        (2**70, f'"{2**70}"'),
        ("\x00", r'"\u0000"'),
        ("\N{WRITING HAND}", '"\N{WRITING HAND}"'),
        ("x" * 900_000, f'"{"x" * 60}…"'),
        (encoded("entry"), f'"{encoded("entry")}"'),
        (encoded("entry:-7"), f'"{encoded("entry:-7")}"'),
        (encoded("entry:+7"), f'"{encoded("entry:+7")}"'),
        (encoded("entry:007"), f'"{encoded("entry:007")}"'),
        (encoded("entry:7:7"), f'"{encoded("entry:7:7")}"'),
        (ARABIC, f'"{ARABIC}"'),
        (encoded(f"entry:{2**63}"), f'"{encoded(f"entry:{2**63}")}"'),
        (f"%{encoded('entry:7')}", f'"%{encoded("entry:7")}"'),
        (f"{encoded('entry:7')}==", f'"{encoded("entry:7")}=="'),
        (f" {encoded('entry:7')}\n", rf'" {encoded("entry:7")}\n"'),
    ],
)
@pytest.mark.parametrize(
    "document",
    [
        NODE,
        "query ($id: ID!) { company(id: $id) { id } }",
        "query ($id: ID!) { auditVerification(company: $id) { intact } }",
    ],
)
async def test_what_is_no_id_is_quoted(ask: Asker, document: str, identity: object, quoted: str) -> None:
    answer = await ask(document, id=identity)

    (field,) = answer.partial.values()
    assert field is None
    assert answer.codes == ["INVALID_INPUT"]
    assert answer.errors[0]["message"] == (
        f"{quoted} is not an id of this graph; use an `id` that an answer gave."
    )


@pytest.mark.parametrize("identity", [1.5, True, None, [], {}])
async def test_what_cannot_be_an_id_runs_nothing(ask: Asker, identity: object) -> None:
    answer = await ask(NODE, id=identity)
    assert (answer.status, answer.codes, answer.statements) == (400, ["GRAPHQL_VALIDATION_FAILED"], [])


@pytest.mark.parametrize(
    "identity",
    [
        global_id("entry", 0),
        global_id("entry", 10**18 - 1),
        global_id("nothing", 7),
        global_id("", 7),
        global_id("\x00", 7),
        global_id("content", 7),
        global_id("alembic_version", 7),
        global_id("journal", 7),
    ],
)
async def test_an_id_of_nothing_is_null(ask: Asker, identity: str) -> None:
    assert (await ask(NODE, "analyst", id=identity)).data["node"] is None


@pytest.mark.parametrize("field", ["company", "account", "shipment", "document"])
async def test_an_id_of_another_type_is_null(ask: Asker, field: str) -> None:
    answer = await ask(f"query ($id: ID!) {{ {field}(id: $id) {{ id }} }}", id=await own(ask))
    assert answer.data[field] is None


async def test_a_proof_of_anything_but_an_account_is_refused(ask: Asker) -> None:
    entry = await own(ask)
    answer = await ask("query ($id: ID!) { auditVerification(company: $id) { intact } }", id=entry)

    assert answer.partial["auditVerification"] is None
    assert answer.codes == ["INVALID_INPUT"]
    assert answer.errors[0]["message"] == (
        f'"{entry}" is an id of the kind "entry"; `company` takes one of the kind "account".'
    )


async def test_an_account_that_is_no_company_is_no_company(ask: Asker, sample: Sample) -> None:
    (row,) = await sample.fetch("accounts", "select id from account where kind = 'BROKER' limit 1")
    answer = await ask(
        "query ($id: ID!) { company(id: $id) { id } account(id: $id) { id } }",
        "analyst",
        id=global_id("account", row["id"]),
    )
    assert answer.data["account"] is not None
    assert answer.data["company"] is None


@pytest.mark.parametrize("persona", ["importer", "importer2", "user", "broker", "carrier"])
async def test_what_belongs_to_somebody_else_is_absent_by_every_id(
    ask: Asker, sample: Sample, persona: str
) -> None:
    viewer = await ask.viewer(persona)
    foreign = [
        global_id(table["name"], row["id"])
        for domain in DOMAINS
        for table in await sample.fetch(
            domain,
            """
            select c.table_name as name from information_schema.columns c
            join information_schema.columns i on i.table_name = c.table_name and i.column_name = 'id'
            where c.table_schema = 'public' and c.column_name = 'company_id' and c.table_name <> 'account'
            """,
        )
        for row in await sample.fetch(
            domain,
            f"select id from {table['name']} where company_id <> all($1) order by id desc limit 3",
            [company for company in (viewer.company_id, *viewer.companies) if company is not None],
        )
    ]
    assert len(foreign) > 40

    for start in range(0, len(foreign), 100):
        asked = foreign[start : start + 100]
        answer = await ask(NODES, persona, ids=asked)
        seen = {node["__typename"] for node in answer.data["nodes"] if node is not None}
        assert seen <= SHARED.get(persona, set()), seen


SHARED: Final[dict[str, set[str]]] = {
    "carrier": {"Shipment", "Movement", "InBondMovement", "DispositionEvent", "Hold", "Entry", "Document"},
}
"""What a carrier sees of other companies: what travels with it."""


async def test_another_companys_things_count_nothing(ask: Asker, sample: Sample) -> None:
    viewer = await ask.viewer("importer")
    company = await sample.value(
        "shipments", "select company_id from entry where company_id <> $1 limit 1", viewer.company_id
    )
    number = await sample.value(
        "shipments", "select number from entry where company_id <> $1 limit 1", viewer.company_id
    )
    answer = await ask(
        """
        query ($company: ID!, $number: String!, $entry: EntryNumber!) {
          company(id: $company) { name entries { totalCount } }
          entry(number: $entry) { number }
          entries(where: { number: $number }) { totalCount nodes { number } pageInfo { hasNextPage } }
          auditVerification(company: $company) { intact }
        }
        """,
        company=global_id("account", company),
        number=number,
        entry=number,
    )

    assert answer.data == {
        "company": None,
        "entry": None,
        "entries": {"totalCount": 0, "nodes": [], "pageInfo": {"hasNextPage": False}},
        "auditVerification": None,
    }


async def test_a_bad_id_among_good_ones_is_named(ask: Asker) -> None:
    answer = await ask(NODES, ids=[await own(ask), "abc"])
    assert answer.partial["nodes"] is None
    assert '"abc" is not an id' in answer.errors[0]["message"]


async def test_a_hundred_ids_at_most(ask: Asker) -> None:
    identity = await own(ask)

    assert len((await ask(NODES, ids=[identity] * 100)).data["nodes"]) == 100
    assert (await ask(NODES, ids=[])).data["nodes"] == []
    answer = await ask(NODES, ids=[identity] * 101)

    assert answer.codes == ["INVALID_INPUT"]
    assert answer.errors[0]["message"] == "101 ids are too many; ask for at most 100 at a time."
