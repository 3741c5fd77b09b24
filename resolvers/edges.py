"""Edges from our rows to our loaders."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from inspect import signature
from typing import Any

from strawberry import UNSET

from engine.edges import Lookup, ToAny, ToMany, ToOne, ToPage
from engine.kinds import Batched
from loaders.lookups import Many, One
from loaders.merges import Merged
from loaders.pages import Page
from loaders.reader import LOADERS
from loaders.rows import global_name
from loaders.slices import Given, PageArguments


def to_one(loader: One, *, key: str, only: tuple[str, Hashable] | None = None) -> ToOne:
    """The row that the key column names; null when it is absent or out of scope.

    `only` is for a column that names rows of several tables: what tells which, and its value for this one.
    """
    return ToOne(loader, key, only=only)


def to_many(loader: Many, *, key: str = "id") -> ToMany:
    """All rows that name this one by their key."""
    return ToMany(loader, key, absent=list)


def to_page(loader: Page | Merged, *, key: str | None = "id") -> ToPage:
    """A connection to the rows that name this one by their key; without a key, to all in scope."""
    return ToPage(loader, key, page_arguments)


def lookup(loader: One, argument: str, read: Callable[[str], Hashable]) -> Lookup:
    """The one row that an argument names, null when it is absent or out of scope.

    `read` makes the key of it; null is a key that no row has.
    """
    return Lookup(loader, None, lambda arguments: read(arguments[argument]))


def to_any(*columns: str) -> Callable[[Callable[..., Any]], ToAny]:
    """Declare where a row is found, or several, by the named columns of the object's own row.

    The function gives the table's global name and the row's id, null for none; from the row, and from the
    arguments when it takes them.
    """

    def declare(function: Callable[..., Any]) -> ToAny:
        takes_arguments = len(signature(function).parameters) > 1

        def places(row: Any, arguments: Any) -> Any:
            found = function(row, arguments) if takes_arguments else function(row)
            return [whereabouts(place) for place in found] if isinstance(found, list) else whereabouts(found)

        return ToAny(places, _frozen_arguments, columns)

    return declare


def whereabouts(place: tuple[str, int] | None) -> tuple[One, int] | None:
    """The loader of a table's rows by id, and the id; null for a table whose rows have none."""
    loader = None if place is None else _by_id().get(place[0])
    return None if place is None or loader is None else (loader, place[1])


@cache
def _by_id() -> Mapping[str, One]:
    """The loaders by id of all tables that have global ids, by the tables' global names."""
    named = (loader for name, loader in LOADERS.items() if name.endswith(".by_id"))
    return {global_name(loader.table): loader for loader in named if isinstance(loader, One)}


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
    return Batched(function, _frozen_arguments)


def _frozen_arguments(arguments: Mapping[str, Any]) -> Given:
    return Given({name: frozen(value) for name, value in arguments.items()})


def _known(value: Any) -> Any:
    return None if value is UNSET else value
