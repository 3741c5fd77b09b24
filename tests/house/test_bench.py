"""What the bench makes of its measures: a report that flatters nobody."""

import pytest

from bench.answers import difference
from bench.bars import Bar
from bench.measures import Measure
from bench.tables import P99, Table

BEST = ("postgraphile", "mercurius")


def measured(server: str, turn: int, per_second: float, p99: float | None = None) -> Measure:
    return Measure(server, "account", 16, turn, per_second, p99_ms=p99)


def test_a_ratio_is_to_the_best_of_the_same_round_and_the_median_of_the_rounds() -> None:
    table = Table(
        [
            *(measured("gateway", 1, 300), measured("postgraphile", 1, 100), measured("mercurius", 1, 200)),
            *(measured("gateway", 2, 300), measured("postgraphile", 2, 600), measured("mercurius", 2, 200)),
            *(measured("gateway", 3, 200), measured("postgraphile", 3, 100), measured("mercurius", 3, 100)),
        ]
    )

    assert table.ratio(BEST, "account", 16) == 300 / 200


def test_of_waiting_the_best_is_the_shortest() -> None:
    table = Table(
        [
            *(measured("gateway", 1, 1, 30.0), measured("postgraphile", 1, 1, 20.0)),
            *(measured("mercurius", 1, 1, 60.0), measured("pgbench", 1, 1)),
        ]
    )

    assert table.ratio(BEST, "account", 16, P99) == 30 / 20
    assert table.ratio(("pgbench",), "account", 16, P99) is None


@pytest.mark.parametrize(
    ("bar", "found", "said"),
    [
        (Bar(1.3, 1.5), 1.29, "1.29 (1.3 / 1.5) not met"),
        (Bar(1.3, 1.5), 1.3, "1.30 (1.3 / 1.5) must met"),
        (Bar(1.3, 1.5), 1.5, "1.50 (1.3 / 1.5) goal met"),
        (Bar(1), 0.999, "0.99 (1) not met"),
        (Bar(1), 1.0, "1.00 (1) must met"),
        (Bar(1, what=P99), 1.0, "1.00 (≤ 1) met"),
        (Bar(1, what=P99), 1.001, "1.01 (≤ 1) not met"),
        (Bar(1), None, ""),
    ],
)
def test_a_bar_is_met_by_what_reaches_it_and_the_figure_never_looks_better(
    bar: Bar, found: float | None, said: str
) -> None:
    assert bar.cell(found) == said


def test_a_masked_number_is_equal_to_one_that_ends_in_the_digits_left() -> None:
    assert difference("*******5101", "97010065101") is None


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("*******5101", "97010065102"),
        ("*******5101", "5101"),
        ("97010065101", "*******5101"),
    ],
)
def test_no_other_number_is_equal_to_a_masked_one(ours: str, theirs: str) -> None:
    assert difference(ours, theirs) == f"data is {ours!r} and {theirs!r}"
