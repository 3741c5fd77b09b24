"""What goes in and out as a scalar of the graph."""

import re
from datetime import UTC, datetime

import pytest
from graphql import GraphQLError, GraphQLScalarType

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


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        (
            "Date",
            "2026-02-30",
            '"2026-02-30" is not a day that exists; give YYYY-MM-DD, such as "2026-03-10".',
        ),
        ("Date", "yesterday", '"yesterday" is not a day that exists'),
        ("Date", 20260310, "20260310 is not a day that exists"),
        ("DateTime", "2026-03-10T25:00", '"2026-03-10T25:00" is not an instant that exists; give it with'),
        ("DateTime", "0001-01-01T00:00:00+01:00", "is not an instant that exists"),
        ("DateTime", "9999-12-31T23:59:59-01:00", "is not an instant that exists"),
        ("DateTime", True, "true is not an instant that exists"),
        (
            "Money",
            "1,000.00",
            '"1,000.00" is not an amount in dollars and cents; give text such as "1234.50"',
        ),
        ("Money", "1.234", '"1.234" is not an amount in dollars and cents'),
        ("Money", 1.5, "1.5 is not an amount in dollars and cents"),
        ("Money", "1e3", '"1e3" is not an amount in dollars and cents'),
        ("Money", "1_000", '"1_000" is not an amount in dollars and cents'),
        ("Money", "NaN", '"NaN" is not an amount in dollars and cents'),
        ("Money", True, "true is not an amount in dollars and cents"),
        ("Money", 10**12, "1000000000000 is not an amount in dollars and cents"),
        ("Money", "9" * 1_000_000, f'"{"9" * 60}…" is not an amount in dollars and cents'),
        ("Quantity", "much", '"much" is not a measured number; give text such as "12.5".'),
        ("Quantity", "Infinity", '"Infinity" is not a measured number'),
        ("BigInt", 2**63, "9223372036854775808 is not a whole number of at most 64 bits"),
        ("BigInt", "7", '"7" is not a whole number of at most 64 bits'),
        ("EntryNumber", "QT7-4400323-4", '"QT7-4400323-4" is not an entry number; give FFF-NNNNNNN-C'),
        ("EntryNumber", "QT7-४४००३२३-३", '"QT7-४४००३२३-३" is not an entry number'),
        ("EntryNumber", "", '"" is not an entry number'),
        ("HtsNumber", "6109.10.00123", '"6109.10.00123" is not an HTS number or the start of one'),
        ("HtsNumber", "६१", '"६१" is not an HTS number or the start of one'),
        ("ImporterNumber", "12-34", '"12-34" is not an importer of record number; give NN-NNNNNNNXX'),
        ("ImporterNumber", "12-\x00", r'"12-\u0000" is not an importer of record number'),
    ],
)
def test_a_value_that_cannot_be_is_quoted_with_what_would_be_right(
    name: str, value: object, sentence: str
) -> None:
    with pytest.raises(GraphQLError, match=re.escape(sentence)):
        _scalar(name).parse_value(value)
