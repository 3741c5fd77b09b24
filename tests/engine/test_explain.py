"""A plan can be looked at."""

from textwrap import dedent
from typing import Any

from graphql import parse

from engine.executor import BreadthFirstExecutionContext
from engine.explain import Explanation, explain
from tests.engine.rows import Secrets, Village
from tests.engine.village import ENGINE


def explained(document: str, context: Any = None) -> Explanation:
    """The explanation of an operation on the village."""
    executor: Any = BreadthFirstExecutionContext.build(ENGINE._schema, parse(document), context_value=context)
    return explain(executor)


def test_a_plan_is_told_level_by_level() -> None:
    told = str(
        explained("{ all { totalCount nodes { friend { name } home { mayor { id } } score fans { id } } } }")
    )
    assert told == dedent("""\
                 what runs           for                               by key              columns
        level 1  rows.by_home        all                                                   all
                 rows.by_home.count  all.totalCount
        level 2  rows.by_id          all.nodes.friend, all.nodes.home  friend_id, home_id  friend_id, name
                 functions.score()   all.nodes.score
                 rows.by_friend      all.nodes.fans                    id                  id
        level 3  rows.by_id          all.nodes.home.mayor              friend_id           id

        Nothing goes to stock execution.""")


def test_resolvers_and_what_stock_execution_runs_are_told() -> None:
    told = explained(
        "{ being { id ... on Person { greeting } friend { id } } __schema { description } }"
    ).data()
    assert [load["load"] for load in told["levels"][0]] == [
        "Query.being, object by object",
        "Query.__schema, object by object",
    ]
    assert told["levels"][1][0]["load"] == "Person.greeting, object by object"
    assert told["fallbacks"] == ["Query.__schema asks the schema."]


def test_an_operation_that_stock_execution_runs_whole_has_no_levels() -> None:
    assert explained("{ all { nodes { ... @defer { name } } } }").data() == {
        "levels": [],
        "fallbacks": ["The operation has @defer or @stream."],
    }


def test_nothing_is_told_to_be_read_below_a_field_that_is_refused() -> None:
    document = "{ all { nodes { friend { id } home { mayor { id } } fans { home { id } } } } }"
    told = explained(document, Village({}, permissions=Secrets(frozenset(("home", "fans")))))

    assert [step.name for step in told.steps] == ["rows.by_home", "rows.by_id"]
