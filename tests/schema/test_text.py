"""The schema as its users read it: current, described, and named alike throughout."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from graphql import (
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    build_schema,
    is_introspection_type,
    is_specified_scalar_type,
)

from schema.graph import schema

ROOT = Path(__file__).parents[2]
TYPE_NAME = re.compile(r"[A-Z][a-z0-9]+([A-Z][a-z0-9]+)*")
FIELD_NAME = re.compile(r"[a-z][a-z0-9]*([A-Z][a-z0-9]+)*")
VALUE_NAME = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)*")
ABBREVIATIONS = {"JSON"}
PAGE_ARGUMENTS = ["first", "after", "last", "before"]


@pytest.fixture(scope="module")
def whole() -> GraphQLSchema:
    """The graph as a client builds it from its text."""
    return build_schema(schema.as_str())


def _types(whole: GraphQLSchema) -> Iterator[tuple[str, Any]]:
    for name, kind in whole.type_map.items():
        if not is_introspection_type(kind) and not is_specified_scalar_type(kind):
            yield name, kind


def _members(whole: GraphQLSchema) -> Iterator[tuple[str, str, Any]]:
    """Where, by which name, and what: each type, field, argument, input field and enum value."""
    for name, kind in _types(whole):
        yield name, name, kind
        for field_name, field in getattr(kind, "fields", {}).items():
            yield f"{name}.{field_name}", field_name, field
            for argument_name, argument in getattr(field, "args", {}).items():
                yield f"{name}.{field_name}({argument_name}:)", argument_name, argument
        for value_name, value in getattr(kind, "values", {}).items():
            yield f"{name}.{value_name}", value_name, value


def test_the_committed_text_is_current() -> None:
    committed = (ROOT / "schema.graphql").read_text()

    assert committed == schema.as_str() + "\n", "schema.graphql is out of date: make schema"


def test_everything_is_described_in_whole_sentences(whole: GraphQLSchema) -> None:
    undescribed = [where for where, _, member in _members(whole) if not member.description]
    unfinished = [
        where
        for where, _, member in _members(whole)
        if not re.fullmatch(r"[^a-z\s].*[.:]", (member.description or "").replace('"', ""), re.DOTALL)
    ]

    assert undescribed == []
    assert unfinished == []


def test_names_are_of_one_style(whole: GraphQLSchema) -> None:
    odd = [name for name, _ in _types(whole) if not TYPE_NAME.fullmatch(name) and name not in ABBREVIATIONS]
    for where, name, _ in _members(whole):
        *_, last = where.split(".")
        style = VALUE_NAME if last.isupper() else FIELD_NAME
        if "." in where and not style.fullmatch(name):
            odd.append(where)

    assert odd == []


def test_lists_that_grow_are_connections_and_connections_are_alike(whole: GraphQLSchema) -> None:
    odd = []
    for name, kind in _types(whole):
        if name.endswith("Connection"):
            row = name.removesuffix("Connection")
            shape = {field: str(made.type) for field, made in kind.fields.items()}
            assert shape == {
                "edges": f"[{row}Edge!]!",
                "nodes": f"[{row}!]!",
                "pageInfo": "PageInfo!",
                "totalCount": "Int",
            }
            edge = whole.type_map[f"{row}Edge"]
            assert isinstance(edge, GraphQLObjectType)
            assert {field: str(made.type) for field, made in edge.fields.items()} == {
                "cursor": "String!",
                "node": f"{row}!",
            }
        elif isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            odd += [
                f"{name}.{field}"
                for field, made in kind.fields.items()
                if str(made.type).rstrip("!").endswith("Connection") and list(made.args)[:4] != PAGE_ARGUMENTS
            ]

    assert odd == []


def test_filters_and_orders_are_named_after_what_they_narrow(whole: GraphQLSchema) -> None:
    odd = []
    for name, kind in _types(whole):
        if not isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            continue
        for field, made in kind.fields.items():
            if not str(made.type).endswith("Connection"):
                continue
            where, order = (made.args.get(argument) for argument in ("where", "orderBy"))
            if where and not (
                isinstance(where.type, GraphQLInputObjectType) and where.type.name.endswith("Filter")
            ):
                odd.append(f"{name}.{field}(where:)")
            if order is None or not str(order.type).endswith("Order"):
                odd.append(f"{name}.{field}(orderBy:)")

    assert odd == []
