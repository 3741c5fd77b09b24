"""Plans of operations: made once, found again by what they depend on."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any, Final

from graphql import (
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    VariableNode,
    Visitor,
    visit,
)
from graphql.execution.collect_fields import collect_fields
from graphql.execution.executor import SELECTIONS_NESTED_TOO_DEEPLY

from engine.compiling import compile_object
from engine.plan import ObjectPlan

INCREMENTAL: Final = frozenset({"defer", "stream"})
MAX_VARIANTS: Final = 64
"""How many plans an operation may have for different values of its switches and different permissions."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How an operation is run."""

    root: ObjectPlan | None
    """Null when stock execution runs it all."""
    serial: bool
    """Whether its root fields are answered one after the other."""
    fallbacks: tuple[str, ...] = ()
    """What goes to stock execution, in words; empty for an operation that the engine runs alone."""


@dataclass(slots=True)
class Plans:
    """The plans of operations met before; least recently used ones go first."""

    size: int = 1000
    hits: int = 0
    misses: int = 0
    _known: OrderedDict[int, "_Operation"] = field(default_factory=OrderedDict)

    def get(self, executor: Any) -> Plan:
        """The plan of the executor's operation for its variables and its viewer's permissions.

        Raises a `GraphQLError` where stock execution does before it begins.
        """
        operation = executor.operation
        known = self._known.get(id(operation))
        if known is None or known.operation is not operation or known.schema is not executor.schema:
            known = self._known[id(operation)] = _Operation(operation, executor.schema, *_switches(executor))
            if len(self._known) > self.size:
                self._known.popitem(last=False)
        else:
            self._known.move_to_end(id(operation))
        key = known.key(executor)
        plan = known.plans.get(key)
        if plan is not None:
            self.hits += 1
            return plan
        self.misses += 1
        plan = compile_plan(executor, incremental=known.incremental)
        if len(known.plans) < MAX_VARIANTS and not _has_fragment_variables(executor):
            known.plans[key] = plan
        return plan


@dataclass(slots=True)
class _Operation:
    """An operation's plans by what they depend on beside its text."""

    operation: OperationDefinitionNode
    schema: GraphQLSchema
    switches: tuple[str, ...]
    """The variables that `@skip` and `@include` ask."""
    incremental: bool
    plans: dict[Hashable, Plan] = field(default_factory=dict)

    def key(self, executor: Any) -> Hashable:
        """What the plan depends on: the switches' values, and what the context allows."""
        values = executor.variable_values.coerced
        context = executor.context_value
        permissions, writes = getattr(context, "permissions", None), getattr(context, "writes", False)
        return (permissions, writes, *(values.get(name) for name in self.switches))


PLANS: Final = Plans()


def compile_plan(executor: Any, *, incremental: bool) -> Plan:
    """Compile an operation from its root type on; raises a `GraphQLError` as stock execution does."""
    operation = executor.operation
    serial = operation.operation is OperationType.MUTATION
    root = executor.schema.get_root_type(operation.operation)
    if incremental:
        return Plan(None, serial, ("The operation has @defer or @stream.",))
    if root is None:
        raise GraphQLError(
            f"Schema is not configured to execute {operation.operation.value} operation.", operation
        )
    try:
        selected = collect_fields(
            executor.schema,
            executor.fragments,
            executor.variable_values,
            root,
            operation,
            executor.hide_suggestions,
        ).grouped_field_set
        plan = compile_object(executor, root, selected)
    except RecursionError:
        plan = None
    if plan is None:
        raise GraphQLError(SELECTIONS_NESTED_TOO_DEEPLY, operation)
    schema_fields = [f"{root.name}.{field.field_name} asks the schema." for field in plan.introspection]
    return Plan(plan, serial, tuple(schema_fields))


class _Directives(Visitor):
    """Which variables switch parts of a document on and off, and whether it asks for incremental delivery."""

    def __init__(self) -> None:
        super().__init__()
        self.switches: set[str] = set()
        self.incremental = False

    def enter_directive(self, node: Any, *_: Any) -> None:
        """Look at a directive."""
        if node.name.value in INCREMENTAL:
            self.incremental = True
        if node.name.value in {"skip", "include"}:
            self.switches |= {
                argument.value.name.value
                for argument in node.arguments or ()
                if isinstance(argument.value, VariableNode)
            }


def _switches(executor: Any) -> tuple[tuple[str, ...], bool]:
    visitor = _Directives()
    visit(executor.operation, visitor)
    for fragment in executor.fragment_definitions.values():
        visit(fragment, visitor)
    return tuple(sorted(visitor.switches)), visitor.incremental


def _has_fragment_variables(executor: Any) -> bool:
    return any(fragment.variable_signatures for fragment in executor.fragments.values())
