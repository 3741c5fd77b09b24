"""Loaders of single rows and short lists: `one` and `many`."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, Final

import orjson
import sqlalchemy as sa
from sqlalchemy import Column, ColumnElement, Table

from loaders.binds import bind_type, one_of
from loaders.forms import Objects, Wanted, wanted
from loaders.reader import Loader, Reader
from loaders.rows import Columns, Row, plain_class
from loaders.scoping import Scoping
from loaders.slices import PageArguments
from loaders.writing import Writing, with_others
from loaders.written import Below, written

FEW: Final = 4
"""How many rows a key of a short list mostly has, or fewer."""


@dataclass(eq=False)
class _ByKey(Loader):
    """Rows by a column. Others of their database may be written with them, and they with others."""

    listed: ClassVar[bool]

    table: Table
    key: Column[Any]
    order: tuple[ColumnElement[Any], ...]
    where: tuple[ColumnElement[bool], ...]

    def written(self, label: str, key: str | None, below: Below) -> Objects | None:
        """What to ask of the rows to find under `label` what is written; null where it cannot be."""
        return written(self.table, label, key, below)

    def hangs(self, arguments: Any) -> tuple[None, None]:
        """Nothing but a key tells which rows are wanted."""
        return None, None

    def below(
        self,
        key: ColumnElement[Any],
        names: Sequence[str] | None,
        scoping: Scoping,
        page: PageArguments | None,
        limit: str,
    ) -> sa.Select[Any]:
        """The rows with a key of another row."""
        return self._select(names, self.key == key, scoping).correlate_except(self.table)

    def held(self, texts: Sequence[str]) -> list[Any]:
        """What it would find, of the texts that came with other rows: objects of columns, made rows again."""
        row = plain_class(self.table)
        found = orjson.loads(f"[{','.join(texts)}]")
        if self.listed:
            return [[row(each) for each in rows] for rows in found]
        return [each and row(each) for each in found]

    async def _rows(self, reader: Reader, keys: Sequence[Any], columns: Columns, most: int) -> Sequence[Row]:
        """The rows of all keys, by one statement; there are `most` of them.

        One key is asked without a list around it, on which Postgres would spend a third of its time.
        """
        asked = wanted(self.table, columns, self.key.name)
        alone = len(keys) == 1
        return await reader.rows(
            self.name,
            self.table,
            (alone, asked.names, asked.forms),
            partial(self._all, asked, alone=alone),
            {"key": keys[0], **asked.binds} if alone else {"keys": keys, **asked.binds},
            most,
            with_others if asked.reads else len,
            asked.reads,
        )

    def _all(self, asked: Wanted, scoping: Scoping, *, alone: bool) -> sa.Select[Any]:
        one = sa.bindparam("key", type_=bind_type(self.key))
        keyed = self.key == one if alone else one_of(self.key, "keys")
        if not asked.forms:
            return self._select(asked.names, keyed, scoping)
        rows = self._select(asked.read(self.table), keyed, scoping).subquery("found")
        return Writing(rows, self.table, scoping).select(asked)

    def _select(
        self, names: Sequence[str] | None, keyed: ColumnElement[bool], scoping: Scoping
    ) -> sa.Select[Any]:
        return (
            sa.select(*scoping.columns(self.table, names))
            .where(keyed, *self.where, scoping.rows(self.table))
            .order_by(*self.order)
        )


class One(_ByKey):
    """The row with a unique key, or null: absent, or not in the viewer's scope."""

    listed = False

    async def load(
        self, reader: Reader, keys: Sequence[Any], arguments: Any, columns: Columns = None
    ) -> list[Row | None]:
        """A row or null per key; one statement for all keys."""
        unique = list(dict.fromkeys(keys))
        name = self.key.name
        found = {row[name]: row for row in await self._rows(reader, unique, columns, len(unique))}
        return [found.get(key) for key in keys]


class Many(_ByKey):
    """All rows with a key, in a fixed order; for lists that are short by nature."""

    listed = True

    async def load(
        self, reader: Reader, keys: Sequence[Any], arguments: Any, columns: Columns = None
    ) -> list[list[Row]]:
        """A list of rows per key, empty when there are none; one statement for all keys."""
        found: dict[Any, list[Row]] = {key: [] for key in keys}
        name = self.key.name
        for row in await self._rows(reader, list(found), columns, FEW * len(found)):
            found[row[name]].append(row)
        return [found[key] for key in keys]


def one(table: Table, key: Column[Any], *, where: Sequence[ColumnElement[bool]] = ()) -> One:
    """A row by a column that is unique, or unique among the rows where the predicates hold."""
    return One(table, key, (), tuple(where))


def many(
    table: Table, key: Column[Any], *order: ColumnElement[Any], where: Sequence[ColumnElement[bool]] = ()
) -> Many:
    """All rows by a column, ordered by the columns given, then by id."""
    return Many(table, key, (*order, table.c.id), tuple(where))
