"""A bounded semi-join: pages filtered by rows of another domain's database.

Candidates come by the page's own index, one statement asks the other domain about all their keys, those that
do not fit are dropped, and the page is refilled, five rounds at most. The page may be short; whether there is
more stays right, and so does the place where the next page goes on.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from loaders.cursors import Place
from loaders.filters import Elsewhere
from loaders.reader import LOADERS, Reader
from loaders.rows import Columns, Row

if TYPE_CHECKING:
    from loaders.pages import Page
    from loaders.slices import PageArguments, Slice

ROUNDS: Final = 5
CANDIDATES: Final = 4
"""Candidates per row wanted, in each round."""


@dataclass(slots=True)
class _Search:
    """How far the search for one parent's page has come."""

    key: Any
    place: Place | None
    kept: list[Row] = field(default_factory=list)
    exhausted: bool = False


async def search(
    page: "Page", reader: Reader, keys: Sequence[Any], arguments: "PageArguments", columns: Columns = None
) -> list["Slice"]:
    """A `Slice` per key with only the rows that the filters on other domains keep.

    Raises `DomainUnavailable` when one of those domains is down: never unfiltered rows.
    """
    column = page.order(arguments)[1].column.name
    wanted = arguments.size + 1
    if columns is not None:
        given = (page.filters[name] for name in arguments.where)
        columns = columns.union(*(each.columns for each in given if isinstance(each, Elsewhere)))
    searches = [_Search(key, page.place(arguments)) for key in keys]
    for _ in range(ROUNDS):
        open_ = [search for search in searches if len(search.kept) < wanted and not search.exhausted]
        if not open_:
            break
        limit = wanted * CANDIDATES
        places = [search.place for search in open_]
        found = await page.window(reader, [search.key for search in open_], arguments, limit, places, columns)
        kept = await _kept(page, reader, [row for rows in found for row in rows], arguments)
        for search, rows in zip(open_, found, strict=True):
            search.exhausted = len(rows) < limit
            search.kept += [row for row in rows if row["id"] in kept]
            if rows:
                search.place = (rows[-1][column], rows[-1]["id"])
    return [_slice(page, arguments, search) for search in searches]


async def _kept(page: "Page", reader: Reader, rows: list[Row], arguments: "PageArguments") -> set[int]:
    """The ids of the rows that every filter on another domain keeps; a statement per filter."""
    for name, value in arguments.where.items():
        given = page.filters[name]
        if isinstance(given, Elsewhere) and rows:
            keys = [tuple(row[column] for column in given.columns) for row in rows]
            wanted = given.wanted(value)
            present = await LOADERS[given.loader].load(reader, keys, value)
            rows = [row for row, there in zip(rows, present, strict=True) if there is wanted]
    return {row["id"] for row in rows}


def _slice(page: "Page", arguments: "PageArguments", search: _Search) -> "Slice":
    full = len(search.kept) > arguments.size
    answer = page.slicer(arguments)(search.kept[: arguments.size], more=full or not search.exhausted)
    if not full and not search.exhausted and not arguments.backward:
        answer.last_seen = search.place
    return answer
