"""Documents made to keep the gateway busy: each is refused soon, and by name."""

import gc
import time
from collections.abc import Iterator
from typing import Final, NamedTuple

import pytest

from gateway.http.documents import Document, Documents
from gateway.http.outcomes import Outcome
from gateway.limits.bounds import Limits
from gateway.server import keep_what_lasts
from loaders.errors import LimitExceeded
from schema.graph import schema

SECONDS: Final = 0.1
"""Twice what is promised of processor time, since the machine may be slow."""

ATTEMPTS: Final = 3
"""How often one is asked for at most, since the machine may be busy."""


def each(*numbers: int, of: str) -> str:
    return " ".join(of.replace("#", str(number)).replace("+", str(number + 1)) for number in range(*numbers))


HOSTILE: Final = {
    "a cycle of two": "{ viewer { ...A } } fragment A on Viewer { ...B } fragment B on Viewer { ...A }",
    "a cycle of hundreds": "{ viewer { ...F0 } } "
    + each(240, of="fragment F# on Viewer { ...F+ }")
    + " fragment F240 on Viewer { ...F0 }",
    "each in each": "{ viewer { ...F0 } } "
    + each(20, of=f"fragment F# on Viewer {{ {each(24, of='...F#')} }}"),
    "10,000 aliases": f"{{ {each(10_000, of='a#: viewer { name }')} }}",
    "400 aliases": f"{{ {each(400, of='a#: viewer { name }')} }}",
    "the same field": f"{{ {'viewer { name } ' * 490} }}",
    "the same value": f"{{ viewer {{ {'name ' * 2400} }} }}",
    "more of the same value": f"{{ viewer {{ {'name ' * 4900} }} }}",
    "the same in fragments": f"{{ viewer {{ company {{ {each(240, of='...F#')} }} }} }} "
    + each(240, of="fragment F# on Company { company { name } }"),
    "a billion laughs": "{ viewer { company { ...F0 } } } "
    + each(30, of="fragment F# on Company { a: company { ...F+ } b: company { ...F+ } }")
    + " fragment F30 on Company { name }",
    "unused fragments": "{ viewer { name } } " + each(350, of="fragment F# on Viewer { name }"),
    "unknown fragments": f"{{ viewer {{ {each(1200, of='...X#')} }} }}",
    "unknown fields": f"{{ {each(1000, of='entrie#')} }}",
    "more unknown fields": f"{{ {each(2400, of='entrie#')} }}",
    "directives": f"{{ viewer {{ name {'@skip(if: false) ' * 350} }} }}",
    "variables": f"query ({each(600, of='$a#: Int')}) {{ viewer {{ name }} }}",
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


class Refused(NamedTuple):
    """What came of a text, and how much processor time that took."""

    document: Document
    error: LimitExceeded | None
    seconds: float


def refused(text: str) -> Refused:
    """Understand a text as if it had never been seen, and make what it asks ready."""
    began = time.process_time()
    document = Documents(schema, characters=0, tokens=Limits().document_tokens).get(text)
    error = None
    if not document.errors:
        with pytest.raises(LimitExceeded) as raised:
            document.runnable(schema, document.operation(None), Limits()).check({})
        error = raised.value
    return Refused(document, error, time.process_time() - began)


@pytest.fixture
def _started() -> Iterator[None]:
    """The garbage of other tests is not looked through on the way, as in a gateway that has just started."""
    thresholds = gc.get_threshold()
    keep_what_lasts()
    yield
    gc.set_threshold(*thresholds)
    gc.unfreeze()


@pytest.mark.usefixtures("_started")
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_document_is_refused_soon_and_by_name(kind: str) -> None:
    attempts = (refused(HOSTILE[kind]) for _ in range(ATTEMPTS))
    soon = next((attempt for attempt in attempts if attempt.seconds < SECONDS), None)

    assert soon, f"None of {ATTEMPTS} attempts took less than {SECONDS} s of processor time."
    document, error = soon.document, soon.error
    assert error or (document.outcome is not Outcome.ANSWERED and document.errors[0].message)
    assert len(document.errors) <= 21
