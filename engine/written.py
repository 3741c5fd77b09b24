"""What a loader writes: rows that come with their response objects, or with parts of them, ready to be sent.

To read a value and to write it again costs more than to copy it, and to load rows costs most. So where the
objects of a page hold nothing but what its loader knows how to write, it is asked for one column with all of
it, as JSON. Where a row's objects hold more, their loader may still write some of their fields: rows that it
finds at the same place, by a key of the row.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graphql import (
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLID,
    GraphQLInt,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLString,
)
from orjson import Fragment

from engine.edges import ToMany, ToOne, ToPage
from engine.kinds import Column, Derived, View
from engine.projections import TYPENAME, Projection
from engine.scalars import ready_scalar, written_scalar
from engine.shapes import inner, is_list

if TYPE_CHECKING:
    from engine.columns import Columns
    from engine.plan import FieldPlan, ObjectPlan

How = type | str
"""As a value of that class is written, or in the form that the loader knows by that name."""

_FORMS: Final[Mapping[str, Callable[[str], str]]] = {"code": str, "capitals": str.upper}
"""The forms of an enum's values that are its names, or are in capitals."""

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


class Source(NamedTuple):
    """Where rows come from, and a label for what is written of them in one place."""

    loader: Any
    label: str

    def at(self, place: int) -> "Source":
        """The same in a place of its own."""
        return Source(self.loader, f"{self.label}_{place}")

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


def whole(executor: Any, source: Source, plans: Mapping[str, "ObjectPlan"]) -> Hashable:
    """What to ask of rows for their response objects; null when they cannot be written, or not all alike."""
    values = _alike(executor, plans)
    return None if values is None else source.column(None, Below(None, None, values))


def pieces(executor: Any, source: Source, plans: Mapping[str, "ObjectPlan"]) -> Mapping[str, Piece]:
    """The fields of rows that their loader writes with them, by their names; alike for all types."""
    every = [_pieces(executor, source, plan) for plan in plans.values()]
    return {name: piece for name, piece in every[0].items() if all(each.get(name) == piece for each in every)}


def _pieces(executor: Any, source: Source, plan: "ObjectPlan") -> Mapping[str, Piece]:
    found = {}
    for at, field in enumerate(plan.fields):
        value = None if field.leaf else _value(executor, plan.type, field)
        if value is not None and isinstance(value.how, Below):
            here = source.at(at)
            column = here.column(value.column, value.how)
            if column is not None:
                found[field.name] = Piece(here.label, column, value.how.around)
    return found


def _alike(executor: Any, plans: Mapping[str, "ObjectPlan"]) -> tuple[Value, ...] | None:
    """The values of objects, if those of all types are alike."""
    every = [values_of(executor, plan.type, plan.fields) for plan in plans.values()]
    return every[0] if every and all(each == every[0] for each in every) else None


def values_of(
    executor: Any, type_: GraphQLObjectType, fields: Iterable["FieldPlan"]
) -> tuple[Value, ...] | None:
    """All values; null when one is none of the row's, or nothing but the type's name is asked."""
    found = []
    for field in fields:
        value = _value(executor, type_, field)
        if value is None:
            return None
        found.append(value)
    return tuple(found) if any(value.column for value in found) else None


def _value(executor: Any, type_: GraphQLObjectType, field: "FieldPlan") -> Value | None:
    required = isinstance(field.type, GraphQLNonNull)
    if field.field_name == TYPENAME:
        return Value(field.name, None, type_.name, required)
    kind = field.kind
    if not field.leaf:
        return _below(executor, field, kind, required=required)
    if is_list(field.type):
        return None
    if isinstance(kind, Column):
        how = _how(field.named)
        return None if how is None else Value(field.name, kind.name, how, required)
    if isinstance(kind, Derived) and kind.written is not None:
        (column,) = kind.columns
        return Value(field.name, column, kind.written, required)
    return None


def _below(executor: Any, field: "FieldPlan", kind: Any, *, required: bool) -> Value | None:
    """Objects of a field: of the row itself, of what a column stands for, or of other rows."""
    below: Below | None = None
    if isinstance(kind, ToPage):
        below = None if kind.key is None else _page(executor, field, kind)
    elif (values := _alike(executor, field.plans)) is None:
        return None
    elif (
        type(kind) is ToMany
        and kind.key
        and not kind.only
        and is_list(field.type)
        and not _items_are_lists(field)
    ):
        below = Below(kind.loader, None, values, ("[", "]"))
    elif is_list(field.type) or (required and not _always(kind)):
        return None  # a null where none may be is an error, and tells of itself
    elif isinstance(kind, View):
        return Value(field.name, kind.when, Below(None, None, values), required)
    elif isinstance(kind, Derived) and kind.parts:
        return _of_column(field, kind, values)
    elif type(kind) is ToOne and kind.key and not kind.only:
        below = Below(kind.loader, None, values)
    return below and Value(field.name, kind.key, below, required)


def _page(executor: Any, field: "FieldPlan", kind: ToPage) -> Below | None:
    """A connection of which nothing but the rows is asked, by arguments that are the same for every run."""
    if field.pages is None or field.pages.listed is None:
        return None
    ((nodes, _),) = field.pages.paged
    values = _alike(executor, nodes.plans)
    try:
        arguments = field.arguments.constant(executor)
    except Exception:  # noqa: BLE001 - it is told when the field is loaded
        return None
    if arguments is None or values is None:
        return None
    return Below(kind.loader, arguments, values, field.pages.listed.texts)


def _of_column(field: "FieldPlan", kind: Derived, values: Sequence[Value]) -> Value | None:
    """What a function makes of a column, where nothing is asked of it but parts that are columns."""
    (key,) = kind.columns
    parts = dict(kind.parts)
    told = []
    for value in values:
        if value.column is not None and value.column not in parts:
            return None
        told.append(value._replace(column=value.column and parts[value.column], required=False))
    return Value(field.name, key, Below(None, None, tuple(told)), required=False)


def _always(kind: Any) -> bool:
    return isinstance(kind, View) and kind.when is None


def _items_are_lists(field: "FieldPlan") -> bool:
    of = inner(field.type)
    return isinstance(of, GraphQLList) and is_list(of.of_type)


def _named(enum: GraphQLEnumType, of: Callable[[str], str]) -> bool:
    return all(of(str(value.value)) == name for name, value in enum.values.items())


def _how(leaf: Any) -> How | None:
    """How a column's values are written to be those of a leaf type; null where only the type itself knows."""
    if isinstance(leaf, GraphQLEnumType):
        return next((form for form, of in _FORMS.items() if _named(leaf, of)), None)
    if ready := ready_scalar(leaf):
        return ready.written or ready.form or ready.ready
    if written := written_scalar(leaf):
        return written.written
    return _BUILT_IN.get(leaf)
