"""Relay connections over pages; nothing is read that was not selected."""

from typing import Generic, TypeVar

import strawberry

from engine.fields import declared
from engine.kinds import attribute
from engine.parts import OfPage, OfPlace, OfTotal
from schema.core.costs import costs_of

T = TypeVar("T")


@strawberry.type(description="Where a page stands among all rows.")
class PageInfo:
    has_next_page: bool = declared(attribute("has_next"), "Whether rows follow.")
    has_previous_page: bool = declared(attribute("has_previous"), "Whether rows precede.")
    start_cursor: str | None = declared(
        attribute("start_cursor"),
        "The first row's cursor; null on an empty page.",
    )
    end_cursor: str | None = declared(attribute("end_cursor"), "Give it as `after` for the next page.")


@strawberry.type(name="Edge", description="A row of a page, and its place.")
class Edge(Generic[T]):
    cursor: str = declared(OfPlace("cursor"), "The row's place in this order under this filter.")
    node: T = declared(OfPlace("node"), "The row.")


@strawberry.type(description="A page of rows.")
class Connection(Generic[T]):
    edges: list[Edge[T]] = declared(OfPage("edges"), "The rows of this page with their cursors.")
    nodes: list[T] = declared(OfPage("nodes"), "The rows of this page.")
    page_info: PageInfo = declared(OfPage("info"), "Where this page stands.")
    total_count: int | None = declared(
        OfTotal(),
        "How many there are in all under this filter; null, with the reason in `extensions`, "
        "when the filter asks another domain.",
        directives=costs_of(OfTotal()),
    )
