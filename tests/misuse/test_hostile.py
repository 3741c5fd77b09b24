"""Documents made to keep the gateway busy: each is refused soon, and by name."""

import time
from typing import Final

import pytest

from gateway.http.documents import Document, Documents
from gateway.http.outcomes import Outcome
from gateway.limits.bounds import Limits
from loaders.errors import LimitExceeded
from schema.graph import schema

SECONDS: Final = 0.1
"""Twice what is promised of processor time, since the machine may be busy."""


def each(*numbers: int, of: str) -> str:
    return " ".join(of.replace("#", str(number)).replace("+", str(number + 1)) for number in range(*numbers))


HOSTILE: Final = {
    "a cycle of two": "{ viewer { ...A } } fragment A on Viewer { ...B } fragment B on Viewer { ...A }",
    "a cycle of hundreds": "{ viewer { ...F0 } } "
    + each(240, of="fragment F# on Viewer { ...F+ }")
    + " fragment F240 on Viewer { ...F0 }",
    "each in each": "{ viewer { ...F0 } } "
    + each(40, of=f"fragment F# on Viewer {{ {each(40, of='...F#')} }}"),
    "10,000 aliases": f"{{ {each(10_000, of='a#: viewer { name }')} }}",
    "800 aliases": f"{{ {each(800, of='a#: viewer { name }')} }}",
    "the same field": f"{{ {'viewer { name } ' * 1200} }}",
    "the same value": f"{{ viewer {{ {'name ' * 4900} }} }}",
    "the same in fragments": f"{{ viewer {{ company {{ {each(240, of='...F#')} }} }} }} "
    + each(240, of="fragment F# on Company { company { name } }"),
    "a billion laughs": "{ viewer { company { ...F0 } } } "
    + each(30, of="fragment F# on Company { a: company { ...F+ } b: company { ...F+ } }")
    + " fragment F30 on Company { name }",
    "unused fragments": "{ viewer { name } } " + each(600, of="fragment F# on Viewer { name }"),
    "unknown fragments": f"{{ viewer {{ {each(1600, of='...X#')} }} }}",
    "unknown fields": f"{{ {each(2400, of='entrie#')} }}",
    "directives": f"{{ viewer {{ name {'@skip(if: false) ' * 690} }} }}",
    "variables": f"query ({each(1200, of='$a#: Int')}) {{ viewer {{ name }} }}",
    "nested selections": "{ " + "a { " * 1000 + "id" + " }" * 1000 + " }",
    "nested lists": "{ entries(where: { port: " + "[" * 10_000 + "]" * 10_000 + " }) { totalCount } }",
    "nested filters": "{ entries(where: " + "{ line: " * 150 + "{}" + " }" * 150 + ") { totalCount } }",
    "the schema, many times": f"{{ __schema {{ {each(190, of='a#: types { fields { name } }')} }} }}",
    "the schema in the schema": "{ __schema { types { "
    + "fields { type { " * 20
    + "name"
    + " } }" * 20
    + " } } }",
    "a long text": '{ entry(number: "' + "x" * 1_000_000 + '") { id } }',
    "a long name": "{ " + "x" * 1_000_000 + " }",
    "a long number": "{ entries(first: " + "9" * 1_000_000 + ") { totalCount } }",
    "a long remark": "{ viewer { name } } #" + "x" * 1_000_000,
    "braces": "{" * 1_000_000,
}


def refused(text: str) -> tuple[Document, LimitExceeded | None]:
    """Understand a text as if it had never been seen, and make what it asks ready."""
    document = Documents(schema, characters=0, tokens=Limits().document_tokens).get(text)
    if document.errors:
        return document, None
    try:
        document.runnable(schema, document.operation(None), Limits()).check({})
    except LimitExceeded as error:
        return document, error
    raise AssertionError("It was let through.")


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_document_is_refused_soon_and_by_name(kind: str) -> None:
    took = []
    for _ in range(3):
        began = time.process_time()
        refused(HOSTILE[kind])
        took.append(time.process_time() - began)
    document, error = refused(HOSTILE[kind])

    assert min(took) < SECONDS
    assert error or (document.outcome is not Outcome.ANSWERED and document.errors[0].message)
    assert len(document.errors) <= 21
