"""Plans: made once, found again, and open about what stock execution runs."""

from pathlib import Path
from typing import Any

import pytest
from graphql import DocumentNode, GraphQLError, OperationDefinitionNode, parse

from engine.executor import BreadthFirstExecutionContext
from engine.explain import without_values
from engine.plans import MAX_VARIANTS, Plan, Plans
from schema.graph import schema as graph
from tests.engine.village import ENGINE

ROOT = Path(__file__).parents[2]
STORED = [
    path
    for pattern in (
        "tests/journeys/*.graphql",
        "gateway/examples/*.graphql",
        "bench/operations/*/gateway*.graphql",
    )
    for path in sorted(ROOT.glob(pattern))
]


def plan(document: DocumentNode | str, plans: Plans, schema: Any = ENGINE, **variables: Any) -> Plan:
    """The plan of a document's first operation."""
    tree = parse(document) if isinstance(document, str) else document
    names: list[Any] = [
        node.name and node.name.value
        for node in tree.definitions
        if isinstance(node, OperationDefinitionNode)
    ]
    executor = BreadthFirstExecutionContext.build(
        schema._schema, tree, raw_variable_values=variables, operation_name=names[0]
    )
    assert not isinstance(executor, list), executor
    return plans.get(executor)


def test_an_operation_is_compiled_once_for_all_values_of_its_variables() -> None:
    plans, document = Plans(), parse("query($id: Int!) { thing(id: $id) { __typename } }")
    assert plan(document, plans, id=1) is plan(document, plans, id=2)
    assert (plans.hits, plans.misses) == (1, 1)


def test_an_operation_has_a_plan_for_each_way_its_switches_stand() -> None:
    plans, document = Plans(), parse("query($on: Boolean!) { score @include(if: $on) all { label } }")
    on, off = plan(document, plans, on=True), plan(document, plans, on=False)
    assert on is not off
    assert on is plan(document, plans, on=True)


def test_plans_are_bounded_in_number() -> None:
    plans = Plans(size=2)
    documents = [parse("{ score }") for _ in range(3)]
    for document in documents:
        plan(document, plans)
    plan(documents[0], plans)
    assert plans.misses == 4
    many = "".join(f"v{number}: score @include(if: $v{number}) " for number in range(7))
    switched = parse(f"query({' '.join(f'$v{number}: Boolean!' for number in range(7))}) {{ score {many} }}")
    for number in range(MAX_VARIANTS + 1):
        plan(switched, plans, **{f"v{bit}": bool(number >> bit & 1) for bit in range(7)})
    assert plans.misses == 4 + MAX_VARIANTS + 1


@pytest.mark.parametrize(
    ("document", "told"),
    [
        ("{ all { nodes { id } } }", ()),
        ("{ being { id ... on Person { greeting } ... on Robot { stamp { slow } } } }", ()),
        ("{ all { nodes { id ... @defer { name } } } }", ("The operation has @defer or @stream.",)),
        ("{ score __schema { types { name } } }", ("Query.__schema asks the schema.",)),
    ],
)
def test_a_plan_tells_what_goes_to_stock_execution(document: str, told: tuple[str, ...]) -> None:
    assert plan(document, Plans()).fallbacks == told


@pytest.mark.parametrize("path", STORED, ids=lambda path: str(path.relative_to(ROOT)))
def test_stored_questions_examples_and_what_is_measured_run_level_by_level_throughout(path: Path) -> None:
    tree = parse(path.read_text())
    for node in tree.definitions:
        if isinstance(node, OperationDefinitionNode):
            alone = DocumentNode(definitions=(node,))
            assert plan(without_values(alone), Plans(), graph).fallbacks == ()


def test_selections_that_are_nested_too_deeply_are_refused() -> None:
    deep = "{ being { " + "friend { " * 400 + "id" + " }" * 402
    with pytest.raises(GraphQLError, match="nested too deeply"):
        plan(deep, Plans())
