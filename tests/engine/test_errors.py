"""What goes wrong: "Handling Execution Errors" of the specification."""

import pytest
from graphql import ExecutionResult, parse

from engine.executor import BreadthFirstExecutionContext
from tests.engine.asking import ROWS, ask, but
from tests.engine.rows import Row, Village
from tests.engine.village import ENGINE

NULL = "Cannot return null for non-nullable field"


async def test_an_error_makes_its_own_field_null() -> None:
    answer = await ask("{ being(id: 2) { id name } }", but(2, name=ValueError("illegible")))
    assert answer.data == {"being": {"id": "2", "name": None}}
    assert answer.errors == {"being.name": "illegible"}


async def test_a_null_goes_up_to_the_nearest_place_that_may_be_null() -> None:
    answer = await ask("{ being(id: 2) { id friend { id strictName } } }", but(3, name=None))
    assert answer.data == {"being": {"id": "2", "friend": None}}
    assert answer.errors == {"being.friend.strictName": f"{NULL} Robot.strictName."}


async def test_a_null_that_may_be_nowhere_leaves_no_data() -> None:
    answer = await ask("{ things { __typename } being(id: 2) { strictName } }", but(2, name=None))
    assert answer.data is None
    assert list(answer.errors) == ["being.strictName"]


@pytest.mark.parametrize(
    ("matrix", "loose", "strict"),
    [
        ([[1, None]], [[1, None]], "strictMatrix.0.1"),
        ([[1], None], [[1], None], "strictMatrix.1"),
        ([["x"]], [[None]], "strictMatrix.0.0"),
        (7, None, "strictMatrix"),
    ],
)
async def test_lists_of_lists_are_null_as_far_as_they_must(
    matrix: object, loose: object, strict: str
) -> None:
    changed = but(3, matrix=matrix)
    assert (await ask("{ thing(id: 3) { ... on Robot { matrix } } }", changed)).data == {
        "thing": {"matrix": loose}
    }
    answer = await ask("{ thing(id: 3) { ... on Robot { strictMatrix } } }", changed)
    assert answer.data == {"thing": None}
    assert list(answer.errors) == [f"thing.{strict}"]


async def test_several_errors_are_all_told() -> None:
    answer = await ask(
        "{ all(first: 9) { nodes { id ... on Person { together even } } } }", but(2, age="old")
    )
    assert answer.errors == {
        "all.nodes.0.even": "'old' is not even",
        "all.nodes.2.even": "41 is not even",
        "all.nodes.0.together": "all of it failed",
        "all.nodes.2.together": "all of it failed",
    }


async def test_a_batch_may_fail_for_some_of_its_objects() -> None:
    answer = await ask("{ all(first: 9) { nodes { ... on Being { id score } } } }")
    assert [node and node["score"] is not None for node in answer.data["all"]["nodes"]] == [
        True,
        True,
        False,
        True,
    ]
    assert answer.errors == {"all.nodes.2.score": "4 has no score"}


async def test_a_load_that_fails_is_an_error_of_every_field_it_was_for() -> None:
    answer = await ask(
        "{ all(first: 9) { nodes { ... on Being { friend { id } } } } }",
        unreadable="rows.by_id",
    )
    assert answer.errors == {f"all.nodes.{index}.friend": "rows.by_id cannot be read" for index in range(3)}


async def test_a_row_that_several_share_fails_where_each_stands() -> None:
    answer = await ask(
        "{ all(first: 9) { nodes { ... on Person { id friend { strictName } } } } }",
        {**but(2, friend_id=5), **but(4, friend_id=5), **but(5, name=None)},
    )
    assert set(answer.errors) == {"all.nodes.0.friend.strictName", "all.nodes.2.friend.strictName"}


async def test_a_connections_page_and_total_fail_apart() -> None:
    document = "{ thing(id: 1) { ... on Place { beings { totalCount } pages: beings { nodes { id } } } } }"
    answer = await ask(document, unreadable="rows.by_home.count")
    assert answer.data["thing"]["beings"] == {"totalCount": None}
    assert answer.data["thing"]["pages"]["nodes"]
    answer = await ask(document, unreadable="rows.by_home")
    assert answer.data["thing"] == {"beings": {"totalCount": 4}, "pages": None}


async def test_bad_arguments_are_an_error_of_the_field() -> None:
    answer = await ask("{ thing(id: 1) { ... on Place { name beings(first: 51) { totalCount } } } }")
    assert answer.data == {"thing": {"name": "Square", "beings": None}}
    assert answer.errors == {"thing.beings": "51 is too many"}


async def test_an_object_of_no_possible_type_is_an_error() -> None:
    answer = await ask("{ thing(id: 2) { ... on Being { friend { id } } } }", but(3, family="Ghost"))
    (message,) = answer.errors.values()
    assert "'Ghost' that does not exist" in message


async def test_a_field_that_is_refused_is_an_error_for_which_nothing_is_read() -> None:
    answer = await ask(
        "{ all(first: 2) { nodes { id friend { name } home { name } } } }",
        but(2, home_id=None),
        secret="friend",
    )
    assert [node["friend"] for node in answer.data["all"]["nodes"]] == [None, None]
    assert answer.errors == {
        "all.nodes.0.friend": "Person.friend",
        "all.nodes.1.friend": "Robot.friend",
    }
    assert answer.village.calls == [("rows.by_home", (None,)), ("rows.by_id", (1,))]
    assert answer.village.columns["rows.by_home"] == {"id", "home_id"}


async def test_a_loader_that_loses_count_fails_its_field_alone() -> None:
    class Forgetful(Village):
        async def read(self, *_: object, alone: bool = False) -> list[object]:
            return []

    result = await ENGINE.execute(
        "{ being(id: 2) { name friend { id } } }", context_value=Forgetful({2: Row(ROWS[2])})
    )
    assert result.data == {"being": {"name": "Ada", "friend": None}}
    assert result.errors is not None
    assert result.errors[0].message == "rows.by_id gave 0 results where 1 were asked for."


async def test_errors_stay_where_they_are_when_a_client_wants_no_propagation() -> None:
    executor = BreadthFirstExecutionContext.build(
        ENGINE._schema,
        parse("query @experimental_disableErrorPropagation { being(id: 2) { id strictName } }"),
        context_value=Village(but(2, name=None)),
    )
    assert not isinstance(executor, list)
    result = executor.execute_operation()
    assert isinstance(result, ExecutionResult)
    assert result.data == {"being": {"id": "2", "strictName": None}}
    assert [error.path for error in result.errors or ()] == [["being", "strictName"]]
