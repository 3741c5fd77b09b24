"""What an operation asks, compiled once: the fields of each object type and how each is answered."""

from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import Any, Final

from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLObjectType,
    GraphQLOutputType,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
)
from graphql.execution.collect_fields import FieldDetailsList
from strawberry.types.field import StrawberryField

from engine.arguments import Arguments
from engine.columns import NO_COLUMNS, Columns, union
from engine.context import Permissions
from engine.edges import Edge, Lookup, ToPage
from engine.fields import DeclaredField
from engine.kinds import Attribute, Column, Kind
from engine.pages import PageParts
from engine.projections import NO_PIECES, TYPENAME, Projection
from engine.scalars import STRAWBERRY, form_of
from engine.shapes import is_list
from engine.written import NOT_KNOWN, Held, Piece, Value, Written


class FieldPlan:
    """One field of one object type in one place of the operation."""

    __slots__ = (
        "alone",
        "arguments",
        "columns",
        "definition",
        "details",
        "field_name",
        "kind",
        "leaf",
        "lists",
        "load_key",
        "name",
        "named",
        "nodes",
        "of_class",
        "pages",
        "parent",
        "place_key",
        "plans",
        "sure",
        "type",
    )

    def __init__(
        self,
        parent: GraphQLObjectType,
        name: str,
        details: FieldDetailsList,
        field: GraphQLField,
        permissions: Permissions | None = None,
    ) -> None:
        self.parent: Final = parent
        self.name: Final = name
        self.details: Final = details
        self.nodes: Final[list[FieldNode]] = [detail.node for detail in details]
        """The places of the document that ask for it."""
        self.field_name: Final = self.nodes[0].name.value
        """Its name in the schema."""
        self.definition: Final = field
        self.type: Final[GraphQLOutputType] = field.type
        self.named: Final = get_named_type(field.type)
        self.leaf: Final = is_leaf_type(self.named)
        self.lists: Final = is_list(field.type)
        kind = _kind(field)
        if kind is not None and permissions is not None:
            kind = permissions.of(parent.name, self.field_name, kind)
        self.kind: Final = kind
        self.arguments: Final = Arguments(self)
        self.place_key: Final = (id(self.kind), str(field.type), *map(id, self.nodes))
        """Fields of different object types with the same key are one: one edge, asked in one place."""
        self.load_key = _load_key(self.kind) or self.place_key
        """Fields of a level with the same key are one load."""
        self.plans: Mapping[str, ObjectPlan] = {}
        """The sub-selection by the name of each object type that the field can give."""
        self.columns: Columns = NO_COLUMNS
        """The columns that the sub-selection needs of its rows; null for all."""
        self.pages: PageParts | None = None
        """What is selected of a connection; null for other fields."""
        self.of_class: Final[dict[type, ObjectPlan]] = {}
        """The same by the class of rows that bear their type's name, as they are met."""
        self.sure: ObjectPlan | None = None
        """The sub-selection of the only type that the field's objects can be, when none of them is asked."""
        self.alone = False
        """Whether objects share nothing of the field, since resolvers below are called for each."""

    @property
    def reads(self) -> Columns:
        """The columns of the object's own row that the field needs; null for all."""
        if self.kind is None:
            return NO_COLUMNS if self.field_name == TYPENAME else None
        if isinstance(self.kind, Column):
            return frozenset((form_of(self.named, self.kind.name),))
        return self.kind.reads(self.columns)

    def give(self, plans: Mapping[str, "ObjectPlan"]) -> None:
        """Give the sub-selection of a field that is no leaf."""
        self.plans = plans
        self.columns = union(plan.columns for plan in plans.values())
        if any(plan.pieces for plan in plans.values()):
            self.load_key = self.place_key  # nobody else's rows come with them
        if not is_abstract_type(self.named) and plans[self.named.name].type.is_type_of is None:
            self.sure = plans[self.named.name]
        if isinstance(self.kind, ToPage):
            (plan,) = plans.values()
            self.pages = PageParts.of(plan)
        self.alone = any(
            field.alone or field.kind is None or isinstance(field.kind, Attribute)
            for plan in plans.values()
            for field in plan.fields
            if field.field_name != TYPENAME
        )


class ObjectPlan:
    """The fields asked of one object type in one place."""

    __slots__ = (
        "columns",
        "deferred",
        "edges",
        "fields",
        "held",
        "pieces",
        "plain",
        "project",
        "type",
        "values",
        "waiting",
    )

    def __init__(
        self,
        type_: GraphQLObjectType,
        fields: list[FieldPlan],
        written: Written | None = None,
        pieces: Mapping[str, Piece | Held] = NO_PIECES,
    ) -> None:
        self.type: Final = type_
        self.fields: Final = fields
        self.values: tuple[Value, ...] | None = NOT_KNOWN
        """What a loader would have to write for its objects; null when none can."""
        self.pieces: Final = pieces
        """The fields that come with their rows."""
        texts = {name: piece for name, piece in pieces.items() if isinstance(piece, Piece)}
        self.project: Final = written or Projection(type_, fields, texts)
        waiting = [field for field in fields if not self.project.makes(field)]
        self.waiting: Final = waiting
        self.plain: Final = [field for field in waiting if field.kind is None]
        """Resolved object by object."""
        self.edges: Final = [
            field for field in waiting if field.name not in pieces and _is_loaded(field.kind)
        ]
        """Loaded, once for all objects."""
        self.held: Final = {
            field: piece.rows for field in waiting if isinstance(piece := pieces.get(field.name), Held)
        }
        """Whose rows have come with the objects', and how to take them out."""
        self.deferred: Final = [
            field for field in waiting if field.kind and field not in self.edges and field not in self.held
        ]
        """Answered at once for all objects, as objects of their own."""
        self.columns: Final = written.columns if written else union([*self._reads()])

    def _reads(self) -> Iterator[Columns]:
        yield frozenset(piece.column for piece in self.pieces.values())
        for field in self.fields:
            if field.name not in self.pieces:
                yield field.reads

    @property
    def introspection(self) -> list[FieldPlan]:
        """The fields that ask the schema itself, which stock execution answers."""
        return [field for field in self.plain if field.field_name.startswith("__")]


def _is_loaded(kind: Kind | None) -> bool:
    return kind is not None and (kind.awaits or isinstance(kind, Edge))


def _load_key(kind: Kind | None) -> tuple[Any, ...] | None:
    """What edges have in common that are loaded together, since nothing but keys tells their loads apart."""
    if isinstance(kind, Lookup):
        return (id(kind.loader),)
    if isinstance(kind, Edge) and not isinstance(kind, ToPage) and kind.convert is None:
        return (id(kind.loader), kind.key is None)
    return None


def _kind(field: GraphQLField) -> Kind | None:
    """How the field is answered; null when its resolver must be called object by object."""
    declared = field.extensions.get(STRAWBERRY)
    if isinstance(declared, DeclaredField):
        return None if declared.extensions else declared.kind
    if (
        isinstance(declared, StrawberryField)
        and declared.is_basic_field
        and declared.default_resolver is getattr
        and not declared.extensions
        and not field.args
    ):
        return Attribute((), attrgetter(declared.python_name), timed=False)
    return None
