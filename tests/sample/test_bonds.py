import asyncpg
import pytest

from tests.world import Sample

KINDS = {"8": "CONTINUOUS", "9": "SINGLE"}


@pytest.fixture(scope="module")
async def entries(sample: Sample) -> list[asyncpg.Record]:
    return await sample.fetch("shipments", "select * from entry where bond_id is not null")


@pytest.fixture(scope="module")
async def bonds(sample: Sample) -> dict[int, asyncpg.Record]:
    return {row["id"]: row for row in await sample.fetch("accounts", "select * from bond")}


async def test_an_entry_has_a_bond_of_its_importer_in_force_on_its_day(
    entries: list[asyncpg.Record], bonds: dict[int, asyncpg.Record]
) -> None:
    for entry in entries:
        bond = bonds[entry["bond_id"]]
        assert KINDS[entry["bond_type"]] == bond["kind"]
        assert entry["company_id"] == bond["company_id"]
        assert entry["surety_account_id"] == bond["surety_account_id"]
        assert bond["effective_on"] <= entry["entered_on"]
        assert bond["terminated_on"] is None or entry["entered_on"] < bond["terminated_on"]


async def test_a_single_bond_covers_one_entry_and_whatever_is_due_on_it(
    entries: list[asyncpg.Record], bonds: dict[int, asyncpg.Record]
) -> None:
    single = [entry for entry in entries if entry["bond_type"] == "9"]

    own = {entry["bond_id"] for entry in single}
    assert len(own) == len(single) > 10
    assert own == {key for key, bond in bonds.items() if bond["document_id"] is None}
    for entry in single:
        bond = bonds[entry["bond_id"]]
        assert bond["account_id"] == entry["account_id"]
        assert bond["document_id"] is None  # it came with the entry, by message
        assert entry["entered_value"] + entry["total"] <= bond["amount"]


async def test_only_informal_entries_and_such_as_are_not_filed_yet_have_no_bond(sample: Sample) -> None:
    bare = await sample.fetch(
        "shipments", "select entry_type, bond_type, status from entry where bond_id is null"
    )

    assert {(row["entry_type"], row["bond_type"]) for row in bare if row["status"] != "DRAFT"} == {
        ("11", "0")
    }
    assert {row["bond_type"] for row in bare} <= {"0", "9"}


async def test_a_claim_names_the_bond_of_its_entry(sample: Sample, bonds: dict[int, asyncpg.Record]) -> None:
    claims = await sample.fetch(
        "compliance",
        "select entry_id, bond_id, surety_account_id from compliance_action a"
        " join action_entry e on e.action_id = a.id where family = 'LIQUIDATED_DAMAGES'",
    )
    rows = await sample.fetch("shipments", "select id, bond_id from entry")
    named = {row["id"]: row["bond_id"] for row in rows}

    assert claims
    for claim in claims:
        assert claim["bond_id"] == named[claim["entry_id"]] or named[claim["entry_id"]] is None
        assert claim["surety_account_id"] == bonds[claim["bond_id"]]["surety_account_id"]
