"""Pages of sizes that there are not."""

from typing import Any

import pytest

from tests.asking import Asker

PAGE = """
query ($first: Int, $last: Int) {
  entries(first: $first, last: $last) { nodes { number } }
  companies(first: 1) { nodes { name } }
}
"""


@pytest.mark.parametrize("name", ["first", "last"])
@pytest.mark.parametrize("size", [0, -1, 101, 2**31 - 1, -(2**31)])
async def test_a_page_has_one_to_a_hundred_rows(ask: Asker, name: str, size: int) -> None:
    variables: dict[str, Any] = {name: size}
    answer = await ask(PAGE, **variables)

    assert answer.status == 200
    assert answer.partial["entries"] is None
    assert answer.partial["companies"]["nodes"]
    assert answer.codes == ["INVALID_INPUT"]
    assert answer.errors[0]["message"] == (
        f"`{name}` is {size}; give 1 to 100 and page on with `after` or `before`."
    )


async def test_a_page_is_read_one_way(ask: Asker) -> None:
    answer = await ask(PAGE, first=1, last=1)

    assert answer.partial["entries"] is None
    assert answer.errors[0]["message"] == (
        "Both `first` and `last` are given; give one: `first` reads on, `last` reads back."
    )


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (2**31, "Int cannot represent non 32-bit signed integer value: 2147483648"),
        (1.5, "Int cannot represent non-integer value: 1.5"),
        ("5", "Int cannot represent non-integer value: '5'"),
        (True, "Int cannot represent non-integer value: True"),
    ],
)
async def test_what_is_no_number_runs_nothing(ask: Asker, size: object, said: str) -> None:
    answer = await ask(PAGE, first=size)

    assert (answer.status, answer.codes) == (400, ["GRAPHQL_VALIDATION_FAILED"])
    assert answer.errors[0]["message"] == f"Variable '$first' has invalid value: {said}"
    assert answer.statements == []


async def test_a_size_of_null_is_no_size(ask: Asker) -> None:
    answer = await ask(PAGE, first=None, last=1)
    assert len(answer.data["entries"]["nodes"]) == 1


async def test_a_page_in_a_page_costs_only_its_own_field(ask: Asker) -> None:
    answer = await ask("{ entries(first: 2) { nodes { number lines(first: 101) { nodes { id } } } } }")

    assert [entry["lines"] for entry in answer.partial["entries"]["nodes"]] == [None, None]
    assert all(entry["number"] for entry in answer.partial["entries"]["nodes"])
    assert set(answer.codes) == {"INVALID_INPUT"}
