"""Who looked, and who asked in vain, stands in the journals, or nothing is shown."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import asyncpg
import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from databases.base import DOMAINS
from databases.chain import verify
from gateway.http.content import DocumentContent
from gateway.http.middleware import RequestIds
from gateway.witness import Witness
from loaders.clock import Clock
from loaders.documents import content
from loaders.reader import Reader
from loaders.viewers import Role, Viewer
from tests.asking import Asker, open_asker
from tests.cluster import Clone, Database
from tests.journeys.ids import global_id

TODAY: Final = date(2026, 3, 10)
COMPANY, IMPORTER, PERSON, OTHER = 1, 2, 3, 4
NUMBERS: Final = {
    IMPORTER: ("97-123456701", "EIN"),
    PERSON: ("000-12-3456", "SSN"),
}
OWNER: Final = Viewer("member:7", "Olive Owner", Role.ACCOUNT_OWNER, company_id=COMPANY)
CARRIER: Final = Viewer("member:8", "Carl Carrier", Role.CARRIER, company_id=OTHER, account_ids=(OTHER,))
MANAGER: Final = Viewer("officer:9", "Mona Manager", Role.ACCOUNT_MANAGER, companies=(COMPANY,))
ANALYST: Final = Viewer("officer:10", "Ann Analyst", Role.OVERSIGHT_ANALYST)
VIEWERS: Final = {"owner": OWNER, "carrier": CARRIER, "manager": MANAGER, "analyst": ANALYST}
REVEAL: Final = """{ accounts(where: { kind: [IMPORTER] }, orderBy: {field: NAME}) { nodes { ... on Importer {
    name hidden: taxNumber shown: taxNumber(reveal: true)
} } } }"""


@dataclass
class House:
    """Databases of the test's own, and somebody who asks them."""

    ask: Asker
    databases: dict[str, Database]
    owners: dict[str, asyncpg.Connection[asyncpg.Record]]

    async def journal(self, domain: str = "accounts") -> list[asyncpg.Record]:
        """The entries of a domain."""
        return await self.owners[domain].fetch("select * from journal order by company_id, seq")


@pytest.fixture
async def house(clone: Clone, tmp_path: Path) -> AsyncIterator[House]:
    databases = {domain: await clone(domain) for domain in DOMAINS}
    owners = {domain: await asyncpg.connect(each.owner_dsn) for domain, each in databases.items()}
    for key, kind, number in (
        (COMPANY, "COMPANY", (None, None)),
        *((key, "IMPORTER", number) for key, number in NUMBERS.items()),
        (OTHER, "COMPANY", (None, None)),
    ):
        await owners["accounts"].execute(
            "insert into account (id, company_id, kind, name, number, number_kind, status, organization_type,"
            " center_code, opened_on) overriding system value"
            " values ($1, $2, $3, $4, $5, $6, 'ACTIVE', 'CORPORATION', 'CPM', $7)",
            key, OTHER if key == OTHER else COMPANY, kind, f"Account {key}", *number, TODAY,
        )  # fmt: skip
    ask = await open_asker(databases, tmp_path, TODAY, witnessed=True, size=2)
    for name, viewer in VIEWERS.items():
        ask.be(name, viewer)
    yield House(ask, databases, owners)
    await ask.pools.close()
    for owner in owners.values():
        await owner.close()


def told(row: asyncpg.Record) -> dict[str, Any]:
    """What of an entry matters here."""
    names = ("company_id", "account_id", "actor_id", "verb", "subject_id", "summary", "visibility")
    return {name: row[name] for name in names}


async def test_a_number_shown_whole_stands_in_the_journal(house: House) -> None:
    answer = await house.ask(REVEAL, "owner")

    shown, secret = answer.partial["accounts"]["nodes"]
    assert (shown["hidden"], shown["shown"]) == ("**-*****6701", "97-123456701")
    assert (secret["hidden"], secret["shown"]) == ("***-**-3456", None)
    assert [error["path"][-1] for error in answer.errors] == ["shown"]
    assert answer.codes == ["FORBIDDEN"]
    unmasked, denied = await house.journal()
    assert told(unmasked) == {
        "company_id": COMPANY,
        "account_id": IMPORTER,
        "actor_id": "member:7",
        "verb": "FIELD_UNMASKED",
        "subject_id": IMPORTER,
        "summary": "Importer number ending in 6701 shown in full",
        "visibility": "PUBLIC_TO_ACCOUNT",
    }
    assert unmasked["request_id"]
    assert (denied["verb"], denied["request_id"]) == ("ACCESS_DENIED", unmasked["request_id"])
    assert "never shown whole" in denied["summary"]


