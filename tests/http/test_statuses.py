"""Every way a request can end, and the status and code that say so, for each media type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from gateway.http.negotiation import GRAPHQL, JSON

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.http.conftest import Harness

WELL = {"query": "{ harbour { name } }"}

ENDINGS: dict[str, tuple[Any, int, int, int, str | None]] = {
    # what is sent: (body, new type, newest draft, application/json, code)
    "data": (WELL, 200, 200, 200, None),
    "data with an error": ({"query": "{ harbour { name depth } }"}, 200, 294, 200, "DOMAIN_UNAVAILABLE"),
    "null by an error": ({"query": "{ harbour { owner } }"}, 200, 294, 200, "INTERNAL"),
    "no JSON": (b"{'query': 1}", 400, 400, 400, "INVALID_INPUT"),
    "no UTF-8": (b'{"query": "\xff"}', 400, 400, 400, "INVALID_INPUT"),
    "nothing": (b"", 400, 400, 400, "INVALID_INPUT"),
    "a number": (b"7", 400, 422, 400, "INVALID_INPUT"),
    "null": (b"null", 400, 422, 400, "INVALID_INPUT"),
    "a batch": ([WELL, WELL], 400, 422, 400, "INVALID_INPUT"),
    "no query": ({"variables": {}}, 400, 422, 400, "INVALID_INPUT"),
    "query of a wrong type": ({"query": {}}, 400, 422, 400, "INVALID_INPUT"),
    "variables of a wrong type": ({**WELL, "variables": [7]}, 400, 422, 400, "INVALID_INPUT"),
    "variables as text": ({**WELL, "variables": "{}"}, 400, 422, 400, "INVALID_INPUT"),
    "operation name of a wrong type": ({**WELL, "operationName": 7}, 400, 422, 400, "INVALID_INPUT"),
    "extensions of a wrong type": ({**WELL, "extensions": True}, 400, 422, 400, "INVALID_INPUT"),
    "no GraphQL": ({"query": "{ harbour"}, 400, 400, 200, "GRAPHQL_PARSE_FAILED"),
    "no operation": ({"query": "fragment F on Query { who }"}, 400, 422, 200, "GRAPHQL_VALIDATION_FAILED"),
    "unknown field": ({"query": "{ lighthouse }"}, 400, 422, 200, "GRAPHQL_VALIDATION_FAILED"),
    "unknown operation": ({**WELL, "operationName": "Tides"}, 400, 422, 200, "GRAPHQL_VALIDATION_FAILED"),
    "which operation": (
        {"query": "query A { who } query B { who }"}, 400, 422, 200, "GRAPHQL_VALIDATION_FAILED",
    ),
    "variable of a wrong type": (
        {"query": "query ($n: Int) { harbour(berths: $n) { name } }", "variables": {"n": "three"}},
        400, 422, 200, "GRAPHQL_VALIDATION_FAILED",
    ),
    "variable missing": (
        {"query": "query ($n: Int!) { harbour(berths: $n) { name } }"},
        400, 422, 200, "GRAPHQL_VALIDATION_FAILED",
    ),
    "too deep": ({"query": "{a" * 300 + "}" * 300}, 400, 400, 200, "LIMIT_EXCEEDED"),
    "subscription": ({"query": "subscription { who }"}, 400, 422, 200, "GRAPHQL_VALIDATION_FAILED"),
}  # fmt: skip


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("kind", ["new type", "newest draft", "old type"])
async def test_each_ending_has_its_status_and_its_code(
    serve: Callable[..., Harness], ending: str, kind: str
) -> None:
    body, new, draft, old, code = ENDINGS[ending]
    media = JSON if kind == "old type" else GRAPHQL
    sent = {"content": body} if isinstance(body, bytes) else {"json": body}
    headers = {"Accept": media, "Content-Type": "application/json"}

    answer = await serve(draft_statuses=kind != "new type").send("POST", headers=headers, **sent)

    assert answer.status_code == {"new type": new, "newest draft": draft, "old type": old}[kind]
    assert answer.headers["content-type"] == f"{media}; charset=utf-8"
    content = answer.json()
    assert set(content) <= {"data", "errors", "extensions"}
    assert content.get("errors") != []
    if code:
        assert [error["extensions"]["code"] for error in content["errors"]] == [code]
        assert all(isinstance(error["message"], str) for error in content["errors"])
    if ending.startswith(("data", "null by")):
        assert "data" in content
    else:
        assert "data" not in content
