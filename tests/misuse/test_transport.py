"""What no client should send to a running gateway, and what it sends back."""

import json
import re
import socket
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

import httpx
import pytest

GRAPHQL: Final = "application/graphql-response+json"
NO_TOKEN: Final = "The Authorization header is not `Bearer` and a token or an API key."
NO_JWT: Final = "The token is not a signed JWT."
NOT_SIGNED: Final = "The token is not a JWT signed with ES256."


@pytest.fixture(scope="module")
def client(demo_gateway: str) -> Iterator[httpx.Client]:
    """A client of the demo with the importer's token."""
    with httpx.Client(base_url=demo_gateway, timeout=20) as found:
        token = found.post("/demo/token", json={"persona": "importer"}).json()["token"]
        found.headers["Authorization"] = f"Bearer {token}"
        yield found


@pytest.fixture(autouse=True)
def _healthy_afterwards(client: httpx.Client) -> Iterator[None]:
    yield
    answer = client.post("/graphql", json={"query": "{ entries(first: 1) { nodes { number } } }"})
    assert answer.status_code == 200
    assert len(answer.json()["data"]["entries"]["nodes"]) == 1


def post(client: httpx.Client, content: Any, **headers: str) -> httpx.Response:
    return client.post(
        "/graphql",
        content=content,
        headers={"Content-Type": "application/json", "Accept": GRAPHQL, **headers},
    )


def sentence(answer: httpx.Response) -> str:
    (error,) = answer.json()["errors"]
    message: str = error["message"]
    return message


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "The body is not JSON"),
        (b"\x00", "The body is not JSON"),
        (b'{"query": "\xff"}', "The body is not JSON"),
        (b'{"query": "{ viewer { name } }", "variables": {"a": "\\ud800"}}', "The body is not JSON"),
        (b'{"query": "{ viewer { name } }", "variables": {"a": NaN}}', "The body is not JSON"),
        (b"[" * 100_000, "The body is not JSON"),
        (b'{"a":' * 5000 + b"1" + b"}" * 5000, "The body is not JSON"),
        (b"[]", "The body is an array: batches are not taken. Send each operation in its own request."),
        (b"null", "The body is null; it must be an object with a `query`."),
        (b'{"query": 7}', "`query` is a number; it must be the text of a GraphQL document."),
        (
            b'{"query": "{ viewer { name } }", "variables": []}',
            "`variables` is an array; it must be an object",
        ),
    ],
)
def test_a_body_that_is_no_request_is_told_what_it_is(client: httpx.Client, body: bytes, said: str) -> None:
    answer = post(client, body)
    assert answer.status_code == 400
    assert sentence(answer).startswith(said)


def test_a_body_beyond_the_limit_is_refused_whether_announced_or_not(client: httpx.Client) -> None:
    large = json.dumps({"query": f"# {'x' * 2_000_000}"}).encode()

    def pieces() -> Iterator[bytes]:
        yield from (large[at : at + 65_536] for at in range(0, len(large), 65_536))

    for content in (large, pieces()):
        answer = post(client, content)
        assert answer.status_code == 413
        assert sentence(answer) == "The body is larger than 1048576 bytes."


def test_a_compressed_body_is_refused_unread(client: httpx.Client) -> None:
    answer = post(client, b"\x1f\x8b", **{"Content-Encoding": "gzip"})
    assert answer.status_code == 415
    assert sentence(answer).endswith("send application/json in UTF-8, not compressed.")


@pytest.mark.parametrize(
    "parameters",
    [
        {"query": "{ viewer { name } }\x00"},
        {"query": "\x00"},
        {"query": "{ viewer { name } }", "variables": "[" * 10_000},
        {"query": "{ viewer { name } }", "operationName": "\x00"},
    ],
)
def test_a_hostile_url_is_refused(client: httpx.Client, parameters: Mapping[str, str]) -> None:
    answer = client.get("/graphql", params=dict(parameters), headers={"Accept": GRAPHQL})
    assert answer.status_code == 400
    assert sentence(answer)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/documents/abc/content", 400),
        ("/documents/%00/content", 400),
        ("/documents/%FF/content", 400),
        ("/documents/ZG9jdW1lbnQ6OTk5OTk5OTk/content", 404),
        ("/documents/ZW50cnk6MQ/content", 404),
        ("/documents/../../etc/passwd/content", 404),
        ("/documents/%2e%2e%2f%2e%2e%2fetc%2fpasswd", 404),
        ("/..%2f..%2fpyproject.toml", 404),
        ("/assets/..%2f..%2f..%2fpyproject.toml", 404),
    ],
)
def test_a_path_to_nothing_finds_nothing(client: httpx.Client, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("asked", [f"bytes={'9' * 5000}-", f"bytes=-{'9' * 5000}", "bytes=9-0", "bytes=--"])
def test_a_range_that_is_none_gets_the_whole(client: httpx.Client, asked: str) -> None:
    where = '{ version: { mediaType: ["application/pdf"] } }'
    query = f"{{ documents(first: 1, where: {where}) {{ nodes {{ id }} }} }}"
    (document,) = client.post("/graphql", json={"query": query}).json()["data"]["documents"]["nodes"]

    answer = client.get(f"/documents/{document['id']}/content", headers={"Range": asked})

    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("Bearer", NO_TOKEN),
        ("Basic aW1wb3J0ZXI6", NO_TOKEN),
        ("Bearer a.b.c", NO_JWT),
        (f"Bearer {'x' * 20_000}", NO_JWT),
        (
            "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZW1iZXI6MSIsInJvbGUiOiJPVkVSU0lHSFRfQU5BTFlTVCJ9.",
            NOT_SIGNED,
        ),
    ],
)
def test_a_token_that_is_none_is_refused(client: httpx.Client, header: str, said: str) -> None:
    answer = post(client, b'{"query": "{ viewer { name } }"}', Authorization=header)
    assert answer.status_code == 401
    assert answer.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
    assert sentence(answer) == said


@pytest.mark.parametrize(
    "sent",
    [
        b"\x00" * 100 + b"\r\n\r\n",
        b"GET\r\n\r\n",
        b"POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        b"POST /graphql HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nxx\r\n\r\n",
        b"GET /" + b"x" * 200_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 200_000 + b"\r\n\r\n",
    ],
    ids=["nulls", "no target", "negative length", "two lengths", "long target", "long header"],
)
def test_what_is_not_http_is_hung_up_on(demo_gateway: str, sent: bytes) -> None:
    address = urlsplit(demo_gateway)
    assert address.hostname
    assert address.port
    with socket.create_connection((address.hostname, address.port), timeout=10) as connection:
        try:
            connection.sendall(sent)
            answer = connection.recv(65_536)
        except ConnectionError:
            answer = b""
    assert re.match(rb"HTTP/1\.1 (4\d\d|3\d\d|200) |$", answer), answer[:200]


def test_clients_that_say_nothing_more_keep_nobody_waiting(demo_gateway: str, client: httpx.Client) -> None:
    address = urlsplit(demo_gateway)
    begun = b"POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{"
    idle = [socket.create_connection((address.hostname or "", address.port or 0)) for _ in range(50)]
    try:
        for connection in idle:
            connection.sendall(begun)
        assert client.get("/healthz").status_code == 200
    finally:
        for connection in idle:
            connection.close()
