"""Operations that schemathesis writes, valid and not, as all personas: each answer is held to the schema."""

from __future__ import annotations

from random import Random
from typing import Any, Final

import pytest
import schemathesis
from graphql import parse, print_ast
from hypothesis import given
from hypothesis import strategies as st
from hypothesis_graphql import nodes
from schemathesis import GenerationMode

from databases.sample.personas import PERSONAS
from schema.graph import schema
from tests.engine.oracle import trying
from tests.oracle.fitting import fitted
from tests.oracle.parts import ROOTS
from tests.outside.conftest import Outside
from tests.outside.shapes import misfits

VALUES: Final = {
    "Date": ("2026-03-10", "1999-12-31"),
    "DateTime": ("2026-03-10T09:30:00-05:00", "1999-12-31T23:59:59Z"),
    "Money": ("0.00", "1234.5", "-7"),
    "Quantity": ("12.5", "0"),
    "EntryNumber": ("QT7-4410032-8", "QT744100328"),
    "HtsNumber": ("61", "6109.10.0012"),
    "ImporterNumber": ("12-345678900", "261234-12345"),
}
INVALID: Final = {"GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED"}
REFUSED: Final = {"INVALID_INPUT", "BAD_CURSOR", "LIMIT_EXCEEDED", "FORBIDDEN"}
"""What may be answered to an operation that the schema allows; nothing is on our side."""

SLOW: Final = {"node", "nodes"}
"""Roots that lead to all types: each operation takes a second to write."""

for name, values in VALUES.items():
    schemathesis.graphql.scalar(name, st.sampled_from([nodes.String(value) for value in values]))
schemathesis.graphql.scalar("BigInt", st.integers(-(2**63), 2**63 - 1).map(nodes.Int))
WRITTEN: Final = schemathesis.graphql.from_file(schema.as_str())


def cases(root: str, mode: GenerationMode) -> st.SearchStrategy[Any]:
    return WRITTEN["Query"][root].as_strategy(generation_mode=mode)


def held(outside: Outside, text: str, persona: str) -> set[str]:
    """The codes of an answer that is as it must be."""
    response = outside.ask(text, persona)
    assert response.status_code < 500, (text, response.text)
    body = response.json()
    assert misfits(text, body) == [], (persona, text, response.text[:2000])
    return {error["extensions"]["code"] for error in body.get("errors", ())}


@pytest.mark.parametrize("root", ROOTS)
async def test_what_the_schema_allows_is_answered_as_it_says(outside: Outside, root: str) -> None:
    known = await outside.known()
    found = set()

    @trying(2 if root in SLOW else 5)
    @given(cases(root, GenerationMode.POSITIVE), st.sampled_from(list(PERSONAS)), st.integers(0, 2**32))
    def answered(case: Any, persona: str, seed: int) -> None:
        codes = held(outside, case.body, persona)
        assert codes <= REFUSED, (persona, case.body, codes)
        fitting = print_ast(fitted(parse(case.body), known, Random(seed)))
        codes = held(outside, fitting, persona)
        assert codes <= REFUSED | INVALID, (persona, fitting, codes)
        found.add(not codes)

    answered()
    assert True in found, "Nothing was answered without an error."


@pytest.mark.parametrize("root", ROOTS)
def test_what_the_schema_does_not_allow_is_refused(outside: Outside, root: str) -> None:
    @trying(1 if root in SLOW else 2)
    @given(cases(root, GenerationMode.NEGATIVE), st.sampled_from(list(PERSONAS)))
    def refused(case: Any, persona: str) -> None:
        codes = held(outside, case.body, persona)
        assert codes, (persona, case.body)
        assert codes <= INVALID | REFUSED, (persona, case.body, codes)

    refused()
