"""An executor of a prepared operation is the one that would be built, and shares nothing with another."""

import gc
import weakref
from typing import Any, Final

import pytest
from graphql import OperationDefinitionNode, build_schema, parse
from graphql.execution.executor import CollectedErrors
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from engine.executor import BreadthFirstExecutionContext
from engine.prepared import Prepared, gathered

SCHEMA: Final = build_schema("""
enum Mood { GLAD SAD }
input Filter { mood: Mood, friends: [Filter!] }
type Query { being(id: ID, ids: [ID!], age: Int, moods: [Mood], where: Filter): String }
""")
VARIABLES: Final[list[tuple[str, Any]]] = [
    ("", None),
    ("", {"id": 1}),
    ("($id: ID!)", {"id": "a"}),
    ("($id: ID!)", {"id": 7, "more": 1}),
    ("($id: ID!)", {"id": None}),
    ("($id: ID!)", {"id": [1]}),
    ("($id: ID!)", {}),
    ("($id: ID!)", None),
    ("($id: ID)", {}),
    ("($id: ID)", {"id": None}),
    ('($id: ID = "b")', {}),
    ('($id: ID! = "b")', {"id": "c"}),
    ("($age: Int, $id: ID)", {"age": 2**31, "id": False}),
    ("($ids: [ID!]!)", {"ids": ["a", 2]}),
    ("($ids: [ID!]!)", {"ids": "a"}),
    ("($ids: [ID!]!)", {"ids": [None]}),
    ("($moods: [Mood])", {"moods": ["GLAD", None]}),
    ("($moods: [Mood], $age: Int)", {"moods": ["ANGRY"], "age": "x"}),
    ("($age: Int, $where: Filter)", {"age": 3, "where": {"friends": [{"mood": "SAD"}]}}),
    ("($where: Filter)", {"where": {"friends": {"mood": "BAD"}}}),
    ("($ids: [ID!])", {"ids": [[] for _ in range(60)]}),
]


@pytest.mark.parametrize("executor", [BreadthFirstExecutionContext, StrawberryGraphQLCoreExecutionContext])
@pytest.mark.parametrize(("variables", "given"), VARIABLES)
def test_an_executor_is_the_one_that_is_built(executor: type[Any], variables: str, given: Any) -> None:
    used = "".join(
        f"{name}: ${name} " for name in ("id", "ids", "age", "moods", "where") if f"${name}:" in variables
    )
    document = parse(f"query Q{variables} @custom {{ being{f'({used})' if used else ''} }}")
    (operation,) = document.definitions
    assert isinstance(operation, OperationDefinitionNode)
    prepared = Prepared(executor, SCHEMA, document, operation, operation_extensions=None)

    built = executor.build(
        SCHEMA,
        document,
        context_value="context",
        raw_variable_values=given,
        operation_name="Q",
        operation_extensions=None,
    )
    first, second, third = (prepared.executor("context", given) for _ in range(3))

    if isinstance(built, list):
        for errors in (first, second, third):
            assert [error.formatted for error in errors] == [error.formatted for error in built]
        return
    for made in (first, second, third):
        assert type(made) is executor
        assert state(made) == state(built)
        assert made.async_helpers.track.__self__ is made
    shared = {
        name for name, value in vars(second).items() if value is vars(third)[name] and is_mutable(value)
    }
    assert shared <= {"schema", "fragment_definitions", "fragments", "operation"}


def state(executor: Any) -> dict[str, Any]:
    """All of an executor, comparable with another's."""
    found = {**vars(executor), "async_helpers": None}
    errors = found["collected_errors"]
    assert type(errors) is CollectedErrors
    values = found["variable_values"]
    sources = {
        name: (
            source.signature.name,
            str(source.signature.type),
            bool(source.signature.default),
            source.value,
        )
        for name, source in values.sources.items()
    }
    return {**found, "collected_errors": errors.errors, "variable_values": (sources, values.coerced)}


def is_mutable(value: Any) -> bool:
    return value is not None and not callable(value) and not isinstance(value, (bool, str, tuple))


def test_whatever_an_executor_gathers_is_made_anew() -> None:
    document = parse("{ being }")
    built: Any = BreadthFirstExecutionContext.build(SCHEMA, document, operation_extensions=None)
    fresh = {name: type(value) for name, value in gathered().items()}
    assert {name: type(vars(built)[name]) for name in fresh} == fresh


def test_an_executor_ends_with_its_last_use() -> None:
    document = parse("{ being }")
    (operation,) = document.definitions
    assert isinstance(operation, OperationDefinitionNode)
    prepared = Prepared(BreadthFirstExecutionContext, SCHEMA, document, operation, operation_extensions=None)
    gc.disable()
    try:
        ends = [weakref.ref(prepared.executor(None, None)) for _ in range(2)]
        assert [end() for end in ends] == [None, None]
    finally:
        gc.enable()
