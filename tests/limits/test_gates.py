"""Requests are let in as far as their principal's budget and the requests already running allow."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from gateway.http.negotiation import GRAPHQL, JSON
from gateway.limits.buckets import Buckets
from gateway.limits.gates import Gate
from tests.http.conftest import Harness, serve

if TYPE_CHECKING:
    from tests.http.conftest import Serve

__all__ = ["serve"]

HARBOUR = "{ harbour { name } }"  # could cost 2, and nothing is read for it
SLOW = "{ slow }"


async def ask(server: Harness, query: str, **headers: str) -> tuple[int, dict[str, object], dict[str, str]]:
    answer = await server.send("POST", json={"query": query}, headers={"Accept": GRAPHQL, **headers})
    return answer.status_code, answer.json(), dict(answer.headers)


async def test_every_answer_tells_what_is_left_of_the_budget(serve: Serve) -> None:
    server = serve(gate=Gate(Buckets(10, 1), 9))
    status, body, headers = await ask(server, HARBOUR)

    assert status == 200
    assert "extensions" not in body
    limit, left, reset = (headers[f"ratelimit-{name}"] for name in ("limit", "remaining", "reset"))
    assert (limit, left, reset) == ("10", "10", "0")


async def test_extensions_tell_it_as_shopify_does(serve: Serve) -> None:
    server = serve(gate=Gate(Buckets(10, 1), 9))
    _, body, _ = await ask(server, HARBOUR, **{"X-Cost": "1"})

    assert body["extensions"] == {
        "cost": {
            "requestedQueryCost": 2,
            "actualQueryCost": 0,
            "throttleStatus": {"maximumAvailable": 10, "currentlyAvailable": 10, "restoreRate": 1},
        }
    }


@pytest.mark.parametrize("media", [GRAPHQL, JSON])
async def test_who_has_too_little_left_is_told_how_long_to_wait(serve: Serve, media: str) -> None:
    budget = Buckets(10, 1, clock=lambda: 0.0)
    budget.take("ada", 9)
    server = serve(gate=Gate(budget, 9))

    status, body, headers = await ask(server, "{ a: harbour { name } b: harbour { name } }", Accept=media)

    assert status == 429
    assert headers["retry-after"] == "3"
    assert headers["ratelimit-remaining"] == "1"
    assert body == {
        "errors": [
            {
                "message": "This could cost 4; 1 of your 10 are left, and 1 come back in a second. "
                "Wait 3 seconds.",
                "extensions": {"code": "THROTTLED"},
            }
        ],
        "extensions": {
            "cost": {
                "requestedQueryCost": 4,
                "actualQueryCost": None,
                "throttleStatus": {"maximumAvailable": 10, "currentlyAvailable": 1, "restoreRate": 1},
            }
        },
    }
    assert (await ask(serve(gate=Gate(budget, 9), token="grace"), HARBOUR))[0] == 200


async def test_a_dry_run_takes_nothing(serve: Serve) -> None:
    budget = Buckets(10, 1, clock=lambda: 0.0)
    budget.take("ada", 9)
    status, body, _ = await ask(serve(gate=Gate(budget, 9)), HARBOUR, **{"X-Cost": "only"})

    assert (status, body["data"]) == (200, None)
    assert budget.take("ada", 0) == 1


async def test_only_so_many_requests_of_one_principal_run_at_once(serve: Serve) -> None:
    gate = Gate(None, 1)
    server = serve(gate=gate)
    slow = asyncio.ensure_future(ask(server, SLOW))
    await server.running.wait()

    status, body, headers = await ask(server, HARBOUR)
    other = await ask(serve(gate=gate, token="grace"), HARBOUR)
    slow.cancel()
    await asyncio.wait([slow])

    assert (status, headers["retry-after"]) == (429, "1")
    assert "1 of your requests are running, as many as may; wait until one is done." in str(body)
    assert other[0] == 200
    assert (await ask(server, HARBOUR))[0] == 200


async def test_only_so_many_requests_of_all_run_at_once(serve: Serve) -> None:
    gate = Gate(None, 9, 1)
    server = serve(gate=gate)
    slow = asyncio.ensure_future(ask(server, SLOW))
    await server.running.wait()

    status, body, headers = await ask(serve(gate=gate, token="grace"), HARBOUR)
    slow.cancel()
    await asyncio.wait([slow])

    assert (status, headers["retry-after"]) == (503, "1")
    assert "'OVERLOADED'" in str(body)
    assert (await ask(serve(gate=gate, token="grace"), HARBOUR))[0] == 200


async def test_what_fails_is_paid_by_what_it_took(serve: Serve) -> None:
    budget = Buckets(10, 1, clock=lambda: 0.0)
    server = serve(gate=Gate(budget, 9), deadline=0.06)

    status, _, _ = await ask(server, "{ slow harbour { name } }")

    assert status == 504
    assert budget.take("ada", 0) == 10
