"""A field's arguments, as its kind takes them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from graphql import FieldNode, VariableNode, Visitor, visit
from graphql.execution.values import get_argument_values
from strawberry.types.arguments import convert_arguments
from strawberry.types.field import StrawberryField

from engine.scalars import STRAWBERRY

if TYPE_CHECKING:
    from engine.plan import FieldPlan


class Arguments:
    """Coerced once when they are written out, for each run when they have variables."""

    __slots__ = ("_declared", "_field", "_kind", "_known", "_node", "_static", "_variables")

    def __init__(self, field: "FieldPlan") -> None:
        details = field.details[0]
        self._field: Final = field.definition
        self._node: Final = details.node
        self._variables: Final = details.fragment_variable_values
        self._declared: Final = field.definition.extensions.get(STRAWBERRY)
        self._kind: Final = field.kind
        self._static: Final = self._variables is None and not _has_variables(details.node)
        self._known: tuple[Any] | None = None

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
