"""Whatever operation hypothesis writes, its answer is that of a world with only what the viewer may see.

Rows, values, totals, orders, pages, cursors, filters and errors: nothing tells of what is hidden.
"""

from collections.abc import Iterator, Mapping
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.access.judging import Judge, judging
from tests.engine.oracle import trying
from tests.oracle.asking import has_rows
from tests.oracle.known import Known
from tests.oracle.parts import ROOTS, operations
from tests.world import Sample

APART: Final = {
    "auditVerification",  # computes hashes again, of entries out of sight too: see tests/access/test_ways.py
    "viewer",  # tells by which rules rows are seen, other ones in each world: see tests/access/test_viewer.py
}

ASKED: Final = st.lists(operations([name for name in ROOTS if name not in APART]), min_size=1, max_size=3)


@pytest.fixture(scope="module")
def judge(sample: Sample, known: Mapping[str, Known]) -> Iterator[Judge]:
    with judging(sample, known) as opened:
        yield opened


def test_a_world_of_only_what_may_be_seen_answers_alike(judge: Judge) -> None:
    found: list[bool] = []

    @trying(200)
    @given(ASKED, st.integers(0, 2**32))
    def alike(texts: list[str], seed: int) -> None:
        found.append(has_rows(judge.compare(texts, seed).body.get("data")))

    alike()
    assert sum(found) >= 0.5 * len(found), f"{sum(found)} of {len(found)} found rows"
