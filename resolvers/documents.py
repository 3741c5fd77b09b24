"""How the fields of the documents domain are answered."""

from asyncio import gather
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from databases.documents.codes import DocumentStatus, DocumentType, LinkKind
from databases.shipments.codes import TransportMode
from engine.kinds import derived
from loaders.documents.documents import DocumentLinks, Documents, DocumentVersions
from loaders.documents.findings import Findings
from loaders.ids import global_id, key_of
from loaders.rows import Row
from resolvers.context import Context
from resolvers.edges import batched, lookup, to_any, to_many, to_one, to_page

TABLES: Final[Mapping[str, str]] = {
    LinkKind.COMPANY: "account",
    LinkKind.ACCOUNT: "account",
    LinkKind.SHIPMENT: "shipment",
    LinkKind.BILL: "bill",
    LinkKind.ENTRY: "entry",
    LinkKind.ENTRY_LINE: "entry_line",
    LinkKind.ACTION: "compliance_action",
    LinkKind.EXAM: "exam",
    LinkKind.STATEMENT: "statement",
    LinkKind.PARTY: "party",
}
"""The table whose row a link of each kind names."""

TRANSPORT: Final = frozenset(
    {
        DocumentType.BILL_OF_LADING,
        DocumentType.SEA_WAYBILL,
        DocumentType.AIR_WAYBILL,
        DocumentType.ARRIVAL_NOTICE,
    }
)
"""The documents of which an entry needs one, to show how the goods were carried (19 CFR 163, appendix)."""

BY_AIR: Final = frozenset({TransportMode.AIR, TransportMode.AIR_CONTAINER})

documents = to_page(Documents.all, key=None)
company_documents = to_page(Documents.by_company)
account_documents = to_page(Documents.by_account)
shipment_documents = to_page(Documents.by_shipment)
bill_documents = to_page(Documents.by_bill)
entry_documents = to_page(Documents.by_entry)
line_documents = to_page(Documents.by_line)
action_documents = to_page(Documents.by_action)
exam_documents = to_page(Documents.by_exam)
statement_documents = to_page(Documents.by_statement)
party_documents = to_page(Documents.by_party)
document = to_one(Documents.by_id, key="document_id")

versions = to_many(DocumentVersions.by_document)
newest_version = to_one(DocumentVersions.newest_by_document, key="id")
version = to_one(DocumentVersions.by_id, key="version_id")
links = to_many(DocumentLinks.by_document)

document_findings = to_page(Findings.by_document)
version_findings = to_page(Findings.by_version)
action_findings = to_page(Findings.by_action)
exam_findings = to_page(Findings.by_exam)
entry_findings = to_page(Findings.by_entry)
line_findings = to_page(Findings.by_line)
company_findings = to_page(Findings.by_company)


@batched
async def document_url(
    parents: Sequence[Row],
    arguments: Mapping[str, Any],
    context: Context,
) -> list[str | None]:
    """Where the newest version's bytes are; null while nothing has come."""
    return [_url(parent) if parent["version_count"] else None for parent in parents]


@batched
async def version_url(
    parents: Sequence[Row],
    arguments: Mapping[str, Any],
    context: Context,
) -> list[str | None]:
    """Where this version's bytes are."""
    return [_url(parent) for parent in parents]


def _url(row: Row) -> str | None:
    """Null when the bytes were given up."""
    if row["status"] == DocumentStatus.EXPIRED_RETENTION:
        return None
    return f"/documents/{global_id(row.table, row['id'])}/content"


@derived("sha256")
def fingerprint(row: Row) -> str:
    """The hash in hexadecimal."""
    digest: bytes = row["sha256"]
    return digest.hex()


@derived("valid_from", "valid_to")
def in_force(row: Row, today: date) -> bool | None:
    """Whether it holds today; null for a document that has no term."""
    start, end = row["valid_from"], row["valid_to"]
    if start is None and end is None:
        return None
    return bool((start is None or start <= today) and (end is None or today <= end))


@batched
async def missing_documents(
    parents: Sequence[Row], arguments: Mapping[str, Any], context: Context
) -> list[list[DocumentType]]:
    """The types asked for, or that every entry needs, of which an entry has no document on file."""
    found = await context.read(Documents.types_by_entry, [parent["id"] for parent in parents], None)
    asked = arguments.get("of")
    if asked is not None:
        wanted = [DocumentType(code) for code in dict.fromkeys(asked)]
        return [[type_ for type_ in wanted if type_ not in types] for types in found]
    return [_needed(parent, types) for parent, types in zip(parents, found, strict=True)]


def _needed(entry: Row, on_file: frozenset[str]) -> list[DocumentType]:
    papers = (DocumentType.COMMERCIAL_INVOICE, DocumentType.PACKING_LIST)
    missing = [paper for paper in papers if paper not in on_file]
    if not TRANSPORT & on_file:
        missing.append(DocumentType.AIR_WAYBILL if entry["mode"] in BY_AIR else DocumentType.BILL_OF_LADING)
    return missing


@derived("resolved_at")
def unresolved(row: Row) -> bool:
    """Whether a finding is not resolved yet."""
    return row["resolved_at"] is None


@derived("kind", "target_id")
def target_id(row: Row) -> str:
    """The global id of what a link names."""
    return global_id(TABLES[row["kind"]], row["target_id"])


@to_any("kind", "target_id")
def target(row: Row) -> tuple[str, int]:
    """What a link names, in whichever domain has it."""
    return TABLES[row["kind"]], row["target_id"]


@batched
async def retention_ends_on(
    parents: Sequence[Row],
    arguments: Mapping[str, Any],
    context: Context,
) -> list[date | None]:
    """Until when the newest version must be kept; shares the statement of that version."""
    loads = (context.load(DocumentVersions.newest_by_document, None, parent["id"]) for parent in parents)
    return [None if row is None else row["retention_ends_on"] for row in await gather(*loads)]


document_by_id = lookup(Documents.by_id, "id", lambda value: key_of(value, "document"))
