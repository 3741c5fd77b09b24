"""How rows of several tables are sorted as one."""

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

import sqlalchemy as sa

from loaders.pages import Page
from loaders.rows import TEXT, Row, global_name
from loaders.slices import PageArguments


class Sorting(NamedTuple):
    """What rows are sorted by."""

    columns: frozenset[str]
    """What is read of them for it. Instants come as text, which sorts alike, being in UTC, and which the
    driver takes as it is: to make an instant takes it half a microsecond."""
    value: Callable[[Row], Any]
    """A row's own; its column's name may be another in each table."""
    descends: bool
    instants: bool
    """Whether it is an instant, or the text of one."""

    def end(self, row: Row) -> Any:
        """The value of a row, as statements are given it."""
        value = self.value(row)
        return datetime.fromisoformat(value) if self.instants and isinstance(value, str) else value


@lru_cache(1_000)
def sorting_of(pages: tuple[Page, ...], order: str | None, *, descending: bool | None) -> Sorting:
    """What the rows of pages are sorted by in an order that all of them have."""
    arguments = PageArguments(order=order, descending=descending)
    columns = [page.order(arguments)[1].column for page in pages]
    names = [column.name for column in columns]
    by_table = {global_name(page.table): name for page, name in zip(pages, names, strict=True)}
    instants = all(isinstance(column.type, sa.TIMESTAMP) for column in columns)
    return Sorting(
        frozenset(f"{name}{TEXT}" for name in names) if instants else frozenset(names),
        itemgetter(names[0]) if len(set(names)) == 1 else lambda row: row[by_table[row.table]],
        pages[0].descends(arguments),
        instants,
    )
