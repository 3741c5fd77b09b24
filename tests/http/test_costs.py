"""Whoever asks is told what an operation could cost, and what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.http.conftest import Harness

QUESTION = "{ harbour { name } a: harbour { name } }"


async def test_a_cost_is_told_to_whoever_asks(server: Harness) -> None:
    untold = await server.ask(QUESTION)
    told = await server.send("POST", json={"query": QUESTION}, headers={"X-Cost": "1"})

    assert "extensions" not in untold.json()
    assert told.json()["data"] == untold.json()["data"]
    assert told.json()["extensions"]["cost"] == {"requestedQueryCost": 4, "actualQueryCost": 0}


async def test_a_dry_run_tells_the_cost_and_runs_nothing(server: Harness) -> None:
    sent = {"query": "mutation { dredge(metres: 3) }"}
    told = await server.send("POST", json=sent, headers={"X-Cost": "only"})

    assert told.status_code == 200
    assert told.json()["data"] is None
    assert told.json()["extensions"]["cost"] == {"requestedQueryCost": 0, "actualQueryCost": None}
    assert server.started == []
