"""The log of the sample world, reached from accounts and from single things."""

from typing import Any

import pytest

from loaders.ids import global_id, parse_id
from tests.asking import Asker
from tests.world import Sample

SHIPMENT = """(subject_type, subject_id) in (
  select 'shipment', $1
  union all select 'entry', id from entry where shipment_id = $1
  union all select 'bill', bill_id from movement where shipment_id = $1
  union all select 'security_filing', id from security_filing where shipment_id = $1
)"""
CASE = """(subject_type, subject_id) in (
  select 'compliance_action', $1
  union all select 'improvement_item', id from improvement_item where action_id = $1
)"""


@pytest.mark.parametrize(
    ("root", "domain", "told"),
    [
        ("shipments", "shipments", SHIPMENT),
        ("entries", "shipments", "subject_type = 'entry' and subject_id = $1"),
        ("statements", "shipments", "subject_type = 'statement' and subject_id = $1"),
        ("securityFilings", "shipments", "subject_type = 'security_filing' and subject_id = $1"),
        ("complianceActions", "compliance", CASE),
        ("documents", "documents", "subject_type = 'document' and subject_id = $1"),
    ],
)
async def test_a_thing_has_its_history(ask: Asker, sample: Sample, root: str, domain: str, told: str) -> None:
    fields = "id activity { totalCount nodes { id } }"
    query = f"query ($last: Int!) {{ {root}(last: $last) {{ nodes {{ {fields} }} }} }}"
    few = await ask(query, "analyst", last=1)
    many = await ask(query, "analyst", last=60)

    found = {
        parse_id(node["id"])[1]: {parse_id(entry["id"])[1] for entry in node["activity"]["nodes"]}
        for node in many.data[root]["nodes"]
    }

    assert many.statements == few.statements
    assert sum(map(len, found.values())) > len(found) / 4
    for key, entries in found.items():
        rows = await sample.fetch(domain, f"select id from journal where {told}", key)
        assert entries == {row["id"] for row in rows}


async def test_a_sub_account_has_its_own_part_of_the_companys_log(ask: Asker, sample: Sample) -> None:
    (row,) = await sample.fetch(
        "accounts", "select id, company_id from account where kind = 'IMPORTER' order by id limit 1"
    )
    totals = [
        await sample.value(domain, "select count(*) from journal where account_id = $1", row["id"])
        for domain in ("accounts", "shipments", "compliance", "documents")
    ]

    fields = "activity { totalCount } company { activity { totalCount } }"
    query = f"query ($id: ID!) {{ account(id: $id) {{ {fields} }} }}"

    answer = await ask(query, "analyst", id=global_id("account", row["id"]))

    account = answer.data["account"]
    assert account["activity"]["totalCount"] == sum(totals)
    assert account["company"]["activity"]["totalCount"] > sum(totals)


async def test_actors_and_subjects_are_found_again_by_the_ids_given(ask: Asker) -> None:
    fields = "totalCount nodes { actor { id } subject { id } }"
    query = f"query ($where: ActivityEntryFilter) {{ activity(first: 100, where: $where) {{ {fields} }} }}"
    some: Any = (await ask(query, "specialist")).data["activity"]["nodes"]

    for actor in {entry["actor"]["id"] for entry in some}:
        again = (await ask(query, "specialist", where={"actorId": [actor]})).data["activity"]
        assert {entry["actor"]["id"] for entry in again["nodes"]} == {actor}
    for subject in sorted({entry["subject"]["id"] for entry in some})[:5]:
        again = (await ask(query, "specialist", where={"subject": [subject]})).data["activity"]
        assert {entry["subject"]["id"] for entry in again["nodes"]} == {subject}


async def test_the_whole_world_verifies_against_its_daily_roots(ask: Asker, sample: Sample) -> None:
    companies = await sample.fetch("accounts", "select id from account where kind = 'COMPANY' order by id")

    checked = 0
    for row in companies:
        answer = await ask(
            "query ($id: ID!) { auditVerification(company: $id) { checked intact reason } }",
            "analyst",
            id=global_id("account", row["id"]),
        )
        for chain in answer.data["auditVerification"]:
            assert chain["intact"], chain["reason"]
            checked += chain["checked"]

    domains = ("accounts", "shipments", "compliance", "documents")
    assert checked == sum([await sample.value(each, "select count(*) from journal") for each in domains])
