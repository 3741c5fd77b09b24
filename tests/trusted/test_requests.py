"""A document asked by its id: registered beforehand, or sent before along with its hash."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from gateway.http import documents
from gateway.http.negotiation import GRAPHQL
from gateway.trusted.library import CHARACTERS, SENT, Library
from gateway.trusted.manifests import hash_of, id_of
from gateway.trusted.store import Mode, Store
from tests.http.conftest import Harness, serve

if TYPE_CHECKING:
    from pathlib import Path

    from tests.http.conftest import Serve

__all__ = ["serve"]

TEXT = "query Name { harbour { name } }"
OTHER = "{ harbour { berths } }"
DATA = {"harbour": {"name": "Nyhavn"}}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store with one document, known by a name of Relay's, too."""
    made = Store(tmp_path / "documents")
    made.add({"relay-7": TEXT})
    return made


def persisted(text: str, **rest: Any) -> dict[str, Any]:
    return {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": hash_of(text)}}, **rest}


async def post(server: Harness, **body: Any) -> tuple[int, Any]:
    answer = await server.send("POST", json=body, headers={"Accept": GRAPHQL})
    return answer.status_code, answer.json()


def code(answer: tuple[int, Any]) -> tuple[int, str]:
    (error,) = answer[1]["errors"]
    return answer[0], error["extensions"]["code"]


@pytest.mark.parametrize(
    "body",
    [{"documentId": id_of(TEXT)}, {"documentId": "relay-7"}, persisted(TEXT)],
    ids=["by hash", "by name", "as Apollo"],
)
async def test_a_registered_document_is_asked_by_its_id(
    serve: Serve, store: Store, body: dict[str, Any]
) -> None:
    server = serve(documents=partial(Library, store=store))
    assert await post(server, **body) == (200, {"data": DATA})


async def test_a_registered_document_is_not_parsed_when_it_is_asked(
    serve: Serve, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve(documents=partial(Library, store=store, mode=Mode.ENFORCE), document_cache=0)

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("it was parsed")

    monkeypatch.setattr(documents, "parse", refuse)
    monkeypatch.setattr(documents, "validate", refuse)
    assert await post(server, documentId="relay-7") == (200, {"data": DATA})
    assert await post(server, query=TEXT) == (200, {"data": DATA})


async def test_a_url_may_name_the_document(serve: Serve, store: Store) -> None:
    server = serve(documents=partial(Library, store=store))
    answer = await server.send("GET", params={"documentId": id_of(TEXT)}, headers={"Accept": GRAPHQL})
    assert answer.json() == {"data": DATA}


async def test_only_registered_documents_are_taken_where_they_must_be(serve: Serve, store: Store) -> None:
    server = serve(documents=partial(Library, store=store, mode=Mode.ENFORCE))

    assert await post(server, query=TEXT) == (200, {"data": DATA})
    for body in ({"query": OTHER}, {"documentId": id_of(OTHER)}, persisted(OTHER, query=OTHER)):
        assert code(await post(server, **body)) == (400, "PERSISTED_QUERY_NOT_FOUND")
    assert server.started == []


async def test_a_caller_may_have_a_mode_of_its_own(serve: Serve, store: Store) -> None:
    store.require("agk_1f09c2ab", Mode.ENFORCE)
    library = partial(Library, store=store)

    partner = serve(documents=library, token="agk_1f09c2ab")
    assert code(await post(partner, query=OTHER)) == (400, "PERSISTED_QUERY_NOT_FOUND")
    assert (await post(serve(documents=library), query=OTHER))[0] == 200


async def test_a_mode_given_meanwhile_holds_for_plain_text_too(
    serve: Serve, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gateway.trusted.library.LOOKING", -1)
    partner = serve(documents=partial(Library, store=store), token="agk_1f09c2ab")
    assert (await post(partner, query=OTHER))[0] == 200
    store.require("agk_1f09c2ab", Mode.ENFORCE)
    assert code(await post(partner, query=OTHER)) == (400, "PERSISTED_QUERY_NOT_FOUND")
    assert await post(partner, query=TEXT) == (200, {"data": DATA})
    store.require("agk_1f09c2ab", None)
    assert (await post(partner, query=OTHER))[0] == 200


async def test_what_is_not_registered_can_be_logged_only(
    serve: Serve, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    server = serve(documents=partial(Library, store=store, mode=Mode.LOG))
    await post(server, query=TEXT)
    assert caplog.text == ""
    assert (await post(server, query=OTHER))[0] == 200
    assert f"ada sent a document that is not registered: {hash_of(OTHER)}" in caplog.text


async def test_what_is_registered_meanwhile_is_found(
    serve: Serve, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gateway.trusted.library.LOOKING", -1)
    server = serve(documents=partial(Library, store=store))
    assert code(await post(server, documentId="relay-8")) == (400, "PERSISTED_QUERY_NOT_FOUND")
    store.add({"relay-8": OTHER})
    assert await post(server, documentId="relay-8") == (200, {"data": {"harbour": {"berths": 3}}})


async def test_a_hash_is_enough_once_its_document_was_sent_along(serve: Serve) -> None:
    server = serve()
    assert code(await post(server, **persisted(TEXT))) == (400, "PERSISTED_QUERY_NOT_FOUND")
    assert await post(server, **persisted(TEXT, query=TEXT)) == (200, {"data": DATA})
    assert await post(server, **persisted(TEXT)) == (200, {"data": DATA})


async def test_what_one_caller_sent_is_unknown_to_others(serve: Serve) -> None:
    made: list[Library] = []

    def library(understood: documents.Documents) -> Library:
        made.append(made[0] if made else Library(understood, None))
        return made[-1]

    await post(serve(documents=library), **persisted(TEXT, query=TEXT))
    answer = await post(serve(documents=library, token="grace"), **persisted(TEXT))
    assert code(answer) == (400, "PERSISTED_QUERY_NOT_FOUND")


async def test_a_hash_of_another_document_is_refused(serve: Serve) -> None:
    server = serve()
    assert code(await post(server, **persisted(OTHER, query=TEXT))) == (400, "INVALID_INPUT")
    assert code(await post(server, **persisted(OTHER))) == (400, "PERSISTED_QUERY_NOT_FOUND")


async def test_only_so_many_documents_of_a_caller_are_remembered(serve: Serve) -> None:
    server = serve()
    texts = [f"{{ a{number}: harbour {{ name }} }}" for number in range(SENT + 1)]
    for text in texts:
        await post(server, **persisted(text, query=text))
    assert (await post(server, **persisted(texts[1])))[0] == 200
    assert code(await post(server, **persisted(texts[0]))) == (400, "PERSISTED_QUERY_NOT_FOUND")

    long = [f"{{ harbour {{ name }} }} # {letter * (CHARACTERS * 2 // 5)}" for letter in "abc"]
    for text in long:
        assert (await post(server, **persisted(text, query=text)))[0] == 200
    assert code(await post(server, **persisted(long[0]))) == (400, "PERSISTED_QUERY_NOT_FOUND")
    assert (await post(server, **persisted(long[2])))[0] == 200


async def test_remembering_can_be_turned_off(serve: Serve, store: Store) -> None:
    server = serve(documents=partial(Library, store=store, automatic=False))
    assert code(await post(server, **persisted(OTHER, query=OTHER))) == (400, "PERSISTED_QUERY_NOT_FOUND")
    assert await post(server, **persisted(TEXT)) == (200, {"data": DATA})


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"documentId": 7}, "`documentId` is a number; it must be a document's id, as in sha256:…."),
        ({"documentId": ""}, "`documentId` is a string; it must be a document's id, as in sha256:…."),
        (
            {"extensions": {"persistedQuery": {"version": 2, "sha256Hash": "a"}}},
            "`persistedQuery` must have `version` 1 and a `sha256Hash`.",
        ),
        (
            {"extensions": {"persistedQuery": 1}},
            "There is no `query`; it must be the text of a GraphQL document.",
        ),
    ],
)
async def test_an_id_that_is_none_is_refused(serve: Serve, body: dict[str, Any], said: str) -> None:
    status, answer = await post(serve(), **body)
    assert (status, answer["errors"][0]["message"]) == (400, said)
