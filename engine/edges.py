"""Edges, as kinds: how a field finds other rows from what the object's own row holds."""

from asyncio import gather
from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.columns import Columns
from engine.context import Context
from engine.kinds import Kind


@dataclass(frozen=True, slots=True)
class Edge(Kind):
    """Another row, or rows, found by a loader from a key column of the object's row; a root has no key."""

    loader: Any
    key: str | None
    convert: Callable[[Mapping[str, Any]], Hashable] | None = None
    """From the field's arguments to the loader's; null when it takes none."""
    absent: Callable[[], Any] = lambda: None
    """The answer for an object whose key is null."""
    only: tuple[str, Hashable] | None = None
    """A column and the value that it has in the rows of which the key is one; the others have none."""

    def reads(self, below: Columns) -> Columns:
        """The key, and what tells whether it is one."""
        keys = () if self.key is None else (self.key,)
        return frozenset(keys if self.only is None else (*keys, self.only[0]))

    def loads(self, arguments: Mapping[str, Any]) -> Hashable:
        """The loader's arguments."""
        return None if self.convert is None else self.convert(arguments)

    def key_of(self, parent: Any) -> Any:
        """The key that an object is asked by."""
        if self.key is None or (self.only and parent[self.only[0]] != self.only[1]):
            return None
        return parent[self.key]


class ToOne(Edge):
    """One other row or null."""

    def resolve(self, parent: Any, context: Context, arguments: Mapping[str, Any]) -> Any:
        """The row, awaited; a root's is the one that its loader finds without a key."""
        key = self.key_of(parent)
        if key is None and self.key is not None:
            return _given(self.absent())
        return context.load(self.loader, self.loads(arguments), key)


class ToMany(ToOne):
    """All rows with the object's key; also a count or an aggregate: whatever the loader gives per key."""


class Lookup(ToOne):
    """One row found by a key that the field's arguments hold: `convert` gives it, null when there is none."""

    def resolve(self, parent: Any, context: Context, arguments: Mapping[str, Any]) -> Any:
        """The row, awaited."""
        key = self.loads(arguments)
        return _given(None) if key is None else context.load(self.loader, None, key)


Whereabouts = tuple[Any, Hashable]
"""A loader, and the key by which it finds a row."""


@dataclass(frozen=True, slots=True)
class ToAny(Kind):
    """One of several loaders' rows, or a list of such: `places` tells of which object's row which it is.

    All rows of a level are read by one load of each loader named.
    """

    places: Callable[[Any, Any], Whereabouts | Sequence[Whereabouts | None] | None]
    """From the object's row and the field's arguments."""
    convert: Callable[[Mapping[str, Any]], Hashable]
    columns: tuple[str, ...] = ()
    """The columns of the object's own row that `places` looks at."""

    def reads(self, below: Columns) -> Columns:
        """The columns that tell the place."""
        return frozenset(self.columns)

    def loads(self, arguments: Mapping[str, Any]) -> Hashable:
        """The arguments as `places` takes them."""
        return self.convert(arguments)

    async def resolve(self, parent: Any, context: Context, arguments: Mapping[str, Any]) -> Any:
        """The row, or the rows with errors in place of those that could not be read."""
        place = self.places(parent, self.loads(arguments))
        if not isinstance(place, list):
            return None if place is None else await context.load(place[0], None, place[1])
        loads = [_given(None) if each is None else context.load(each[0], None, each[1]) for each in place]
        return await gather(*loads, return_exceptions=True)


class ToPage(Edge):
    """A page of rows: a connection."""

    awaits = False

    def resolve(self, parent: Any, context: Context, arguments: Mapping[str, Any]) -> Any:
        """The connection; its rows and its total are read when they are asked for."""
        key = self.key_of(parent)
        return None if key is None and self.key is not None else Connected(self, key, self.loads(arguments))


@dataclass(frozen=True, slots=True)
class Connected:
    """A connection of one object: nothing is read until its page or its total is asked for."""

    edge: ToPage
    key: Any
    arguments: Any

    def slice(self, context: Context) -> Awaitable[Any]:
        """The page."""
        return context.load(self.edge.loader, self.arguments, self.key)

    def total(self, context: Context) -> Awaitable[Any]:
        """How many rows there are in all."""
        return context.load(self.edge.loader.count, self.arguments.unpaged(), self.key)


async def _given(value: Any) -> Any:
    return value
