"""What an operation asks, compiled once: the fields of each object type and how each is answered."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from graphql import (
    FieldNode,
    GraphQLAbstractType,
    GraphQLField,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    VariableNode,
    Visitor,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
    visit,
)
from graphql.execution.collect_fields import FieldDetailsList
from graphql.execution.values import get_argument_values
from strawberry.types.arguments import convert_arguments
from strawberry.types.field import StrawberryField

from engine.fields import DeclaredField
from engine.kinds import Column, Derived, Edge, Kind, OfPlace, View, attribute
from engine.leaves import complete_leaf
from engine.projections import Projection

STRAWBERRY: Final = "strawberry-definition"


class FieldPlan:
    """One field of one object type in one place of the operation."""

    __slots__ = (
        "arguments",
        "definition",
        "details",
        "kind",
        "leaf",
        "name",
        "named",
        "parent",
        "plans",
        "required",
        "type",
    )

    def __init__(
        self, parent: GraphQLObjectType, name: str, details: FieldDetailsList, field: GraphQLField
    ) -> None:
        self.parent: Final = parent
        self.name: Final = name
        self.details: Final = details
        self.definition: Final = field
        self.type: Final[GraphQLOutputType] = field.type
        self.required: Final = isinstance(field.type, GraphQLNonNull)
        self.named: Final = get_named_type(field.type)
        self.leaf: Final = is_leaf_type(self.named)
        self.kind: Final = _kind(field)
        self.arguments: Final = Arguments(self)
        self.plans: dict[str, ObjectPlan] = {}
        """The sub-selection by the name of each object type that the field can give."""

    @property
    def field_name(self) -> str:
        """The field's name in the schema."""
        return self.details[0].node.name.value

    @property
    def nodes(self) -> list[FieldNode]:
        """The places of the document that ask for it."""
        return [detail.node for detail in self.details]

    @property
    def merge_key(self) -> tuple[Any, ...]:
        """Fields of different object types with the same key are one load: one edge, asked in one place."""
        return (id(self.kind), *(id(detail.node) for detail in self.details))

    def null_error(self) -> TypeError:
        """That the field is null where it may not be."""
        return TypeError(f"Cannot return null for non-nullable field {self.parent}.{self.field_name}.")

    def finish(self, value: Any) -> Any:
        """Complete a leaf value or a list of such; raises where the slow way must tell errors apart."""
        return _finish(self.type, value)

    def columns(self) -> frozenset[str] | None:
        """The columns that the sub-selection needs of its rows; null for all."""
        return _union(plan.columns for plan in self.plans.values())


class ObjectPlan:
    """The fields asked of one object type in one place."""

    __slots__ = ("columns", "deferred", "edges", "fields", "plain", "project", "type")

    def __init__(self, type_: GraphQLObjectType, fields: list[FieldPlan]) -> None:
        self.type: Final = type_
        self.fields: Final = fields
        self.project: Final = Projection(type_, fields)
        waiting = [field for field in fields if not self.project.makes(field)]
        self.plain: Final = [field for field in waiting if field.kind is None]
        """Resolved object by object."""
        self.deferred: Final = [
            field for field in waiting if field.kind is not None and not field.kind.awaits
        ]
        """Answered at once for all objects, as objects of their own."""
        self.edges: Final = [field for field in waiting if field.kind is not None and field.kind.awaits]
        """Loaded, once for all objects."""
        self.columns: Final = _union(_columns(field) for field in fields)


