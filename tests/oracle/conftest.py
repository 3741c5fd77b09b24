"""The sample world asked both ways."""

from collections.abc import Iterator

import pytest

from tests.oracle import asking
from tests.world import Sample


@pytest.fixture(scope="session")
def worlds(sample: Sample) -> Iterator[asking.Worlds]:
    """The sample world whole, and without each of its domains."""
    with asking.worlds(sample) as opened:
        yield opened
