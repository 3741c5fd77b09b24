"""How a field is answered, as data: the kinds of declaration that a field can carry.

An executor that runs level by level reads them. Stock execution asks `resolve` for one object at a time, and
the context gathers what it asks for into batches.
"""

from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from inspect import signature
from operator import attrgetter
from typing import Any

from engine.columns import NO_COLUMNS, Columns, union
from engine.context import Context


class Kind:
    """One way in which a field is answered."""

    awaits = True
    """Whether `resolve` gives an awaitable."""

    def reads(self, below: Columns) -> Columns:
        """The columns needed of the object's own row, when its field's objects need those `below`."""
        return None

    def loads(self, arguments: Mapping[str, Any]) -> Hashable:
        """What a load takes of the field's arguments."""
        return None

    def resolve(self, parent: Any, context: Any, arguments: Mapping[str, Any]) -> Any:
        """The answer for one object, as stock execution asks."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Column(Kind):
    """A column of the object's own row."""

    name: str
    awaits = False

    def reads(self, below: Columns) -> Columns:
        """The column."""
        return frozenset((self.name,))

    def resolve(self, parent: Any, context: Any, arguments: Mapping[str, Any]) -> Any:
        """The column's value."""
        return parent[self.name]


@dataclass(frozen=True, slots=True)
class Derived(Kind):
    """A pure function of named columns of the object's own row, and of the day when it takes `today`."""

    columns: tuple[str, ...]
    function: Callable[..., Any]
    timed: bool
    written: str | None = None
    """By which name a loader knows how to write it of its one column; null where only the function does."""
    parts: tuple[tuple[str, str], ...] = ()
    """Of an object that is made of one column, and null where that is: its columns that are the row's own."""
    awaits = False

    def reads(self, below: Columns) -> Columns:
        """The function's columns."""
        return frozenset(self.columns)

    def resolve(self, parent: Any, context: Any, arguments: Mapping[str, Any]) -> Any:
        """The function's value."""
        return self.function(parent, context.today) if self.timed else self.function(parent)


class Attribute(Derived):
    """An attribute that no declaration vouches for: it may hold an awaitable, too."""

    __slots__ = ()

    def reads(self, below: Columns) -> Columns:
        """Whatever the attribute looks at."""
        return None


@dataclass(frozen=True, slots=True)
class Batched(Kind):
    """A function of all objects of a level at once: `(parents, arguments, context)` to one result per parent.

    A result may be an exception, which is then the error of that parent's field alone.
    """

    function: Callable[[Sequence[Any], Mapping[str, Any], Any], Awaitable[Sequence[Any]]]
    convert: Callable[[Mapping[str, Any]], Hashable]
    columns: tuple[str, ...] | None = None
    """The columns of the objects' own rows that the function looks at; null for all."""

    def reads(self, below: Columns) -> Columns:
        """The function's columns."""
        return None if self.columns is None else frozenset(self.columns)

    def loads(self, arguments: Mapping[str, Any]) -> Hashable:
        """The function's arguments."""
        return self.convert(arguments)

    def together(self, parents: Sequence[Any], arguments: Any, context: Any) -> Awaitable[Sequence[Any]]:
        """The results for all parents."""
        return self.function(parents, arguments, context)

    def resolve(self, parent: Any, context: Context, arguments: Mapping[str, Any]) -> Any:
        """The function's result for this object, awaited."""
        return context.batch(self.function, self.loads(arguments), parent)


@dataclass(frozen=True, slots=True)
class View(Kind):
    """The object's own row, seen as another type; null where the row has nothing of it (`when`)."""

    when: str | None = None
    awaits = False

    def reads(self, below: Columns) -> Columns:
        """What the other type is asked, and whether it is there."""
        return union((below, NO_COLUMNS if self.when is None else frozenset((self.when,))))

    def resolve(self, parent: Any, context: Any, arguments: Mapping[str, Any]) -> Any:
        """The row itself."""
        return parent if self.when is None or parent[self.when] is not None else None


@dataclass(frozen=True, slots=True)
class Refused(Kind):
    """A field that whoever asks may not see: an error at its path, for which nothing is read."""

    field: str
    """Type and name, `Entry.duty`."""
    error: Callable[[str], Exception]
    """Makes the error of the field."""
    awaits = False

    def reads(self, below: Columns) -> Columns:
        """Nothing."""
        return NO_COLUMNS

    def resolve(self, parent: Any, context: Any, arguments: Mapping[str, Any]) -> Any:
        """Never an answer."""
        raise self.error(self.field)


def derived(*columns: str, **parts: str) -> Callable[[Callable[..., Any]], Derived]:
    """Declare a pure function of the named columns: of the row, and of the day as a second parameter.

    `parts` are the columns of the row that columns of the object are, which it gives of one column.
    """

    def declare(function: Callable[..., Any]) -> Derived:
        timed = len(signature(function).parameters) > 1
        return Derived(columns, function, timed=timed, parts=tuple(parts.items()))

    return declare


def attribute(name: str) -> Derived:
    """An attribute of an object that is no row."""
    return Derived((), attrgetter(name), timed=False)
