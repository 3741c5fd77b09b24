"""Examples are operations with a title."""

from __future__ import annotations

from typing import Any

import pytest

from gateway.demo import console_config
from gateway.http.documents import Documents
from gateway.limits.bounds import Limits
from gateway.personas import EXAMPLES, PERSONAS, examples, split
from schema.graph import schema

TEXT = """# My account at a glance
# Everything one screen needs.
query Glance($since: Date!, $number: EntryNumber) { viewer { name } }

query Untitled {
  viewer { name } # not a title
}
"""


def test_a_file_of_examples_is_split_into_titled_operations() -> None:
    first, second = split(TEXT)
    assert first.title == "My account at a glance"
    assert first.query == TEXT[TEXT.index("# Everything") : TEXT.index("\n\n")]
    assert first.variables == ("since", "number")
    assert second.title == "Untitled"
    assert second.query.startswith("query Untitled {")


def test_an_example_runs_as_it_stands_so_it_shares_no_fragment() -> None:
    with pytest.raises(ValueError, match="fragment_definition"):
        split("fragment Name on Viewer { name }")


def test_the_console_knows_the_personas_in_a_demo_only() -> None:
    demo, real = console_config(demo=True), console_config(demo=False)
    assert isinstance(demo["personas"], list)
    assert [persona["name"] for persona in demo["personas"]] == list(PERSONAS)
    assert real == {"demo": False, "endpoint": "/graphql", "personas": []}


def test_the_console_gets_a_value_for_each_variable_that_one_is_known_for() -> None:
    for given in ({"number": "QT7-4400000-7", "company": "YWNjb3VudDox"}, {}):
        personas: Any = console_config(demo=True, given=given)["personas"]
        found = [one["variables"] for persona in personas for one in persona["examples"]]
        assert [variables for variables in found if variables] == [{name: given[name]} for name in given]


def test_every_file_of_examples_is_a_personas() -> None:
    assert {path.stem for path in EXAMPLES.glob("*.graphql")} <= set(PERSONAS)


@pytest.mark.parametrize("persona", PERSONAS)
def test_every_example_fits_the_graph(persona: str) -> None:
    checked = Documents(schema, characters=0, tokens=Limits().document_tokens)
    for example in examples(persona):
        assert checked.get(example.query).errors == []
