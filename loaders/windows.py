"""How the rows of a page are read: what its statement depends on, worked out once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, NamedTuple

from loaders.forms import Wanted, wanted
from loaders.rows import Columns, Row
from loaders.slices import DEFAULT_SIZE, MAX_SIZE, PageArguments
from loaders.specs import PageSpec
from loaders.writing import with_others

LENGTHS: Final = (DEFAULT_SIZE + 1, MAX_SIZE + 1)
"""How many rows are read at most for a short page and for a long one; Postgres plans their statements for it.

It is not told where there are filters: if few rows fit, to walk an index for them could take all of it.
"""


@dataclass(frozen=True, slots=True)
class Variant:
    """What the statement of a window depends on, beside its filters and its ends."""

    order: str
    descends: bool
    backward: bool
    length: int | None
    asked: tuple[Any, Any]
    only: str | None
    _hash: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        known = (self.order, self.descends, self.backward, self.length, self.asked, self.only)
        object.__setattr__(self, "_hash", hash(known))

    def __hash__(self) -> int:
        """Worked out once, as it is asked for each time."""
        return self._hash


class Reading(NamedTuple):
    """How a window is read."""

    variant: Variant
    asked: Wanted
    count: Callable[[Sequence[Row]], int]


@lru_cache(2_000)
def reading_of(
    page: PageSpec,
    name: str | None,
    length: int | None,
    columns: Columns,
    only: str | None,
    *,
    descending: bool | None,
    backward: bool,
) -> Reading:
    """How the rows of `page` are read in that order, by statements for that length, for those columns."""
    arguments = PageArguments(order=name, descending=descending)
    order, by_ = page.order(arguments)
    asked = wanted(page.table, columns, *(() if only else ("id", by_.column.name)))
    written = (asked.names, asked.forms)
    variant = Variant(order, page.descends(arguments), backward, length, written, only)
    return Reading(variant, asked, _listed if only == "lists" else with_others if asked.reads else len)


def length_for(limit: int) -> int | None:
    """The length that Postgres plans for where so many rows are wanted at most; null where it is not told."""
    return next((length for length in LENGTHS if limit <= length), None)


def _listed(rows: Sequence[Row]) -> int:
    """How many rows are told by lists of them."""
    return sum(row["listed"] for row in rows)
