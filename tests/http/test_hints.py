"""A document that does not fit is told what would, and where it is wrong."""

from __future__ import annotations

import pytest

from gateway.http.documents import Documents
from schema.graph import schema

DOCUMENTS = Documents(schema, characters=100_000, tokens=1000)


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        (
            "{ entry(number: null) { holds { kind } } }",
            "Cannot query field 'kind' on type 'HoldConnection'. Ask for it inside 'nodes { kind }'.",
        ),
        (
            "{ entries { edges { number } } }",
            "Cannot query field 'number' on type 'EntryEdge'. Ask for it inside 'node { number }'.",
        ),
        (
            "{ bills { number } }",
            "Cannot query field 'number' on type 'BillConnection'. Ask for it inside 'nodes { number }'.",
        ),
        (
            "{ entries { kindness } }",
            "Cannot query field 'kindness' on type 'EntryConnection'.",
        ),
        (
            "{ entries { nodes { numbr } } }",
            "Cannot query field 'numbr' on type 'Entry'. Did you mean 'number'?",
        ),
    ],
)
def test_a_field_of_a_pages_rows_is_to_be_asked_of_them(document: str, sentence: str) -> None:
    assert sentence in {error.message for error in DOCUMENTS.get(document).errors}


@pytest.mark.parametrize(
    ("document", "sentence", "column"),
    [
        (
            '{ entry(number: "QT7-4400323-4") { id } }',
            "Argument 'number' has invalid value: \"QT7-4400323-4\" is not an entry number; give FFF-",
            17,
        ),
        (
            '{ entries(where: { entered: { from: "2026-02-30" } }) { totalCount } }',
            "Argument 'where' has invalid value at .entered.from: \"2026-02-30\" is not a day that exists;",
            37,
        ),
        (
            '{ entries(where: { line: { value: { from: "$5" } } }) { totalCount } }',
            "Argument 'where' has invalid value at .line.value.from: \"$5\" is not an amount",
            43,
        ),
        (
            'query ($number: EntryNumber = "QT7") { entry(number: $number) { id } }',
            "Default of variable '$number' has invalid value: \"QT7\" is not an entry number",
            31,
        ),
        (
            "{ entries(where: { openCase: {} }) { totalCount } }",
            "Argument 'where' has invalid value at .openCase: Boolean cannot represent a non boolean value",
            30,
        ),
        (
            "{ entries(where: { mode: [BOAT] }) { totalCount } }",
            "Value 'BOAT' does not exist in 'TransportMode' enum.",
            27,
        ),
    ],
)
def test_a_literal_that_a_scalar_refuses_has_its_arguments_name_and_its_place(
    document: str, sentence: str, column: int
) -> None:
    (error,) = DOCUMENTS.get(document).errors[:1]

    assert sentence in error.message
    assert error.locations is not None
    assert [(place.line, place.column) for place in error.locations] == [(1, column)]
