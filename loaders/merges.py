"""Pages of one order over several tables, of one database or more, read as one."""

from asyncio import gather
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from itertools import chain
from operator import itemgetter
from typing import Any, Final, TypeVar

from loaders import cursors
from loaders.cursors import Place
from loaders.filters import Filter
from loaders.forms import Objects
from loaders.pages import Page
from loaders.reader import Loader, Reader
from loaders.rows import Columns, Row, global_name
from loaders.slices import Given, PageArguments, Slice
from loaders.sortings import Sorting, sorting_of
from loaders.specs import Order
from loaders.written import Below

Part = TypeVar("Part")
"""What is read of one part for one key."""

LAST: Final = cursors.BIGINT - 1
"""Beyond every id."""


@dataclass(slots=True)
class MergedSlice(Slice):
    """A page whose rows come from several tables."""

    ranks: Mapping[str, int] = field(default_factory=dict)
    """Which place a table's rows take among rows of equal value, by the table's global name."""
    value: Callable[[Row], Any] = itemgetter("id")
    """The value that a row stands by."""

    def cursor(self, row: Row) -> str:
        """The cursor of one of the rows: its value, and id and rank as one number."""
        packed = row["id"] * len(self.ranks) + self.ranks[row.table]
        return cursors.encode(self.bound(), (self.value(row), packed))


@dataclass(eq=False)
class Merged(Loader):
    """Several pages as one, in the order (value, page, id): each page answers in one statement.

    The page size asked for is asked of each, since all rows of the page may come from one. The `longest` page
    goes first: when it is full, the others are asked for nothing beyond its last row. When a database is down
    there is no page at all, since one with silent holes would look whole; leave its part out by the filter
    `chooser` to go on.
    """

    parts: Mapping[str, Page]
    """The pages by the values of the filter `chooser`; rows of equal value are ordered as these are."""
    filters: Mapping[str, Filter]
    """What a client can filter by: the filters of every page, and `chooser`."""
    orders: Mapping[str, Order]
    chooser: str
    orders_name: str | None = None
    filters_name: str | None = None
    longest: str | None = None
    """The part that mostly has most of a page's rows; null to ask all parts at once."""

    def __set_name__(self, owner: type, attribute: str) -> None:
        """Name and register the whole, its parts (`activity.by_company.shipments`) and their counts."""
        for part, page in self.parts.items():
            page.__set_name__(owner, f"{attribute}.{part}")
        super().__set_name__(owner, attribute)
        self.table = next(iter(self.parts.values())).table
        self.count = MergedCount(self)
        self.rows = MergedRows(self)
        self._pages = tuple(self.parts.values())
        self._ranks = {global_name(page.table): rank for rank, page in enumerate(self._pages)}

    async def load(
        self, reader: Reader, keys: Sequence[Any], arguments: PageArguments, columns: Columns = None
    ) -> list[MergedSlice]:
        """A slice per key; one statement per part for all keys.

        Raises `BadCursor` for a cursor of another connection, order or filter, and what any part raises.
        """

        def read(page: Page, asked: PageArguments, fences: Sequence[Place] | None) -> Awaitable[list[Slice]]:
            return page.load(reader, keys, asked, columns, fences)

        def full(part: Slice) -> list[Row] | None:
            return part.rows if (part.has_previous if arguments.backward else part.has_next) else None

        found = await self.each(arguments, read, full)
        return [self._slice(arguments, [slices[at] for slices in found]) for at in range(len(keys))]

    def written(self, label: str, key: str | None, below: Below) -> Objects | None:
        """What to ask of the rows to find under `label` what is written; null where the parts differ."""
        (first, *others) = [page.written(label, key, below) for page in self.parts.values()]
        return first if all(each == first for each in others) else None

    def asked(self, arguments: PageArguments) -> list[tuple[Page, PageArguments]]:
        """The parts that the filter `chooser` lets in, in the order of their rank, and what each is asked."""
        return [
            (page, self._arguments_of(rank, page, arguments))
            for rank, page in enumerate(self.parts.values())
            if self.chosen(arguments, rank)
        ]

    async def each(
        self,
        arguments: PageArguments,
        read: Callable[[Page, PageArguments, Sequence[Place] | None], Awaitable[list[Part]]],
        full: Callable[[Part], list[Row] | None],
    ) -> list[list[Part]]:
        """What is read of each part, in the order of their rank; `full` tells the rows of a full page."""
        asked = self.asked(arguments) if arguments.after or arguments.before else _asked(self, arguments)
        pages = [page for page, _ in asked]
        longest = self.parts.get(self.longest or "")
        if longest is None or longest not in pages:
            return list(await gather(*(read(page, given, None) for page, given in asked)))
        lead = pages.index(longest)
        first = await read(*asked[lead], None)
        last = 0 if arguments.backward else -1
        sorting = self.sorting(arguments)
        ends = [sorting.end(rows[last]) for part in first if (rows := full(part))]

        def fences(at: int) -> list[Place] | None:
            # Of the rows with the last one's own value, those of earlier parts are lower: see below.
            return [(end, LAST if at < lead else 0) for end in ends] if len(ends) == len(first) else None

        others = (read(*given, fences(at)) for at, given in enumerate(asked) if at != lead)
        found = list(await gather(*others))
        found.insert(lead, first)
        return found

    def chosen(self, arguments: PageArguments, rank: int) -> bool:
        """Whether the filter `chooser` lets a part in."""
        wanted = arguments.where.get(self.chooser)
        return wanted is None or list(self.parts)[rank] in wanted

    def shared(self, arguments: PageArguments) -> Given:
        """The filters that the parts are asked with."""
        return Given({name: value for name, value in arguments.where.items() if name != self.chooser})

    def _arguments_of(self, rank: int, page: Page, arguments: PageArguments) -> PageArguments:
        """What is asked of one part: the same page, each cursor translated to the part's own order."""
        unpaged = replace(arguments, after=None, before=None, where=self.shared(arguments))
        bound = page.bound(page.name, unpaged)
        kind = page.order(unpaged)[1].column.type.python_type

        def translated(cursor: str | None) -> str | None:
            if cursor is None:
                return None
            beyond = cursors.BIGINT * len(self.parts)
            value, packed = cursors.decode(self._bound(arguments), cursor, kind, ids=beyond)
            identity, there = divmod(packed, len(self.parts))
            # Of the rows with the cursor's own value, those of earlier parts are lower and those of later
            # parts higher, whichever way the order is read.
            return cursors.encode(bound, (value, identity if rank == there else LAST if rank < there else 0))

        return replace(unpaged, after=translated(arguments.after), before=translated(arguments.before))

    def merged(self, arguments: PageArguments, parts: Sequence[list[Row]]) -> tuple[list[Row], bool]:
        """The page's rows of those that the parts gave, and whether any was left out.

        The parts come in the order of their rank and their rows in the order asked for, so that rows of equal
        value stay as they should be in a sort by the value alone.
        """
        sorting = self.sorting(arguments)
        descends = sorting.descends
        rows = list(chain.from_iterable(reversed(parts) if descends else parts))
        rows.sort(key=sorting.value, reverse=descends)
        kept = rows[-arguments.size :] if arguments.backward else rows[: arguments.size]
        return kept, len(kept) < len(rows)

    def _slice(self, arguments: PageArguments, slices: Sequence[Slice]) -> MergedSlice:
        kept, cut = self.merged(arguments, [part.rows for part in slices])
        more = cut or any(part.has_previous if arguments.backward else part.has_next for part in slices)
        return MergedSlice(
            kept,
            has_next=arguments.before is not None if arguments.backward else more,
            has_previous=more if arguments.backward else arguments.after is not None,
            bound=cursors.Bound(partial(self._bound, arguments)),
            order=self._pages[0].order(arguments)[1].column.name,
            ranks=self._ranks,
            value=self.sorting(arguments).value,
        )

    def sorting(self, arguments: PageArguments) -> Sorting:
        """How the rows are sorted."""
        return sorting_of(self._pages, arguments.order, descending=arguments.descending)

    def _bound(self, arguments: PageArguments) -> bytes:
        return self._pages[0].bound(self.name, arguments)


