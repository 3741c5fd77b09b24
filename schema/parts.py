"""Who answers which field, and from what: how the graph falls into its parts.

The parts are the four domains, each with its database, and `activity`, which has none of its own: it reads
the journals of all four, and whatever an id names, so it is also the part that answers `node` and `nodes`.

A field is answered by the part in whose folder it is declared, from the object's id and such columns of its
row as the answer needs. Only an edge by which a key on the row leads to one row of another part is answered
where the object itself is, since the key is all that there is to say. Unless it leads to an interface: only
the part that has the row knows of which type it is, so that part answers, and must be told the key.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from graphql import GraphQLField, GraphQLInterfaceType, GraphQLObjectType, get_named_type
from strawberry.types.base import StrawberryObjectDefinition
from strawberry.types.field import StrawberryField

from databases.base import DOMAINS
from engine.edges import Edge, ToAny, ToOne
from engine.fields import DeclaredField
from engine.kinds import Batched, Column
from schema.graph import schema

ACTIVITY: Final = "activity"

PARTS: Final = (*DOMAINS, ACTIVITY)
"""The names of all parts."""

COMMON: Final = "core"
"""What is everybody's, such as `PageInfo`, is of no part."""

READS: Final = {("Entry", "missing_documents"): ("mode",)}
"""The columns that a batched function reads of the rows of another part's type, beside the id."""


@dataclass(frozen=True, slots=True)
class Answer:
    """By which part a field is answered, and from what."""

    part: str
    columns: tuple[str, ...] = ()
    """What it needs of the object's row, beside the id, when another part has the row."""
    refers_by: str | None = None
    """The column by which it refers to a row of another part; null for a field that refers to none."""


def part_of(declared: type) -> str:
    """The part in whose folder a class stands, or `COMMON`."""
    name = declared.__module__.split(".")[1]
    return ACTIVITY if name == "graph" else name


@cache
def answers(type_name: str) -> dict[str, Answer]:
    """How each field of a type of the whole graph is answered, by the field's Python name."""
    known: Any = schema.schema_converter.type_map[type_name]
    return {
        declared.python_name: _answer(declared, known.definition, made)
        for declared, made in _fields(known.implementation)
    }


def _answer(field: StrawberryField, owner: StrawberryObjectDefinition, made: GraphQLField) -> Answer:
    home = part_of(owner.origin)
    part = part_of(field.origin) if isinstance(field.origin, type) else home
    kind = field.kind if isinstance(field, DeclaredField) else None
    if part == COMMON:
        return Answer(home)
    if part == home or owner.name == "Query":
        return Answer(part)
    if isinstance(kind, Batched | ToAny):
        return Answer(part, READS[owner.name, field.python_name])
    if not isinstance(kind, Edge) or kind.key in {None, "id"}:
        return Answer(part)
    if type(kind) is ToOne and not isinstance(get_named_type(made.type), GraphQLInterfaceType):
        return Answer(home, refers_by=kind.loader.key.name)
    return Answer(part, (str(kind.key),))


@cache
def keys(type_name: str, part: str) -> tuple[str, ...]:
    """The columns by which a part knows an object of a type that has an id.

    Its own objects by their id and by all that other parts refer to them by; those of another part by
    what it refers to them by, and by their id when it never does.
    """
    known: Any = schema.schema_converter.type_map[type_name]
    own = part == part_of(known.definition.origin)
    referred = {column for referring, column in _references().get(type_name, ()) if own or referring == part}
    return tuple(sorted({"id", *referred} if own else referred or {"id"}, key=("id", "code").index))


@cache
def _references() -> dict[str, set[tuple[str, str]]]:
    """By the name of a type: which parts refer to it, and by which column."""
    found: dict[str, set[tuple[str, str]]] = {}
    for kind in entities():
        for field, made in _fields(kind):
            answer = answers(kind.name)[field.python_name]
            if answer.refers_by is not None:
                target = get_named_type(made.type).name
                found.setdefault(target, set()).add((answer.part, answer.refers_by))
    return found


def entities() -> Iterator[GraphQLObjectType]:
    """The object types of the whole graph that have an id."""
    for known in schema.schema_converter.type_map.values():
        kind = known.implementation
        if isinstance(kind, GraphQLObjectType) and is_entity(kind):
            yield kind


def column_of(field: StrawberryField) -> str | None:
    """The column that a field shows as it is; null for a field that shows none."""
    return field.kind.name if isinstance(field, DeclaredField) and isinstance(field.kind, Column) else None


def is_entity(kind: GraphQLObjectType) -> bool:
    """Whether objects of a type have an id."""
    return any(interface.name == "Node" for interface in kind.interfaces)


def _fields(kind: Any) -> Iterator[tuple[StrawberryField, GraphQLField]]:
    for made in kind.fields.values():
        yield made.extensions["strawberry-definition"], made
