"""The statement of a page, composed once per shape."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Column, ColumnElement

from loaders.binds import array, bind_type
from loaders.forms import Wanted
from loaders.scoping import Scoping
from loaders.slices import PageArguments
from loaders.specs import PageSpec, Shape, Through
from loaders.writing import Writing, joined

_NOTHING: ColumnElement[int] = sa.literal_column("0")


class PageSelect:
    """Composes the statement of one shape of one page."""

    def __init__(
        self,
        page: PageSpec,
        arguments: PageArguments,
        shape: Shape,
        ends: Mapping[str, str],
        scoping: Scoping,
    ) -> None:
        self.page = page
        self.shape = shape
        self.ends = ends
        self.scoping = scoping
        name, order = page.order(arguments)
        self.column = order.column
        self.link: Through | None = None
        """The link that has the rows in their order."""
        self.place: Sequence[Column[Any]] = (order.column, page.table.c.id)
        """What tells a row's place in the order."""
        if (
            isinstance(page.key, Through)
            and page.key.by is not None
            and page.key.by.name == order.column.name
        ):
            self.link, self.place = page.key, (page.key.by, page.key.to)
        scoping.order(name.upper(), order.column)
        self.down = page.descends(arguments) is not arguments.backward  # the direction in which rows are read

    def statement(
        self, length: int | None, wanted: Wanted, *, listed: bool = False, alone: bool = False
    ) -> sa.Select[Any]:
        """The rows of each key asked, each key's in the direction of reading; none has more than `length`.

        With what is `wanted` of each. If that is to be `listed`, there is one row for all of a key's, and
        none where there are none. A key that is `alone` is asked without a list around it.
        """
        self.wanted, self.listed = wanted, listed
        page = self.page
        if page.key is None:
            return self._page(None, None, length)
        if alone:
            return self._page(sa.bindparam("key", type_=page.key_type), None, length)
        keys = array("keys", page.key_type)
        arrays: list[Any] = [keys]
        columns: list[Any] = [sa.column("key", page.key_type)]
        for end, how in self.ends.items():
            if how == "each":
                for part, type_ in (("value", bind_type(self.column)), ("id", sa.BigInteger())):
                    arrays.append(sa.bindparam(f"{end}_{part}s", type_=sa.ARRAY(type_)))
                    columns.append(sa.column(f"{end}_{part}", type_))
        asked = (
            sa.func.unnest(*arrays).table_valued(*columns, with_ordinality="at").render_derived(name="asked")
        )
        rows = self._page(asked.c.key, asked.c, length).lateral("page")
        # A lateral subquery runs whole for each key, so each key's rows come in its order; to sort them
        # again took longer than to find them. `asked_at` tells whose they are.
        at = sa.type_coerce(asked.c.at, sa.BigInteger()).label("asked_at")
        return sa.select(rows, at).select_from(asked.join(rows, sa.true()))

    def below(
        self, key: ColumnElement[Any], names: Sequence[str] | None, limit: str, length: int
    ) -> sa.Select[Any]:
        """The first rows with a key of another row; their number is bound under the name `limit`."""
        return sa.select(self._known(key, None, length, names)).limit(_most(limit))

    def _page(self, key: Any, asked: Any, length: int | None) -> sa.Select[Any]:
        """The rows of one key, and what is written of those that were found: of more it has its price."""
        known = self._known(key, asked, length, self.wanted.read(self.page.table))
        most = _most("limit")
        if not self.listed and not self.wanted.reads:  # nothing is done for rows that the limit cuts off
            return Writing(known, self.page.table, self.scoping).select(self.wanted).limit(most)
        first = sa.select(known).limit(most)
        rows = first.subquery("first") if asked is None else first.lateral("first")
        writing = Writing(rows, self.page.table, self.scoping)
        if not self.listed:
            return writing.select(self.wanted)
        lists = [joined(writing.value(label, shape)).label(label) for label, shape in self.wanted.forms]
        count = sa.func.count()
        read = count if writing.read is None else count + sa.func.sum(writing.read)
        columns = [*lists, sa.cast(read, sa.Integer()).label("listed")]
        return sa.select(*columns).select_from(writing.source).having(count > _NOTHING)

    def _known(self, key: Any, asked: Any, length: int | None, names: Sequence[str] | None) -> sa.FromClause:
        """The rows in order; where there is a `length`, Postgres knows how many at most."""
        down = self.down
        order = (column.desc() if down else column.asc() for column in self.place)
        rows = self._rows(key, asked, names).order_by(*order)
        # Or `asked`, levels up, would be asked anew: all keys.
        rows = rows.correlate_except(self.page.table, *([] if self.link is None else [self.link.table]))
        if length is not None:
            # It takes a limit that it does not know for a tenth of all rows, and would rather sort them all
            # than walk an index for so many.
            rows = rows.limit(sa.literal_column(str(length)))
        return rows.lateral("known")

    def _rows(self, key: Any, asked: Any, names: Sequence[str] | None) -> sa.Select[Any]:
        page = self.page
        where = page.conditions(self.shape, self.scoping)
        if self.link is not None:
            where[:0] = [self.link.to == page.table.c.id, *page.linked(self.link, key, self.scoping)]
        elif key is not None:
            where.insert(0, page.belongs(key, self.scoping))
        for end, how in self.ends.items():
            if how != "none":
                where.append(self._beyond(end, asked if how == "each" else None))
        return sa.select(*self.scoping.columns(page.table, names)).where(*where)

    def _beyond(self, end: str, asked: Any) -> ColumnElement[bool]:
        """That a row comes after the place, or before the fence: one for all keys, or the key's own."""
        if asked is None:
            value = sa.bindparam(f"{end}_value", type_=bind_type(self.column))
            limit = sa.tuple_(value, sa.bindparam(f"{end}_id", type_=sa.BigInteger()))
        else:
            limit = sa.tuple_(asked[f"{end}_value"], asked[f"{end}_id"])
        row = sa.tuple_(*self.place)
        down = self.down is (end == "place")
        beyond: ColumnElement[bool] = row < limit if down else row > limit
        return beyond


def _most(name: str) -> ColumnElement[int]:
    """How many rows are wanted, bound under that name."""
    return sa.bindparam(name, type_=sa.Integer())
