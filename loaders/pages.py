"""Pages: keyset pagination of many parents at once, filtered, ordered, counted."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal, Protocol

import sqlalchemy as sa
from sqlalchemy import Column, ColumnElement, Table

from loaders import cursors
from loaders.access import shown_to_all
from loaders.counts import Count
from loaders.cursors import Place
from loaders.filters import Filter
from loaders.forms import Objects
from loaders.lists import PageLists, PageRows
from loaders.reader import LOADERS, Loader, Reader
from loaders.rows import Columns, Row
from loaders.scoping import Scoping
from loaders.searches import search
from loaders.selects import PageSelect
from loaders.slices import PageArguments, Slice
from loaders.specs import Order, PageSpec, Through
from loaders.windows import length_for, reading_of
from loaders.written import Below, written


class Slicer(Protocol):
    """Makes a page of rows."""

    def __call__(self, rows: list[Row], *, more: bool) -> Slice:
        """The page."""


@dataclass(eq=False)
class Page(PageSpec, Loader):
    """Rows by a key (or all, without one) a page at a time, newest first unless asked otherwise."""

    listed = True

    def __set_name__(self, owner: type, attribute: str) -> None:
        """Name and register the page.

        Its rows alone are `rows`, and its count is `count`, named `entries.by_company.count`.
        """
        super().__set_name__(owner, attribute)
        self.count = Count(f"{self.name}.count", self)
        self.rows = PageRows(self)
        self.lists = PageLists(self)

    async def load(
        self,
        reader: Reader,
        keys: Sequence[Any],
        arguments: PageArguments,
        columns: Columns = None,
        fences: Sequence[Place] | None = None,
    ) -> list[Slice]:
        """A `Slice` per key; one statement for all keys. Rows beyond a key's fence may be left out.

        A filter on another domain's rows takes up to five rounds of a statement here and one there. Raises
        `BadCursor` for a cursor of another connection, order or filter.
        """
        if self.foreign(arguments):
            return await search(self, reader, keys, arguments, columns)
        found = await self.window(
            reader, keys, arguments, arguments.size + 1, [self.place(arguments)], columns, fences
        )
        size = arguments.size
        cut = self.slicer(arguments)
        return [cut(rows[:size], more=len(rows) > size) for rows in found]

    def written(self, label: str, key: str | None, below: Below) -> Objects | None:
        """What to ask of the rows to find under `label` what is written; null where it cannot be."""
        return written(self.table, label, key, below)

    def hangs(self, arguments: PageArguments) -> tuple[PageArguments, int] | None:
        """Where nothing but order and length tell which rows are wanted, and the order tells nothing."""
        order = self.order(arguments)[1].column
        narrowed = arguments.where or arguments.after or arguments.before or arguments.backward
        if self.key is None or narrowed or not shown_to_all(order):
            return None
        length = length_for(arguments.size + 1) or arguments.size + 1
        page = PageArguments(length - 1, order=arguments.order, descending=arguments.descending)
        return page, arguments.size

    def below(
        self,
        key: ColumnElement[Any],
        names: Sequence[str] | None,
        scoping: Scoping,
        page: PageArguments,
        limit: str,
    ) -> sa.Select[Any]:
        """The rows with a key of another row, up to the limit that is bound under that name."""
        ends = {"place": "none", "fence": "none"}
        return PageSelect(self, page, (), ends, scoping).below(key, names, limit, page.size + 1)

    def place(self, arguments: PageArguments) -> Place | None:
        """Where the page starts: after `after`, or before `before` when read back."""
        return self._decoded(arguments, arguments.before if arguments.backward else arguments.after)

    def _fence(self, arguments: PageArguments) -> Place | None:
        """Where the page must stop at the latest: the other one of `after` and `before`."""
        return self._decoded(arguments, arguments.after if arguments.backward else arguments.before)

    def _decoded(self, arguments: PageArguments, cursor: str | None) -> Place | None:
        if cursor is None:
            return None
        kind = self.order(arguments)[1].column.type.python_type
        return cursors.decode(self.bound(self.name, arguments), cursor, kind)

    def slicer(self, arguments: PageArguments) -> Slicer:
        """What makes a page of rows that were read in the direction asked for, and of whether more follow."""
        backward, order = arguments.backward, self.order(arguments)[1].column.name
        after, before = arguments.after is not None, arguments.before is not None
        bound = cursors.Bound(partial(self.bound, self.name, arguments))

        def cut(rows: list[Row], *, more: bool) -> Slice:
            if backward:
                return Slice(rows[::-1], before, more, bound, order)
            return Slice(rows, more, after, bound, order)

        return cut

    async def window(
        self,
        reader: Reader,
        keys: Sequence[Any],
        arguments: PageArguments,
        limit: int,
        places: Sequence[Place | None],
        columns: Columns = None,
        fences: Sequence[Place] | None = None,
        *,
        only: Literal["rows", "lists"] | None = None,
    ) -> list[list[Row]]:
        """Up to `limit` rows per key, each key's from its place on, or all from the one given; one statement.

        Each key's end before its fence, or all where the arguments have them end.

        If `only` rows are wanted, they are without what their cursors would need; if lists, there is one row
        for all that is written of a key's, and none where there is nothing.
        """
        shape, values = self.parts(arguments, reader.clock) if arguments.where else ((), {})
        ends = {
            "place": _bind("place", places, values),
            "fence": _bind("fence", fences or [self._fence(arguments)], values),
        }
        length = None if arguments.where else length_for(limit)
        alone = self.key is not None and len(keys) == 1
        reading = reading_of(
            self,
            arguments.order,
            length,
            columns,
            only,
            descending=arguments.descending,
            backward=arguments.backward,
        )

        def build(scoping: Scoping) -> sa.Select[Any]:
            select = PageSelect(self, arguments, shape, ends, scoping)
            return select.statement(length, reading.asked, listed=only == "lists", alone=alone)

        state = (reading.variant, shape, alone, *ends.values())
        values["limit"] = limit
        if alone:
            values["key"] = keys[0]
        else:
            values["keys"] = list(keys)
        values.update(reading.asked.binds)
        most = sys.maxsize if arguments.where else limit * len(keys)  # a filter may take its time
        rows = await reader.rows(
            self.name, self.table, state, build, values, most, reading.count, reading.asked.reads
        )
        if alone or self.key is None:
            return [rows] * len(keys)
        found: list[list[Row]] = [[] for _ in keys]
        for row in rows:
            found[row["asked_at"] - 1].append(row)
        return found


def _bind(end: str, places: Sequence[Place | None], values: dict[str, Any]) -> str:
    """Bind where rows begin or end; tell how: nowhere, at one place for all keys, or at each key's own."""
    if len(places) > 1 and len(set(places)) > 1:
        values[f"{end}_values"] = [place and place[0] for place in places]
        values[f"{end}_ids"] = [place and place[1] for place in places]
        return "each"
    if places[0] is None:
        return "none"
    values[f"{end}_value"], values[f"{end}_id"] = places[0]
    return "one"


def page(
    table: Table,
    key: Column[Any] | Through | None = None,
    *,
    orders: Mapping[str, Order],
    where: Mapping[str, Filter] | None = None,
    fixed: Sequence[ColumnElement[bool]] = (),
    orders_name: str | None = None,
) -> Page:
    """Rows of `table` by `key`; `fixed` predicates hold for all of them.

    `orders_name` is needed where the orders are not those of the table's other pages.
    """
    return Page(table, key, where or {}, orders, tuple(fixed), orders_name)


def by(column: Column[Any], description: str, *, ascending: bool = False) -> Order:
    """An order by one column that is never null, and by id where it is equal; from the highest value on.

    `ascending` is for what is read from its lowest value on unless a client says otherwise, such as names.
    """
    return Order(column, description, ascending)


def orders(**named: Order) -> Mapping[str, Order]:
    """The orders of a connection by their names; the first is the default."""
    return named


def pages() -> list[Page]:
    """All declared pages, so that the house can be checked for an index behind each order."""
    return [loader for loader in LOADERS.values() if isinstance(loader, Page)]
