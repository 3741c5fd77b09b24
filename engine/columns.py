"""Sets of columns that a selection needs of its rows."""

from collections.abc import Iterable
from typing import Any, Final

Columns = frozenset[Any] | None
"""The names, and what a loader named for response objects that it writes.

Null for all, since something that is not declared may read any.
"""

NO_COLUMNS: Final[frozenset[Any]] = frozenset()

ALL: Final = "*"
"""Stands for all names, beside what is to be written."""


def union(sets: Iterable[Columns]) -> Columns:
    """All that any of them needs."""
    every = list(sets)
    found = NO_COLUMNS.union(*(columns for columns in every if columns is not None))
    if None not in every:
        return found
    written = {each for each in found if not isinstance(each, str)}
    return frozenset((ALL, *written)) if written else None
