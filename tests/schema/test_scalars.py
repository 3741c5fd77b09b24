"""What goes in and out as a scalar of the graph."""

from datetime import UTC, datetime

import pytest
from graphql import GraphQLScalarType
from strawberry.exceptions import StrawberryInputCoercionError

from schema.graph import schema


def _scalar(name: str) -> GraphQLScalarType:
    scalar = schema.schema_converter.type_map[name].implementation
    assert isinstance(scalar, GraphQLScalarType)
    return scalar


@pytest.mark.parametrize(
    "text", ["2026-03-10T14:30:00", "2026-03-10T14:30:00Z", "2026-03-10T09:30:00-05:00", "2026-03-10T14:30"]
)
def test_an_instant_without_a_distance_is_in_utc_wherever_the_machine_stands(text: str) -> None:
    assert _scalar("DateTime").parse_value(text) == datetime(2026, 3, 10, 14, 30, tzinfo=UTC)


@pytest.mark.parametrize(("name", "text"), [("Date", "2026-02-30"), ("DateTime", "2026-03-10T25:00")])
def test_a_day_or_an_hour_that_does_not_exist_is_told_of(name: str, text: str) -> None:
    with pytest.raises(StrawberryInputCoercionError, match=f'Value cannot represent a {name}: "{text}"'):
        _scalar(name).parse_value(text)
