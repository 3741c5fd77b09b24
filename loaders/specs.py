"""What a connection is made of, as data: its rows, key, filters and orders."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Column, ColumnElement, Table

from loaders import cursors
from loaders.binds import bind_type
from loaders.clock import Clock
from loaders.filters import Elsewhere, Filter, asked
from loaders.scoping import Scoping
from loaders.slices import PageArguments
from loaders.wording import named

Shape = tuple[tuple[str, tuple[str, ...]], ...]
"""The filters given, by name, and which parts of each."""


@dataclass(frozen=True, slots=True)
class Order:
    """One order of a connection: a column that is never null, and what it means."""

    column: Column[Any]
    description: str
    ascending: bool = False
    """Whether it is read from its lowest value on unless a client says otherwise."""


@dataclass(frozen=True, slots=True)
class Through:
    """A link table between the key and the rows: `key` is asked for, `to` is the row's id, or its `column`.

    The link rows are scoped too, so that what a competitor linked is not seen through a shared row.
    """

    table: Table
    key: Column[Any]
    to: Column[Any]
    where: tuple[ColumnElement[bool], ...] = ()
    column: Column[Any] | None = None
    by: Column[Any] | None = None
    """What the rows are ordered by, repeated on the link: its index has each of them once, in order."""


@dataclass(eq=False)
class PageSpec:
    """Rows of `table`, by `key` or all of them, under `filters` and in one of `orders`."""

    table: Table
    key: Column[Any] | Through | None
    filters: Mapping[str, Filter]
    orders: Mapping[str, Order]
    fixed: tuple[ColumnElement[bool], ...]
    orders_name: str | None = None
    """What the orders are called in the graph, where they are not those of all connections to the table."""
    filters_name: str | None = None
    """The same of the filters."""

    def order(self, arguments: PageArguments) -> tuple[str, Order]:
        """The order asked for by name, the first declared unless named."""
        name = arguments.order or next(iter(self.orders))
        return name, self.orders[name]

    def descends(self, arguments: PageArguments) -> bool:
        """Whether the largest or newest comes first: as asked for, or as is the order's own way."""
        if arguments.descending is None:
            return not self.order(arguments)[1].ascending
        return arguments.descending

    def foreign(self, arguments: PageArguments) -> list[str]:
        """The filters given that ask another domain's database."""
        return [name for name in arguments.where if isinstance(self.filters[name], Elsewhere)]

    def parts(self, arguments: PageArguments, clock: Clock) -> tuple[Shape, dict[str, Any]]:
        """The shape of the filters given, and their values to bind."""
        shape: list[tuple[str, tuple[str, ...]]] = []
        values: dict[str, Any] = {}
        for name, parts in asked(self.filters, arguments.where, clock.today()):
            if not isinstance(self.filters[name], Elsewhere):
                shape.append((name, tuple(parts)))
                values |= {f"{name}.{part}": bound for part, bound in parts.items()}
        return tuple(shape), values

    def conditions(self, shape: Shape, scoping: Scoping) -> list[ColumnElement[bool]]:
        """The predicates: what is fixed, the filters given, and the scope."""
        given = {name: self.filters[name].condition(parts, f"{name}.", scoping) for name, parts in shape}
        for name, condition in given.items():
            scoping.allow(named(name), condition)
        return [*self.fixed, *given.values(), scoping.rows(self.table)]

    def belongs(self, key: ColumnElement[Any], scoping: Scoping) -> ColumnElement[bool]:
        """That a row belongs to `key`, directly or through a link row in scope."""
        if isinstance(self.key, Through):
            link = self.key
            links = sa.select(link.to).where(*self.linked(link, key, scoping))
            # Or `key`, two levels up, would be asked anew: all keys.
            links = links.correlate_except(link.table)
            column = self.table.c.id if link.column is None else link.column
            return column.in_(links)
        return sa.true() if self.key is None else self.key == key

    def linked(self, link: Through, key: ColumnElement[Any], scoping: Scoping) -> list[ColumnElement[bool]]:
        """The predicates of the link rows in scope that belong to `key`."""
        seen = scoping.parts(link.to, self.table) if link.column is None else scoping.rows(link.table)
        return [link.key == key, *link.where, seen]

    @property
    def key_type(self) -> Any:
        """The type of the key by which the rows are asked."""
        if self.key is None:
            raise TypeError(f"The rows of {self.table.name} are not asked by a key here.")
        return bind_type(self.key.key if isinstance(self.key, Through) else self.key)

    def bound(self, name: str, arguments: PageArguments) -> bytes:
        """What the cursors of these arguments belong to."""
        return cursors.binding(name, self.order(arguments)[0], self.descends(arguments), arguments.where)
