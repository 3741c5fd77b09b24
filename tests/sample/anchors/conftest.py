"""Whose questions the anchors answer: those of the domain reference that ask for no aggregates."""

import pytest

from tests.world import Sample

BRAMBLEMART = "Bramblemart Stores"


@pytest.fixture(scope="module")
async def company(sample: Sample) -> int:
    found = await sample.value(
        "accounts", "select id from account where name = $1 and kind = 'COMPANY'", BRAMBLEMART
    )
    assert isinstance(found, int)
    return found
