"""The sample world asked both ways."""

from collections.abc import Iterator, Mapping

import pytest

from tests.oracle import asking
from tests.oracle.known import Known
from tests.world import Sample


@pytest.fixture(scope="session")
def worlds(sample: Sample, known: Mapping[str, Known]) -> Iterator[asking.Worlds]:
    """The sample world whole, and without each of its domains."""
    with asking.worlds(sample, known) as opened:
        yield opened
