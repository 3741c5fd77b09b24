"""What comes with rows: their response objects or parts of them, ready to be sent, and rows below them.

To read a value and to write it again costs more than to copy it, and to load rows costs most. So where the
objects of a page hold nothing but what its loader knows how to write, it is asked for one column with all of
it, as JSON. Where a row's objects hold more, their loader may still write some of their fields, or give the
rows of some, which it finds at the same place, by a key of the row.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graphql import (
    GraphQLObjectType,
)
from orjson import Fragment

from engine.projections import Projection

if TYPE_CHECKING:
    from engine.columns import Columns
    from engine.plan import FieldPlan, ObjectPlan

How = type | str
"""As a value of that class is written, or in the form that the loader knows by that name."""


MOST_LOADS: Final = 20
"""How many loads at most may come with the rows of one, or a statement could become as long as a document."""


NOT_KNOWN: Final[Any] = object()
"""Stands for values that nobody has asked for yet."""


class Value(NamedTuple):
    """A value of a response object, as a loader is asked to write it."""

    name: str
    column: str | None
    """Null for the text that `how` gives; of objects below, their key."""
    how: "How | Below"
    required: bool
    """Whether it may not be null."""


class Below(NamedTuple):
    """Response objects of the rows that a loader finds by a key of a row, or of the row itself."""

    loader: Any
    """Null for the row itself."""
    arguments: Hashable
    values: "tuple[Value, ...]"
    around: tuple[str, str] = ("", "")
    """What stands before the objects, and after them."""
    columns: frozenset[str] | None = None
    """Not objects of values, but of these columns are asked, of which the loader makes rows again."""

    @property
    def loads(self) -> int:
        """How many loads it stands for."""
        return (self.loader is not None) + loads_of(self.values)


def loads_of(values: Iterable[Value]) -> int:
    """How many loads values stand for."""
    return sum(value.how.loads for value in values if isinstance(value.how, Below))


class Room:
    """How many loads may still come with the rows of one: each makes the loader's statement longer."""

    def __init__(self) -> None:
        self.left = MOST_LOADS

    def take(self, loads: int) -> bool:
        """Take so much, if there is as much left."""
        if loads > self.left:
            return False
        self.left -= loads
        return True


class Source(NamedTuple):
    """Where rows come from, and a label for what is written of them in one place."""

    loader: Any
    label: str
    room: Room

    def at(self, place: int) -> "Source":
        """The same in a place of its own."""
        return self._replace(label=f"{self.label}_{place}")

    def column(self, key: str | None, below: Below) -> Hashable:
        """What to ask of the rows for what is written under the label; null when it cannot be."""
        write: Callable[[str, str | None, Below], Hashable] | None = getattr(self.loader, "written", None)
        return write(self.label, key, below) if write else None


class Piece(NamedTuple):
    """A field of an object that comes written with the object's row."""

    label: str
    column: Hashable
    """What the row is asked for."""
    around: tuple[str, str]

    def of(self, row: Any) -> Fragment:
        """The field's value, which nobody can look into: orjson puts it in its place."""
        before, after = self.around
        return Fragment(f"{before}{row[self.label]}{after}")


class Held(NamedTuple):
    """A field whose rows come with the object's row, to be gone on from as if they had been loaded."""

    label: str
    column: Hashable
    """What the row is asked for."""
    loader: Any
    around: tuple[str, str]

    def rows(self, sources: Sequence[Any]) -> Sequence[Any]:
        """What the loader would have found for each row."""
        before, after = self.around
        label = self.label
        found: Sequence[Any] = self.loader.held([f"{before}{row[label]}{after}" for row in sources])
        return found


class Written(Projection):
    """Takes the response objects as they come with the rows."""

    __slots__ = ("_label", "columns")

    def __init__(
        self, type_: GraphQLObjectType, fields: Sequence["FieldPlan"], label: str, column: Hashable
    ) -> None:
        super().__init__(type_, fields)
        self._label: Final = label
        self.columns: Final[Columns] = frozenset((column,))
        """What the rows are asked for."""

    def makes(self, field: "FieldPlan") -> bool:
        """Whatever is asked of the rows."""
        return True

    def __call__(self, sources: Sequence[Any], today: Any) -> list[Any]:
        """The response objects."""
        label = self._label
        return [Fragment(row[label]) for row in sources]


class Around:
    """The text of a connection's response object before its nodes, and after them."""

    __slots__ = ("_empty", "texts")

    def __init__(self, before: str, after: str) -> None:
        self.texts: Final = (before, after)
        self._empty: Final = Fragment(before + after)

    def objects(self, nodes: Iterable[str | Exception]) -> list[Fragment | None]:
        """The response objects with these nodes, joined by commas; null in the place of an error."""
        (before, after), empty = self.texts, self._empty
        return [
            empty if not text else None if isinstance(text, Exception) else Fragment(f"{before}{text}{after}")
            for text in nodes
        ]


def around(plan: "ObjectPlan", nodes: "FieldPlan") -> Around | None:
    """The text around the nodes of a connection of which otherwise its type alone is asked.

    Null when their loader does not write them.
    """
    if not all(isinstance(rows.project, Written) for rows in nodes.plans.values()):
        return None
    at = plan.fields.index(nodes)
    types = [f'"{field.name}":"{plan.type.name}"' for field in plan.fields]
    before = "".join(f"{each}," for each in types[:at])
    after = "".join(f",{each}" for each in types[at + 1 :])
    return Around(f'{{{before}"{nodes.name}":[', f"]{after}}}")
