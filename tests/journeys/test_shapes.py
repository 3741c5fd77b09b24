"""What a question costs follows from its shape: twice the rows take the same statements."""

from typing import Any

import pytest

from tests.asking import Asker
from tests.journeys.conftest import Given, Put

DEEP = """query($companies: Int, $entries: Int, $lines: Int) {
  companies(first: $companies, where: { firstAccount: true }) { nodes {
    name
    center { name }
    complianceActions(first: 1) { totalCount }
    entries(first: $entries) { nodes {
      number
      nextActor
      port { name }
      shipment { reference carrier { name } bills { nodes { number master { number } } } }
      fees { kind amount }
      documents { totalCount nodes { title currentVersion { pages } } }
      complianceActions { nodes { caseNumber nextActor } }
      lines(first: $lines) { nodes {
        htsNumber
        manufacturer { name country { name } }
        additionalDuties { duty }
        questions { question action { caseNumber } }
        documents { totalCount }
      } }
    } }
  } }
}"""


@pytest.mark.parametrize(
    ("number", "size", "few"),
    [
        (1, "first", 10),
        (2, "lines", 1),
        (2, "papers", 2),
        (3, "first", 4),
        (4, "first", 4),
        (5, "first", 3),
        (5, "lines", 1),
        (6, "first", 1),
        (7, "dailies", 2),
        (9, "first", 1),
        (10, "first", 10),
        (11, "first", 2),
        (12, "houses", 2),
        (12, "shipments", 2),
        (13, "journeys", 1),
        (14, "first", 2),
        (15, "first", 3),
        (17, "first", 1),
        (26, "first", 2),
        (27, "first", 1),
        (28, "first", 1),
        (30, "first", 2),
    ],
)
async def test_twice_the_rows_cost_a_question_nothing(
    put: Put, given: Given, number: int, size: str, few: int
) -> None:
    variables = given.get(number, {})
    some = await put(number, **variables, **{size: few})
    twice = await put(number, **variables, **{size: 2 * few})
    assert things(twice.data) > things(some.data)


@pytest.mark.parametrize("level", ["companies", "entries", "lines"])
async def test_twice_the_rows_of_any_level_take_the_same_statements(
    engine: Asker, stock: Asker, level: str
) -> None:
    sizes = {"companies": 12, "entries": 12, "lines": 4}
    more = sizes | {level: 2 * sizes[level]}
    some, twice = await engine(DEEP, "analyst", **sizes), await engine(DEEP, "analyst", **more)
    assert things(twice.data) > things(some.data)
    assert twice.statements == some.statements
    assert twice.body == (await stock(DEEP, "analyst", **more)).body


def things(data: Any) -> int:
    """How many objects an answer holds."""
    if isinstance(data, list):
        return sum(things(each) for each in data)
    return 1 + sum(things(each) for each in data.values()) if isinstance(data, dict) else 0
