"""The statement of a page, composed once per shape."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement

from loaders.slices import PageArguments
from loaders.specs import PageSpec, Shape
from loaders.statements import Scoping, bind_type


class PageSelect:
    """Composes the statement of one shape of one page."""

    def __init__(
        self,
        page: PageSpec,
        arguments: PageArguments,
        shape: Shape,
        start: str,
        scoping: Scoping,
        *,
        fenced: bool,
    ) -> None:
        self.page = page
        self.shape = shape
        self.start = start
        self.fenced = fenced
        self.scoping = scoping
        name, order = page.order(arguments)
        self.column = order.column
        scoping.allow(name.upper(), order.column)
        self.down = page.descends(arguments) is not arguments.backward  # the direction in which rows are read

    def statement(self, names: Sequence[str] | None = None) -> sa.Select[Any]:
        """The rows of each key asked, each key's in the direction of reading.

        With the columns named, or all of them.
        """
        self.names = names
        page, limit = self.page, sa.bindparam("limit", type_=sa.Integer())
        if page.key is None:
            return self._rows(None).order_by(*self._order(page.table.c)).limit(limit)
        keys = sa.bindparam("keys", type_=sa.ARRAY(page.key_type))
        arrays: list[Any] = [keys]
        columns: list[Any] = [sa.column("key", page.key_type)]
        if self.start == "each":
            arrays += [
                sa.bindparam("place_values", type_=sa.ARRAY(bind_type(self.column))),
                sa.bindparam("place_ids", type_=sa.ARRAY(sa.BigInteger())),
            ]
            columns += [sa.column("value", bind_type(self.column)), sa.column("id", sa.BigInteger())]
        asked = (
            sa.func.unnest(*arrays).table_valued(*columns, with_ordinality="at").render_derived(name="asked")
        )
        rows = self._rows(asked.c).order_by(*self._order(page.table.c)).limit(limit).lateral("page")
        # A lateral subquery runs whole for each key, so each key's rows come in its order; to sort them
        # again took longer than to find them. `asked_at` tells whose they are.
        return sa.select(rows, asked.c.at.label("asked_at")).select_from(asked.join(rows, sa.true()))

    def _rows(self, asked: Any) -> sa.Select[Any]:
        page = self.page
        where = page.conditions(self.shape, self.scoping)
        if asked is not None:
            where.insert(0, page.belongs(asked.key, self.scoping))
        if self.start == "one":
            where.append(self._beyond("place", down=self.down))
        elif self.start == "each":
            place = sa.tuple_(asked.value, asked.id)
            where.append(self._compare(place, down=self.down))
        if self.fenced:
            where.append(self._beyond("fence", down=not self.down))
        return sa.select(*self.scoping.columns(page.table, self.names)).where(*where)

    def _beyond(self, name: str, *, down: bool) -> ColumnElement[bool]:
        value = sa.bindparam(f"{name}_value", type_=bind_type(self.column))
        return self._compare(sa.tuple_(value, sa.bindparam(f"{name}_id", type_=sa.BigInteger())), down=down)

    def _compare(self, place: Any, *, down: bool) -> ColumnElement[bool]:
        row = sa.tuple_(self.column, self.page.table.c.id)
        beyond: ColumnElement[bool] = row < place if down else row > place
        return beyond

    def _order(self, columns: Any) -> tuple[Any, Any]:
        ordered = (columns[self.column.name], columns["id"])
        first, second = (column.desc() if self.down else column.asc() for column in ordered)
        return first, second
