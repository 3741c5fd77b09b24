"""Loaders of single rows and short lists: `one`, `many`, `values` and `present`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import Column, ColumnElement, Table

from loaders.reader import Loader, Reader
from loaders.rows import Columns, Row, needed
from loaders.specs import Through
from loaders.statements import Scoping, bind_type, one_of

FEW: Final = 4
"""How many rows a key of a short list mostly has, or fewer."""


@dataclass(eq=False)
class One(Loader):
    """The row with a unique key, or null: absent, or not in the viewer's scope."""

    table: Table
    key: Column[Any]
    where: tuple[ColumnElement[bool], ...]

    async def load(
        self, reader: Reader, keys: Sequence[Any], arguments: Any, columns: Columns = None
    ) -> list[Row | None]:
        """A row or null per key; one statement for all keys."""
        names = needed(self.table, columns, self.key.name)
        values = {"keys": list(dict.fromkeys(keys))}
        select = partial(self._select, names)
        rows = await reader.rows(self.name, self.table, names, select, values, len(values["keys"]))
        found = {row[self.key.name]: row for row in rows}
        return [found.get(key) for key in keys]

    def _select(self, names: Sequence[str] | None, scoping: Scoping) -> sa.Select[Any]:
        return sa.select(*scoping.columns(self.table, names)).where(
            one_of(self.key, "keys"), *self.where, scoping.rows(self.table)
        )


@dataclass(eq=False)
class Many(Loader):
    """All rows with a key, in a fixed order; for lists that are short by nature."""

    table: Table
    key: Column[Any]
    order: tuple[ColumnElement[Any], ...]
    where: tuple[ColumnElement[bool], ...]

    async def load(
        self, reader: Reader, keys: Sequence[Any], arguments: Any, columns: Columns = None
    ) -> list[list[Row]]:
        """A list of rows per key, empty when there are none; one statement for all keys."""
        unique = dict.fromkeys(keys)
        names = needed(self.table, columns, self.key.name)
        values = {"keys": list(unique)}
        select = partial(self._select, names)
        rows = await reader.rows(self.name, self.table, names, select, values, FEW * len(unique))
        found: dict[Any, list[Row]] = {key: [] for key in unique}
        for row in rows:
            found[row[self.key.name]].append(row)
        return [found[key] for key in keys]

    def _select(self, names: Sequence[str] | None, scoping: Scoping) -> sa.Select[Any]:
        return (
            sa.select(*scoping.columns(self.table, names))
            .where(one_of(self.key, "keys"), *self.where, scoping.rows(self.table))
            .order_by(*self.order)
        )


@dataclass(eq=False)
class Values(Loader):
    """The values that a column has among the rows that a link table ties to a key."""

    table: Table
    column: Column[Any]
    link: Through
    where: tuple[ColumnElement[bool], ...]

    async def load(
        self, reader: Reader, keys: Sequence[Any], arguments: Any, columns: Columns = None
    ) -> list[frozenset[Any]]:
        """A set per key, empty when there is no row; one statement for all keys."""
        found: dict[Any, set[Any]] = {key: set() for key in keys}
        for row in await reader.rows(self.name, self.table, None, self._select, {"keys": list(found)}):
            found[row["key"]].add(row["value"])
        return [frozenset(found[key]) for key in keys]

    def _select(self, scoping: Scoping) -> sa.Select[Any]:
        link = self.link
        seen = [scoping.rows(table) for table in (link.table, self.table)]
        return (
            sa.select(link.key.label("key"), self.column.label("value"))
            .distinct()
            .join_from(link.table, self.table, link.to == self.table.c.id)
            .where(one_of(link.key, "keys"), *link.where, *self.where, *seen)
        )


@dataclass(eq=False)
class Present(Loader):
    """Whether some row matches a key of one or several values; the far side of a semi-join."""

    table: Table
    keys: Mapping[str, ColumnElement[Any]]
    condition: Callable[[Any], Sequence[ColumnElement[bool]]]
    among: ColumnElement[Any] | None
    links: tuple[Table, ...]

    async def load(
        self, reader: Reader, keys: Sequence[Any], arguments: Any, columns: Columns = None
    ) -> list[bool]:
        """True or false per key (a tuple in the order of `keys`); one statement for all.

        With `among`, `arguments` is the list of values that a row must have one of.
        """
        unique = list(dict.fromkeys(keys))
        values = {name: [key[at] for key in unique] for at, name in enumerate(self.keys)}
        if self.among is not None:
            values["among"] = list(arguments)
        rows = await reader.rows(self.name, self.table, None, self._select, values)
        found = {tuple(row[name] for name in self.keys) for row in rows}
        return [key in found for key in keys]

    def _select(self, scoping: Scoping) -> sa.Select[Any]:
        arrays = [sa.bindparam(name, type_=sa.ARRAY(bind_type(column))) for name, column in self.keys.items()]
        columns = [sa.column(name, bind_type(column)) for name, column in self.keys.items()]
        asked = sa.func.unnest(*arrays).table_valued(*columns).render_derived(name="asked")
        conditions = list(self.condition(asked.c))
        if self.among is not None:
            conditions.append(one_of(self.among, "among"))
        seen = [scoping.rows(table) for table in (self.table, *self.links)]
        match = sa.exists().where(*conditions, *seen)
        return sa.select(*(asked.c[name] for name in self.keys)).where(match)


def one(table: Table, key: Column[Any], *, where: Sequence[ColumnElement[bool]] = ()) -> One:
    """A row by a column that is unique, or unique among the rows where the predicates hold."""
    return One(table, key, tuple(where))


def many(
    table: Table, key: Column[Any], *order: ColumnElement[Any], where: Sequence[ColumnElement[bool]] = ()
) -> Many:
    """All rows by a column, ordered by the columns given, then by id."""
    return Many(table, key, (*order, table.c.id), tuple(where))


def values(
    table: Table, column: Column[Any], link: Through, *, where: Sequence[ColumnElement[bool]] = ()
) -> Values:
    """The distinct values of a column over the rows that `link` ties to its key."""
    return Values(table, column, link, tuple(where))


def present(
    table: Table,
    keys: Mapping[str, ColumnElement[Any]],
    condition: Callable[[Any], Sequence[ColumnElement[bool]]],
    *,
    among: ColumnElement[Any] | None = None,
    links: Sequence[Table] = (),
) -> Present:
    """Whether a row satisfies `condition(asked)`, `asked` bearing the key's values by the names of `keys`.

    `keys` maps each name to a column of the same type; `links` are the other tables that the condition joins.
    """
    return Present(table, keys, condition, among, tuple(links))
