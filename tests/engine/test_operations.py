"""Mutations, subscriptions, what is cancelled, and what stock execution runs."""

import asyncio
from collections.abc import AsyncGenerator
from typing import Any, cast

from graphql import ExecutionResult, parse
from graphql.pyutils import AbortController
from strawberry.extensions import SchemaExtension

from engine.executor import BreadthFirstExecutionContext
from tests.engine.asking import ROWS, ask, but
from tests.engine.rows import Row, Village
from tests.engine.village import ENGINE, schema


def village() -> Village:
    """The rows as they are."""
    return Village({id_: Row(row) for id_, row in ROWS.items()})


async def test_mutations_run_one_after_the_other_each_with_all_below_it() -> None:
    answer = await ask("""mutation {
      one: rename(id: 2, name: "Cy") { name friend { fans { name } } }
      must(fail: false)
      two: rename(id: 2, name: "Di") { name friend { fans { name } } }
    }""")
    assert answer.data["one"] == {"name": "Cy", "friend": {"fans": [{"name": "Cy"}]}}
    assert answer.data["two"] == {"name": "Di", "friend": {"fans": [{"name": "Di"}]}}
    once = ["rename", "rows.by_id", "rows.by_friend"]
    assert answer.calls == [*once, "must", *once]


async def test_a_mutation_that_fails_is_null_and_the_next_one_runs() -> None:
    answer = await ask("""mutation { rename(id: 2, name: "refused") { id } must(fail: false) }""")
    assert answer.data == {"rename": None, "must": "done"}
    assert answer.errors == {"rename": "no such name"}


async def test_nothing_runs_after_a_mutation_that_may_not_be_null_and_is() -> None:
    answer = await ask("""mutation { must(fail: true) rename(id: 2, name: "Cy") { id } }""")
    assert answer.data is None
    assert answer.calls == ["must"]


async def test_mutations_without_anything_to_await_need_no_loop() -> None:
    executor = BreadthFirstExecutionContext.build(
        ENGINE._schema, parse("mutation { must(fail: false) }"), context_value=village()
    )
    assert not isinstance(executor, list)
    assert executor.execute_operation() == ExecutionResult({"must": "done"}, None)


async def test_each_event_of_a_subscription_is_an_answer_of_its_own() -> None:
    events = await ENGINE.subscribe(
        "subscription { arrivals(count: 3) { id name friend { id } } }",
        context_value=Village({2: ROWS[2], 3: Row({**ROWS[3], "name": ValueError("illegible")})}),
    )
    answers = [(event.data, event.errors) async for event in cast("AsyncGenerator[Any, None]", events)]
    assert [data["arrivals"] for data, _ in answers] == [
        None,
        {"id": "2", "name": "Ada", "friend": {"id": "3"}},
        {"id": "3", "name": None, "friend": {"id": "2"}},
    ]
    assert [[str(error.message) for error in errors or ()] for _, errors in answers] == [
        [],
        [],
        ["illegible"],
    ]


class Slow(Village):
    """A village whose rows take for ever, and know when nobody waits any more."""

    cancelled = 0

    async def read(self, *_: Any, alone: bool = False) -> list[Any]:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        return []


async def test_a_request_that_is_cancelled_cancels_all_its_loads() -> None:
    context = Slow({2: ROWS[2]})
    document = "{ being(id: 2) { friend { id } fans { id } } all { totalCount nodes { id } } }"
    asked = asyncio.ensure_future(ENGINE.execute(document, context_value=context))
    await asyncio.sleep(0.05)
    asked.cancel()
    await asyncio.wait([asked])
    assert asked.cancelled()
    assert context.cancelled == 4


async def test_a_load_is_stopped_when_all_that_it_was_for_became_null() -> None:
    context = Slow({2: Row({**ROWS[2], "scoreless": True}), 3: ROWS[3]})
    document = "{ thing(id: 2) { ... on Being { strictScore friend { id } } } }"
    result = await asyncio.wait_for(ENGINE.execute(document, context_value=context), 5)
    assert result.data == {"thing": None}
    assert context.cancelled == 1


async def test_what_is_below_a_null_is_not_loaded() -> None:
    answer = await ask("{ being(id: 2) { friend { strictName home { id } } } }", but(3, name=None))
    assert answer.data == {"being": {"friend": None}}
    assert answer.calls == ["rows.by_id"]


class Shouts(SchemaExtension):
    """A middleware around every resolver."""

    def resolve(self, _next: Any, root: Any, info: Any, *args: Any, **kwargs: Any) -> Any:
        found = _next(root, info, *args, **kwargs)
        return found.upper() if isinstance(found, str) else found


async def test_middleware_is_run_by_stock_execution() -> None:
    shouting = schema(BreadthFirstExecutionContext, extensions=[Shouts])
    result = await shouting.execute("{ being(id: 2) { name } }", context_value=village())
    assert result.data == {"being": {"name": "ADA"}}


async def test_an_abort_signal_is_heeded_by_stock_execution() -> None:
    controller = AbortController()
    executor = BreadthFirstExecutionContext.build(
        ENGINE._schema,
        parse("{ all { totalCount } }"),
        context_value=village(),
        abort_signal=controller.signal,
    )
    assert not isinstance(executor, list)
    running: Any = executor.execute_operation()
    assert await running == ExecutionResult({"all": {"totalCount": 4}}, None)
