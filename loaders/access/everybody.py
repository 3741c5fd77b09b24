"""What everybody reads alike."""

from functools import cache
from typing import Any

from sqlalchemy import Column

from loaders.access.columns import depends, masked, may_see
from loaders.access.names import withheld
from loaders.viewers import Role, Viewer


@cache
def shown_to_all(column: Column[Any]) -> bool:
    """Whether every role reads the column's values as they stand: none is refused, masked or withheld."""
    viewers = [Viewer("somebody", "Somebody", role) for role in Role]
    return not any(
        not may_see(viewer, column)
        or masked(viewer, column)
        or depends(viewer, column)
        or withheld(viewer, column)
        for viewer in viewers
    )
