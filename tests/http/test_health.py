"""Ready means that at least one domain can be asked."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from gateway.http import health


async def get(path: str, up: set[str]) -> tuple[int, Any]:
    async def answers(domain: str) -> bool:
        if domain == "documents" and "documents" not in up:
            await asyncio.sleep(30)  # it hangs
        return domain in up

    app = Starlette(routes=health.routes(answers))
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://gateway.test"
    ) as client:
        answer = await client.get(path)
    return answer.status_code, answer.json()


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "PATIENCE", 0.01)


async def test_the_process_lives_whatever_the_databases_do() -> None:
    assert await get("/healthz", set()) == (200, {"alive": True})


async def test_one_domain_is_enough_to_be_ready_and_the_others_are_named() -> None:
    domains = {"accounts": "down", "shipments": "up", "compliance": "down", "documents": "down"}
    assert await get("/readyz", {"shipments"}) == (200, {"ready": True, "domains": domains})


async def test_without_any_domain_the_gateway_is_not_ready() -> None:
    status, content = await get("/readyz", set())
    assert (status, content["ready"]) == (503, False)
