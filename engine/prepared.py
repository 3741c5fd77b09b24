"""Operations made ready: what an executor needs that depends on the document alone is found once."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final, NamedTuple

from graphql import (
    DocumentNode,
    Executor,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    Undefined,
    VariableDefinitionNode,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_non_null_type,
)
from graphql.execution.executor import CollectedErrors
from graphql.execution.get_variable_signature import GraphQLVariableSignature, get_variable_signature
from graphql.execution.values import VariableValues, VariableValueSource, get_variable_values
from graphql.pyutils import RefMap
from graphql.type.definition import GraphQLResolveInfoHelpers
from graphql.utilities import coerce_input_value

MAX_ERRORS: Final = 50
"""How many errors of variables are told, as by `Executor.build`."""


def gathered() -> dict[str, Any]:
    """What an executor gathers while it runs, so that no two may share it."""
    return {
        "collected_errors": CollectedErrors(),
        "pending_incremental_futures": set(),
        "background_futures": set(),
        "_relevant_sub_fields": {},
        "_stream_usages": RefMap(),
        "groups": [],
        "tasks": [],
        "streams": [],
        "_initial_execution_plans": RefMap(),
        "_deferred_execution_plans": RefMap(),
    }


class Prepared:
    """One operation of a document: gives the executors that `executor_class.build` would, for less.

    All but the context, the variables and what is gathered is that of the first one built.
    """

    def __init__(
        self,
        executor_class: type[Executor[Any]],
        schema: GraphQLSchema,
        document: DocumentNode,
        operation: OperationDefinitionNode,
        **options: Any,
    ) -> None:
        """Prepare an operation of a valid document; `options` are those of `build`."""
        self._class: Final = executor_class
        self._build: Final = partial(
            executor_class.build,
            schema,
            document,
            operation_name=operation.name.value if operation.name else None,
            **options,
        )
        self._hides_suggestions: Final = bool(options.get("hide_suggestions"))
        self._schema: Final = schema
        self._definitions: Final = operation.variable_definitions or ()
        self._variables: Final = [_variable(schema, definition) for definition in self._definitions]
        self._kept: dict[str, Any] | None = None

    def executor(self, context_value: Any, given: dict[str, Any] | None) -> Any:
        """An executor for one run, or a list of errors when the variables given do not fit."""
        if self._kept is None:
            built = self._build(context_value=context_value, raw_variable_values=given)
            if not isinstance(built, list):
                self._kept = {**vars(built), "context_value": None, "variable_values": None}
            return built
        values = self._values(given or {})
        if isinstance(values, list):
            return values
        made: Any = object.__new__(self._class)
        made.__dict__.update(self._kept)
        made.__dict__.update(gathered())
        if "async_helpers" in self._kept:  # bound to the executor
            made.async_helpers = GraphQLResolveInfoHelpers(made.gather_async_work, made.track_async_work)
        made.context_value = context_value
        made.variable_values = values
        return made

    def _values(self, given: dict[str, Any]) -> VariableValues | list[GraphQLError]:
        """What `get_variable_values` makes of the values given, without asking it where they are plain."""
        sources: dict[str, VariableValueSource] = {}
        coerced: dict[str, Any] = {}
        for variable in self._variables:
            if variable is None or not variable.put(given, sources, coerced):
                return get_variable_values(
                    self._schema, self._definitions, given, MAX_ERRORS, self._hides_suggestions
                )
        return VariableValues(sources, coerced)


class _Variable(NamedTuple):
    """A variable that takes leaves or lists of them, and has no default."""

    name: str
    signature: GraphQLVariableSignature
    absent: VariableValueSource
    required: bool
    coerce: Callable[[Any], Any]

    def put(
        self, given: Mapping[str, Any], sources: dict[str, VariableValueSource], coerced: dict[str, Any]
    ) -> bool:
        """Put the value given into its places; false where it does not fit."""
        value = given.get(self.name, Undefined)
        if value is Undefined:
            sources[self.name] = self.absent
            return not self.required
        sources[self.name] = VariableValueSource(self.signature, value)
        if value is None:
            coerced[self.name] = None
            return not self.required
        try:
            coerced[self.name] = value = self.coerce(value)
        except Exception:  # noqa: BLE001 - whatever a scalar says of it, it is said again where errors are told
            return False
        return value is not Undefined


def _variable(schema: GraphQLSchema, definition: VariableDefinitionNode) -> _Variable | None:
    signature = get_variable_signature(schema, definition)
    if (
        isinstance(signature, GraphQLError)
        or signature.default
        or not is_leaf_type(get_named_type(signature.type))
    ):
        return None
    nullable = get_nullable_type(signature.type)
    return _Variable(
        signature.name,
        signature,
        VariableValueSource(signature),
        is_non_null_type(signature.type),
        nullable.coerce_input_value
        if is_leaf_type(nullable)
        else partial(coerce_input_value, type_=signature.type),
    )
