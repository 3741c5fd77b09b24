"""An importer asks what Customs wants of it: questions 5 and 6."""

from collections import defaultdict
from decimal import Decimal

from tests.journeys.conftest import Put
from tests.journeys.telling import HTS, NUMBER, at, every, plain, tell
from tests.world import Sample


async def test_open_forms_28_come_with_their_lines_and_what_was_sent(
    put: Put, sample: Sample, importer: int
) -> None:
    forms = (await put(5)).data["complianceActions"]
    rows = await sample.fetch(
        "compliance",
        """
        select a.case_number as "caseNumber", a.status, a.topic, a.opened_at as "openedAt",
            a.due_on as "dueOn", a.due_on - $2::date as "daysLeft",
            coalesce(a.due_on < $2, false) as overdue,
            case when a.status in ('ISSUED', 'EXTENDED') then 'ACCOUNT' else 'CBP' end as "nextActor",
            array(select question from action_line where action_id = a.id order by id)
                as "lines.nodes.question",
            array(select claimed from action_line where action_id = a.id order by id)
                as "lines.nodes.claimed",
            array(select description from requested_item where action_id = a.id order by id)
                as "requestedItems.description"
        from compliance_action a
        where a.company_id = $1 and a.family = 'INFORMATION_REQUEST' and a.closed_at is null
            and a.status <> 'DRAFT'
        order by a.due_on nulls last, a.id
        """,
        importer,
        sample.world.as_of,
    )
    assert forms["totalCount"] == len(rows)
    assert {True, False} == {row["overdue"] for row in rows}
    tell(forms["nodes"], rows)

    asked = await sample.fetch(
        "compliance",
        "select a.id, a.case_number, l.line_id from compliance_action a"
        " left join action_line l on l.action_id = a.id where a.case_number = any($1) order by a.id, l.id",
        [row["caseNumber"] for row in rows],
    )
    lines = await sample.fetch(
        "shipments",
        f'select l.id, {NUMBER.format("e.number")} as "entry.number", l.number as "line.number",'
        f' {HTS.format("l.hts_number")} as "line.htsNumber", l.entered_value as "line.enteredValue"'
        " from entry_line l join entry e on e.id = l.entry_id where l.id = any($1)",
        [row["line_id"] for row in asked],
    )
    told = {row["id"]: {path: plain(value) for path, value in row.items() if path != "id"} for row in lines}
    questioned = defaultdict(list)
    for row in asked:
        if row["line_id"] is not None:
            questioned[row["case_number"]].append(told[row["line_id"]])
    assert any(questioned.values())
    for form in forms["nodes"]:
        shown = [{path: at(line, path) for path in told[lines[0]["id"]]} for line in form["lines"]["nodes"]]
        assert shown == questioned[form["caseNumber"]]

    papers = await sample.fetch(
        "documents",
        "select target_id, array_agg(d.type order by d.received_at desc, d.id desc) as types"
        " from document d join document_link l on l.document_id = d.id"
        " where l.kind = 'ACTION' and target_id = any($1) group by 1",
        [row["id"] for row in asked],
    )
    sent = {row["target_id"]: row["types"] for row in papers}
    ids = {row["case_number"]: row["id"] for row in asked}
    assert any("PHOTO" in types for types in sent.values())
    for form in forms["nodes"]:
        assert at(form, "documents.nodes.type") == sent.get(ids[form["caseNumber"]], [])


async def test_proposed_forms_29_say_what_is_at_stake_per_entry(
    put: Put, sample: Sample, importer: int
) -> None:
    notices = (await put(6)).data["complianceActions"]
    rows = await sample.fetch(
        "compliance",
        f"""
        select a.case_number as "caseNumber", a.status, a.due_on as "dueOn",
            a.due_on - $2::date as "daysLeft",
            case when a.status = 'RESPONDED' then 'CBP' else 'ACCOUNT' end as "nextActor",
            a.duty_change as "dutyChange",
            array(select {NUMBER.format("entry_number")} from action_entry where action_id = a.id order by id)
                as "entries.nodes.entryNumber",
            array(select (select sum(duty_change) from action_line l
                    where l.action_id = a.id and l.entry_id = of.entry_id)
                from action_entry of where action_id = a.id order by id) as "entries.nodes.dutyChange"
        from compliance_action a
        where a.company_id = $1 and a.family = 'NOTICE_OF_ACTION' and a.notice_kind = 'PROPOSED'
            and a.closed_at is null
        order by a.due_on nulls last, a.id
        """,
        importer,
        sample.world.as_of,
    )
    assert notices["totalCount"] == len(rows)
    assert "ISSUED_PROPOSED" in {row["status"] for row in rows}
    tell(notices["nodes"], rows)

    for entry in every(notices["nodes"], "entries.nodes"):
        at_stake = [Decimal(line["dutyChange"]) for line in entry["lines"]]
        assert sum(at_stake) == Decimal(entry["dutyChange"]) > 0
        duty = await sample.value(
            "shipments", f"select duty from entry where {NUMBER.format('number')} = $1", entry["entryNumber"]
        )
        assert plain(duty) == entry["entry"]["duty"]