class Arguments:
    """A field's arguments: coerced once when they are written out, for each run when they have variables."""

    __slots__ = ("_declared", "_field", "_known", "_static")

    def __init__(self, field: FieldPlan) -> None:
        node = field.details[0].node
        self._field = field
        self._declared = field.definition.extensions.get(STRAWBERRY)
        self._static = field.details[0].fragment_variable_values is None and not _has_variables(node)
        self._known: tuple[dict[str, Any], Any] | None = None

    def raw(self, executor: Any) -> dict[str, Any]:
        """By their names in the schema, as a resolver takes them; raises a `GraphQLError` for a bad value."""
        field = self._field
        if not (field.definition.args or field.details[0].node.arguments):
            return {}
        return get_argument_values(
            field.definition,
            field.details[0].node,
            executor.variable_values,
            field.details[0].fragment_variable_values,
            executor.hide_suggestions,
        )

    def converted(self, executor: Any) -> Any:
        """As the field's kind takes them: what its edge loads, or the arguments by their Python names."""
        if self._known is not None:
            return self._known[1]
        raw = self.raw(executor)
        made = self._convert(raw, executor)
        if self._static:
            self._known = (raw, made)
        return made

    def _convert(self, raw: dict[str, Any], executor: Any) -> Any:
        named: Mapping[str, Any] = raw
        if isinstance(self._declared, StrawberryField) and raw:
            converter = executor.schema._strawberry_schema.schema_converter  # noqa: SLF001 - where Strawberry keeps itself
            named = convert_arguments(
                raw,
                self._declared.arguments,
                scalar_registry=converter.scalar_registry,
                config=converter.config,
            )
        kind = self._field.kind
        convert: Callable[[Mapping[str, Any]], Any] | None = getattr(kind, "convert", None)
        return named if convert is None else convert(named)


def compile_object(
    executor: Any, type_: GraphQLObjectType, selected: Mapping[str, FieldDetailsList]
) -> ObjectPlan:
    """The plan of the fields selected of an object type, and of all below them."""
    fields = []
    for name, details in selected.items():
        definition = executor.schema.get_field(type_, details[0].node.name.value)
        if definition is not None:
            field = FieldPlan(type_, name, details, definition)
            if not field.leaf:
                for possible in _possible(executor, field):
                    below = executor.collect_subfields(possible, details)
                    field.plans[possible.name] = compile_object(executor, possible, below.grouped_field_set)
            fields.append(field)
    return ObjectPlan(type_, fields)


def _possible(executor: Any, field: FieldPlan) -> Iterable[GraphQLObjectType]:
    if is_abstract_type(field.named):
        abstract: GraphQLAbstractType = field.named
        possible: Iterable[GraphQLObjectType] = executor.schema.get_possible_types(abstract)
        return possible
    return (field.named,)  # type: ignore[return-value]  # neither a leaf nor abstract


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
        return attribute(declared.python_name)
    return None


def _columns(field: FieldPlan) -> frozenset[str] | None:
    """The columns of the object's own row that a field needs; null for all."""
    match field.kind:
        case Column(name=name):
            return frozenset((name,))
        case Derived(columns=columns):
            return frozenset(columns)
        case Edge(key=key):
            return frozenset() if key is None else frozenset((key,))
        case View(when=when):
            return _union((frozenset() if when is None else frozenset((when,)), field.columns()))
        case OfPlace(part="node"):
            return field.columns()
        case None if field.field_name != "__typename":
            return None
    return frozenset() if field.field_name == "__typename" or isinstance(field.kind, OfPlace) else None


def _union(sets: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    found: frozenset[str] = frozenset()
    for columns in sets:
        if columns is None:
            return None
        found |= columns
    return found


class _Variables(Visitor):
    found = False

    def enter_variable(self, _node: VariableNode, *_: Any) -> None:
        self.found = True


def _has_variables(node: FieldNode) -> bool:
    visitor = _Variables()
    for argument in node.arguments or ():
        visit(argument, visitor)
    return visitor.found


def _finish(type_: Any, value: Any) -> Any:
    if isinstance(type_, GraphQLNonNull):
        if value is None:
            raise TypeError("null")
        type_ = type_.of_type
    if value is None:
        return None
    if isinstance(type_, GraphQLList):
        return [_finish(type_.of_type, item) for item in value]
    return complete_leaf(type_, value)


def is_list(type_: Any) -> bool:
    """Whether a type is a list, null or not."""
    return isinstance(type_.of_type if isinstance(type_, GraphQLNonNull) else type_, GraphQLList)
