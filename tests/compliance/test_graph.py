"""Cases in the graph, against the sample world's own rows."""

from collections import Counter

import pytest

from databases.compliance.codes import Family, NextActor
from databases.compliance.states import NEXT_ACTOR
from loaders.rows import FAMILIES
from tests.asking import Asker
from tests.world import Sample

TYPES = FAMILIES["compliance_action"][1]


@pytest.mark.parametrize("family", list(Family))
async def test_each_family_is_a_type_of_its_own(ask: Asker, sample: Sample, family: Family) -> None:
    answer = await ask(
        "query($family: [Family!]) { complianceActions(first: 100, where: {family: $family})"
        " { totalCount nodes { __typename family caseNumber } } }",
        "analyst",
        family=[family.value],
    )
    found = answer.data["complianceActions"]
    count = await sample.value(
        "compliance", "select count(*) from compliance_action where family = $1", family.value
    )
    assert found["totalCount"] == count > 0
    assert {node["__typename"] for node in found["nodes"]} == {TYPES[family]}


async def test_whose_move_it_is_can_be_asked_and_read(ask: Asker, sample: Sample) -> None:
    rows = await sample.fetch("compliance", "select family, status from compliance_action")
    waiting = Counter(NEXT_ACTOR[Family(row["family"])].get(row["status"]) for row in rows)
    for actor in (NextActor.CBP, NextActor.ACCOUNT, NextActor.SURETY, NextActor.COURT):
        answer = await ask(
            "query($actor: [NextActor!]) { complianceActions(first: 100, where: {nextActor: $actor})"
            " { totalCount nodes { nextActor } } }",
            "analyst",
            actor=[actor.value],
        )
        found = answer.data["complianceActions"]
        assert found["totalCount"] == waiting[actor]
        assert {node["nextActor"] for node in found["nodes"]} <= {actor.value}


async def test_what_is_overdue_is_under_way_and_late(ask: Asker, sample: Sample) -> None:
    answer = await ask(
        "{ complianceActions(first: 100, where: {overdue: true})"
        " { totalCount nodes { open overdue daysLeft } } }",
        "analyst",
    )
    late = await sample.value(
        "compliance",
        "select count(*) from compliance_action where closed_at is null and due_on < $1",
        sample.world.as_of,
    )
    found = answer.data["complianceActions"]
    assert found["totalCount"] == late > 0
    assert all(node["open"] and node["overdue"] and node["daysLeft"] < 0 for node in found["nodes"])


async def test_deadlines_are_listed_from_the_nearest_on_and_none_comes_last(ask: Asker) -> None:
    page = "{ complianceActions(first: 100, orderBy: {field: DUE}) { nodes { dueOn } } }"
    days = [node["dueOn"] for node in (await ask(page)).data["complianceActions"]["nodes"]]
    dated = [day for day in days if day is not None]
    assert dated
    assert days == sorted(dated) + [None] * (len(days) - len(dated))


async def test_pages_by_deadline_hold_every_case_once(ask: Asker) -> None:
    document = (
        "query($after: String) { complianceActions(first: 7, after: $after, orderBy: {field: DUE})"
        " { totalCount pageInfo { endCursor hasNextPage } nodes { id } } }"
    )
    seen: list[str] = []
    after, more, total = None, True, 0
    while more:
        page = (await ask(document, after=after)).data["complianceActions"]
        seen += [node["id"] for node in page["nodes"]]
        after, more, total = (
            page["pageInfo"]["endCursor"],
            page["pageInfo"]["hasNextPage"],
            page["totalCount"],
        )
    assert len(seen) == len(set(seen)) == total > 7


async def test_what_customs_notes_for_itself_stays_with_customs(ask: Asker) -> None:
    document = "{ complianceActions(first: 100) { nodes { internalNote events { internalNote } } } }"

    async def notes(persona: str) -> set[str | None]:
        answer = await ask(document, persona)
        nodes = answer.partial["complianceActions"]["nodes"]
        assert set(answer.codes) == (set() if persona == "manager" else {"FORBIDDEN"})
        events = [event for node in nodes for event in node["events"]]
        return {each["internalNote"] for each in (*nodes, *events)}

    assert await notes("importer") == {None}
    assert await notes("broker") == {None}
    assert len(await notes("manager")) > 1


