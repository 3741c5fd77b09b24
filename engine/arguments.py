"""A field's arguments, as its kind takes them."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from graphql import FieldNode, VariableNode, Visitor, visit
from graphql.execution.values import get_argument_values
from strawberry.types.arguments import convert_arguments
from strawberry.types.field import StrawberryField

if TYPE_CHECKING:
    from engine.plan import FieldPlan

STRAWBERRY: Final = "strawberry-definition"
"""The key of a GraphQL field's extensions under which its Strawberry field stands."""


class Arguments:
    """Coerced once when they are written out, for each run when they have variables."""

    __slots__ = ("_convert", "_declared", "_field", "_known", "_node", "_static", "_variables")

    def __init__(self, field: "FieldPlan") -> None:
        details = field.details[0]
        self._field: Final = field.definition
        self._node: Final = details.node
        self._variables: Final = details.fragment_variable_values
        self._declared: Final = field.definition.extensions.get(STRAWBERRY)
        self._convert: Final[Callable[[Mapping[str, Any]], Any] | None] = getattr(field.kind, "convert", None)
        self._static: Final = self._variables is None and not _has_variables(details.node)
        self._known: tuple[Any] | None = None

    def get(self, executor: Any) -> Any:
        """What an edge loads by, or the arguments by their Python names.

        Raises a `GraphQLError` for a value that does not fit, and whatever the edge's own conversion raises.
        """
        if self._known is not None:
            return self._known[0]
        named = self._named(executor)
        made = named if self._convert is None else self._convert(named)
        if self._static:
            self._known = (made,)
        return made

    def _named(self, executor: Any) -> Mapping[str, Any]:
        if not (self._field.args or self._node.arguments):
            return {}
        raw = get_argument_values(
            self._field, self._node, executor.variable_values, self._variables, executor.hide_suggestions
        )
        if not isinstance(self._declared, StrawberryField):
            return raw
        strawberry = executor.schema._strawberry_schema  # noqa: SLF001 - where Strawberry keeps itself
        return convert_arguments(
            raw,
            self._declared.arguments,
            scalar_registry=strawberry.schema_converter.scalar_registry,
            config=strawberry.schema_converter.config,
        )


class _Variables(Visitor):
    found = False

    def enter_variable(self, _node: VariableNode, *_: Any) -> None:
        self.found = True


def _has_variables(node: FieldNode) -> bool:
    visitor = _Variables()
    for argument in node.arguments or ():
        visit(argument, visitor)
    return visitor.found
