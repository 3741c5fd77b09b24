"""Which fields a role is refused, told when a plan is made: those that read a column refused to it."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any, Final
from weakref import WeakKeyDictionary

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    Visitor,
    parse,
    print_ast,
    visit,
)
from sqlalchemy import Table

from engine.columns import NO_COLUMNS
from engine.kinds import Column, Kind, Refused
from engine.scalars import STRAWBERRY
from loaders.access import may_see
from loaders.access.telling import mask_of
from loaders.documents.contents import may_read
from loaders.errors import Forbidden
from loaders.reader import LOADERS
from loaders.rows import FAMILIES, type_name
from loaders.viewers import Role, Viewer
from resolvers.shown import without

VIEWS: Final[Mapping[str, str]] = {
    "EntrySummary": "entry",
    "Liquidation": "entry",
    "Actor": "journal",
    "ActivitySubject": "journal",
}
"""Types that are views on the rows of another table with columns that a role may be refused."""


ADDRESSES: Final = frozenset({("Document", "contentUrl"), ("DocumentVersion", "contentUrl")})
"""Fields that tell where bytes are."""

Names = frozenset[tuple[str, str]]
"""Names, each with that of its type."""


class Permissions:
    """What a role may select; roles that may select the same share one, and so their plans."""

    def __init__(self, columns: Names, fields: Names) -> None:
        self._columns: Final = columns
        """Columns refused, by the types whose rows have them."""
        self._fields: Final = fields
        """Fields refused, whatever they read."""
        self._shown: Final[WeakKeyDictionary[GraphQLSchema, GraphQLSchema]] = WeakKeyDictionary()

    def of(self, type_: str, field: str, kind: Kind) -> Kind:
        """How a field is answered: as declared, or, where it reads a column refused, with an error."""
        columns = self._columns and kind.reads(NO_COLUMNS)
        if (type_, field) in self._fields or any(
            (type_, column) in self._columns for column in columns or ()
        ):
            return Refused(f"{type_}.{field}", _forbidden)
        return kind

    def schema(self, whole: GraphQLSchema) -> GraphQLSchema:
        """The schema without the fields refused, to be looked at."""
        if not (self._columns or self._fields):
            return whole
        if whole not in self._shown:
            self._shown[whole] = without(whole, self._hidden(whole))
        return self._shown[whole]

    def text(self, whole: GraphQLSchema, text: str) -> str:
        """The schema's text without the fields refused."""
        hidden = self._hidden(whole)
        return print_ast(visit(parse(text), _Without(hidden))) if hidden else text

    def refused(self, whole: GraphQLSchema) -> list[str]:
        """The fields refused, as `Type.field`, in the order of the alphabet."""
        return sorted(f"{type_}.{field}" for type_, field in self._hidden(whole))

    def _hidden(self, whole: GraphQLSchema) -> Names:
        """The fields refused; of an interface, those that all of its types are refused."""
        found = {
            (name, field)
            for name, type_ in whole.type_map.items()
            if isinstance(type_, GraphQLObjectType)
            for field, known in type_.fields.items()
            if isinstance(self.of(name, field, _kind(known)), Refused)
        }
        for name, type_ in whole.type_map.items():
            if isinstance(type_, GraphQLInterfaceType):
                possible = whole.get_possible_types(type_)
                for field in type_.fields:
                    if all((each.name, field) in found for each in possible):
                        found.add((name, field))
                    else:
                        found -= {(each.name, field) for each in possible}
        return frozenset(found)


class _Without(Visitor):
    """Leaves fields out of a schema's text."""

    def __init__(self, fields: Names) -> None:
        super().__init__()
        self._fields: Final = fields

    def enter_object_type_definition(self, node: Any, *_: Any) -> Any:
        """Leave out fields of a type."""
        return self._without(node)

    def enter_interface_type_definition(self, node: Any, *_: Any) -> Any:
        """Leave out fields of an interface."""
        return self._without(node)

    def _without(self, node: Any) -> Any:
        name = node.name.value
        fields = tuple(each for each in node.fields if (name, each.name.value) not in self._fields)
        return None if len(fields) == len(node.fields) else replace(node, fields=fields)


def _kind(field: GraphQLField) -> Kind:
    kind = getattr(field.extensions.get(STRAWBERRY), "kind", None)
    return kind if isinstance(kind, Kind) else Column("")


def _forbidden(field: str) -> Forbidden:
    return Forbidden(f"Your role may not see `{field}`; leave it out.")


@cache
def permissions(role: Role, *, cleared: bool = False) -> Permissions:
    """What a role may select, and for an oversight analyst with clearance or without."""
    viewer = Viewer("", "", role, cleared=cleared)
    columns = frozenset(
        (name, column.name)
        for name, table in tables().items()
        for column in table.c
        if not may_see(viewer, column)
    )
    return _permissions(columns, frozenset() if may_read(viewer) else ADDRESSES)


@cache
def _permissions(columns: Names, fields: Names) -> Permissions:
    return Permissions(columns, fields)


@cache
def tables() -> Mapping[str, Table]:
    """The tables whose rows are seen as each object type; call it when all loaders are declared."""
    known = {loader.table.name: loader.table for loader in LOADERS.values()}
    named = {
        name: table
        for table in known.values()
        for name in (FAMILIES[table.name][1].values() if table.name in FAMILIES else (type_name(table),))
    }
    return named | {view: known[table] for view, table in VIEWS.items()}


@cache
def masks(role: Role, whole: GraphQLSchema, *, cleared: bool = False) -> Mapping[str, str]:
    """The fields that a role is not shown whole, as `Type.field`, and in what way."""
    viewer = Viewer("", "", role, cleared=cleared)
    found: dict[str, str] = {}
    kinds = {type_: kind for _, family in FAMILIES.values() for kind, type_ in family.items()}
    for name, table in tables().items():
        type_ = whole.type_map.get(name)
        for field, known in type_.fields.items() if isinstance(type_, GraphQLObjectType) else ():
            for column in _kind(known).reads(NO_COLUMNS) or ():
                if column not in table.c or not may_see(viewer, table.c[column]):
                    continue
                if told := mask_of(viewer, table.c[column], kinds.get(name)):
                    found[f"{name}.{field}"] = told
    return dict(sorted(found.items()))
