"""Asking the stored questions, each under both ways to execute it."""

from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from databases.sample.personas import PERSONAS
from engine.executor import BreadthFirstExecutionContext
from tests.asking import Answer, Asker, open_asker
from tests.journeys.given import given_later
from tests.journeys.journeys import JOURNEYS
from tests.world import Sample

pytest.register_assert_rewrite("tests.journeys.telling")

Put = Callable[..., Awaitable[Answer]]
Given = Mapping[int, Mapping[str, Any]]


@pytest.fixture(scope="session")
async def engine(sample: Sample) -> AsyncIterator[Asker]:
    """Ask the sample world with breadth-first execution."""
    asker = await _asker(sample, BreadthFirstExecutionContext)
    yield asker
    await asker.pools.close()


@pytest.fixture(scope="session")
async def stock(sample: Sample) -> AsyncIterator[Asker]:
    """Ask the sample world with Strawberry's own execution."""
    asker = await _asker(sample, StrawberryGraphQLCoreExecutionContext)
    yield asker
    await asker.pools.close()


async def _asker(sample: Sample, executor: type[Any]) -> Asker:
    return await open_asker(sample.databases, sample.roots, sample.world.as_of, executor=executor, size=5)


@pytest.fixture
def put(engine: Asker, stock: Asker) -> Put:
    """Put a stored question to the graph: `await put(4, first=10)`.

    The engine must take the statements that its file names, and give the same answer as stock execution. That
    may share a statement between fields, when their keys happen to be known at the same moment.
    """

    async def put(number: int, /, **variables: Any) -> Answer:
        journey = JOURNEYS[number]
        answer = await journey.ask(engine, **variables)
        expected = await journey.ask(stock, **variables)
        assert answer.body == expected.body
        assert answer.statements == journey.statements
        assert Counter(expected.statements) <= Counter(journey.statements)
        assert set(expected.statements) == set(journey.statements)
        return answer

    return put


@pytest.fixture(scope="session")
async def importer(sample: Sample) -> int:
    """The company of the persona `importer`."""
    company = await sample.value(
        "accounts",
        "select id from account where kind = 'COMPANY' and name = $1",
        PERSONAS["importer"].company,
    )
    assert isinstance(company, int)
    return company


@pytest.fixture(scope="session")
async def given(sample: Sample, importer: int) -> Given:
    """What a user fills in before asking, by the question's number."""
    today = sample.world.as_of
    month = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    end = (month + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    quarter = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    return {
        2: {"number": "QT7-4400000-7"},  # to which everything happened, in every world
        7: {"nextMonth": {"from": month.isoformat(), "to": end.isoformat()}},
        12: {"number": await _widest_master(sample)},
        14: {"quarter": {"from": f"{quarter}T00:00:00+00:00"}},
        **await given_later(sample, importer),
    }


async def _widest_master(sample: Sample) -> str:
    """The master bill with the most house bills whose entries the persona `broker` files, all of them."""
    return str(
        await sample.value(
            "shipments",
            """
            select master.number from bill master join bill house on house.master_id = master.id
                join movement on movement.bill_id = house.id
            group by 1 having bool_and(movement.filer_code = 'QT7')
            order by count(distinct house.id) desc, 1 limit 1
            """,
        )
    )
