"""Who runs an exam station sees what was examined there, and nothing of what it is worth."""

from typing import Final

import pytest

from loaders.viewers import Grant, Role, Viewer
from tests.access.test_matrix import listed, nodes
from tests.asking import Asker
from tests.journeys.ids import global_id
from tests.world import Sample

EXAMINED: Final = "select shipment_id from exam where site = any($1)"
GOODS: Final = {
    "shipment": ("shipments", f"select id from shipment where id in ({EXAMINED})"),
    "bill": ("bills", f"select distinct bill_id as id from movement where shipment_id in ({EXAMINED})"),
    "container": (
        "containers",
        f"select distinct container_id as id from movement where shipment_id in ({EXAMINED})",
    ),
}


async def operate(ask: Asker, sample: Sample) -> list[str]:
    """Be the owner of the exam stations of one operator; their codes."""
    rows = await sample.fetch(
        "accounts",
        "select company_id, number from account where kind = 'FACILITY_OPERATOR' and company_id ="
        " (select id from account where name = 'Dockmere Exam Services')",
    )
    sites = tuple(row["number"] for row in rows)
    role = Role.FACILITY_OPERATOR
    ask.be("operator", Viewer("member:0", "Operator", role, rows[0]["company_id"], sites=sites))
    return list(sites)


@pytest.mark.parametrize("table", GOODS)
async def test_an_operator_sees_the_goods_of_its_places(ask: Asker, sample: Sample, table: str) -> None:
    sites = await operate(ask, sample)
    field, statement = GOODS[table]
    expected = {
        global_id(table, row["id"]) for row in await sample.fetch("shipments", statement, sites) if row["id"]
    }

    found, total = await listed(ask, "operator", field)
    every = [global_id(table, key) for key in sorted(await sample.keys("shipments", table))]
    by_id = {node["id"] for node in await nodes(ask, "operator", every, "id") if node}

    assert set(found) == by_id == expected
    assert 0 < total == len(expected) < len(every)


async def test_an_operator_sees_exams_and_holds_there_and_no_entry_or_value(
    ask: Asker, sample: Sample
) -> None:
    sites = await operate(ask, sample)
    holds = f"select count(*) from hold where shipment_id in ({EXAMINED})"
    document = """{ shipments(first: 100) { nodes {
        exams { nodes { site } } holds { totalCount } entries { totalCount } documents { totalCount }
    } }
    entries { totalCount } complianceActions { totalCount } documents { totalCount } parties { totalCount }
    }"""
    told = (await ask(document, "operator")).data
    goods = told.pop("shipments")["nodes"]

    assert {exam["site"] for each in goods for exam in each["exams"]["nodes"]} <= set(sites)
    assert sum(each["holds"]["totalCount"] for each in goods) == await sample.value("shipments", holds, sites)
    assert {each[name]["totalCount"] for each in goods for name in ("entries", "documents")} == {0}
    assert {each["totalCount"] for each in told.values()} == {0}


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
