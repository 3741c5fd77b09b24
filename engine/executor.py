"""The execution context that runs plans in place of stock execution."""

from collections.abc import Awaitable
from typing import Any

from graphql import GraphQLError
from graphql.execution.collect_fields import FieldDetailsList
from graphql.pyutils import Path
from graphql.type.definition import GraphQLResolveInfoHelpers
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from engine.plans import PLANS
from engine.run import Run
from engine.waves import Taken


class BreadthFirstExecutionContext(StrawberryGraphQLCoreExecutionContext):
    """Runs an operation level by level; give it to a Strawberry schema as `execution_context_class`.

    `@defer` and `@stream`, middleware and abort signals go to stock execution, and so do the schema's own
    introspection fields.
    """

    def execute_operation(self, serially: bool | None = None) -> Any:  # noqa: FBT001 - the signature overridden
        """The result, or an awaitable of it."""
        if self.abort_signal is not None or _has_middleware(self):
            return super().execute_operation(serially)
        try:
            plan = PLANS.get(self)
        except GraphQLError as error:
            self.collected_errors.add(error, None)
            return self.build_response(None)
        if plan.root is None:
            return super().execute_operation(serially)
        data = Run(self, plan.root).start(serially=plan.serial if serially is None else serially)
        return self._await(data) if self.is_awaitable(data) else self.build_response(data)

    @property
    def async_helpers(self) -> GraphQLResolveInfoHelpers:
        """What resolvers may ask to wait for them.

        Made when they are asked for: kept, they would make each executor a cycle, for the collector to find.
        """
        return GraphQLResolveInfoHelpers(self.gather_async_work, self.track_async_work)

    @async_helpers.setter
    def async_helpers(self, made: GraphQLResolveInfoHelpers) -> None:
        """Keep nothing."""

    async def _await(self, data: Awaitable[Any]) -> Any:
        try:
            awaited = await data
        except Exception:
            self.run_async_work_finished_hook()
            raise
        return self.build_response(awaited)

    def collect_and_execute_subfields(
        self,
        return_type: Any,
        field_details_list: FieldDetailsList,
        path: Path,
        result: Any,
        position_context: Any,
    ) -> Any:
        """Hand an object that stock completion comes to over to its wave, when it is part of one."""
        if isinstance(position_context, Taken):
            return position_context.take(return_type, path, result)
        return super().collect_and_execute_subfields(
            return_type, field_details_list, path, result, position_context
        )


def _has_middleware(executor: Any) -> bool:
    """Whether resolvers are wrapped; Strawberry gives a manager even when it has nothing to manage."""
    manager = executor.middleware_manager
    return manager is not None and bool(manager.middlewares)
