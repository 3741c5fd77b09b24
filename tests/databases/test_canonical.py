from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
import rfc8785
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from databases.canonical import NotCanonical, canonical
from databases.journal_codes import Verb

LIMIT = 2**53 - 1

scalars = st.none() | st.booleans() | st.integers(-LIMIT, LIMIT) | st.text()
keys = st.text(st.characters(codec="ascii"), max_size=8)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=20,
)


# The first text of a fresh clone makes hypothesis tabulate Unicode, which takes seconds.
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(keys, values, max_size=6))
def test_it_writes_what_the_reference_library_writes(fields: dict[str, Any]) -> None:
    assert canonical(fields) == rfc8785.dumps(fields)


@pytest.mark.parametrize(
    ("value", "spelled"),
    [
        (Decimal("10.50"), '"10.50"'),
        (Decimal("1E+3"), '"1000"'),
        (date(2026, 3, 1), '"2026-03-01"'),
        (datetime(2026, 3, 1, 12, tzinfo=UTC), '"2026-03-01T12:00:00.000000Z"'),
        (datetime(2026, 3, 1, 7, 0, 0, 5, timezone(-timedelta(hours=5))), '"2026-03-01T12:00:00.000005Z"'),
        (Verb.ENTRY_FILED, '"ENTRY_FILED"'),
        ((1, [Decimal(2)], {"b": None, "a": True}), '[1,["2"],{"a":true,"b":null}]'),
    ],
)
def test_what_json_lacks_has_one_spelling(value: object, spelled: str) -> None:
    assert canonical({"value": value}) == f'{{"value":{spelled}}}'.encode()


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (1.5, r"value is 1\.5; a journal takes text, whole numbers, finite Decimals"),
        ({"duty": [1, 2.0]}, r"value\.duty\[1\] is 2\.0; a journal takes"),
        (float("nan"), "value is nan"),
        (Decimal("NaN"), "value is NaN; a Decimal in a journal is finite"),
        (datetime(2026, 3, 1), "value is 2026-03-01T00:00:00, which has no zone"),  # noqa: DTZ001 - the point
        ({"zürich": 1}, r"value\.'zürich' is no key for a journal; keys are text in ASCII"),
        ({1: 1}, r"value\.1 is no key for a journal"),
        (2**53, "integers stay within 2\\^53"),
        ("\ud800", "text is valid Unicode"),
        (b"bytes", "value is b'bytes'"),
        (object, "value is <class 'object'>"),
    ],
)
def test_what_could_be_spelled_in_several_ways_is_refused_with_its_place(value: object, told: str) -> None:
    with pytest.raises(NotCanonical, match=told):
        canonical({"value": value})
