from collections import Counter, defaultdict
from datetime import timedelta
from itertools import pairwise

import asyncpg
import pytest

from databases.calendar import add_working_days
from databases.compliance.codes import ActionStatus as S
from databases.compliance.codes import Family
from databases.compliance.states import DAYS, STARTS, TRANSITIONS, states, terminal
from databases.documents.codes import DocumentType
from tests.world import Sample


@pytest.fixture(scope="module")
async def actions(sample: Sample) -> list[asyncpg.Record]:
    return await sample.fetch("compliance", "select * from compliance_action order by id")


@pytest.fixture(scope="module")
async def events(sample: Sample) -> dict[int, list[asyncpg.Record]]:
    found = defaultdict(list)
    for row in await sample.fetch(
        "compliance", "select * from action_event order by action_id, occurred_at, id"
    ):
        found[row["action_id"]].append(row)
    return found


def test_every_family_has_five_cases_and_every_state_one(actions: list[asyncpg.Record]) -> None:
    families = Counter(action["family"] for action in actions)
    reached = {(action["family"], action["status"]) for action in actions}

    assert {family: families[family] for family in Family if families[family] < 5} == {}
    assert {(family, status) for family in Family for status in states(family)} - reached == set()


def test_a_case_went_only_where_its_state_machine_leads(
    actions: list[asyncpg.Record], events: dict[int, list[asyncpg.Record]]
) -> None:
    for action in actions:
        family, steps = Family(action["family"]), events[action["id"]]

        assert steps[0]["from_status"] is None
        assert steps[0]["to_status"] in STARTS[family]
        assert steps[0]["occurred_at"] == action["opened_at"]
        assert steps[-1]["to_status"] == action["status"]
        for earlier, later in pairwise(steps):
            assert later["from_status"] == earlier["to_status"]
            assert later["to_status"] in TRANSITIONS[family][earlier["to_status"]], action["case_number"]
            assert later["occurred_at"] > earlier["occurred_at"]


def test_nothing_has_happened_that_lies_in_the_future(
    sample: Sample, events: dict[int, list[asyncpg.Record]]
) -> None:
    assert max(steps[-1]["occurred_at"] for steps in events.values()) < sample.world.now


def test_a_case_is_closed_when_its_state_is_an_end(actions: list[asyncpg.Record]) -> None:
    wrong = [
        action["case_number"]
        for action in actions
        if terminal(Family(action["family"]), S(action["status"])) != (action["closed_at"] is not None)
    ]

    assert wrong == []


async def test_a_case_about_entries_names_them_and_their_shipments(
    sample: Sample, actions: list[asyncpg.Record]
) -> None:
    entries = {row["id"]: row for row in await sample.fetch("shipments", "select * from entry")}
    named = await sample.fetch("compliance", "select * from action_entry")
    with_entry = {row["action_id"] for row in named}

    for row in named:
        entry = entries[row["entry_id"]]
        assert (entry["number"], entry["shipment_id"]) == (row["entry_number"], row["shipment_id"])
        assert entry["company_id"] == row["company_id"]
    for action in actions:
        assert (action["id"] in with_entry) == (action["family"] not in ("AUDIT", "PRIOR_DISCLOSURE"))


async def test_lines_questioned_exist_and_belong_to_the_entry(sample: Sample) -> None:
    lines = {
        row["id"]: (row["entry_id"], row["number"])
        for row in await sample.fetch("shipments", "select id, entry_id, number from entry_line")
    }
    questioned = await sample.fetch("compliance", "select line_id, entry_id, line_number from action_line")

    assert len(questioned) > 20
    assert all(lines[row["line_id"]] == (row["entry_id"], row["line_number"]) for row in questioned)


async def test_form_28_and_29_come_between_entry_and_liquidation(sample: Sample) -> None:
    entries = {
        row["id"]: row
        for row in await sample.fetch("shipments", "select id, entered_on, liquidated_on from entry")
    }
    forms = await sample.fetch(
        "compliance",
        """
        select case_number, opened_at::date as opened_on, entry_id
        from compliance_action as action join action_entry on action_entry.action_id = action.id
        where family in ('INFORMATION_REQUEST', 'NOTICE_OF_ACTION')""",
    )

    for form in forms:
        entry = entries[form["entry_id"]]
        assert form["opened_on"] > entry["entered_on"], form["case_number"]
        assert entry["liquidated_on"] is None or form["opened_on"] <= entry["liquidated_on"], form[
            "case_number"
        ]


async def test_a_protest_comes_within_180_days_of_the_liquidation_it_names(
    sample: Sample, actions: list[asyncpg.Record]
) -> None:
    entries = {
        row["id"]: row
        for row in await sample.fetch("shipments", "select id, liquidated_on, liquidation_status from entry")
    }
    entry_of = {
        row["action_id"]: entries[row["entry_id"]]
        for row in await sample.fetch("compliance", "select action_id, entry_id from action_entry")
    }
    protests = [action for action in actions if action["family"] == Family.PROTEST]

    for protest in protests:
        entry = entry_of[protest["id"]]
        waited = protest["opened_at"].date() - protest["liquidated_on"]
        assert protest["liquidated_on"] == entry["liquidated_on"]
        assert timedelta(0) < waited <= timedelta(days=180), protest["case_number"]
        assert entry["liquidation_status"] != "FINAL", protest["case_number"]


