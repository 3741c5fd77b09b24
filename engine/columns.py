"""Sets of columns that a selection needs of its rows."""

from collections.abc import Iterable
from typing import Any

Columns = frozenset[Any] | None
"""The names, and what a loader named for response objects that it writes.

Null for all, since something that is not declared may read any.
"""

NO_COLUMNS: frozenset[Any] = frozenset()


def union(sets: Iterable[Columns]) -> Columns:
    """All that any of them needs."""
    found = NO_COLUMNS
    for columns in sets:
        if columns is None:
            return None
        found |= columns
    return found
