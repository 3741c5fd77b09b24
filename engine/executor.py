"""The execution context that runs plans in place of stock execution."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any, Final

from graphql import (
    ExecutionResult,
    GraphQLError,
    OperationDefinitionNode,
    OperationType,
    VariableNode,
    Visitor,
    visit,
)
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from engine.plan import ObjectPlan, compile_object
from engine.run import Run

INCREMENTAL: Final = frozenset({"defer", "stream"})


@dataclass(slots=True)
class Plans:
    """The plans of operations met before; least recently used ones go first."""

    size: int = 1000
    hits: int = 0
    misses: int = 0
    _known: OrderedDict[int, "_Operation"] = field(default_factory=OrderedDict)

    def get(self, executor: "BreadthFirstExecutionContext", root: Any) -> ObjectPlan:
        """The plan of the executor's operation for its variables and its viewer's permissions."""
        operation = executor.operation
        known = self._known.get(id(operation))
        if known is None or known.operation is not operation:
            known = self._known[id(operation)] = _Operation(operation, *_directives(executor))
            if len(self._known) > self.size:
                self._known.popitem(last=False)
        else:
            self._known.move_to_end(id(operation))
        key = known.key(executor)
        plan = known.plans.get(key)
        if plan is None:
            self.misses += 1
            plan = compile_root(executor, root)
            if len(known.plans) < MAX_VARIANTS and not executor.has_fragment_variables:
                known.plans[key] = plan
        else:
            self.hits += 1
        return plan


MAX_VARIANTS: Final = 64


@dataclass(slots=True)
class _Operation:
    """An operation's plans by what they depend on beside its text."""

    operation: OperationDefinitionNode
    switches: tuple[str, ...]
    """The variables that `@skip` and `@include` ask."""
    incremental: bool
    plans: dict[Hashable, ObjectPlan] = field(default_factory=dict)

    def key(self, executor: Any) -> Hashable:
        """What the plan depends on: the switches' values and the viewer's permissions."""
        values = executor.variable_values.coerced
        permissions = getattr(executor.context_value, "permissions", None)
        return (permissions, *(values.get(name) for name in self.switches))


PLANS: Final = Plans()


class BreadthFirstExecutionContext(StrawberryGraphQLCoreExecutionContext):
    """Runs an operation level by level; give it to a Strawberry schema as `execution_context_class`.

    `@defer` and `@stream`, middleware and abort signals go to stock execution, and so do the schema's own
    introspection fields.
    """

    @property
    def has_fragment_variables(self) -> bool:
        """Whether fragments take arguments, on which a plan then depends."""
        return any(fragment.variable_signatures for fragment in self.fragments.values())

    def execute_operation(self, serially: bool | None = None) -> Any:  # noqa: FBT001 - the signature overridden
        """The result, or an awaitable of it."""
        root = self.schema.get_root_type(self.operation.operation)
        if root is None or self.middleware_manager is not None or self.abort_signal is not None:
            return super().execute_operation(serially)
        if _is_incremental(self):
            return super().execute_operation(serially)
        mutation = self.operation.operation is OperationType.MUTATION
        try:
            plan = PLANS.get(self, root)
        except GraphQLError as error:
            return ExecutionResult(None, [error])
        settled = Run(self, plan).start(serially=mutation if serially is None else serially)
        return self._await(settled) if self.is_awaitable(settled) else self._result(*settled)

    async def _await(self, settled: Any) -> ExecutionResult:
        return self._result(*await settled)

    def _result(self, data: Any, errors: list[GraphQLError]) -> ExecutionResult:
        found = [*self.collected_errors.errors, *errors]
        return ExecutionResult(data, found or None)


def compile_root(executor: Any, root: Any) -> ObjectPlan:
    """The plan of an operation from its root type on; raises a `GraphQLError` as stock execution does."""
    from graphql.execution.collect_fields import collect_fields  # noqa: PLC0415

    collected = collect_fields(
        executor.schema,
        executor.fragments,
        executor.variable_values,
        root,
        executor.operation,
        executor.hide_suggestions,
    )
    return compile_object(executor, root, collected.grouped_field_set)


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


def _directives(executor: Any) -> tuple[tuple[str, ...], bool]:
    visitor = _Directives()
    visit(executor.operation, visitor)
    for fragment in executor.fragment_definitions.values():
        visit(fragment, visitor)
    return tuple(sorted(visitor.switches)), visitor.incremental


def _is_incremental(executor: Any) -> bool:
    known = PLANS._known.get(id(executor.operation))  # noqa: SLF001
    return known.incremental if known is not None and known.operation is executor.operation else False
