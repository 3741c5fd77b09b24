"""How goods travel, from bill to box to entry and back."""

from collections.abc import Iterator
from typing import Any

from tests.asking import Asker
from tests.world import Sample


async def test_a_master_bill_leads_to_its_houses_boxes_and_entries(ask: Asker) -> None:
    document = """{ bills(first: 25, where: {kind: [MASTER]}) { nodes { number
        shipments { nodes { reference } }
        houses(first: 20) { nodes { number master { number } containers(first: 5) { nodes { number } }
            shipments(first: 5) { nodes { reference entries(first: 5) { nodes { number } } } } } }
    } } }"""
    masters = (await ask(document, "analyst")).data["bills"]["nodes"]
    assert any(len(master["houses"]["nodes"]) > 1 for master in masters)
    assert any(entry for master in masters for entry in entries(master))
    for master in masters:
        houses = master["houses"]["nodes"]
        assert {house["master"]["number"] for house in houses} == {master["number"]}
        below = {goods["reference"] for house in houses for goods in house["shipments"]["nodes"]}
        assert {goods["reference"] for goods in master["shipments"]["nodes"]} == below


def entries(master: Any) -> Iterator[str]:
    for house in master["houses"]["nodes"]:
        for goods in house["shipments"]["nodes"]:
            yield from (entry["number"] for entry in goods["entries"]["nodes"])


async def test_a_shared_master_shows_an_importer_its_own_goods_only(ask: Asker, sample: Sample) -> None:
    shared = await sample.fetch(
        "shipments",
        "select number from bill where id in ("
        " select bill_id from movement group by bill_id having count(distinct company_id) > 1)",
    )
    document = """query($number: String!) { bill(number: $number) {
        shipments(first: 100) { totalCount nodes { company { name } } }
        houses { totalCount nodes { number shipments { totalCount } } } } }"""
    seen = 0
    for row in shared:
        whole = (await ask(document, "analyst", number=row["number"])).data["bill"]
        assert len({goods["company"]["name"] for goods in whole["shipments"]["nodes"]}) > 1
        part = (await ask(document, number=row["number"])).data["bill"]
        if part is not None:
            seen += 1
            assert {goods["company"]["name"] for goods in part["shipments"]["nodes"]} == {
                "Bramblemart Stores"
            }
            assert part["shipments"]["totalCount"] < whole["shipments"]["totalCount"]
            assert part["houses"]["totalCount"] < whole["houses"]["totalCount"]
    assert seen


async def test_a_container_tells_its_journeys_newest_first(ask: Asker) -> None:
    document = """{ container(number: "QZXU 771204-7") { number movements { nodes {
        loadedAt lastEvent bill { number } shipment { entries { nodes { number releaseStatus } } } } }
        entries { nodes { number } } } }"""
    container = (await ask(document)).data["container"]
    journeys = container["movements"]["nodes"]
    assert container["number"] == "QZXU7712047"
    assert len(journeys) > 1
    assert [journey["loadedAt"] for journey in journeys] == sorted(
        (journey["loadedAt"] for journey in journeys), reverse=True
    )
    by_journey = {
        entry["number"] for journey in journeys for entry in journey["shipment"]["entries"]["nodes"]
    }
    assert {entry["number"] for entry in container["entries"]["nodes"]} == by_journey


async def test_another_companys_box_is_absent(ask: Asker, sample: Sample) -> None:
    viewer = await ask.viewer("importer")
    number = await sample.value(
        "shipments",
        "select number from container where not exists ("
        " select from movement where container_id = container.id and company_id = $1) limit 1",
        viewer.company_id,
    )
    document = "query($number: String!) { container(number: $number) { number } }"
    assert (await ask(document, number=number)).data["container"] is None
    assert (await ask(document, "analyst", number=number)).data["container"]["number"] == number


async def test_a_carrier_follows_its_voyage_and_sees_no_values(ask: Asker) -> None:
    document = """{ bills(first: 100) { nodes { voyage carrier { scac }
        shipper { name } shipments { nodes { exportCountry { name } } }
        entries { nodes { releaseStatus enteredValue duty total importerNumber lineCount
            originCountry { code }
            lines { totalCount } fees { amount } summary { status statement { number } }
            liquidation { duty result } } } } } }"""
    answer = await ask(document, "carrier")
    bills = answer.partial["bills"]["nodes"]
    assert set(answer.codes) == {"FORBIDDEN"}
    assert {bill["carrier"]["scac"] for bill in bills} == {"QZXL"}
    cleared = [entry for bill in bills for entry in bill["entries"]["nodes"]]
    assert cleared
    for entry in cleared:
        assert entry["releaseStatus"]
        assert entry["lines"]["totalCount"] == 0
        assert entry["fees"] == []
        refused = ("enteredValue", "duty", "total", "importerNumber", "originCountry", "lineCount")
        assert {entry[name] for name in refused} == {None}
        assert entry["summary"]["statement"] is None
        assert entry["liquidation"] == {"duty": None, "result": None}


async def test_an_order_or_filter_by_a_refused_value_is_forbidden(ask: Asker) -> None:
    document = """{
        dearest: entries(orderBy: {field: VALUE}) { nodes { number } }
        dear: entries(where: {value: {from: "1000000"}}) { totalCount }
        taxed: entries(where: {liquidationResult: [INCREASE]}) { nodes { number } }
        newest: entries(first: 1) { nodes { number } }
    }"""
    answer = await ask(document, "carrier")
    assert answer.codes == ["FORBIDDEN"] * 3
    assert answer.partial["newest"]["nodes"]


async def test_a_broker_sees_the_suppliers_of_its_entries_only(ask: Asker, sample: Sample) -> None:
    viewer = await ask.viewer("broker")
    parties = (await ask("{ parties { totalCount } }", "broker")).data["parties"]["totalCount"]
    filed = "select count(distinct manufacturer_party_id) from entry_line where filer_code = $1"
    everybody = await sample.value("shipments", "select count(*) from party")
    assert viewer.grants
    assert await sample.value("shipments", filed, "QT7") <= parties < everybody
    lines = await ask(
        "{ entryLines(first: 100) { nodes { manufacturer { name lines { totalCount } } } } }", "broker"
    )
    assert all(line["manufacturer"]["lines"]["totalCount"] for line in lines.data["entryLines"]["nodes"])


async def test_security_filings_late_or_incomplete_are_found_by_supplier(ask: Asker, sample: Sample) -> None:
    document = """{ securityFilings(first: 100, where: {lateOrIncomplete: true}) { totalCount nodes {
        late missingElements supplierName supplier { name role } } } }"""
    page = (await ask(document, "analyst")).data["securityFilings"]
    count = await sample.value(
        "shipments", "select count(*) from security_filing where late or cardinality(missing_elements) > 0"
    )
    assert page["totalCount"] == count > 0
    for filing in page["nodes"]:
        assert filing["late"] or filing["missingElements"]
        assert filing["supplier"] == {"name": filing["supplierName"], "role": "MANUFACTURER"}


async def test_ports_are_found_by_mode_state_and_the_start_of_their_name(ask: Asker) -> None:
    document = """{ ports(where: {mode: AIR, state: ["CA"], name: "Los"}) { nodes { code name state modes } }
        port(code: "2704") { name modes } gone: port(code: "0000") { name } }"""
    found = (await ask(document)).data
    assert found["ports"]["nodes"] == [
        {"code": "2720", "name": "Los Angeles Intl", "state": "CA", "modes": ["AIR"]}
    ]
    assert found["port"] == {"name": "Los Angeles", "modes": ["SEA"]}
    assert found["gone"] is None
