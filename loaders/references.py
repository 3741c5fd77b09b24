"""Filters by global ids, and from an instant on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement

from loaders.binds import bind_type, one_of
from loaders.filters import Filter, Parts
from loaders.ids import GlobalId, parse_id
from loaders.scoping import Scoping


@dataclass(frozen=True, eq=False)
class _Refers(Filter):
    table: ColumnElement[Any]
    key: ColumnElement[Any]

    def parts(self, value: Any, today: date) -> Parts:
        places = [parse_id(given) for given in value]
        # One has a form of its own, since only plain equality is served by an index in its order.
        if len(places) == 1:
            return dict(zip(("table", "key"), places[0], strict=True))
        return {"tables": [table for table, _ in places], "keys": [key for _, key in places]}

    def condition(self, parts: tuple[str, ...], prefix: str, scoping: Scoping) -> ColumnElement[bool]:
        if "table" in parts:
            table = sa.bindparam(f"{prefix}table", type_=sa.Text())
            key = sa.bindparam(f"{prefix}key", type_=sa.BigInteger())
            return sa.and_(self.table == table, self.key == key)
        tables = sa.bindparam(f"{prefix}tables", type_=sa.ARRAY(sa.Text()))
        keys = sa.bindparam(f"{prefix}keys", type_=sa.ARRAY(sa.BigInteger()))
        columns = sa.column("table", sa.Text()), sa.column("key", sa.BigInteger())
        asked = sa.func.unnest(tables, keys).table_valued(*columns).render_derived(name="referred")
        return sa.tuple_(self.table, self.key).in_(sa.select(asked.c.table, asked.c.key))


@dataclass(frozen=True, eq=False)
class _Known(Filter):
    column: ColumnElement[Any]
    stored: Callable[[str], str]

    def parts(self, value: Any, today: date) -> Parts:
        return {"in": [self.stored(given) for given in value]}

    def condition(self, parts: tuple[str, ...], prefix: str, scoping: Scoping) -> ColumnElement[bool]:
        return one_of(self.column, f"{prefix}in")


@dataclass(frozen=True, eq=False)
class _Since(Filter):
    column: ColumnElement[Any]

    def parts(self, value: Any, today: date) -> Parts:
        return {"from": value}

    def condition(self, parts: tuple[str, ...], prefix: str, scoping: Scoping) -> ColumnElement[bool]:
        return self.column >= sa.bindparam(f"{prefix}from", type_=bind_type(self.column))


def refers(table: ColumnElement[Any], key: ColumnElement[Any], description: str) -> Filter:
    """About one of the things with these global ids, which the two columns name by table and key."""
    return _Refers([GlobalId], description, table, key)


def known(column: ColumnElement[Any], description: str, stored: Callable[[str], str]) -> Filter:
    """One of these ids; `stored` gives an id as the column has it."""
    return _Known([GlobalId], description, column, stored)


def since(column: ColumnElement[Any], description: str) -> Filter:
    """At this value or later."""
    return _Since(column.type.python_type, description, column)
