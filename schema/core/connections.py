"""Relay connections over pages; nothing is read that was not selected."""

from typing import Generic, TypeVar

import strawberry
from strawberry import Info

from engine.kinds import Connected
from loaders.slices import Slice
from resolvers.context import Context

T = TypeVar("T")


@strawberry.type(description="Where a page stands among all rows.")
class PageInfo:
    """Relay's page info."""

    has_next_page: bool = strawberry.field(description="Whether rows follow.")
    has_previous_page: bool = strawberry.field(description="Whether rows precede.")
    start_cursor: str | None = strawberry.field(description="The first row's cursor; null on an empty page.")
    end_cursor: str | None = strawberry.field(description="Give it as `after` for the next page.")


@strawberry.type(name="Edge", description="A row of a page, and its place.")
class Edge(Generic[T]):
    """Relay's edge."""

    cursor: str = strawberry.field(description="The row's place in this order under this filter.")
    node: T = strawberry.field(description="The row.")


@strawberry.type(description="A page of rows.")
class Connection(Generic[T]):
    """Relay's connection, with its rows also as a plain list."""

    @strawberry.field(description="The rows of this page with their cursors.")
    @staticmethod
    async def edges(root: strawberry.Parent[Connected], info: Info[Context, None]) -> list[Edge[T]]:
        """The page's edges; shares the page's one statement with `nodes` and `pageInfo`."""
        page: Slice = await root.slice(info.context)
        return [Edge(cursor=page.cursor(row), node=row) for row in page.rows]  # type: ignore[arg-type]

    @strawberry.field(description="The rows of this page.")
    @staticmethod
    async def nodes(root: strawberry.Parent[Connected], info: Info[Context, None]) -> list[T]:
        """The page's rows."""
        page: Slice = await root.slice(info.context)
        return page.rows  # type: ignore[return-value]

    @strawberry.field(description="Where this page stands.")
    @staticmethod
    async def page_info(root: strawberry.Parent[Connected], info: Info[Context, None]) -> PageInfo:
        """The page's place."""
        page: Slice = await root.slice(info.context)
        return PageInfo(
            has_next_page=page.has_next,
            has_previous_page=page.has_previous,
            start_cursor=page.start_cursor,
            end_cursor=page.end_cursor,
        )

    @strawberry.field(
        description="How many there are in all under this filter; "
        "null, with the reason in `extensions`, when the filter asks another domain."
    )
    @staticmethod
    async def total_count(root: strawberry.Parent[Connected], info: Info[Context, None]) -> int | None:
        """The total, counted in one statement for all parents."""
        total: int | None = await root.total(info.context)
        return total
