"""Whatever is asked of the sample world, by whomever, both executors give one answer."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.faults import swap_two_parents
from tests.engine.oracle import trying
from tests.oracle.asking import Worlds
from tests.oracle.parts import OPERATIONS

ASKED = st.lists(OPERATIONS, min_size=1, max_size=3)
SEEDS = st.integers(0, 2**32)


def test_operations_are_answered_alike_and_mostly_with_rows(worlds: Worlds) -> None:
    found: list[bool] = []

    @trying(300)
    @given(ASKED, SEEDS)
    def alike(texts: list[str], seed: int) -> None:
        has_rows = worlds.compare(texts, seed)
        if has_rows is not None:
            found.append(has_rows)

    alike()
    assert sum(found) >= 0.8 * len(found), f"{sum(found)} of {len(found)} found rows"


@pytest.fixture(scope="module")
def examples() -> list[tuple[list[str], int]]:
    """Operations and seeds, as the test above tries them first."""
    collected: list[tuple[list[str], int]] = []

    @trying(50)
    @given(ASKED, SEEDS)
    def collect(texts: list[str], seed: int) -> None:
        collected.append((texts, seed))

    collect()
    return collected


@pytest.mark.parametrize("fault", [swap_two_parents])
def test_a_fault_of_the_engine_is_found(
    fault: Callable[[pytest.MonkeyPatch], None],
    worlds: Worlds,
    examples: list[tuple[list[str], int]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fault(monkeypatch)
    with pytest.raises(AssertionError, match=r"is not|are not"):
        worlds.compare_all(examples)
