"""What an answer tells, and what it keeps to itself."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import pytest

from gateway.http.negotiation import GRAPHQL

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.http.conftest import Harness


async def test_an_error_that_we_named_costs_only_its_field(server: Harness) -> None:
    answer = await server.ask("{ harbour { name depth } }")
    assert answer.json() == {
        "data": {"harbour": {"name": "Nyhavn", "depth": None}},
        "errors": [
            {
                "message": "The shipments database did not answer; try again.",
                "locations": [{"line": 1, "column": 18}],
                "path": ["harbour", "depth"],
                "extensions": {"code": "DOMAIN_UNAVAILABLE", "domain": "shipments"},
            }
        ],
    }


async def test_an_error_that_nobody_named_is_told_only_to_our_log(
    server: Harness, caplog: pytest.LogCaptureFixture
) -> None:
    headers = {"X-Request-ID": "portal-42"}
    with caplog.at_level(logging.ERROR, "gateway.http"):
        answer = await server.send("POST", json={"query": "{ harbour { secret } }"}, headers=headers)

    (error,) = answer.json()["errors"]
    assert "swordfish" not in answer.text
    assert error["extensions"] == {"code": "INTERNAL", "requestId": "portal-42"}
    assert error["path"] == ["harbour", "secret"]
    assert "portal-42" in caplog.text
    assert "swordfish" in caplog.text


@pytest.mark.parametrize(("accept", "status"), [(GRAPHQL, 500), ("application/json", 200)])
async def test_even_our_own_failure_is_a_well_formed_answer(
    serve: Callable[..., Harness], caplog: pytest.LogCaptureFixture, accept: str, status: int
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("swordfish")

    answer = await serve(context=fail).ask("{ who }", accept=accept)

    assert answer.status_code == status
    assert answer.json()["errors"][0]["extensions"]["code"] == "INTERNAL"
    assert "swordfish" not in answer.text
    assert "swordfish" in caplog.text


async def test_reasons_go_out_beside_the_data(server: Harness) -> None:
    answer = await server.ask("{ uncounted }")
    assert answer.json() == {"data": {"uncounted": None}, "extensions": {"totalCount": "too many to count"}}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("portal-42", True),
        ("0198c.a_b:7", True),
        ("x" * 65, False),
        ("two words", False),
        ("<script>", False),
    ],
)
async def test_a_request_keeps_a_sane_id_and_gets_one_otherwise(
    server: Harness, given: str, *, kept: bool
) -> None:
    told = (await server.send("GET", headers={"X-Request-ID": given})).headers["x-request-id"]
    assert (told == given) is kept
    assert told


async def test_no_answer_is_stored_sniffed_or_framed(server: Harness) -> None:
    headers = (await server.ask("{ who }")).headers
    assert headers["cache-control"] == "no-store"
    assert headers["vary"] == "Accept"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


async def test_an_unknown_operation_is_told_which_there_are(server: Harness) -> None:
    document = "query Berths { who } query Tides { who }"
    unknown = await server.ask(document, operationName="Ships")
    unsaid = await server.ask(document)
    message: Any = unknown.json()["errors"][0]["message"]
    assert message == "The document has no operation 'Ships'. It has 'Berths', 'Tides'."
    assert "'Berths', 'Tides'" in unsaid.json()["errors"][0]["message"]
