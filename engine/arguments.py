"""A field's arguments, as its kind takes them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self

from graphql import (
    FieldNode,
    GraphQLField,
    ValueNode,
    VariableNode,
    Visitor,
    get_nullable_type,
    is_scalar_type,
    visit,
)
from graphql.execution.values import get_argument_values
from strawberry.types.arguments import convert_arguments
from strawberry.types.field import StrawberryField

from engine.scalars import STRAWBERRY

if TYPE_CHECKING:
    from engine.plan import FieldPlan


class Arguments:
    """Coerced once when they are written out, for each run when they have variables."""

    __slots__ = ("_declared", "_field", "_kind", "_known", "_node", "_plain", "_static", "_variables")

    def __init__(self, field: "FieldPlan") -> None:
        details = field.details[0]
        self._field: Final = field.definition
        self._node: Final = details.node
        self._variables: Final = details.fragment_variable_values
        self._declared: Final = field.definition.extensions.get(STRAWBERRY)
        self._kind: Final = field.kind
        self._static: Final = self._variables is None and not _has_variables(details.node)
        self._known: tuple[Any] | None = None
        self._plain: _Plain | None = None

    def get(self, executor: Any) -> Any:
        """What the field's load takes.

        Raises a `GraphQLError` for a value that does not fit, and whatever the kind's own conversion raises.
        """
        if self._known is not None:
            return self._known[0]
        made = None if self._kind is None else self._kind.loads(self._named(executor))
        if self._static:
            self._known = (made,)
        return made

    def constant(self, executor: Any) -> Any:
        """The same where it is written out, so that it is the same for every run; null where it is not."""
        return self.get(executor) if self._static else None

    def _named(self, executor: Any) -> Mapping[str, Any]:
        """The arguments by their Python names."""
        if not (self._field.args or self._node.arguments):
            return {}
        if self._plain is not None:
            named = self._plain.named(executor.variable_values.coerced)
            if named is not None:
                return named
        raw = get_argument_values(
            self._field, self._node, executor.variable_values, self._variables, executor.hide_suggestions
        )
        if not isinstance(self._declared, StrawberryField):
            return raw
        converter = executor.schema._strawberry_schema.schema_converter  # noqa: SLF001 - where Strawberry keeps itself
        named = convert_arguments(
            raw,
            self._declared.arguments,
            scalar_registry=converter.scalar_registry,
            config=converter.config,
        )
        if self._variables is None:
            name_of = converter.config.name_converter.get_graphql_name
            names = {name_of(argument): argument.python_name for argument in self._declared.arguments}
            self._plain = _Plain.of(self._field, self._node, names, named)
        return named


class _Plain(NamedTuple):
    """Arguments of which those with variables are scalars, whose values need no conversion."""

    constant: Mapping[str, Any]
    """What is written out, or left to its default."""
    variables: Sequence[tuple[str, str]]
    """The others' names, and the variables that hold them."""

    @classmethod
    def of(
        cls, field: GraphQLField, node: FieldNode, names: Mapping[str, str], named: Mapping[str, Any]
    ) -> Self | None:
        """Take what was found once for another run, where that can be."""
        variables = []
        for argument in node.arguments or ():
            if isinstance(argument.value, VariableNode):
                if not is_scalar_type(get_nullable_type(field.args[argument.name.value].type)):
                    return None
                variables.append((names[argument.name.value], argument.value.name.value))
            elif _has_variables(argument.value):
                return None
        varying = {name for name, _ in variables}
        return cls({name: value for name, value in named.items() if name not in varying}, variables)

    def named(self, values: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """The arguments for the variables' values; null where one is null or left out."""
        named = dict(self.constant)
        for name, variable in self.variables:
            value = values.get(variable)
            if value is None:
                return None
            named[name] = value
        return named


class _Variables(Visitor):
    found = False

    def enter_variable(self, _node: VariableNode, *_: Any) -> None:
        self.found = True


def _has_variables(node: FieldNode | ValueNode) -> bool:
    visitor = _Variables()
    for part in (node.arguments or ()) if isinstance(node, FieldNode) else (node,):
        visit(part, visitor)
    return visitor.found
