"""The bytes of a document are read under the scope of the document's own row."""

from collections.abc import AsyncIterator
from hashlib import sha256

import asyncpg
import pytest

from loaders.clock import Clock
from loaders.documents import content
from loaders.errors import Forbidden, InvalidInput
from loaders.ids import global_id
from loaders.pools import PoolOptions, Pools
from loaders.reader import Reader
from loaders.viewers import Role, Viewer
from tests.cluster import Clone

ACME, BOLT = 1, 2
OWNER = Viewer("member:1", "Ada", Role.ACCOUNT_OWNER, company_id=ACME)
COMPETITOR = Viewer("member:2", "Bo", Role.ACCOUNT_OWNER, company_id=BOLT)
BROKER = Viewer("member:3", "Cy", Role.BROKER, company_id=9, filer_code="QT7")
CARRIER = Viewer("member:4", "Di", Role.CARRIER, company_id=8, account_ids=(80,))
ANALYST = Viewer("officer:5", "Ed", Role.OVERSIGHT_ANALYST)

DOCUMENT = """
insert into document (id, company_id, account_id, filer_code, carrier_id, type, status, title, submitted_by,
                      received_at, version_count)
values ($1, $2, $2, $3, 80, $4, $5, 'Paper', 'Ada', now(), $6)"""
VERSION = """
insert into document_version (id, company_id, account_id, document_id, number, sha256, size_bytes, media_type,
                              file_name, pages, status, uploader_name, uploaded_at, retention_ends_on)
values ($1, $2, $2, $3, $4, $5, 3, 'application/pdf', $6, 1, 'ACCEPTED', 'Ada', now(), current_date)"""


@pytest.fixture
async def pools(clone: Clone) -> AsyncIterator[Pools]:
    """Invoices of Acme's: in two versions, asked for, given up; and a bill of Bolt's with the same bytes."""
    database = await clone("documents")
    owner = await asyncpg.connect(database.owner_dsn)
    for data in (b"one", b"two"):
        await owner.execute("insert into content values ($1, 3, $2)", sha256(data).digest(), data)
    invoice, bill = "COMMERCIAL_INVOICE", "BILL_OF_LADING"
    await owner.execute(DOCUMENT, 10, ACME, "QT7", invoice, "ACCEPTED", 2)
    await owner.execute(VERSION, 100, ACME, 10, 1, sha256(b"one").digest(), "invoice-1.pdf")
    await owner.execute(VERSION, 101, ACME, 10, 2, sha256(b"two").digest(), "invoice-2.pdf")
    await owner.execute(DOCUMENT, 11, ACME, None, invoice, "REQUESTED", 0)
    await owner.execute(DOCUMENT, 12, ACME, None, invoice, "EXPIRED_RETENTION", 1)
    await owner.execute(VERSION, 102, ACME, 12, 1, sha256(b"gone").digest(), "invoice-1.pdf")
    await owner.execute(DOCUMENT, 13, BOLT, None, bill, "ACCEPTED", 1)
    await owner.execute(VERSION, 103, BOLT, 13, 1, sha256(b"two").digest(), "bill-1.pdf")
    await owner.close()
    opened = Pools({"documents": database.gateway_dsn}, PoolOptions())
    await opened.open()
    yield opened
    await opened.close()


async def read(pools: Pools, viewer: Viewer, table: str, key: int) -> tuple[str, bytes] | None:
    found = await content(Reader(pools, viewer, Clock()), global_id(table, key))
    return None if found is None else (found.file_name, found.data)


async def test_a_document_gives_its_newest_version_and_a_version_itself(pools: Pools) -> None:
    assert await read(pools, OWNER, "document", 10) == ("invoice-2.pdf", b"two")
    assert await read(pools, OWNER, "document_version", 100) == ("invoice-1.pdf", b"one")


async def test_there_is_nothing_where_nothing_came_or_it_was_given_up(pools: Pools) -> None:
    assert await read(pools, OWNER, "document", 11) is None
    assert await read(pools, OWNER, "document", 12) is None
    assert await read(pools, OWNER, "document", 99) is None
    assert await read(pools, OWNER, "entry", 10) is None


async def test_bytes_that_two_companies_share_are_seen_only_through_the_own_document(pools: Pools) -> None:
    assert await read(pools, COMPETITOR, "document", 13) == ("bill-1.pdf", b"two")
    assert await read(pools, COMPETITOR, "document", 10) is None
    assert await read(pools, COMPETITOR, "document_version", 101) is None
    assert await read(pools, OWNER, "document_version", 103) is None


async def test_a_broker_reads_what_it_filed_and_a_carrier_its_manifests(pools: Pools) -> None:
    assert await read(pools, BROKER, "document", 10) == ("invoice-2.pdf", b"two")
    assert await read(pools, BROKER, "document", 13) is None
    assert await read(pools, CARRIER, "document", 13) == ("bill-1.pdf", b"two")
    assert await read(pools, CARRIER, "document", 10) is None


async def test_an_analyst_is_told_that_only_metadata_is_shown(pools: Pools) -> None:
    with pytest.raises(Forbidden):
        await read(pools, ANALYST, "document", 10)


async def test_an_id_that_is_none_of_ours_is_named(pools: Pools) -> None:
    with pytest.raises(InvalidInput, match="nonsense"):
        await content(Reader(pools, OWNER, Clock()), "nonsense")
