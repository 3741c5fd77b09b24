"""What a budget is after what was taken of it, second by second."""

from __future__ import annotations

import pytest

from gateway.limits import buckets
from gateway.limits.buckets import Buckets


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_what_is_taken_comes_back_by_the_second_and_never_beyond_the_whole(clock: Clock) -> None:
    budget = Buckets(100, 10, clock)

    assert budget.take("ada", 80) == 20
    clock.now += 3
    assert budget.take("ada", 40) == 10
    clock.now += 60
    assert budget.take("ada", 0) == 100


def test_what_there_is_too_little_for_takes_nothing_and_tells_what_is_missing(clock: Clock) -> None:
    budget = Buckets(100, 10, clock)
    budget.take("ada", 80)

    assert budget.take("ada", 50) == -30
    assert budget.take("ada", 20) == 0


def test_what_was_not_needed_is_given_back(clock: Clock) -> None:
    budget = Buckets(100, 10, clock)
    budget.take("ada", 80)
    budget.give("ada", 70)

    assert budget.take("ada", 0) == 90


def test_one_principal_takes_nothing_from_another(clock: Clock) -> None:
    budget = Buckets(100, 10, clock)
    budget.take("ada", 100)

    assert budget.take("grace", 100) == 0


def test_full_buckets_are_forgotten_before_any_other(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(buckets, "_KEPT", 3)
    budget = Buckets(100, 10, clock)
    budget.take("ada", 100)
    for name in ("b", "c", "d", "e"):
        budget.take(name, 0)

    assert budget.take("ada", 0) == 0
    budget.give("b", 7)
    assert budget.take("b", 0) == 100
