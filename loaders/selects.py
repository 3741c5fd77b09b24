"""The statement of a page, composed once per shape."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement

from loaders.rows import TEXT, needed
from loaders.slices import PageArguments
from loaders.specs import PageSpec, Shape
from loaders.statements import Scoping, bind_type
from loaders.written import Form, as_object

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
        scoping.order(name.upper(), order.column)
        self.down = page.descends(arguments) is not arguments.backward  # the direction in which rows are read

    def statement(
        self,
        length: int | None,
        names: Sequence[str] | None = None,
        forms: Sequence[Form] = (),
        *,
        listed: bool = False,
    ) -> sa.Select[Any]:
        """The rows of each key asked, each key's in the direction of reading; none has more than `length`.

        With the columns named, or all of them, and with objects of those forms. If the objects are to be
        `listed`, there is one row for all of a key's, and none where there are none.
        """
        self.names, self.forms, self.listed = names, forms, listed
        page = self.page
        if page.key is None:
            return self._page(None, length)
        keys = sa.bindparam("keys", type_=sa.ARRAY(page.key_type))
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
        rows = self._page(asked.c, length).lateral("page")
        # A lateral subquery runs whole for each key, so each key's rows come in its order; to sort them
        # again took longer than to find them. `asked_at` tells whose they are.
        at = sa.type_coerce(asked.c.at, sa.BigInteger()).label("asked_at")
        return sa.select(rows, at).select_from(asked.join(rows, sa.true()))

    def _page(self, asked: Any, length: int | None) -> sa.Select[Any]:
        """The rows of one key, and objects of those that were found: to write them of more has its price."""
        first = self._first(asked, length)
        if not self.forms:
            return first
        rows = first.subquery("first") if asked is None else first.lateral("first")
        objects = {form.label: as_object(form, rows.c, self.page.table) for form in self.forms}
        if self.listed:  # Postgres puts the rows of an ordered subquery together in their order
            lists = [_list(each).label(label) for label, each in objects.items()]
            count = sa.func.count()
            return sa.select(*lists, count.label("listed")).select_from(rows).having(count > _NOTHING)
        wanted = [rows.c[name.removesuffix(TEXT)] for name in self.names or ()]
        return sa.select(*wanted, *(each.label(label) for label, each in objects.items()))

    def _first(self, asked: Any, length: int | None) -> sa.Select[Any]:
        """The first rows, in order."""
        limit = sa.bindparam("limit", type_=sa.Integer())
        rows = self._rows(asked).order_by(*self._order(self.page.table.c))
        rows = rows.correlate_except(self.page.table)  # or `asked`, levels up, would be asked anew: all keys
        if length is None:
            return rows.limit(limit)
        # Postgres takes a limit that it does not know for a tenth of all rows, and would rather sort them all
        # than walk an index for so many.
        known = rows.limit(sa.literal_column(str(length))).lateral("known")
        return sa.select(known).limit(limit)

    def _rows(self, asked: Any) -> sa.Select[Any]:
        page = self.page
        where = page.conditions(self.shape, self.scoping)
        if asked is not None:
            where.insert(0, page.belongs(asked.key, self.scoping))
        for end, how in self.ends.items():
            if how != "none":
                where.append(self._beyond(end, asked if how == "each" else None))
        return sa.select(*self.scoping.columns(page.table, self._read())).where(*where)

    def _read(self) -> Sequence[str] | None:
        """The columns that are read: those asked for, and those of which objects are written."""
        if self.names is None:
            return None
        return needed(self.page.table, frozenset(self.names).union(*(form.columns for form in self.forms)))

    def _beyond(self, end: str, asked: Any) -> ColumnElement[bool]:
        """That a row comes after the place, or before the fence: one for all keys, or the key's own."""
        if asked is None:
            value = sa.bindparam(f"{end}_value", type_=bind_type(self.column))
            limit = sa.tuple_(value, sa.bindparam(f"{end}_id", type_=sa.BigInteger()))
        else:
            limit = sa.tuple_(asked[f"{end}_value"], asked[f"{end}_id"])
        row = sa.tuple_(self.column, self.page.table.c.id)
        down = self.down is (end == "place")
        beyond: ColumnElement[bool] = row < limit if down else row > limit
        return beyond

    def _order(self, columns: Any) -> tuple[Any, Any]:
        ordered = (columns[self.column.name], columns["id"])
        first, second = (column.desc() if self.down else column.asc() for column in ordered)
        return first, second


def _list(objects: ColumnElement[Any]) -> ColumnElement[Any]:
    return sa.func.string_agg(objects, sa.literal_column("','"), type_=sa.Text())
