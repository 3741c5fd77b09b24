"""The worked examples of the console: each runs as it stands, and shows its persona something."""

from typing import Any

import pytest
from graphql import OperationDefinitionNode, parse

from gateway.personas import EXAMPLES, PERSONAS, Example, examples
from tests.asking import Asker

COLUMNS = 110
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
    answer = await ask(example.query, persona)

    assert all(_shows(value) for value in answer.data.values()), answer.data


@pytest.mark.parametrize(("persona", "example"), ALL, ids=_case)
def test_an_example_needs_no_variables_and_fits_its_tab(persona: str, example: Example) -> None:
    assert not _operation(example).variable_definitions, persona
    assert max(map(len, example.query.splitlines())) <= COLUMNS
    assert not example.title.endswith(".")


@pytest.mark.parametrize("persona", PERSONAS)
def test_a_persona_has_a_handful_of_examples_with_names_of_their_own(persona: str) -> None:
    found = examples(persona)

    assert FEW <= len(found) <= MANY
    assert len({example.title for example in found}) == len(found)
    assert len({_name(example) for example in found}) == len(found)


def test_every_file_of_examples_is_somebody_s() -> None:
    assert {path.stem for path in EXAMPLES.glob("*")} == set(PERSONAS)


def _shows(value: Any) -> bool:
    """Whether a root field found anything: an object, a list or a page with something in it."""
    return bool(value["nodes"]) if isinstance(value, dict) and "nodes" in value else bool(value)
