from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from random import Random

import pytest

from databases.calendar import is_working_day
from databases.compliance.codes import ActionStatus as S
from databases.compliance.codes import Culpability, Family
from databases.compliance.states import DAYS, STARTS, TRANSITIONS, states, terminal
from databases.journal_codes import ActorType
from databases.sample.compliance import amounts, moves, planned
from databases.sample.compliance.courses import gaps, leading_to, natural, steps
from databases.sample.world import World

WORLD = World(as_of=date(2026, 3, 10), entries=600)
BY_ENTRY = [family for family in Family if family not in (Family.AUDIT, Family.PRIOR_DISCLOSURE)]
ANSWERS = {
    (Family.INFORMATION_REQUEST, S.ISSUED, S.RESPONDED),
    (Family.NOTICE_OF_ACTION, S.ISSUED_PROPOSED, S.RESPONDED),
    (Family.REDELIVERY_NOTICE, S.ISSUED, S.REDELIVERED),
    (Family.PENALTY, S.PREPENALTY_ISSUED, S.RESPONDED),
    (Family.PENALTY, S.PENALTY_ISSUED, S.PETITIONED),
    (Family.LIQUIDATED_DAMAGES, S.CLAIM_ISSUED, S.PETITIONED),
    (Family.SEIZURE, S.NOTICE_MAILED, S.PETITION_FILED),
    (Family.PRIOR_DISCLOSURE, S.TENDER_DUE, S.TENDERED),
    (Family.RECORD_DEMAND, S.ISSUED, S.FULFILLED),
}


@pytest.mark.parametrize("family", Family)
def test_every_transition_has_a_move_and_no_move_is_foreign(family: Family) -> None:
    allowed = {(leaving, to) for leaving, ways in TRANSITIONS[family].items() for to in ways}

    assert set(moves.MOVES[family]) == allowed
    assert set(moves.STARTS[family]) == set(STARTS[family])


@pytest.mark.parametrize(("family", "leaving", "to"), sorted(ANSWERS))
def test_an_answer_comes_within_its_days(family: Family, leaving: S, to: S) -> None:
    assert moves.MOVES[family][leaving, to].days[1] <= DAYS[family][leaving]


@pytest.mark.parametrize("family", Family)
def test_what_silence_brings_comes_after_the_deadline(family: Family) -> None:
    for (leaving, to), move in moves.MOVES[family].items():
        if move.side is ActorType.SYSTEM and family not in (Family.NOTICE_OF_ACTION, Family.PROTEST):
            assert move.days[0] >= DAYS[family][leaving], (leaving, to)


@pytest.mark.parametrize("family", Family)
def test_a_natural_course_follows_the_state_machine_to_an_end(family: Family) -> None:
    chance = Random(7)
    for _ in range(200):
        path = natural(family, chance)

        assert path[0] in STARTS[family]
        assert all(to in TRANSITIONS[family][leaving] for leaving, to in pairwise(path))
        assert terminal(family, path[-1])


@pytest.mark.parametrize("family", Family)
def test_steps_come_one_after_the_other_and_officers_keep_working_days(family: Family) -> None:
    chance = Random(11)
    for turn in range(100):
        path = natural(family, chance)
        course = (family, path, gaps(family, path, chance))
        made = steps(course, date(2025, 1, 6) + timedelta(days=turn), chance)

        assert [step.status for step in made] == path
        assert all(earlier.at < later.at for earlier, later in pairwise(made))
        assert all(is_working_day(step.at.date()) for step in made if step.side is ActorType.OFFICER)


def test_every_state_is_planned_at_every_size() -> None:
    plans = planned(WORLD)
    reached = {(plan.family, plan.status) for plan in plans}

    assert reached >= {(family, status) for family in BY_ENTRY for status in states(family)}
    assert min(Counter(plan.family for plan in plans).values()) >= 5
    assert plans == planned(WORLD)


def test_protests_grow_with_the_liquidations() -> None:
    larger = planned(World(as_of=date(2026, 3, 10), entries=60_000))

    assert sum(plan.family is Family.PROTEST for plan in larger) >= 150


def test_a_state_that_cannot_be_reached_is_refused() -> None:
    with pytest.raises(ValueError, match="PROTEST never reaches ABANDONED"):
        leading_to(Family.PROTEST, S.ABANDONED)


@pytest.mark.parametrize(
    ("fault", "lost", "most"),
    [
        (Culpability.NEGLIGENCE, 1_000, 2_000),
        (Culpability.GROSS_NEGLIGENCE, 1_000, 4_000),
        (Culpability.FRAUD, 1_000, 125_000),
        (Culpability.NEGLIGENCE, 0, 20_000),
        (Culpability.GROSS_NEGLIGENCE, 0, 40_000),
        (Culpability.NEGLIGENCE, 90_000, 125_000),
    ],
)
def test_a_penalty_has_a_ceiling(fault: Culpability, lost: int, most: int) -> None:
    assert amounts.maximum_penalty(fault, Decimal(100_000), Decimal(lost)) == most