async def test_what_customs_looks_at_stands_in_the_account_s_journal_for_customs_alone(house: House) -> None:
    await house.ask(REVEAL, "manager")

    (unmasked,) = await house.journal()
    assert told(unmasked) | {"actor_id": "officer:9", "visibility": "CUSTOMS_INTERNAL"} == told(unmasked)
    assert (unmasked["company_id"], unmasked["actor_type"], unmasked["center_code"]) == (
        COMPANY,
        "OFFICER",
        "CPM",
    )


async def test_an_oversight_analyst_has_no_number_shown_whole(house: House) -> None:
    answer = await house.ask(REVEAL, "analyst")

    assert {node["shown"] for node in answer.partial["accounts"]["nodes"]} == {None}
    assert {node["hidden"] for node in answer.partial["accounts"]["nodes"]} == {"**-*****6701", "***-**-3456"}
    assert set(answer.codes) == {"FORBIDDEN"}
    assert await house.journal() == []


async def test_a_number_that_cannot_be_told_of_is_not_shown(house: House) -> None:
    await house.owners["accounts"].execute("revoke insert on journal from accounts_gateway")

    answer = await house.ask(REVEAL, "owner")

    assert {node["shown"] for node in answer.partial["accounts"]["nodes"]} == {None}
    assert set(answer.codes) == {"DOMAIN_UNAVAILABLE"}
    assert answer.partial["accounts"]["nodes"][0]["hidden"] == "**-*****6701"


IN_VAIN: Final = {
    "an id": (
        f'{{ node(id: "{global_id("account", 99)}") {{ id }} }}',
        f"Not found: node, id {global_id('account', 99)}",
    ),
    "somebody else's id": (
        f'{{ account(id: "{global_id("account", OTHER)}") {{ id }} }}',
        f"Not found: account, id {global_id('account', OTHER)}",
    ),
    "some of several ids": (
        f'{{ nodes(ids: ["{global_id("account", COMPANY)}", "{global_id("account", 98)}"]) {{ id }} }}',
        f"Not found: nodes, ids {global_id('account', 98)}",
    ),
    "a number": (
        '{ entry(number: "QT7-4410032-8") { id } }',
        "Not found: entry, number QT74410032" + "8",
    ),
    "a person's number": (
        '{ importer(number: "123-45-6789") { id } }',
        "Not found: importer, number ***-**-6789",
    ),
}


@pytest.mark.parametrize("asked", IN_VAIN)
async def test_what_was_asked_in_vain_stands_in_the_journal_of_the_own_company(
    house: House, asked: str
) -> None:
    document, summary = IN_VAIN[asked]
    assert (await house.ask(document, "owner")).errors == []

    (entry,) = await house.journal()
    assert told(entry) == {
        "company_id": COMPANY,
        "account_id": COMPANY,
        "actor_id": "member:7",
        "verb": "ACCESS_DENIED",
        "subject_id": COMPANY,
        "summary": summary,
        "visibility": "PUBLIC_TO_ACCOUNT",
    }


async def test_a_request_leaves_one_transaction_and_no_more_than_twenty_entries(house: House) -> None:
    fields = " ".join(f'f{n}: account(id: "{global_id("account", 100 + n)}") {{ id }}' for n in range(30))
    await house.ask(f"{{ {fields} }}", "owner")

    entries = await house.journal()
    assert len(entries) == 20
    assert entries[-1]["summary"] == "11 more were refused or not found"
    assert len({entry["recorded_at"] for entry in entries}) == 1
    assert len({entry["request_id"] for entry in entries}) == 1
    assert (await verify(_each(entries), domain="accounts", company_id=COMPANY, last=20)).broken_at is None


async def _each(rows: list[Any]) -> AsyncIterator[Mapping[str, Any]]:
    for row in rows:
        yield row


