"""Objects that a loader writes: rows that come with their response objects, ready to be sent.

To read a value and to write it again costs more than to copy it. So where the objects of a page hold nothing
but values that its loader knows how to write, it is asked for one column with all of them, as JSON.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graphql import (
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLID,
    GraphQLInt,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLString,
)
from orjson import Fragment

from engine.kinds import Column, Derived
from engine.projections import TYPENAME, Projection
from engine.scalars import ready_scalar, written_scalar
from engine.shapes import is_list

if TYPE_CHECKING:
    from engine.columns import Columns
    from engine.plan import FieldPlan, ObjectPlan

How = type | str
"""As a value of that class is written, or in the form that the loader knows by that name."""

CODE: Final = "code"
"""The form of an enum's values that are its names."""

_BUILT_IN: Final[Mapping[Any, How]] = {
    GraphQLString: str,
    GraphQLID: str,
    GraphQLBoolean: bool,
    GraphQLInt: int,
}


class Value(NamedTuple):
    """A value of a response object, as a loader is asked to write it."""

    name: str
    column: str | None
    """Null for the text that `how` gives."""
    how: How
    required: bool
    """Whether it may not be null."""


class Source(NamedTuple):
    """Where the rows of a connection come from, and a label for what is written of them in one place."""

    loader: Any
    label: str

    def at(self, place: int) -> "Source":
        """The same in a place of its own."""
        return Source(self.loader, f"{self.label}_{place}")

    def column(self, type_: GraphQLObjectType, fields: Iterable["FieldPlan"]) -> Hashable:
        """What to ask of the rows for response objects with these fields; null when it cannot write them."""
        write: Callable[[str, Sequence[Value]], Hashable] | None = getattr(self.loader, "written", None)
        values = _values(type_, fields) if write else None
        return write(self.label, values) if write and values else None


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

    def __call__(self, sources: Sequence[Any], today: Any) -> list[Any]:
        """The response objects, which nobody can look into: orjson puts them in their places.

        Raises `KeyError` for rows that do not have them, since something beside needs all columns.
        """
        label = self._label
        return [Fragment(row[label]) for row in sources]


class Around:
    """The text of a connection's response object before its nodes, and after them."""

    __slots__ = ("_after", "_before", "_empty")

    def __init__(self, before: str, after: str) -> None:
        self._before: Final = before
        self._after: Final = after
        self._empty: Final = Fragment(before + after)

    def objects(self, nodes: Iterable[str | Exception]) -> list[Fragment | None]:
        """The response objects with these nodes, joined by commas; null in the place of an error."""
        before, after, empty = self._before, self._after, self._empty
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


def _values(type_: GraphQLObjectType, fields: Iterable["FieldPlan"]) -> list[Value] | None:
    """All values; null when one is none of the row's, or nothing but the type's name is asked."""
    found = []
    for field in fields:
        value = _value(type_, field)
        if value is None:
            return None
        found.append(value)
    return found if any(value.column for value in found) else None


def _value(type_: GraphQLObjectType, field: "FieldPlan") -> Value | None:
    required = isinstance(field.type, GraphQLNonNull)
    if field.field_name == TYPENAME:
        return Value(field.name, None, type_.name, required)
    if not field.leaf or is_list(field.type):
        return None
    kind = field.kind
    if isinstance(kind, Column):
        how = _how(field.named)
        return None if how is None else Value(field.name, kind.name, how, required)
    if isinstance(kind, Derived) and kind.written is not None:
        (column,) = kind.columns
        return Value(field.name, column, kind.written, required)
    return None


def _how(leaf: Any) -> How | None:
    """How a column's values are written to be those of a leaf type; null where only the type itself knows."""
    if isinstance(leaf, GraphQLEnumType):
        named = all(value.value == name for name, value in leaf.values.items())
        return CODE if named else None
    if ready := ready_scalar(leaf):
        return ready.form or ready.ready
    if written := written_scalar(leaf):
        return written.written
    return _BUILT_IN.get(leaf)
