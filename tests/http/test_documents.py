"""Documents are parsed and validated once, and kept within bounds."""

from __future__ import annotations

import pytest
import strawberry

from gateway.http.documents import Documents
from gateway.http.outcomes import Outcome


@strawberry.type
class Query:
    tide: float = 0.4


SCHEMA = strawberry.Schema(query=Query)


def documents(characters: int = 1000) -> Documents:
    return Documents(SCHEMA, characters=characters, tokens=100)


def test_a_text_is_understood_once() -> None:
    kept = documents()
    assert kept.get("{ tide }") is kept.get("{ tide }")
    assert kept.get("{ wind }") is kept.get("{ wind }")
    assert kept.get("{") is kept.get("{")
    assert [kept.get(text).outcome for text in ("{ tide }", "{ wind }", "{")] == [
        Outcome.ANSWERED,
        Outcome.INVALID,
        Outcome.UNPARSED,
    ]


def test_the_least_recently_used_text_goes_first() -> None:
    kept = documents(characters=25)
    texts = ["{ a: tide }", "{ b: tide }", "{ c: tide }"]
    first, second, _ = kept.get(texts[0]), kept.get(texts[1]), kept.get(texts[0])

    kept.get(texts[2])

    assert len(kept) == 2
    assert kept.get(texts[0]) is first
    assert kept.get(texts[1]) is not second


def test_a_text_larger_than_the_bound_is_answered_but_not_kept() -> None:
    kept = documents(characters=5)
    assert kept.get("{ tide }").errors == []
    assert len(kept) == 0


@pytest.mark.parametrize(
    ("text", "schema_only"),
    [
        ("{ __schema { types { name } } }", True),
        ("{ __typename }", True),
        ("{ ...A } fragment A on Query { ...B } fragment B on Query { __schema { description } }", True),
        ("{ ... { ... on Query { __typename } } }", True),
        ("{ tide }", False),
        ("{ __typename tide }", False),
        ("{ __tide: tide }", False),
        ("{ ... { tide } }", False),
        ("{ __typename ...A } fragment A on Query { ...B } fragment B on Query { tide }", False),
    ],
)  # fmt: skip
def test_only_introspection_asks_for_the_schema_only(text: str, *, schema_only: bool) -> None:
    document = documents().get(text)
    assert document.errors == []
    assert document.asks_for_schema_only(document.operation(None)) is schema_only
