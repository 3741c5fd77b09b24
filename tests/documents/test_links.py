"""Rows found through links belong to the one that was asked about, however many are asked about at once."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg
import pytest
import sqlalchemy as sa

from databases.documents.codes import DocumentType
from databases.documents.tables import document, document_link
from loaders.clock import Clock
from loaders.documents.documents import Documents
from loaders.pools import PoolOptions, Pools
from loaders.reader import Reader
from loaders.scoping import Scoping
from loaders.slices import Given, PageArguments
from loaders.statements import Unscoped, compiled
from loaders.viewers import Role, Viewer
from tests.cluster import Clone

ANALYST = Viewer("officer:1", "Ed", Role.OVERSIGHT_ANALYST)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

DOCUMENT = """
insert into document (id, company_id, account_id, type, status, title, submitted_by, received_at,
                      version_count)
values ($1, 1, 1, $2, $3, 'Paper', 'Ada', $4, 1)"""
LINK = """
insert into document_link (company_id, account_id, document_id, kind, target_id, received_at)
values (1, 1, $1, $2, $3, $4)"""


@pytest.fixture
async def pools(clone: Clone) -> AsyncIterator[Pools]:
    """Entry 1 has documents 10 and 11, entry 2 has 11 and 12, line 1 has 13; 12 was refused."""
    database = await clone("documents")
    owner = await asyncpg.connect(database.owner_dsn)
    for key in (10, 11, 12, 13):
        at = NOON + timedelta(days=key)
        kind = DocumentType.PACKING_LIST if key == 11 else DocumentType.PHOTO
        await owner.execute(DOCUMENT, key, kind, "REJECTED" if key == 12 else "ACCEPTED", at)
    for key, about, target in ((10, "ENTRY", 1), (11, "ENTRY", 1), (11, "ENTRY", 2), (12, "ENTRY", 2)):
        await owner.execute(LINK, key, about, target, NOON + timedelta(days=key))
    await owner.execute(LINK, 13, "ENTRY_LINE", 1, NOON)
    await owner.close()
    opened = Pools({"documents": database.gateway_dsn}, PoolOptions())
    await opened.open()
    yield opened
    await opened.close()


async def test_each_entry_has_its_own_documents_and_no_others(pools: Pools) -> None:
    reader = Reader(pools, ANALYST, Clock())
    found = await reader.read(Documents.by_entry, [1, 2, 3], PageArguments())
    assert [[row["id"] for row in page.rows] for page in found] == [[11, 10], [12, 11], []]
    assert await reader.read(Documents.by_entry.count, [1, 2, 3], PageArguments()) == [2, 2, 0]
    assert reader.statements == ["documents.by_entry", "documents.by_entry.count"]


async def test_a_filter_and_a_size_hold_for_each_entry_alone(pools: Pools) -> None:
    reader = Reader(pools, ANALYST, Clock())
    photos = PageArguments(where=Given(type=("PHOTO",)))
    found = await reader.read(Documents.by_entry, [2, 1], photos)
    assert [[row["id"] for row in page.rows] for page in found] == [[12], [10]]
    assert await reader.read(Documents.by_entry.count, [2, 1], photos) == [1, 1]
    first = await reader.read(Documents.by_entry, [1, 2], PageArguments(first=1))
    assert [([row["id"] for row in page.rows], page.has_next) for page in first] == [
        ([11], True),
        ([12], True),
    ]


async def test_a_kind_of_link_is_not_taken_for_another(pools: Pools) -> None:
    reader = Reader(pools, ANALYST, Clock())
    (page,) = await reader.read(Documents.by_line, [1], PageArguments())
    assert [row["id"] for row in page.rows] == [13]


async def test_a_document_that_was_refused_is_not_on_file(pools: Pools) -> None:
    reader = Reader(pools, ANALYST, Clock())
    entries = [(1,), (2,), (3,)]
    assert await reader.read(Documents.present_by_entry, entries, ("PHOTO",)) == [True, False, False]
    assert await reader.read(Documents.present_by_entry, entries, ("PACKING_LIST",)) == [True, True, False]
    assert await reader.read(Documents.present_by_entry, entries, ()) == [False, False, False]


def test_links_need_no_scope_of_their_own_only_beside_the_documents_that_have_one() -> None:
    def links_alone(scoping: Scoping) -> sa.Select[Any]:
        return sa.select(document_link.c.id).where(scoping.parts(document_link.c.document_id, document))

    def links_of_documents(scoping: Scoping) -> sa.Select[Any]:
        return (
            links_alone(scoping)
            .join(document, document.c.id == document_link.c.document_id)
            .where(scoping.rows(document))
        )

    owner = Viewer("member:1", "Ada", Role.ACCOUNT_OWNER, company_id=1)
    with pytest.raises(Unscoped, match="document_link without a scope"):
        compiled("links.alone", document_link, owner, links_alone)
    assert "document.company_id = $1" in compiled("links.all", document_link, owner, links_of_documents).text