@lru_cache(1_000)
def _asked(merged: Merged, arguments: PageArguments) -> list[tuple[Page, PageArguments]]:
    """What the parts are asked where no cursor tells where to begin."""
    return merged.asked(arguments)


class MergedRows(Loader):
    """The rows of such a page and nothing about them."""

    def __init__(self, merged: Merged) -> None:
        self.name = merged.name
        self.table = merged.table
        self.whole = merged

    async def load(
        self, reader: Reader, keys: Sequence[Any], arguments: PageArguments, columns: Columns = None
    ) -> list[list[Row]]:
        """A list of rows per key; one statement per part for all keys, and errors as the page's own."""
        whole = self.whole
        wanted = None if columns is None else columns.union(whole.sorting(arguments).columns)

        def read(
            page: Page, part: PageArguments, fences: Sequence[Place] | None
        ) -> Awaitable[list[list[Row]]]:
            return page.rows.load(reader, keys, part, wanted, fences)

        def full(rows: list[Row]) -> list[Row] | None:
            return rows if len(rows) == arguments.size else None

        found = await whole.each(arguments, read, full)
        return [whole.merged(arguments, [rows[at] for rows in found])[0] for at in range(len(keys))]


class MergedCount(Loader):
    """How many rows all parts have together."""

    def __init__(self, merged: Merged) -> None:
        self.name = f"{merged.name}.count"
        self.table = merged.table
        self.merged = merged

    async def load(
        self, reader: Reader, keys: Sequence[Any], arguments: PageArguments, columns: Columns = None
    ) -> list[int]:
        """A number per key; one statement per part for all keys."""
        merged = self.merged
        unpaged = PageArguments(where=merged.shared(arguments))
        counted = await gather(
            *(
                page.count.load(reader, keys, unpaged)
                for rank, page in enumerate(merged.parts.values())
                if merged.chosen(arguments, rank)
            )
        )
        return [sum(count[at] or 0 for count in counted) for at in range(len(keys))]
