"""Values that no filter can take, at every filter of every connection of the root."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLObjectType,
    get_named_type,
    get_nullable_type,
    is_list_type,
)

from schema.graph import schema
from tests.asking import Asker

HOSTILE: Final[Mapping[str, tuple[object, ...]]] = {
    "String": (
        "",
        "\x00",
        "a\x00b",
        "%",
        "_",
        "\\",
        "'; drop table entry; --",
        "\N{WRITING HAND}",
        "x" * 100_000,
    ),
    "ID": ("", "abc", "\x00", "ZW50cnk6Nw", 7),
    "Int": (-1, 0, 3660, 3661, 2**31 - 1, -(2**31)),
    "Boolean": (True, False),
    "DateRange": ({"from": "0001-01-01", "to": "9999-12-31"}, {"from": "2026-02-01", "to": "2026-01-01"}, {}),
    "DateTimeRange": (
        {"from": "0001-01-01T00:00:00Z", "to": "9999-12-31T23:59:59Z"},
        {"from": "2026-02-01T00:00:00", "to": "2026-03-01T00:00:00Z"},
        {"from": "2026-02-01T00:00:00Z", "to": "2026-01-01T00:00:00+00:00"},
    ),
    "MoneyRange": (
        {"from": "-999999999999.99", "to": "999999999999.99"},
        {"from": 2, "to": "1.99"},
        {"from": None},
    ),
    "Date": ("0001-01-01", "9999-12-31"),
    "DateTime": ("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-01-01"),
}
REFUSALS: Final = {"INVALID_INPUT", "LIMIT_EXCEEDED"}


def connections() -> Iterator[tuple[str, GraphQLInputObjectType]]:
    query = schema.schema_converter.type_map["Query"].implementation
    assert isinstance(query, GraphQLObjectType)
    for name, field in query.fields.items():
        if "where" in field.args:
            where = get_named_type(field.args["where"].type)
            assert isinstance(where, GraphQLInputObjectType)
            yield name, where


def paths(where: GraphQLInputObjectType) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every filter, those within others too, with its type."""
    for name, field in where.fields.items():
        kind = get_named_type(field.type)
        if isinstance(kind, GraphQLInputObjectType) and kind.name not in HOSTILE:
            yield from (((name, *path), below) for path, below in paths(kind))
        else:
            yield (name,), get_nullable_type(field.type)


def values(kind: Any) -> Iterator[object]:
    named = get_named_type(kind)
    found = list(named.values) if isinstance(named, GraphQLEnumType) else list(HOSTILE[named.name])
    if not is_list_type(kind):
        yield from found
        return
    yield from ([], found, found[:1] * 1001)


def nested(path: tuple[str, ...], value: object) -> Mapping[str, Any]:
    for name in reversed(path):
        value = {name: value}
    assert isinstance(value, Mapping)
    return value


@pytest.mark.parametrize(("field", "where"), [pytest.param(*each, id=each[0]) for each in connections()])
async def test_no_value_of_a_filter_is_more_than_refused(
    ask: Asker, field: str, where: GraphQLInputObjectType
) -> None:
    document = f"""
    query ($where: {where.name}) {{
      {field}(first: 1, where: $where) {{ nodes {{ __typename }} totalCount }}
    }}
    """
    for path, kind in paths(where):
        for value in values(kind):
            answer = await ask(document, "analyst", where=nested(path, value))

            assert answer.status == 200, (path, value, answer.body)
            assert set(answer.codes) <= REFUSALS, (path, str(value)[:80], answer.errors)
            assert all(error["message"] for error in answer.errors)
