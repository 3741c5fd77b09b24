"""Without suggestions, no error of a misspelt name tells a name that its sender did not write."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from random import Random
from typing import Any, Final

import pytest
from graphql import (
    GraphQLField,
    Visitor,
    parse,
    print_ast,
    specified_scalar_types,
    value_to_literal,
    visit,
)
from hypothesis import given
from hypothesis import strategies as st

from gateway.http.documents import Documents
from gateway.http.hints import names
from gateway.limits.bounds import Limits
from schema.graph import schema
from tests.engine.oracle import trying
from tests.engine.rewriting import enriched
from tests.oracle.fitting import conditions, fitted
from tests.oracle.known import Known, orders
from tests.oracle.parts import GRAPH, OPERATIONS, ROOTS

SECRETIVE: Final = Limits(suggestions=False)
FIELDS: Final[Mapping[str, GraphQLField]] = GRAPH.query_type.fields if GRAPH.query_type else {}
PROSE: Final = {*specified_scalar_types, "field", "include", "of", "to", "type", "value"}
"""Names that are told to everybody: the types of every schema, and words of the sentences themselves."""

WORD: Final = re.compile(r"\w+")
LITERAL: Final = re.compile(r"\b[A-Za-z_]\w*")
QUOTED: Final = re.compile(r'(?<=")[A-Za-z_]\w*(?=")')


def misspelt(name: str, chance: Random) -> str:
    """The name with a letter left out, doubled, changed, or two that follow each other swapped."""
    at = chance.randrange(len(name))
    ways = [name[:at] + name[at + 1 :], name[:at] + name[at] + name[at:], name[:at] + "x" + name[at + 1 :]]
    ways.append(name[:at] + name[at : at + 2][::-1] + name[at + 2 :])
    return next((way for way in chance.sample(ways, 4) if way != name and way.isidentifier()), f"{name}x")


class _Misspelling(Visitor):
    """Misspells one of the names of a document: of a type, field, argument, value, directive or variable."""

    def __init__(self, at: int, chance: Random) -> None:
        super().__init__()
        self._left = at
        self._chance = chance

    def enter(self, node: Any, *_: Any) -> Any:
        if not isinstance(getattr(node, "value", None), str) or node.kind not in {"name", "enum_value"}:
            return None
        self._left -= 1
        if self._left:
            return None
        return type(node)(value=misspelt(node.value, self._chance))


def told(text: str, variables: dict[str, Any]) -> list[str]:
    """What validation, then the variables, are complained of by."""
    document = Documents(schema, characters=0, tokens=100_000, aliases=10**6, suggestions=False).get(text)
    if document.errors:
        return [error.message for error in document.errors]
    (operation,) = document.operations.values()
    executor = document.runnable(schema, operation, SECRETIVE).executor(None, variables)
    return [error.message for error in executor] if isinstance(executor, list) else []


def untold(text: str, variables: dict[str, Any]) -> bool:
    """Whether something is complained of, and in no word that is a name the sender did not write."""
    complaints = told(text, variables)
    sent = {*WORD.findall(text), *WORD.findall(json.dumps(variables))}
    for complaint in complaints:
        assert "Did you mean" not in complaint
        leaked = {*WORD.findall(complaint)} & names(GRAPH) - sent - PROSE
        assert not leaked, (complaint, text, variables)
    return bool(complaints)


@trying(100)
@given(OPERATIONS, st.integers(0, 2**32))
def test_a_misspelt_selection_is_told_nothing_more(text: str, seed: int) -> None:
    chance = Random(seed)
    operation = enriched(fitted(parse(text), Known(), chance), GRAPH, chance)
    words = len(WORD.findall(print_ast(operation.document)))
    wrong = visit(operation.document, _Misspelling(chance.randrange(1, words), chance))
    untold(print_ast(wrong), operation.variables)


@pytest.mark.parametrize("root", [name for name in ROOTS if "where" in FIELDS[name].args])
def test_a_misspelt_filter_is_told_nothing_more(root: str) -> None:
    chance = Random(root)
    arguments = FIELDS[root].args
    kinds = ", ".join(f"${name}: {arguments[name].type}" for name in ("where", "orderBy"))
    for _ in range(10):
        values: dict[str, Any] = {
            "where": conditions(FIELDS[root], Known(), chance),
            "orderBy": {"field": chance.choice(orders(FIELDS[root]))},
        }
        literals = {name: value_to_literal(each, arguments[name].type) for name, each in values.items()}
        written = ", ".join(f"{name}: {print_ast(each)}" for name, each in literals.items() if each)
        assert untold(f"{{ {root}({one_misspelt(written, LITERAL, chance)}) {{ __typename }} }}", {})

        text = f"query ({kinds}) {{ {root}(where: $where, orderBy: $orderBy) {{ __typename }} }}"
        name = chance.choice([name for name, each in values.items() if each])
        wrong = values | {name: json.loads(one_misspelt(json.dumps(values[name]), QUOTED, chance))}
        assert untold(text, wrong)


def one_misspelt(text: str, names_in: re.Pattern[str], chance: Random) -> str:
    """The text with one of its names misspelt."""
    found = chance.choice(list(names_in.finditer(text)))
    return f"{text[: found.start()]}{misspelt(found[0], chance)}{text[found.end() :]}"
