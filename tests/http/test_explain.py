"""Who may ask finds the plan beside the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.http.conftest import Serve

if TYPE_CHECKING:
    from graphql import Executor

QUERY = "query Berths { harbour { berths } }"


def name(executor: Executor[Any]) -> object:
    assert executor.operation.name
    return executor.operation.name.value


async def test_the_plan_comes_with_the_answer_when_it_is_asked_for(serve: Serve) -> None:
    server = serve(explain=name)
    asked = await server.send("POST", json={"query": QUERY}, headers={"X-Explain": "1"})
    assert asked.json() == {"data": {"harbour": {"berths": 3}}, "extensions": {"plan": "Berths"}}
    assert "extensions" not in (await server.ask(QUERY)).json()


async def test_the_plan_is_not_for_everybody(serve: Serve) -> None:
    asked = await serve().send("POST", json={"query": QUERY}, headers={"X-Explain": "1"})
    assert "extensions" not in asked.json()
