"""What pages of other sites may ask of the gateway, and what it tells of its schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from gateway.app import create_app
from gateway.http.negotiation import GRAPHQL
from gateway.settings import load

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.http.conftest import Serve

PORTAL = "https://portal.example.com"
ELSEWHERE = "https://elsewhere.example.com"
NOWHERE = "postgresql://nobody@127.0.0.1:1/nothing"
DSNS = {f"{domain}_dsn": NOWHERE for domain in ("accounts", "shipments", "compliance", "documents")}


@pytest.fixture
async def client(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """The whole application; no database is there, since none is asked."""
    app = create_app(load(**DSNS, data_dir=tmp_path, cors_origins=PORTAL))
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://gateway.test"
    ) as asking:
        yield asking


def preflight(origin: str) -> dict[str, str]:
    return {
        "Origin": origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type,x-cost",
    }


@pytest.mark.parametrize("path", ["/graphql", "/schema.graphql", "/documents/abc/content"])
async def test_a_page_of_a_listed_site_may_ask(client: httpx.AsyncClient, path: str) -> None:
    asked = await client.options(path, headers=preflight(PORTAL))
    answer = await client.get(path, headers={"Origin": PORTAL})

    assert asked.status_code == 200
    assert asked.headers["access-control-allow-origin"] == PORTAL
    assert "access-control-allow-credentials" not in asked.headers
    assert answer.headers["access-control-allow-origin"] == PORTAL
    assert "Retry-After" in answer.headers["access-control-expose-headers"]
    assert answer.headers["x-request-id"]


async def test_a_page_of_any_other_site_may_not(client: httpx.AsyncClient) -> None:
    asked = await client.options("/graphql", headers=preflight(ELSEWHERE))
    answer = await client.post("/graphql", json={"query": "{ __typename }"}, headers={"Origin": ELSEWHERE})

    assert asked.status_code == 400
    assert "access-control-allow-origin" not in asked.headers
    assert "access-control-allow-origin" not in answer.headers


async def test_without_a_list_no_other_site_may(tmp_path: Path) -> None:
    transport = httpx.ASGITransport(create_app(load(**DSNS, data_dir=tmp_path)))
    async with httpx.AsyncClient(transport=transport, base_url="http://gateway.test") as asking:
        asked = await asking.options("/graphql", headers=preflight(PORTAL))
    assert asked.status_code == 405
    assert not [name for name in asked.headers if name.startswith("access-control")]


@pytest.mark.parametrize(
    "media",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a", ""],
)
async def test_nothing_a_browser_sends_without_asking_first_is_run(serve: Serve, media: str) -> None:
    server = serve()
    body = b'{"query": "mutation { dredge(metres: 3) }"}'
    posted = await server.send("POST", content=body, headers={"Content-Type": media})
    got = await server.send("GET", params={"query": "mutation { dredge(metres: 3) }"})

    assert (posted.status_code, got.status_code) == (415, 405)
    assert server.started == []


async def ask(serve: Serve, query: str, variables: Any = None, **limits: bool) -> tuple[int, str]:
    body = {"query": query, "variables": variables}
    answer = await serve(**limits).send("POST", json=body, headers={"Accept": GRAPHQL})
    errors = answer.json().get("errors")
    return answer.status_code, errors[0]["message"] if errors else ""


async def test_the_schema_tells_nothing_of_itself_where_it_may_not(serve: Serve) -> None:
    for query in ("{ __schema { types { name } } }", '{ __type(name: "Query") { name } }'):
        assert (await ask(serve, query))[0] == 200
        status, said = await ask(serve, query, introspection=False)
        assert status == 400
        assert said.startswith("GraphQL introspection has been disabled")
    assert (await ask(serve, "{ __typename harbour { __typename } }", introspection=False))[0] == 200


@pytest.mark.parametrize(
    ("query", "variables", "hint"),
    [
        ("{ harbor { name } }", None, "Did you mean 'harbour'?"),
        ("{ harbour(nam: 1) { name } }", None, "Did you mean 'name'?"),
        ("{ harbour }", None, "Did you mean 'harbour { ... }'?"),
    ],
)
async def test_errors_suggest_nothing_where_they_may_not(
    serve: Serve, query: str, variables: Any, hint: str
) -> None:
    assert hint in (await ask(serve, query, variables))[1]
    status, said = await ask(serve, query, variables, suggestions=False)
    assert status == 400
    assert "Did you mean" not in said
