"""Input types derived from the loaders' filters and orders, so that both are declared once."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, Final, cast

import strawberry
from strawberry import UNSET
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument

from loaders.filters import Filter, Range
from loaders.ids import GlobalId
from loaders.merges import Merged
from loaders.pages import Page
from loaders.rows import type_name
from schema.core.codes import OrderDirection, declare
from schema.core.costs import weighing

_INPUTS: Final[dict[str, tuple[Mapping[str, Any], Any]]] = {}
_RANGES: Final = {date: "Date", datetime: "DateTime", Decimal: "Money", int: "Int", str: "String"}

Field = tuple[Any, str, int]
"""The type of an input field, its description, and its weight."""


def page_inputs(page: Page | Merged) -> list[StrawberryArgument]:
    """The arguments of a connection: its page, and its filter and order when it has any."""
    name = type_name(page.table)
    found = [
        argument("first", int, "How many from the start, 1 to 100; 25 unless said."),
        argument("after", str, "Only what comes after this cursor."),
        argument("last", int, "How many from the end, 1 to 100."),
        argument("before", str, "Only what comes before this cursor."),
    ]
    if page.filters:
        filters = filter_input(f"{page.filters_name or name}Filter", page.filters)
        found.append(argument("where", filters, "What to leave in."))
    order, (first, *_) = order_input(page.orders_name or name, page), page.orders
    way = "from the lowest on" if page.orders[first].ascending else "the highest or newest first"
    found.append(argument("order_by", order, f"In which order; by {first.upper()}, {way}, unless said."))
    return found


def argument(name: str, of: Any, description: str, *, required: bool = False) -> StrawberryArgument:
    """An argument of a field."""
    annotation = StrawberryAnnotation(of if required else of | None)
    return StrawberryArgument(name, None, annotation, description=description, default=UNSET)


def filter_input(name: str, filters: Mapping[str, Filter]) -> Any:
    """The input type of a set of filters; raises `TypeError` when another set has the name already."""
    return _once(name, filters, lambda: _input(name, "All that are given must hold.", _fields(name, filters)))


def _fields(name: str, filters: Mapping[str, Filter]) -> dict[str, Field]:
    return {
        field: (
            _type(given.kind, f"{name}{''.join(word.capitalize() for word in field.split('_'))}"),
            given.description,
            given.weight,
        )
        for field, given in filters.items()
    }


def _type(kind: Any, name: str) -> Any:
    if isinstance(kind, Range):
        return _range(kind.of)
    if isinstance(kind, Mapping):
        return filter_input(name, kind)
    if isinstance(kind, list):
        return list[_type(kind[0], name)]  # type: ignore[misc]  # a type made at run time
    return strawberry.ID if kind is GlobalId else kind


def _range(of: type) -> Any:
    name = f"{_RANGES[of]}Range"
    ends = {"from": (of, "The lowest value, included.", 0), "to": (of, "The highest value, included.", 0)}
    return _once(
        name, {}, lambda: _input(name, "From one value to another; either end may be left open.", ends)
    )


def order_input(name: str, page: Page | Merged) -> Any:
    """The input type of a connection's orders."""

    def make() -> Any:
        members = {order.upper(): order for order in page.orders}
        fields = cast("Any", Enum(f"{name}OrderField", members))
        declare(fields, description=f"What a list of {name} can be ordered by.")
        for value, order in zip(fields.__strawberry_definition__.values, page.orders.values(), strict=True):
            value.description = order.description
        made: Any = _input(f"{name}Order", "An order and its direction.", {}, bare=True)
        made.__annotations__ = {"field": fields, "direction": OrderDirection | None}
        made.field = strawberry.field(description="By what.")
        told = "Which end comes first; the order's own way unless said."
        made.direction = strawberry.field(description=told, default=UNSET)
        return strawberry.input(made, description="An order and its direction.")

    return _once(f"{name}Order", page.orders, make)


def _input(name: str, description: str, fields: Mapping[str, Field], *, bare: bool = False) -> Any:
    made: Any = type(name, (), {"__annotations__": {}, "__doc__": description, "__module__": __name__})
    if bare:
        return made
    for field, (kind, told, weight) in fields.items():
        python = f"{field}_" if field == "from" else field
        made.__annotations__[python] = kind | None
        setattr(
            made,
            python,
            strawberry.field(
                name=field.rstrip("_") if python != field else None,
                description=told,
                default=UNSET,
                directives=weighing(weight),
            ),
        )
    return strawberry.input(made, description=description)


def _once(name: str, key: Mapping[str, Any], make: Any) -> Any:
    known = _INPUTS.get(name)
    if known is None:
        known = _INPUTS[name] = (key, make())
    elif known[0] is not key and known[0] != key:
        raise TypeError(f"Two sets of filters or orders would both be called {name}; share one or rename.")
    return known[1]
