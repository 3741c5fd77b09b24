"""Who may ask at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gateway.http.negotiation import GRAPHQL, JSON

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.http.conftest import Harness

INTROSPECTION = "{ __schema { queryType { name } } }"


@pytest.mark.parametrize("media", [GRAPHQL, JSON])
@pytest.mark.parametrize("query", ["{ who }", INTROSPECTION, "{ nonsense"])
async def test_without_a_token_nothing_is_answered(
    serve: Callable[..., Harness], media: str, query: str
) -> None:
    answer = await serve(token=None).ask(query, accept=media)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.json() == {
        "errors": [
            {"message": "A valid token or API key is needed.", "extensions": {"code": "UNAUTHENTICATED"}}
        ]
    }


async def test_an_open_schema_may_be_read_without_a_token_and_nothing_else(
    serve: Callable[..., Harness],
) -> None:
    server = serve(token=None, open_schema=True)
    assert (await server.ask(INTROSPECTION)).json() == {
        "data": {"__schema": {"queryType": {"name": "Query"}}}
    }
    assert (await server.ask("{ who }")).status_code == 401
    assert (await server.ask("{ __typename who }")).status_code == 401


@pytest.mark.parametrize("open_schema", [True, False])
async def test_a_forged_token_is_worse_than_none(serve: Callable[..., Harness], *, open_schema: bool) -> None:
    answer = await serve(token="forged", open_schema=open_schema).ask(INTROSPECTION)
    assert answer.status_code == 401
    assert answer.json()["errors"][0]["message"] == "The token's signature is not ours."
