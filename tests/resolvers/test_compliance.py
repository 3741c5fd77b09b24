"""What is computed of a case, as tables of cases."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from databases.compliance.codes import ActionStatus, Family, NextActor
from databases.compliance.states import NEXT_ACTOR, TRANSITIONS, states
from loaders.compliance.actions import WAITING_ON
from resolvers import compliance as resolve

TODAY = date(2026, 3, 10)
CLOSED = datetime(2026, 3, 2, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("family", "status", "actor"),
    [
        (Family.INFORMATION_REQUEST, ActionStatus.ISSUED, NextActor.ACCOUNT),
        (Family.INFORMATION_REQUEST, ActionStatus.RESPONDED, NextActor.CBP),
        (Family.LIQUIDATED_DAMAGES, ActionStatus.DEMAND_ON_SURETY, NextActor.SURETY),
        (Family.PENALTY, ActionStatus.REFERRED_TO_JUSTICE, NextActor.JUSTICE),
        (Family.PROTEST, ActionStatus.DENIED, NextActor.ACCOUNT),
        (Family.PROTEST, ActionStatus.APPROVED, None),
    ],
)
def test_the_state_says_whose_move_it_is(
    family: Family, status: ActionStatus, actor: NextActor | None
) -> None:
    assert resolve.next_actor.function({"family": family.value, "status": status.value}) is actor


def test_the_filter_by_next_actor_finds_what_the_field_shows() -> None:
    shown = {
        (family.value, status.value): resolve.next_actor.function({"family": family, "status": status})
        for family in TRANSITIONS
        for status in states(family)
    }
    found = {pair: actor for actor, pairs in WAITING_ON.items() for pair in pairs}
    assert found == {pair: actor for pair, actor in shown.items() if actor is not None}


def test_nobody_waits_in_a_state_that_its_family_never_reaches() -> None:
    for family, waiting in NEXT_ACTOR.items():
        assert set(waiting) <= states(family), family


@pytest.mark.parametrize(
    ("due_on", "closed_at", "left", "overdue"),
    [
        (date(2026, 3, 13), None, 3, False),
        (date(2026, 3, 10), None, 0, False),
        (date(2026, 3, 9), None, -1, True),
        (None, None, None, False),
        (None, CLOSED, None, False),
        (date(2026, 6, 1), CLOSED, 83, False),  # a denied protest: a court can still be asked
        (date(2026, 3, 9), CLOSED, None, False),
    ],
)
def test_a_deadline_counts_until_its_case_is_over(
    due_on: date | None, closed_at: datetime | None, left: int | None, *, overdue: bool
) -> None:
    row = {"due_on": due_on, "closed_at": closed_at}
    assert resolve.action_days_left.function(row, TODAY) == left
    assert resolve.action_overdue.function(row, TODAY) is overdue


@pytest.mark.parametrize(
    ("proposed", "assessed", "paid", "closed_at", "outstanding"),
    [
        (None, None, None, None, None),
        ("800.00", None, None, None, "800.00"),
        ("800.00", "300.00", None, None, "300.00"),
        ("800.00", "300.00", "100.00", None, "200.00"),
        ("800.00", "0.00", None, None, "0.00"),
        ("800.00", "300.00", "300.00", CLOSED, None),
    ],
)
def test_the_money_at_risk_is_what_is_asked_less_what_was_paid(
    proposed: str | None,
    assessed: str | None,
    paid: str | None,
    closed_at: datetime | None,
    outstanding: str | None,
) -> None:
    amounts = {"amount_proposed": proposed, "amount_assessed": assessed, "amount_paid": paid}
    row: dict[str, Any] = {name: value and Decimal(value) for name, value in amounts.items()}
    found = resolve.amount_outstanding.function(row | {"closed_at": closed_at})
    assert found == (outstanding and Decimal(outstanding))


def test_days_are_counted_in_new_york() -> None:
    late_evening = datetime(2026, 3, 2, 2, tzinfo=UTC)  # the first of March at Customs
    assert resolve.days_open.function({"opened_at": late_evening, "closed_at": None}, TODAY) == 9
    assert resolve.admissibility_due_on.function({"opened_at": late_evening}) == date(2026, 3, 31)


def test_a_liquidation_can_be_protested_for_180_days() -> None:
    assert resolve.protestable_until.function({"liquidated_on": date(2026, 1, 1)}) == date(2026, 6, 30)
    assert resolve.protestable_until.function({"liquidated_on": None}) is None


def test_what_is_mended_has_no_days_left() -> None:
    due = {"due_on": date(2026, 3, 1)}
    assert resolve.finding_days_left.function(due | {"closed_on": None}, TODAY) == -9
    assert resolve.finding_days_left.function(due | {"closed_on": TODAY}, TODAY) is None
    assert resolve.item_days_left.function(due | {"completed_on": None}, TODAY) == -9
    assert resolve.item_days_left.function(due | {"completed_on": TODAY}, TODAY) is None
