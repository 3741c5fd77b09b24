"""The SQL of what is written of rows: of their own columns, and of rows that hang on them."""

from collections.abc import Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import ColumnElement, FromClause, Select, Table

from loaders.forms import Form, Hanging, Nested, Wanted
from loaders.rows import TEXT, needed
from loaders.scoping import Scoping
from loaders.ways import sql, value

READ: Final = "rows_read"
"""The column that tells how many rows were read for what is written of a row, beside itself."""


class Writing:
    """What is written of rows, under one scope.

    Rows that hang on others are found by a lateral subquery for each of those, which is run whole (it has a
    limit, an order, or gives one row for all), so that the order of the rows stays as it is.
    """

    def __init__(self, rows: FromClause, table: Table, scoping: Scoping) -> None:
        """Write of `rows`, which have columns of `table` under their own names."""
        self.source = rows
        """The rows, and beside each what hangs on it."""
        self._rows: Final = rows
        self._table: Final = table
        self._scoping: Final = scoping
        self._read: Final[list[ColumnElement[int]]] = []

    @property
    def read(self) -> ColumnElement[int] | None:
        """How many other rows were read for a row; null when none hang on it."""
        if not self._read:
            return None
        total = self._read[0]
        for each in self._read[1:]:
            total += each
        return total

    def select(self, asked: Wanted) -> Select[Any]:
        """What is wanted, row by row."""
        rows = self._rows.c
        columns = list(rows) if asked.names is None else [self._column(name) for name in asked.names]
        objects = [self.value(label, shape).label(label) for label, shape in asked.forms]
        read = [] if self.read is None else [self.read.label(READ)]
        return sa.select(*columns, *objects, *read).select_from(self.source)

    def _column(self, name: str) -> ColumnElement[Any]:
        """A column that is wanted; one that is wanted as text may have been read as it is, to be written."""
        column: ColumnElement[Any] = self._rows.c[name.removesuffix(TEXT)]
        if name.endswith(TEXT) and not isinstance(column.type, sa.Text):
            return sa.cast(column, sa.Text()).label(column.name)
        return column

    def value(self, label: str, nested: Nested) -> ColumnElement[Any]:
        """The text of objects, whose labels begin with the one given."""
        rows = self._rows.c
        if nested.loader is not None:
            return self._hanging(label, nested, nested.loader)
        text = self._object(label, nested.form)
        if nested.key is None:
            return text
        return sa.case((rows[nested.key].is_not(None), text), else_=sql("'null'"))

    def _object(self, label: str, form: Form) -> ColumnElement[Any]:
        values = [value(self._rows.c[name], self._table.c[name], how) for name, how in form.values]
        values += [self.value(f"{label}_{at}", nested) for at, nested in enumerate(form.below)]
        return sa.func.format(sa.bindparam(label, type_=sa.Text()), *values, type_=sa.Text())

    def _hanging(self, label: str, nested: Nested, loader: Hanging) -> ColumnElement[Any]:
        names = needed(loader.table, nested.form.columns)
        key = self._rows.c[nested.key or ""]
        rows = loader.below(key, names, self._scoping, nested.page, f"{label}_limit")
        inner = Writing(rows.lateral(f"{label}_rows"), loader.table, self._scoping)
        text = inner._object(label, nested.form)
        read = sql("1") if inner.read is None else inner.read + sql("1")
        found = _listed(text, read) if loader.listed else [text, read]
        side = _named(found).select_from(inner.source)
        beside = (side if loader.listed else side.limit(sql("1"))).lateral(label)
        self.source = self.source.outerjoin(beside, sa.true())
        self._read.append(sa.func.coalesce(beside.c.read, sql("0"), type_=sa.Integer()))
        return sa.func.coalesce(beside.c.text, sql("''" if loader.listed else "'null'"), type_=sa.Text())


def with_others(rows: Sequence[Any]) -> int:
    """How many rows were read, with those of which was written beside them."""
    others: int = sum(row[READ] for row in rows)
    return len(rows) + others


def joined(objects: ColumnElement[Any]) -> ColumnElement[Any]:
    """Objects of rows, by commas: Postgres puts the rows of an ordered subquery together in their order."""
    return sa.func.string_agg(objects, sql("','"), type_=sa.Text())


def _listed(text: ColumnElement[Any], read: ColumnElement[Any]) -> list[ColumnElement[Any]]:
    return [joined(text), sa.func.sum(read)]


def _named(columns: list[ColumnElement[Any]]) -> Select[Any]:
    text, read = columns
    return sa.select(text.label("text"), sa.cast(read, sa.Integer()).label("read"))
