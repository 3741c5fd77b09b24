"""Loaders of what rows have in common, by a key: `values` and `present`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Column, ColumnElement, Table

from loaders.binds import array, bind_type, one_of
from loaders.reader import Loader, Reader
from loaders.rows import Columns
from loaders.scoping import Scoping
from loaders.specs import Through


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
        arrays = [array(name, bind_type(column)) for name, column in self.keys.items()]
        columns = [sa.column(name, bind_type(column)) for name, column in self.keys.items()]
        asked = sa.func.unnest(*arrays).table_valued(*columns).render_derived(name="asked")
        conditions = list(self.condition(asked.c))
        if self.among is not None:
            conditions.append(one_of(self.among, "among"))
        seen = [scoping.rows(table) for table in (self.table, *self.links)]
        match = sa.exists().where(*conditions, *seen)
        return sa.select(*(asked.c[name] for name in self.keys)).where(match)


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
