import io
import random
from hashlib import sha256

import pytest
from PIL import Image
from pypdf import PdfReader

from databases.documents.codes import DocumentStatus
from tests.world import Sample

TARGETS = {
    "COMPANY": ("accounts", "account"),
    "ACCOUNT": ("accounts", "account"),
    "SHIPMENT": ("shipments", "shipment"),
    "BILL": ("shipments", "bill"),
    "ENTRY": ("shipments", "entry"),
    "ENTRY_LINE": ("shipments", "entry_line"),
    "ACTION": ("compliance", "compliance_action"),
    "EXAM": ("shipments", "exam"),
    "STATEMENT": ("shipments", "statement"),
    "PARTY": ("shipments", "party"),
}
CITED = {
    "action_id": ("compliance", "compliance_action"),
    "exam_id": ("shipments", "exam"),
    "entry_id": ("shipments", "entry"),
    "entry_line_id": ("shipments", "entry_line"),
}


async def test_every_hash_and_size_is_that_of_the_bytes(sample: Sample) -> None:
    files = await sample.fetch("documents", "select sha256, size_bytes, bytes from content")
    versions = await sample.fetch("documents", "select sha256, size_bytes, status from document_version")
    sizes = {row["sha256"]: row["size_bytes"] for row in files}

    assert all(sha256(row["bytes"]).digest() == row["sha256"] for row in files)
    assert all(len(row["bytes"]) == row["size_bytes"] for row in files)
    for version in versions:
        if version["status"] == DocumentStatus.EXPIRED_RETENTION:
            assert version["sha256"] not in sizes
        else:
            assert sizes[version["sha256"]] == version["size_bytes"]


async def test_files_are_what_their_media_type_says(sample: Sample) -> None:
    files = await sample.fetch(
        "documents",
        "select distinct on (version.id) media_type, bytes from document_version as version "
        "join content using (sha256) order by version.id",
    )
    pictures = [row for row in files if row["media_type"] != "application/pdf"]

    assert {row["media_type"] for row in files} == {"application/pdf", "image/png", "image/jpeg"}
    assert all(row["bytes"].startswith(b"%PDF-") for row in files if row["media_type"] == "application/pdf")
    for row in random.Random(1).sample(pictures, 10):
        with Image.open(io.BytesIO(row["bytes"])) as picture:
            assert f"image/{(picture.format or '').lower()}" == row["media_type"]


async def test_an_invoice_shows_its_own_entry(sample: Sample) -> None:
    invoices = await sample.fetch(
        "documents",
        """
        select target_id, bytes from document
        join document_link on document_link.document_id = document.id and kind = 'ENTRY'
        join document_version on document_version.document_id = document.id and number = version_count
        join content using (sha256)
        where type = 'COMMERCIAL_INVOICE' and document.status = 'ACCEPTED' order by document.id""",
    )
    for row in random.Random(2).sample(invoices, 25):
        entry = (await sample.fetch("shipments", "select * from entry where id = $1", row["target_id"]))[0]
        text = PdfReader(io.BytesIO(row["bytes"]), strict=True).pages[0].extract_text()

        number = entry["number"]
        assert f"{number[:3]}-{number[3:10]}-{number[10:]}" in text
        assert f"{entry['entered_value']:,.2f}" in text


async def test_links_tell_when_their_documents_came_in(sample: Sample) -> None:
    differing = await sample.fetch(
        "documents",
        """
        select link.id from document_link link join document on document.id = link.document_id
        where link.received_at <> document.received_at""",
    )
    assert not differing


async def test_every_filed_entry_has_an_invoice_unless_it_waits_for_its_summary(sample: Sample) -> None:
    with_invoice = {
        row["target_id"]
        for row in await sample.fetch(
            "documents",
            "select target_id from document_link join document on document.id = document_id "
            "where kind = 'ENTRY' and type = 'COMMERCIAL_INVOICE'",
        )
    }
    entries = await sample.fetch(
        "shipments", "select id, summary_status, status from entry where status <> 'DRAFT'"
    )
    without = [row for row in entries if row["id"] not in with_invoice]

    assert 0 < len(without) < 30
    assert {(row["status"], row["summary_status"]) for row in without} == {("RELEASED", "NOT_FILED")}


@pytest.mark.parametrize("kind", TARGETS)
async def test_links_lead_to_rows_of_other_domains(sample: Sample, kind: str) -> None:
    domain, table = TARGETS[kind]
    rows = await sample.fetch("documents", "select target_id from document_link where kind = $1", kind)
    targets = {row["target_id"] for row in rows}

    assert targets <= await sample.keys(domain, table)
    assert targets or kind == "STATEMENT"


@pytest.mark.parametrize("column", CITED)
async def test_findings_cite_rows_that_exist(sample: Sample, column: str) -> None:
    cited = {
        row[column]
        for row in await sample.fetch("documents", f"select {column} from finding where {column} is not null")
    }

    assert cited
    assert cited <= await sample.keys(*CITED[column])


async def test_findings_are_in_versions_of_their_document_and_pages_that_exist(sample: Sample) -> None:
    wrong = await sample.value(
        "documents",
        "select count(*) from finding join document_version as version on version.id = version_id "
        "where version.document_id <> finding.document_id or page not between 1 and pages",
    )

    assert wrong == 0


async def test_versions_are_counted_and_never_overwritten(sample: Sample) -> None:
    documents = await sample.fetch(
        "documents",
        """
        select document.status, version_count,
            array_agg(number order by number) filter (where number > 0) as numbers,
            (array_agg(version.status order by number desc))[1] as newest
        from document left join document_version as version on version.document_id = document.id
        group by document.id""",
    )
    for row in documents:
        assert (row["numbers"] or []) == list(range(1, row["version_count"] + 1))
        assert row["newest"] == (row["status"] if row["version_count"] else None)
    assert {row["version_count"] for row in documents} == {0, 1, 2}


async def test_records_are_kept_for_five_years_and_packing_lists_may_be_kept_for_sixty_days(
    sample: Sample,
) -> None:
    entered = {
        row["id"]: row["entered_on"]
        for row in await sample.fetch("shipments", "select id, entered_on from entry")
    }
    versions = await sample.fetch(
        "documents",
        "select target_id, type, retention_ends_on, version.status from document_version as version "
        "join document on document.id = version.document_id "
        "join document_link on document_link.document_id = document.id and kind = 'ENTRY'",
    )
    for row in versions:
        years = row["retention_ends_on"].year - entered[row["target_id"]].year
        if row["status"] == DocumentStatus.EXPIRED_RETENTION:
            assert row["type"] == "PACKING_LIST"
            assert row["retention_ends_on"] < sample.world.as_of
        else:
            assert years == 5


async def test_agreements_name_the_paper_behind_them(sample: Sample) -> None:
    for table, kind in (
        ("power_of_attorney", "POWER_OF_ATTORNEY"),
        ("access_grant", "POWER_OF_ATTORNEY"),
        ("bond where document_id is not null", "BOND"),
    ):
        rows = await sample.fetch("accounts", f"select document_id, company_id from {table}")
        found = await sample.fetch("documents", "select id, company_id from document where type = $1", kind)

        assert {(row["document_id"], row["company_id"]) for row in rows} <= {tuple(row) for row in found}, (
            table
        )
