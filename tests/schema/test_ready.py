"""What scalars leave as it is, the response's writer writes as they would have it."""

from datetime import UTC, date, datetime
from decimal import Decimal

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.scalars import ReadyScalar
from schema.core.scalars import SCALARS

VALUES = {
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)),
    int: st.integers(-(2**63), 2**63 - 1),
    str: st.text("0123456789.-", max_size=20),
}
READY = [scalar for scalar in SCALARS.values() if isinstance(scalar, ReadyScalar) and scalar.form is None]


@pytest.mark.parametrize("scalar", READY, ids=lambda scalar: scalar.name)
def test_ready_values_are_written_as_they_would_be_serialized(scalar: ReadyScalar) -> None:
    @given(VALUES[scalar.ready])
    def written(value: object) -> None:
        assert scalar.serialize is not None
        assert orjson.dumps(value) == orjson.dumps(scalar.serialize(value))

    written()


@given(st.decimals(-(10**12), 10**12, places=2))
def test_money_is_written_as_postgres_writes_an_amount_in_cents(amount: Decimal) -> None:
    serialize = SCALARS[Decimal].serialize
    assert serialize is not None
    assert serialize(amount) == str(amount)