async def test_seized_goods_and_seizures_go_together(sample: Sample, actions: list[asyncpg.Record]) -> None:
    seized = {
        row["id"] for row in await sample.fetch("shipments", "select id from entry where status = 'SEIZED'")
    }
    named = await sample.fetch(
        "compliance",
        "select distinct entry_id from action_entry "
        "join compliance_action as action on action.id = action_id "
        "where family = 'SEIZURE'",
    )

    assert {row["entry_id"] for row in named} == seized


async def test_goods_in_detention_are_held_and_not_released(sample: Sample) -> None:
    detained = await sample.fetch(
        "compliance",
        "select entry_id from action_entry join compliance_action as action on action.id = action_id "
        "where family = 'DETENTION' and closed_at is null",
    )
    loose = await sample.fetch(
        "shipments",
        """
        select number from entry where id = any($1::bigint[]) and (
            released_at is not null
            or not exists (select from hold where entry_id = entry.id and removed_at is null))""",
        [row["entry_id"] for row in detained],
    )

    assert len(detained) >= 4
    assert loose == []


async def test_amounts_agree_with_how_far_a_case_has_come(actions: list[asyncpg.Record]) -> None:
    for action in actions:
        proposed, assessed, paid = (action[f"amount_{part}"] for part in ("proposed", "assessed", "paid"))
        if paid is not None:
            assert paid == assessed, action["case_number"]
        if proposed is not None and assessed is not None and action["family"] != "PRIOR_DISCLOSURE":
            assert assessed <= proposed, action["case_number"]
        if action["family"] == "NOTICE_OF_ACTION":
            assert proposed == action["duty_change"]
            assert proposed > 0


async def test_a_case_that_grew_out_of_another_came_after_it(sample: Sample) -> None:
    grown = await sample.fetch(
        "compliance",
        """
        select child.family as child, parent.family as parent, child.opened_at >= parent.opened_at as later
        from compliance_action as child join compliance_action as parent on parent.id = child.parent_id""",
    )

    assert all(row["later"] for row in grown)
    assert {(row["parent"], row["child"]) for row in grown} >= {
        ("INFORMATION_REQUEST", "NOTICE_OF_ACTION"),
        ("NOTICE_OF_ACTION", "PROTEST"),
        ("REDELIVERY_NOTICE", "LIQUIDATED_DAMAGES"),
        ("DETENTION", "SEIZURE"),
    }


async def test_findings_of_a_closed_audit_are_closed(sample: Sample) -> None:
    left = await sample.value(
        "compliance",
        """
        select count(*) from compliance_action as action
        join audit_finding as finding on finding.action_id = action.id
        left join improvement_item as item on item.finding_id = finding.id
        where action.closed_at is not null
        and (finding.closed_on is null or item.id is not null and item.completed_on is null)""",
    )
    still_open = await sample.value(
        "compliance", "select count(*) from audit_finding where closed_on is null"
    )

    assert left == 0
    assert still_open > 5


async def test_a_deadline_is_as_many_days_off_as_the_state_has(
    actions: list[asyncpg.Record], events: dict[int, list[asyncpg.Record]]
) -> None:
    for action in actions:
        family = Family(action["family"])
        presented = events[action["id"]][0]["occurred_at"].date()
        for step in events[action["id"]]:
            days, entered = DAYS[family].get(S(step["to_status"])), step["occurred_at"].date()
            if days is None:
                assert step["due_on"] is None
            elif family is Family.DETENTION and days == 5:
                assert step["due_on"] == add_working_days(entered, days)
            else:
                start = presented if family is Family.DETENTION else entered
                assert step["due_on"] == start + timedelta(days=days), action["case_number"]


async def test_a_bill_for_a_rate_advance_is_the_increase_at_liquidation(sample: Sample) -> None:
    liquidated = {
        row["id"]: row
        for row in await sample.fetch(
            "shipments", "select id, liquidated_on, liquidated_duty - duty as increase from entry"
        )
    }
    billed = await sample.fetch(
        "compliance",
        """
        select entry_id, action.duty_change, event.occurred_at::date as billed_on
        from compliance_action as action join action_entry on action_entry.action_id = action.id
        join action_event as event on event.action_id = action.id and to_status = 'BILLED'""",
    )

    assert len(billed) >= 3
    for row in billed:
        entry = liquidated[row["entry_id"]]
        assert (row["billed_on"], row["duty_change"]) == (entry["liquidated_on"], entry["increase"])


async def test_questions_ask_for_what_the_account_can_send(sample: Sample) -> None:
    kinds = await sample.fetch(
        "compliance", "select distinct unnest(document_kinds) as kind from requested_item"
    )
    unasked = await sample.value(
        "compliance",
        """
        select count(*) from compliance_action as action where family = 'INFORMATION_REQUEST'
        and not exists (select from requested_item where action_id = action.id)""",
    )

    assert {row["kind"] for row in kinds} <= set(DocumentType)
    assert unasked == 0
