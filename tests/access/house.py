"""A house of a few rows in databases of the test's own, and those who look into it."""

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
IDLE: Final = Viewer("officer:9", "Mona Manager", Role.ACCOUNT_MANAGER)
ANALYST: Final = Viewer("officer:10", "Ann Analyst", Role.OVERSIGHT_ANALYST, cleared=True)
VIEWERS: Final = {"owner": OWNER, "carrier": CARRIER, "manager": MANAGER, "idle": IDLE, "analyst": ANALYST}


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


async def each(rows: list[Any]) -> AsyncIterator[Mapping[str, Any]]:
    for row in rows:
        yield row


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
