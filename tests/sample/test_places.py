from collections import Counter

import asyncpg
import pytest

from tests.world import Sample


@pytest.fixture(scope="module")
async def entries(sample: Sample) -> list[asyncpg.Record]:
    return await sample.fetch(
        "shipments",
        "select *, exists (select from movement join bill on bill.id = bill_id"
        " where movement.shipment_id = entry.shipment_id and kind = 'HOUSE') as consolidated from entry",
    )


async def operated(sample: Sample, kind: str) -> set[str]:
    rows = await sample.fetch("accounts", "select number from account where kind = $1", kind)
    return {row["number"] for row in rows if row["number"]}


async def test_an_entry_that_is_filed_tells_where_its_goods_lie(entries: list[asyncpg.Record]) -> None:
    assert {entry["status"] for entry in entries if entry["goods_location"] is None} == {"DRAFT"}
    assert {entry["status"] for entry in entries if entry["goods_location"] is not None} > {"RELEASED"}


async def test_goods_lie_in_zones_and_warehouses_by_their_entry_type(
    sample: Sample, entries: list[asyncpg.Record]
) -> None:
    filed = [entry for entry in entries if entry["goods_location"]]
    zones, facilities = [await operated(sample, kind) for kind in ("FTZ_OPERATOR", "FACILITY_OPERATOR")]

    in_zones = {entry["entry_type"] for entry in filed if entry["goods_location"] in zones}
    there = [entry for entry in filed if entry["goods_location"] in facilities]
    kept = {entry["goods_location"] for entry in filed if entry["entry_type"] in ("21", "31")}
    assert in_zones == {"06"}
    assert not [
        entry for entry in filed if entry["entry_type"] == "06" and entry["goods_location"] not in zones
    ]
    assert kept
    assert kept <= facilities
    assert {entry["consolidated"] for entry in there if entry["entry_type"] not in ("21", "31")} == {True}
    assert len(filed) > 5 * len(there) > 50


async def test_other_goods_lie_at_a_terminal_of_one_port_and_way(
    sample: Sample, entries: list[asyncpg.Record]
) -> None:
    places = await operated(sample, "FTZ_OPERATOR") | await operated(sample, "FACILITY_OPERATOR")
    ports = Counter(
        code
        for code, _ in {
            (entry["goods_location"], entry["port_code"])
            for entry in entries
            if entry["goods_location"] and entry["goods_location"] not in places
        }
    )
    assert set(ports.values()) == {1}
    assert {code[0] for code in ports} == {"S", "A", "T", "R", "D"}
    assert {len(code) for code in ports} == {4}
