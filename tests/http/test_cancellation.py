"""Work ends with its reason: at the deadline, or when the client hangs up."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import pytest

from gateway.http.negotiation import GRAPHQL, JSON

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from tests.http.conftest import Harness


@pytest.mark.parametrize(("media", "status"), [(GRAPHQL, 504), (JSON, 200)])
async def test_a_request_past_its_deadline_is_given_up(
    serve: Callable[..., Harness], media: str, status: int
) -> None:
    server = serve(deadline=0.05)
    answer = await server.ask("{ slow }", accept=media)
    await asyncio.sleep(0)

    assert answer.status_code == status
    (error,) = answer.json()["errors"]
    assert error["message"] == "The answer took longer than 0.05 seconds."
    assert error["extensions"] == {"code": "TIMEOUT"}
    assert server.started == ["slow", "cancelled"]


async def test_a_client_that_hangs_up_cancels_its_work(server: Harness) -> None:
    body = json.dumps({"query": "{ slow }"}).encode()
    events: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/graphql",
        "query_string": b"",
        "headers": [(b"content-type", b"application/json"), (b"authorization", b"Bearer ada")],
    }
    await events.put({"type": "http.request", "body": body, "more_body": False})
    request = asyncio.create_task(server.app(scope, events.get, send))
    await asyncio.wait_for(server.running.wait(), 1)

    await events.put({"type": "http.disconnect"})
    await asyncio.wait_for(request, 1)
    await asyncio.sleep(0)

    assert server.started == ["slow", "cancelled"]
    assert sent == []


async def test_a_body_that_does_not_come_is_not_waited_for(serve: Callable[..., Harness]) -> None:
    async def drip() -> AsyncIterator[bytes]:
        while True:
            yield b" "
            await asyncio.sleep(0.01)

    server = serve(deadline=0.1)
    answer = await server.send("POST", content=drip(), headers={"Content-Type": "application/json"})

    assert answer.status_code == 408
    (error,) = answer.json()["errors"]
    assert error["message"] == "The body was not there within 0.1 seconds."
