"""What of a selection comes with the rows above it: what their loader writes, and rows that hang on them."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

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

from engine.edges import ToMany, ToOne, ToPage
from engine.kinds import Column, Derived, View
from engine.projections import TYPENAME
from engine.scalars import ready_scalar, written_scalar
from engine.shapes import inner, is_list
from engine.written import MOST_LOADS, NOT_KNOWN, Below, Held, How, Piece, Source, Value, loads_of

if TYPE_CHECKING:
    from engine.plan import FieldPlan, ObjectPlan

_FORMS: Final[Mapping[str, Callable[[str], str]]] = {"code": str, "capitals": str.upper}
"""The forms of an enum's values that are its names, or are in capitals."""

_BUILT_IN: Final[Mapping[Any, How]] = {
    GraphQLString: str,
    GraphQLID: str,
    GraphQLBoolean: bool,
    GraphQLInt: int,
}


def whole(executor: Any, source: Source, plans: Mapping[str, "ObjectPlan"]) -> Hashable:
    """What to ask of rows for their response objects; null when they cannot be written, or not all alike."""
    values = _alike(executor, plans)
    if values is None or not source.room.take(loads_of(values)):
        return None
    return source.column(None, Below(None, None, values))


def pieces(executor: Any, source: Source, plans: Mapping[str, "ObjectPlan"]) -> Mapping[str, Piece | Held]:
    """The fields of rows that their loader gives with them, by their names; alike for all types."""
    (first, *others) = [dict(_asked(executor, plan)) for plan in plans.values()]
    found: dict[str, Piece | Held] = {}
    for name, asked in first.items():
        at, written, held = asked
        here = source.at(at)
        alike = all(each.get(name) == asked for each in others)
        piece = (_piece(here, written) or _piece(here, held)) if alike else None
        if piece is not None:
            found[name] = piece
    return found


def _asked(executor: Any, plan: "ObjectPlan") -> Iterator[tuple[str, tuple[int, Value | None, Value | None]]]:
    """The fields that could come with the rows of a type: name, place, what to ask for (written, or held)."""
    for at, field in enumerate(plan.fields):
        if not field.leaf:
            yield field.name, (at, _value(executor, plan.type, field), _held(field))


def _piece(source: Source, value: Value | None) -> Piece | Held | None:
    if value is None or not isinstance(value.how, Below):
        return None
    below = value.how
    column = source.column(value.column, below)
    if column is None or not source.room.take(below.loads):
        return None
    if below.columns is None:
        return Piece(source.label, column, below.around)
    return Held(source.label, column, below.loader, below.around)


def _held(field: "FieldPlan") -> Value | None:
    """A field of rows of which more is asked than can be written, but nothing that they could not bring."""
    kind: Any = field.kind
    if not _hangs(kind) or field.columns is None or not all(isinstance(each, str) for each in field.columns):
        return None
    around = ("[", "]") if type(kind) is ToMany else ("", "")
    return Value(field.name, kind.key, Below(kind.loader, None, (), around, field.columns), required=False)


def _hangs(kind: Any) -> bool:
    """Whether rows are found by a key of the row and nothing else."""
    return type(kind) in {ToOne, ToMany} and bool(kind.key) and kind.convert is None and kind.only is None


def _alike(executor: Any, plans: Mapping[str, "ObjectPlan"]) -> tuple[Value, ...] | None:
    """The values of objects, if those of all types are alike."""
    every = [_values(executor, plan) for plan in plans.values()]
    return every[0] if every and all(each == every[0] for each in every) else None


def _values(executor: Any, plan: "ObjectPlan") -> tuple[Value, ...] | None:
    """The values of a plan's objects, found once: it may stand in many places, each of which may."""
    if plan.values is NOT_KNOWN:
        plan.values = values_of(executor, plan.type, plan.fields)
    return plan.values


def values_of(
    executor: Any, type_: GraphQLObjectType, fields: Iterable["FieldPlan"]
) -> tuple[Value, ...] | None:
    """All values; null when one is none of the row's, they are too many, or only the type's name is asked."""
    found = []
    for field in fields:
        value = _value(executor, type_, field)
        if value is None:
            return None
        found.append(value)
    fits = loads_of(found) <= MOST_LOADS and any(value.column for value in found)
    return tuple(found) if fits else None


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
    elif type(kind) is ToMany and _hangs(kind) and is_list(field.type) and not _items_are_lists(field):
        below = Below(kind.loader, None, values, ("[", "]"))
    elif is_list(field.type) or (required and not _always(kind)):
        return None  # a null where none may be is an error, and tells of itself
    elif isinstance(kind, View):
        return Value(field.name, kind.when, Below(None, None, values), required)
    elif isinstance(kind, Derived) and kind.parts:
        return _of_column(field, kind, values)
    elif type(kind) is ToOne and _hangs(kind):
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
