"""Edges from our rows to our loaders."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from strawberry import UNSET

from engine.kinds import Batched, ToMany, ToOne, ToPage
from loaders.lookups import Many, One
from loaders.merges import Merged
from loaders.pages import Page
from loaders.slices import Given, PageArguments


def to_one(loader: One, *, key: str) -> ToOne:
    """The row that the key column names; null when it is absent or out of scope."""
    return ToOne(loader, key)


def to_many(loader: Many, *, key: str = "id") -> ToMany:
    """All rows that name this one by their key."""
    return ToMany(loader, key, absent=list)


def to_page(loader: Page | Merged, *, key: str | None = "id") -> ToPage:
    """A connection to the rows that name this one by their key; without a key, to all in scope."""
    return ToPage(loader, key, page_arguments)


def page_arguments(arguments: Mapping[str, Any]) -> PageArguments:
    """A connection's arguments as its loader takes them.

    Raises `InvalidInput` for both `first` and `last`, or a size out of range.
    """
    order = arguments.get("order_by")
    return PageArguments(
        first=_known(arguments.get("first")),
        last=_known(arguments.get("last")),
        after=_known(arguments.get("after")),
        before=_known(arguments.get("before")),
        order=order.field.value if order else None,
        descending=order.direction.value if order and order.direction else None,
        where=frozen(arguments.get("where")) or Given(),
    )


def frozen(value: Any) -> Any:
    """An input value without what was left out, hashable, enums as their values."""
    if is_dataclass(value) and not isinstance(value, type):
        named = ((field.name.rstrip("_"), getattr(value, field.name)) for field in fields(value))
        return Given(
            {name: frozen(given) for name, given in named if given is not UNSET and given is not None}
        )
    if isinstance(value, list):
        return tuple(frozen(item) for item in value)
    if isinstance(value, Enum):
        return value.value
    return None if value is UNSET else value


def batched(function: Any) -> Batched:
    """A function of all parents at once; its arguments come frozen, by name."""
    return Batched(
        function, lambda arguments: Given({name: frozen(value) for name, value in arguments.items()})
    )


def _known(value: Any) -> Any:
    return None if value is UNSET else value
