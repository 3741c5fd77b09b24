"""Who runs a place sees what lies or was examined there, and nothing of what it is worth."""

from typing import Final

import pytest

from loaders.viewers import Grant, Role, Viewer
from tests.access.test_matrix import listed, nodes
from tests.asking import Asker
from tests.journeys.ids import global_id
from tests.world import Sample

THERE: Final = (
    "select shipment_id from exam where site = any($1)"
    " union select shipment_id from entry where goods_location = any($1)"
)
GOODS: Final = {
    "entry": ("entries", "select id from entry where goods_location = any($1)"),
    "shipment": ("shipments", f"select id from shipment where id in ({THERE})"),
    "hold": ("holds", f"select id from hold where shipment_id in ({THERE})"),
    "bill": ("bills", f"select distinct bill_id as id from movement where shipment_id in ({THERE})"),
    "container": (
        "containers",
        f"select distinct container_id as id from movement where shipment_id in ({THERE})",
    ),
}


async def operate(ask: Asker, sample: Sample) -> list[str]:
    """Be the owner of one operator's zones; their numbers."""
    places = await sample.fetch(
        "accounts",
        "select company_id, number from account where kind = 'FTZ_OPERATOR' and company_id ="
        " (select id from account where name = 'Harrowgale Zone Operators' and parent_id is null)",
    )
    sites = tuple(row["number"] for row in places)
    role = Role.FACILITY_OPERATOR
    ask.be("zones", Viewer("member:0", "Operator", role, places[0]["company_id"], sites=sites))
    return list(sites)


@pytest.mark.parametrize("table", GOODS)
async def test_an_operator_sees_the_goods_in_its_zones(ask: Asker, sample: Sample, table: str) -> None:
    sites = await operate(ask, sample)
    field, statement = GOODS[table]
    expected = {
        global_id(table, row["id"]) for row in await sample.fetch("shipments", statement, sites) if row["id"]
    }

    found, total = await listed(ask, "zones", field)
    every = [global_id(table, key) for key in sorted(await sample.keys("shipments", table))]
    by_id = {node["id"] for node in await nodes(ask, "zones", every, "id") if node}

    assert set(found) == by_id == expected
    assert 0 < total == len(expected) < len(every)


async def test_an_operator_sees_entries_and_exams_there_and_no_case_paper_or_party(
    ask: Asker, sample: Sample
) -> None:
    sites = await sample.fetch("accounts", "select number from account where kind = 'FACILITY_OPERATOR'")
    document = """{ shipments(first: 100) { nodes {
        exams { nodes { site } } entries { nodes { goodsLocation } } documents { totalCount }
    } }
    complianceActions { totalCount } documents { totalCount } parties { totalCount }
    entryLines { totalCount } statements { totalCount } securityFilings { totalCount } }"""
    told = (await ask(document, "operator")).data
    goods = told.pop("shipments")["nodes"]

    exams = [exam["site"] for each in goods for exam in each["exams"]["nodes"]]
    entered = [entry["goodsLocation"] for each in goods for entry in each["entries"]["nodes"]]
    assert exams
    assert entered
    assert {*exams, *entered} < {row["number"] for row in sites}
    assert {each["documents"]["totalCount"] for each in goods} == {0}
    assert {each["totalCount"] for each in told.values()} == {0}


async def test_an_operator_reads_how_far_an_entry_is_and_not_what_it_is_worth(
    ask: Asker, sample: Sample
) -> None:
    await operate(ask, sample)
    document = """{ entries(first: 5) { nodes { number entryType { code } releaseStatus goodsLocation
        enteredValue total importerNumber } } }"""
    answer = await ask(document, "zones")
    entries = answer.partial["entries"]["nodes"]

    assert len(entries) == 5
    assert {entry["entryType"]["code"] for entry in entries} == {"06"}
    assert all(entry["number"] and entry["releaseStatus"] for entry in entries)
    refused = ("enteredValue", "total", "importerNumber")
    assert {entry[name] for entry in entries for name in refused} == {None}
    assert set(answer.codes) == {"FORBIDDEN"}


async def test_an_owner_sees_what_another_company_opened_at_the_ports_opened(
    ask: Asker, sample: Sample
) -> None:
    most = "select company_id, port_code from entry group by 1, 2 order by count(*) desc, 1, 2 limit 1"
    company, port = (await sample.fetch("shipments", most))[0]
    opened = Grant(company, None, (port,))
    ask.be("invited", Viewer("member:0", "Invited", Role.ACCOUNT_OWNER, company_id=0, grants=(opened,)))
    where = "select id from entry where company_id = $1 and port_code = $2"
    expected = {
        global_id("entry", row["id"]) for row in await sample.fetch("shipments", where, company, port)
    }

    found, total = await listed(ask, "invited", "entries")
    named = (await ask("{ companies { nodes { id members { totalCount } } } }", "invited")).data["companies"]

    assert set(found) == expected
    assert 0 < total == len(expected)
    assert {node["id"] for node in named["nodes"]} == {global_id("account", company)}
    assert {node["members"]["totalCount"] for node in named["nodes"]} == {0}
