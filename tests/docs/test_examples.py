"""The worked examples of the console: each runs as it stands, and shows its persona something."""

from collections.abc import Iterator
from typing import Any

import pytest
from graphql import OperationDefinitionNode, parse

from gateway.demo import values
from gateway.personas import EXAMPLES, PERSONAS, Example, examples
from tests.asking import Asker

COLUMNS = 60
"""What fits the query's pane where the screen is 1440 pixels wide."""
FEW, MANY = 4, 6

ALL = [(persona, example) for persona in PERSONAS for example in examples(persona)]


def _operation(example: Example) -> OperationDefinitionNode:
    (operation,) = parse(example.query).definitions
    assert isinstance(operation, OperationDefinitionNode)
    return operation


def _name(example: Example) -> str:
    name = _operation(example).name
    assert name, f"{example.title!r} has no name for its tab to show"
    return name.value


def _case(value: str | Example) -> str:
    return value if isinstance(value, str) else _name(value)


@pytest.mark.parametrize(("persona", "example"), ALL, ids=_case)
async def test_an_example_shows_its_persona_something(persona: str, example: Example, ask: Asker) -> None:
    given = await values(ask.pools)
    answer = await ask(example.query, persona, **{name: given[name] for name in example.variables})

    assert set(answer.codes) == ({"FORBIDDEN"} if _name(example) == "NotForCarriers" else set())
    assert all(_shows(value) for value in answer.partial.values()), answer.partial


@pytest.mark.parametrize(("persona", "example"), ALL, ids=_case)
def test_an_example_fits_its_pane(persona: str, example: Example) -> None:
    assert max(map(len, example.query.splitlines())) <= COLUMNS
    assert not example.title.endswith(".")


@pytest.mark.parametrize("persona", PERSONAS)
def test_a_persona_has_a_handful_of_examples_with_names_of_their_own(persona: str) -> None:
    found = examples(persona)

    assert FEW <= len(found) <= MANY
    assert len({example.title for example in found}) == len(found)
    assert len({_name(example) for example in found}) == len(found)


async def test_the_entry_that_a_newcomer_is_shown_has_everything(ask: Asker) -> None:
    number = (await values(ask.pools))["number"]
    first = examples("importer")[0]

    entry = (await ask(first.query, "importer", number=number)).data["entry"]

    assert number == "QT7-4400000-7"
    empty = {name for name, value in _flat(entry) if value is None or value == []}
    assert empty <= {".nextActor", ".missingDocuments", ".summary.correctableUntil"}, "for it is liquidated"


def test_every_file_of_examples_is_somebody_s() -> None:
    assert {path.stem for path in EXAMPLES.glob("*")} == set(PERSONAS)


def _shows(value: Any) -> bool:
    """Whether a root field found anything: an object, a list or a page with something in it."""
    return bool(value["nodes"]) if isinstance(value, dict) and "nodes" in value else bool(value)


def _flat(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Every field of an answer that may not be empty, with its path; the lists of pages as one value."""
    yield name, value
    if isinstance(value, dict):
        for field, each in value.items():
            yield from _flat(each, f"{name}.{field}")
