"""Suppliers are trade secrets: who sees but part of a company sees only the parties that this part names."""

from typing import Final

import asyncpg
import pytest

from databases.sample.personas import PERSONAS
from loaders.viewers import Role, Viewer
from tests.access.policy import ANALYSTS, policy
from tests.access.test_matrix import listed, nodes
from tests.asking import Asker, open_asker
from tests.cluster import Clone
from tests.journeys.ids import global_id
from tests.world import Sample

ON_BILLS: Final = (
    "exists (select from bill join (select bill_id, company_id from movement where {scope}) m"
    " on bill.id = m.bill_id and party.company_id = m.company_id"
    " where party.id in (shipper_id, consignee_id) and bill.kind = any($1))"
)
NAMED: Final = (
    "((id, company_id) in (select manufacturer_party_id, company_id from entry_line where {scope})"
    " or (id, company_id) in (select supplier_id, company_id from security_filing where {scope})"
    f" or {ON_BILLS})"
)
SEEN: Final = dict.fromkeys(PERSONAS, "{scope} and $1::text[] <> '{{}}'") | {
    "user": NAMED,
    "broker": NAMED,
    "carrier": ON_BILLS,
    **dict.fromkeys(("surety", "operator"), "false and $1::text[] <> '{{}}'"),
}
"""By persona; `$1` are the kinds of bills whose names count."""


@pytest.mark.parametrize("persona", PERSONAS)
async def test_a_persona_sees_the_parties_of_its_part(ask: Asker, sample: Sample, persona: str) -> None:
    where = SEEN[persona].format(scope=(await policy(sample, persona)).facts["scope"])
    kinds = ["SIMPLE", "MASTER"] + ["HOUSE"] * (persona != "carrier")
    rows = await sample.fetch("shipments", f"select id from party where {where}", kinds)
    expected = {global_id("party", row["id"]) for row in rows}

    # Its only order is by name, which would tell names.
    listable = persona != "inspector"
    found, total = await listed(ask, persona, "parties") if listable else (expected, len(expected))
    every = [global_id("party", key) for key in sorted(await sample.keys("shipments", "party"))]
    by_id = {node["id"] for node in await nodes(ask, persona, every, "id") if node}

    assert set(found) == by_id == expected
    assert total == len(expected)
    assert bool(total) is (persona not in {"surety", "operator"})
    assert total < len(every) or persona in ANALYSTS


BILLS: Final = "{ bills(first: 100) { nodes { kind shipper { name } consignee { name } } } }"


@pytest.mark.parametrize("persona", ["user", "broker"])
async def test_agents_see_both_ends_of_every_bill_below_a_master(ask: Asker, persona: str) -> None:
    for bill in (await ask(BILLS, persona)).data["bills"]["nodes"]:
        ends = (bill["shipper"], bill["consignee"])
        assert ends == (None, None) if bill["kind"] == "MASTER" else all(ends)


async def test_a_carrier_sees_both_ends_of_the_bills_that_it_issued(ask: Asker) -> None:
    document = BILLS.replace("name", "name manufacturerId lines { totalCount }", 1)
    answer = await ask(document, "carrier")
    bills = answer.partial["bills"]["nodes"]
    assert set(answer.codes) == {"FORBIDDEN"}
    assert {bill["kind"] for bill in bills} >= {"SIMPLE", "HOUSE"}
    for bill in bills:
        shipper = bill["shipper"]
        assert bool(shipper) is bool(bill["consignee"]) is (bill["kind"] == "SIMPLE")
        assert not shipper or (shipper["manufacturerId"], shipper["lines"]["totalCount"]) == (None, 0)


SHARED: Final = """
insert into shipment (id, company_id, account_id, filer_code, carrier_id, reference, mode, status, conveyance,
    voyage, lading_port, export_country, laded_at, arrives_at)
overriding system value
select n, n, n, 'F' || n, 9, 'S' || n, '11', 'RELEASED', 'Fulmar', 'V1', 'CNSHA', 'CN', now(), now()
from generate_series(1, 2) n;
insert into party (id, company_id, account_id, role, name, street, city, country)
overriding system value
select n, n, n, 'SHIPPER', 'Supplier of ' || n, 'Road 1', 'Shanghai', 'CN' from generate_series(1, 2) n;
insert into bill (id, kind, number, scac, carrier_id, voyage, lading_port, port_code, shipper_id, packages,
    weight_kg, issued_on)
overriding system value
values (1, 'SIMPLE', 'QZXL1', 'QZXL', 9, 'V1', 'CNSHA', '2704', 1, 1, 1, current_date);
insert into movement (company_id, account_id, filer_code, carrier_id, shipment_id, bill_id, loaded_at,
    last_event_at, last_event)
select n, n, 'F' || n, 9, n, 1, now(), now(), 'Laded' from generate_series(1, 2) n;
"""
"""Two importers under one bill, which names the supplier of the first."""


async def test_a_shared_bill_tells_nobody_a_competitors_supplier(clone: Clone, sample: Sample) -> None:
    shipments = await clone("shipments")
    connection = await asyncpg.connect(shipments.owner_dsn)
    await connection.execute(SHARED)
    await connection.close()
    ask = await open_asker(sample.databases | {"shipments": shipments}, sample.roots, sample.world.as_of)
    ask.be("first", Viewer("b1", "B1", Role.BROKER, company_id=101, filer_code="F1"))
    ask.be("second", Viewer("b2", "B2", Role.BROKER, company_id=102, filer_code="F2"))
    ask.be("carrier", Viewer("c", "C", Role.CARRIER, company_id=103, account_ids=(9,)))
    ask.be("other carrier", Viewer("d", "D", Role.CARRIER, company_id=104, account_ids=(8,)))
    document = '{ bill(number: "QZXL1") { shipper { name } } parties { nodes { name } } }'

    told = {who: (await ask(document, who)).data for who in ("first", "second", "carrier", "other carrier")}
    await ask.pools.close()

    supplier = {"name": "Supplier of 1"}
    assert told == {
        "first": {"bill": {"shipper": supplier}, "parties": {"nodes": [supplier]}},
        "second": {"bill": {"shipper": None}, "parties": {"nodes": []}},
        "carrier": {"bill": {"shipper": supplier}, "parties": {"nodes": [supplier]}},
        "other carrier": {"bill": None, "parties": {"nodes": []}},
    }
