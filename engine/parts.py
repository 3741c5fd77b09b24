"""The parts of a connection, and of its edges, as kinds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from engine.columns import NO_COLUMNS, Columns
from engine.context import Context
from engine.edges import Connected
from engine.kinds import Kind


class Place(NamedTuple):
    """A row and the page it stands on: what an edge of a connection is made of."""

    page: Any
    row: Any


@dataclass(frozen=True, slots=True)
class OfPage(Kind):
    """A part of a connection that depends on its page; all such parts share the page's statement."""

    part: Literal["nodes", "edges", "info"]

    async def resolve(self, parent: Connected, context: Context, arguments: Mapping[str, Any]) -> Any:
        """The page's rows, their places, or the page itself."""
        return self.of(await parent.slice(context))

    def of(self, page: Any) -> Any:
        """The part of a page that was read."""
        if self.part == "nodes":
            return page.rows
        return page if self.part == "info" else [Place(page, row) for row in page.rows]


@dataclass(frozen=True, slots=True)
class OfPlace(Kind):
    """A part of an edge of a connection."""

    part: Literal["cursor", "node"]
    awaits = False

    def reads(self, below: Columns) -> Columns:
        """What the row is asked; a cursor's columns are always there."""
        return below if self.part == "node" else NO_COLUMNS

    def resolve(self, parent: Place, context: Any, arguments: Mapping[str, Any]) -> Any:
        """The place's cursor or its row."""
        return parent.row if self.part == "node" else parent.page.cursor(parent.row)


@dataclass(frozen=True, slots=True)
class OfTotal(Kind):
    """How many rows a connection has in all."""

    async def resolve(self, parent: Connected, context: Context, arguments: Mapping[str, Any]) -> Any:
        """The total."""
        return await parent.total(context)