async def test_a_case_and_what_it_is_about_lead_to_each_other(ask: Asker) -> None:
    answer = await ask("""{
      complianceActions(first: 20, where: {family: [INFORMATION_REQUEST]}) { nodes {
        id
        company { complianceActions(first: 100) { nodes { id } } }
        entries { nodes { entry { complianceActions { nodes { id } } }
                          shipment { complianceActions { nodes { id } } } } }
        lines { nodes { line { complianceActions { nodes { id } } questions { action { id } } } } }
        documents { nodes { links { target { id } } } }
      } }
    }""")
    cases = answer.data["complianceActions"]["nodes"]
    assert cases
    for case in cases:
        ids = {"id": case["id"]}
        assert ids in case["company"]["complianceActions"]["nodes"]
        for entry in case["entries"]["nodes"]:
            assert ids in entry["entry"]["complianceActions"]["nodes"]
            assert ids in entry["shipment"]["complianceActions"]["nodes"]
        for line in case["lines"]["nodes"]:
            assert ids in line["line"]["complianceActions"]["nodes"]
            assert {"action": ids} in line["line"]["questions"]
        for document in case["documents"]["nodes"]:
            assert {"target": ids} in document["links"]


async def test_the_change_of_an_entry_is_the_sum_of_its_lines(ask: Asker, sample: Sample) -> None:
    answer = await ask(
        "{ complianceActions(first: 100, where: {family: [NOTICE_OF_ACTION]}) { nodes { caseNumber"
        " entries { nodes { dutyChange lines { dutyChange } } } } } }",
        "analyst",
    )
    rows = await sample.fetch(
        "compliance",
        "select case_number, sum(l.duty_change)::text as change from compliance_action a"
        " join action_line l on l.action_id = a.id where family = 'NOTICE_OF_ACTION' group by 1",
    )
    stored = {row["case_number"]: row["change"] for row in rows}
    cases = answer.data["complianceActions"]["nodes"]
    assert cases
    for case in cases:
        for entry in case["entries"]["nodes"]:
            assert entry["dutyChange"] == stored.get(case["caseNumber"])


async def test_cases_without_a_document_are_found_across_databases(ask: Asker, sample: Sample) -> None:
    answer = await ask(
        "{ complianceActions(first: 100, where: {missingDocuments: [RESPONSE_LETTER, PHOTO]})"
        " { totalCount nodes { caseNumber } } }",
        "manager",
    )
    linked = await sample.fetch(
        "documents",
        "select target_id from document_link l join document d on d.id = l.document_id"
        " where l.kind = 'ACTION' and d.type in ('RESPONSE_LETTER', 'PHOTO')"
        " and d.status not in ('REQUESTED', 'REJECTED')",
    )
    companies = (await ask.viewer("manager")).companies
    without = await sample.fetch(
        "compliance",
        "select case_number from compliance_action where company_id = any($1) and not id = any($2)"
        " order by opened_at desc, id desc limit 100",
        list(companies),
        [row["target_id"] for row in linked],
    )
    found = answer.data["complianceActions"]
    assert found["totalCount"] is None
    assert [node["caseNumber"] for node in found["nodes"]] == [row["case_number"] for row in without]
    assert "totalCount" in answer.body["extensions"]["notes"]


async def test_open_findings_of_audits_name_an_owner_and_a_date(ask: Asker, sample: Sample) -> None:
    answer = await ask(
        "{ auditFindings(first: 100, where: {open: true}, orderBy: {field: DUE})"
        " { totalCount nodes { ownerName dueOn audit { __typename } items { open dueOn } } } }",
        "analyst",
    )
    found = answer.data["auditFindings"]
    count = await sample.value("compliance", "select count(*) from audit_finding where closed_on is null")
    assert found["totalCount"] == count > 0
    assert all(node["ownerName"] and node["audit"]["__typename"] == "Audit" for node in found["nodes"])
    assert [node["dueOn"] for node in found["nodes"]] == sorted(node["dueOn"] for node in found["nodes"])


async def test_a_case_is_found_by_its_number_whatever_the_letters(ask: Asker) -> None:
    known = (await ask("{ complianceActions(first: 1) { nodes { caseNumber } } }")).data
    number = known["complianceActions"]["nodes"][0]["caseNumber"]
    document = "query($number: String!) { complianceAction(caseNumber: $number) { caseNumber } }"
    assert (await ask(document, number=number.lower())).data == {"complianceAction": {"caseNumber": number}}
    assert (await ask(document, "importer2", number=number)).data == {"complianceAction": None}


async def test_cases_cost_the_same_however_many_there_are(ask: Asker) -> None:
    document = """query($first: Int) { complianceActions(first: $first) { totalCount nodes {
      nextActor parent { id } children { totalCount } events { id } requestedItems { id }
      entries { nodes { dutyChange lines { id } } } lines { nodes { id } }
      documents { nodes { currentVersion { id } retentionEndsOn } } documentFindings { nodes { id } }
    } } }"""
    few = await ask(document, "analyst", first=40)
    many = await ask(document, "analyst", first=80)
    assert len(many.data["complianceActions"]["nodes"]) == 2 * len(few.data["complianceActions"]["nodes"])
    assert many.statements == few.statements
