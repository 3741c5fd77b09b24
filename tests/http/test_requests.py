"""How a request may be sent, and what is refused before any GraphQL is read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gateway.http.negotiation import GRAPHQL, JSON

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from tests.http.conftest import Harness

QUERY = "query Berths($name: String!) { harbour(name: $name) { name berths } }"
BODY = json.dumps({"query": QUERY, "variables": {"name": "Kastrup"}}).encode()
DATA = {"data": {"harbour": {"name": "Kastrup", "berths": 3}}}


@pytest.mark.parametrize(
    "content_type",
    ["application/json", "application/json; charset=utf-8", 'Application/JSON; charset="UTF-8"'],
)
async def test_a_query_is_posted_as_json(server: Harness, content_type: str) -> None:
    answer = await server.send("POST", content=BODY, headers={"Content-Type": content_type})
    assert (answer.status_code, answer.json()) == (200, DATA)


async def test_unknown_entries_and_nulls_are_passed_over(server: Harness) -> None:
    answer = await server.ask("{ who }", variables=None, operationName=None, extensions=None, id=7)
    assert answer.json() == {"data": {"who": "ada"}}


@pytest.mark.parametrize(
    ("headers", "named"),
    [
        ({"Content-Type": "text/plain"}, "text/plain"),
        ({"Content-Type": "application/x-www-form-urlencoded"}, "form"),
        ({"Content-Type": "application/json; charset=latin-1"}, "latin-1"),
        ({"Content-Type": "application/json", "Content-Encoding": "gzip"}, "gzip"),
        ({}, "no Content-Type"),
    ],
)
async def test_another_content_type_is_refused_and_named(
    server: Harness, headers: dict[str, str], named: str
) -> None:
    answer = await server.send("POST", content=BODY, headers=headers)
    assert answer.status_code == 415
    assert answer.headers["accept-post"] == JSON
    assert named in answer.json()["errors"][0]["message"]


async def test_another_accept_is_refused_and_named(server: Harness) -> None:
    answer = await server.ask("{ who }", accept="application/xml")
    assert answer.status_code == 406
    assert "application/xml" in answer.json()["errors"][0]["message"]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"])
async def test_another_method_is_refused_and_the_right_ones_are_named(server: Harness, method: str) -> None:
    answer = await server.send(method)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, POST")


async def test_a_query_may_come_in_the_url(server: Harness) -> None:
    parameters = {"query": QUERY, "variables": '{"name": "Kastrup"}', "operationName": "", "extensions": ""}
    answer = await server.send("GET", params=parameters, headers={"Accept": GRAPHQL})
    assert (answer.status_code, answer.json()) == (200, DATA)


@pytest.mark.parametrize(
    ("parameters", "status"),
    [
        ({}, 400),
        ({"query": QUERY, "variables": "{name}"}, 400),
        ({"query": QUERY, "variables": '["Kastrup"]'}, 400),
        ({"query": QUERY, "operationName": "null"}, 400),
    ],
)
async def test_a_malformed_url_is_refused(server: Harness, parameters: dict[str, str], status: int) -> None:
    answer = await server.send("GET", params=parameters, headers={"Accept": GRAPHQL})
    assert answer.status_code == status
    assert "errors" in answer.json()


@pytest.mark.parametrize("media", [JSON, GRAPHQL])
async def test_get_never_changes_anything(server: Harness, media: str) -> None:
    parameters = {"query": "query Look { who } mutation Dig { dredge(metres: 1) }", "operationName": "Dig"}
    refused = await server.send("GET", params=parameters, headers={"Accept": media})
    assert (refused.status_code, refused.headers["allow"]) == (405, "POST")
    assert server.started == []

    parameters["operationName"] = "Look"
    assert (await server.send("GET", params=parameters)).json() == {"data": {"who": "ada"}}


async def test_a_mutation_is_posted(server: Harness) -> None:
    answer = await server.ask("mutation { dredge(metres: 2.5) }")
    assert answer.json() == {"data": {"dredge": 2.5}}
    assert server.started == ["dredge"]


@pytest.mark.parametrize("query", ["", "query=%7Bwho%7D"])
async def test_a_browser_is_sent_to_the_console(server: Harness, query: str) -> None:
    answer = await server.send("GET", params=query, headers={"Accept": "text/html,*/*;q=0.8"})
    assert answer.status_code == 303
    assert answer.headers["location"] == ("/?" + query if query else "/")


async def test_a_body_is_read_up_to_its_limit_and_no_further(serve: Callable[..., Harness]) -> None:
    server = serve(request_bytes=2000)
    read = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        while True:
            read += 1000
            yield b"{" * 1000

    headers = {"Content-Type": "application/json"}
    announced = await server.send("POST", content=b" " * 2001, headers=headers)
    streamed = await server.send("POST", content=endless(), headers=headers)
    fitting = await server.send("POST", content=BODY.ljust(2000), headers=headers)

    assert [announced.status_code, streamed.status_code, fitting.status_code] == [413, 413, 200]
    assert read < 5000
    assert announced.json() == streamed.json()
    assert announced.json()["errors"][0]["extensions"] == {"code": "LIMIT_EXCEEDED", "limit": 2000}


async def test_a_document_has_a_limit_of_tokens(serve: Callable[..., Harness]) -> None:
    answer = await serve(document_tokens=100).ask("{" + "who " * 101 + "}", accept=GRAPHQL)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"]["code"] == "LIMIT_EXCEEDED"
