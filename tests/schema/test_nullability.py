"""Non-null is only what no viewer can be refused and no database can fail to give."""

from collections.abc import Iterator
from typing import Any

import pytest
from graphql import GraphQLInterfaceType, GraphQLNonNull, GraphQLObjectType, get_named_type
from sqlalchemy import Column as TableColumn
from sqlalchemy import Table

from databases.base import Domain
from engine.edges import Edge
from engine.kinds import Batched, Column, Derived, View
from loaders.access import may_see
from loaders.reader import LOADERS
from loaders.rows import FAMILIES, type_name
from loaders.viewers import Role, Viewer
from schema.graph import schema

SENSITIVE = {"HtsNumber", "ImporterNumber", "Money"}
PUBLISHED = {("TariffRate", "htsNumber"), ("Bond", "amount")}
"""A number of the public tariff, and what a bond is without which it is none."""


def _fields() -> Iterator[tuple[str, str, Any, Any]]:
    """Each field that is answered: its type's name, its own, how it is answered, and its type."""
    for name, known in schema.schema_converter.type_map.items():
        kind = known.implementation
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            for field_name, field in kind.fields.items():
                declared = field.extensions["strawberry-definition"]
                yield name, field_name, getattr(declared, "kind", None), field.type


def _tables() -> dict[str, set[Table]]:
    """The tables whose rows are seen as each type; of several types when one is a view on another's row."""
    found: dict[str, set[Table]] = {}
    for table in {loader.table for loader in LOADERS.values()}:
        names = FAMILIES[table.name][1].values() if table.name in FAMILIES else [type_name(table)]
        for name in names:
            found.setdefault(name, set()).add(table)
    for name, _, kind, seen in _fields():
        if isinstance(kind, View):
            found.setdefault(get_named_type(seen).name, set()).update(found.get(name, ()))
    return found


def _columns() -> Iterator[tuple[str, str, Any, TableColumn[Any], Any]]:
    """Each field that reads columns of its own row, once for each column."""
    tables = _tables()
    for name, field, kind, seen in _fields():
        read = (kind.name,) if isinstance(kind, Column) else kind.columns if isinstance(kind, Derived) else ()
        for table in tables.get(name, ()):
            for column in read:
                yield name, field, kind, table.c[column], seen


def test_an_edge_costs_only_itself_when_it_fails() -> None:
    rigid = [
        f"{name}.{field}: {seen}"
        for name, field, kind, seen in _fields()
        if isinstance(kind, Edge | Batched) and isinstance(seen, GraphQLNonNull)
    ]

    assert rigid == []


def test_a_column_that_may_be_empty_is_nullable() -> None:
    rigid = [
        f"{name}.{field}"
        for name, field, kind, column, seen in _columns()
        if isinstance(kind, Column) and column.nullable and isinstance(seen, GraphQLNonNull)
    ]

    assert rigid == []


@pytest.mark.parametrize("role", Role)
def test_a_column_that_a_role_is_refused_is_nullable(role: Role) -> None:
    viewer = Viewer("officer:1", "Somebody", role)

    rigid = [
        f"{name}.{field}"
        for name, field, _, column, seen in _columns()
        if not may_see(viewer, column) and isinstance(seen, GraphQLNonNull)
    ]

    assert rigid == []


def test_values_and_numbers_of_the_trade_are_nullable() -> None:
    rigid = {
        (name, field)
        for name, field, _, seen in _fields()
        if isinstance(seen, GraphQLNonNull) and get_named_type(seen).name in SENSITIVE
    }

    assert rigid == PUBLISHED


def test_the_tables_of_all_domains_are_looked_at() -> None:
    seen = {column.table.metadata.info["domain"] for *_, column, _ in _columns()}

    assert seen == set(Domain)