async def test_what_is_found_and_allowed_leaves_nothing(house: House) -> None:
    found = await house.ask(
        f'{{ account(id: "{global_id("account", COMPANY)}") {{ parent {{ id }} }} }}', "owner"
    )

    assert found.data == {"account": {"parent": None}}
    await house.ask("{ entries { nodes { number } } viewer { company { partnership { id } } } }", "owner")
    assert await house.journal() == []


async def test_an_answer_goes_out_although_the_journal_does_not_take_what_was_denied(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    await house.owners["accounts"].execute("revoke insert on journal from accounts_gateway")

    assert (await house.ask(f'{{ account(id: "{global_id("account", 99)}") {{ id }} }}', "owner")).data == {
        "account": None
    }
    assert f"Not found: account, id {global_id('account', 99)}" in caplog.text


@pytest.fixture
async def reading(house: House) -> AsyncIterator[httpx.AsyncClient]:
    """A client that reads documents as whoever its header names; there is one, of the company."""
    owner = house.owners["documents"]
    place = f"{COMPANY}, {IMPORTER}, null, null, 'CPM', '2704'"
    scope = "company_id, account_id, filer_code, carrier_id, center_code, port_code"
    await owner.execute(f"""
        insert into document (id, {scope}, type, status, title, submitted_by, received_at, version_count)
            overriding system value values (5, {place}, 'BOND', 'ACCEPTED', 'Bond', 'Somebody', now(), 1);
        insert into document_version (id, {scope}, document_id, number, sha256, size_bytes, media_type,
            file_name, pages, status, uploader_name, uploaded_at, retention_ends_on) overriding system value
            values (6, {place}, 5, 1, sha256('bytes'), 5, 'application/pdf', 'bond.pdf', 1, 'ACCEPTED',
                'Somebody', now(), '2030-01-01');
        insert into content (sha256, size_bytes, bytes) values (sha256('bytes'), 5, 'bytes');
    """)

    async def find(viewer: Viewer, document_id: str) -> Any:
        return await content(Reader(house.ask.pools, viewer, Clock(TODAY)), document_id)

    served = DocumentContent(
        authenticate=lambda request: VIEWERS[request.headers["persona"]],
        find=find,
        witness=Witness(house.ask.pools),
    )
    app = RequestIds(Starlette(routes=[Route("/{document_id}", served.answer)]))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://gateway") as client:
        yield client


DOCUMENT: Final = f"/{global_id('document', 5)}"


async def test_a_document_read_on_the_government_s_side_stands_in_the_documents_journal(
    house: House, reading: httpx.AsyncClient
) -> None:
    for persona in ("owner", "manager"):
        assert (await reading.get(DOCUMENT, headers={"persona": persona})).content == b"bytes"
    assert (await reading.head(DOCUMENT, headers={"persona": "manager"})).status_code == 200

    (entry,) = await house.journal("documents")
    assert told(entry) == {
        "company_id": COMPANY,
        "account_id": IMPORTER,
        "actor_id": "officer:9",
        "verb": "DOCUMENT_VIEWED",
        "subject_id": 5,
        "summary": "bond.pdf read, version 1",
        "visibility": "CUSTOMS_INTERNAL",
    }
    assert (entry["subject_type"], entry["center_code"], entry["port_code"]) == ("document", "CPM", "2704")


async def test_a_document_is_not_shown_to_customs_when_that_cannot_be_told(
    house: House, reading: httpx.AsyncClient
) -> None:
    await house.owners["documents"].execute("revoke insert on journal from documents_gateway")

    assert (await reading.get(DOCUMENT, headers={"persona": "manager"})).status_code == 503
    assert (await reading.get(DOCUMENT, headers={"persona": "owner"})).status_code == 200


async def test_a_document_asked_for_in_vain_stands_in_the_journal_of_the_own_company(
    house: House, reading: httpx.AsyncClient
) -> None:
    assert (await reading.get(DOCUMENT, headers={"persona": "carrier"})).status_code == 404

    (entry,) = await house.journal()
    assert (entry["company_id"], entry["verb"]) == (OTHER, "ACCESS_DENIED")
    assert entry["summary"] == f"Not found: the content of {DOCUMENT[1:]}"
