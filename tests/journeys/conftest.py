"""Asking the stored questions, each under both ways to execute it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest

from engine.executor import BreadthFirstExecutionContext
from tests.asking import Answer, Asker, open_asker
from tests.journeys.journeys import JOURNEYS
from tests.world import Sample

Put = Callable[..., Awaitable[Answer]]


@pytest.fixture(scope="session")
async def level_by_level(sample: Sample) -> AsyncIterator[Asker]:
    """Ask the sample world with the engine in place of stock execution."""
    asker = await open_asker(
        sample.databases, sample.roots, sample.world.as_of, executor=BreadthFirstExecutionContext, size=5
    )
    yield asker
    await asker.pools.close()


@pytest.fixture
def put(ask: Asker, level_by_level: Asker) -> Put:
    """Put a stored question to the graph: `await put(4, first=10)`.

    It must take the statements that its file names, and the engine must give the same answer as stock
    execution.
    """

    async def put(number: int, **variables: Any) -> Answer:
        journey = JOURNEYS[number]
        answer = await journey.ask(ask, **variables)
        other = await journey.ask(level_by_level, **variables)
        assert other.body == answer.body
        assert answer.statements == other.statements == journey.statements
        return answer

    return put
