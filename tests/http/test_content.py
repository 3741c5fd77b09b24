"""A document's bytes: whole, in part, or not at all."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from gateway.http.content import COST, DocumentContent
from gateway.limits.buckets import Buckets
from gateway.limits.gates import Gate
from loaders.errors import DomainUnavailable
from loaders.viewers import Role, Viewer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

BYTES = bytes(range(100))
SHA256 = hashlib.sha256(BYTES).digest()
TAG = f'"{SHA256.hex()}"'


@dataclass
class Stored:
    data: bytes = BYTES
    media_type: str = "application/pdf"
    file_name: str = "Facture n° 7.pdf"

    @property
    def sha256(self) -> bytes:
        return hashlib.sha256(self.data).digest()


async def find(_: Any, document_id: str) -> Stored | None:
    if document_id == "down":
        raise DomainUnavailable("documents")
    return {"invoice": Stored(), "page": Stored(media_type="text/html"), "empty": Stored(b"")}.get(
        document_id
    )


ADA = Viewer("member:7", "Ada", Role.ACCOUNT_OWNER, company_id=1)


def authenticate(request: Request) -> Any:
    return ADA if "authorization" in request.headers else None


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    endpoint = DocumentContent(authenticate=authenticate, find=find)
    app = Starlette(routes=[Route("/documents/{document_id}/content", endpoint.answer)])
    transport = httpx.ASGITransport(app)
    headers = {"Authorization": "Bearer ada"}
    async with httpx.AsyncClient(
        transport=transport, base_url="http://gateway.test", headers=headers
    ) as client:
        yield client


async def test_the_whole_document_shows_in_the_browser_under_its_name(client: httpx.AsyncClient) -> None:
    answer = await client.get("/documents/invoice/content")
    assert (answer.status_code, answer.content) == (200, BYTES)
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == "inline; filename*=utf-8''Facture%20n%C2%B0%207.pdf"
    assert answer.headers["etag"] == TAG
    assert answer.headers["accept-ranges"] == "bytes"
    assert answer.headers["cache-control"] == "private, no-cache"


async def test_what_a_browser_could_run_is_offered_for_saving(client: httpx.AsyncClient) -> None:
    answer = await client.get("/documents/page/content")
    assert answer.headers["content-disposition"].startswith("attachment;")


async def test_head_tells_all_but_the_bytes(client: httpx.AsyncClient) -> None:
    answer = await client.head("/documents/invoice/content", headers={"Range": "bytes=0-9"})
    assert (answer.status_code, answer.content, answer.headers["content-length"]) == (200, b"", "100")


@pytest.mark.parametrize(("known", "status"), [(TAG, 304), (f'"x", W/{TAG}', 304), ("*", 304), ('"x"', 200)])
async def test_bytes_that_the_client_has_are_not_sent_again(
    client: httpx.AsyncClient, known: str, status: int
) -> None:
    answer = await client.get("/documents/invoice/content", headers={"If-None-Match": known})
    assert answer.status_code == status
    assert answer.headers["etag"] == TAG
    assert answer.content == (b"" if status == 304 else BYTES)


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-9", 0, 9),
        ("bytes=90-", 90, 99),
        ("bytes=-10", 90, 99),
        ("bytes=-1000", 0, 99),
        ("bytes=99-1000", 99, 99),
        ("bytes=0-0", 0, 0),
    ],
)
async def test_a_part_is_served(client: httpx.AsyncClient, asked: str, first: int, last: int) -> None:
    answer = await client.get("/documents/invoice/content", headers={"Range": asked})
    assert answer.status_code == 206
    assert answer.headers["content-range"] == f"bytes {first}-{last}/100"
    assert answer.content == BYTES[first : last + 1]


@pytest.mark.parametrize(
    "asked", ["bytes=5-2", "bytes=-", "bytes=a-b", "lines=1-2", "bytes=0-1,5-6", "bytes=²-"]
)
async def test_a_range_that_cannot_be_read_gets_the_whole(client: httpx.AsyncClient, asked: str) -> None:
    answer = await client.get("/documents/invoice/content", headers={b"Range": asked.encode()})
    assert (answer.status_code, answer.content) == (200, BYTES)


@pytest.mark.parametrize("asked", ["bytes=100-", "bytes=1000-2000", "bytes=-0"])
async def test_a_range_beyond_the_end_is_refused_with_the_size(client: httpx.AsyncClient, asked: str) -> None:
    answer = await client.get("/documents/invoice/content", headers={"Range": asked})
    assert (answer.status_code, answer.headers["content-range"]) == (416, "bytes */100")


@pytest.mark.parametrize(
    ("condition", "status"), [(TAG, 206), ('"older"', 200), ("Wed, 21 Oct 2015 07:28:00 GMT", 200)]
)
async def test_a_part_is_served_only_of_the_version_that_was_meant(
    client: httpx.AsyncClient, condition: str, status: int
) -> None:
    headers = {"Range": "bytes=0-9", "If-Range": condition}
    answer = await client.get("/documents/invoice/content", headers=headers)
    assert answer.status_code == status


async def test_an_empty_document_is_served(client: httpx.AsyncClient) -> None:
    answer = await client.get("/documents/empty/content")
    assert (answer.status_code, answer.content, answer.headers["content-length"]) == (200, b"", "0")


async def test_whoever_has_spent_the_budget_gets_no_bytes() -> None:
    gate = Gate(Buckets(COST, 1, clock=lambda: 0.0), 9)
    endpoint = DocumentContent(authenticate=lambda _: ADA, find=find, gate=gate)
    app = Starlette(routes=[Route("/{document_id}", endpoint.answer)])
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://gateway.test") as asking:
        first, second = [await asking.get("/invoice") for _ in range(2)]

    assert (first.status_code, first.content) == (200, BYTES)
    assert (second.status_code, second.headers["retry-after"]) == (429, "100")
    assert second.json()["errors"][0]["extensions"]["code"] == "THROTTLED"


async def test_whoever_meets_a_database_that_is_down_is_told_when_to_come_again(
    client: httpx.AsyncClient,
) -> None:
    assert (await client.get("/documents/down/content")).headers["retry-after"] == "1"


@pytest.mark.parametrize(("document", "status"), [("unknown", 404), ("down", 503)])
async def test_what_cannot_be_served_is_said(client: httpx.AsyncClient, document: str, status: int) -> None:
    assert (await client.get(f"/documents/{document}/content")).status_code == status


async def test_without_a_token_there_is_no_document(client: httpx.AsyncClient) -> None:
    del client.headers["authorization"]
    answer = await client.get("/documents/invoice/content")
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
