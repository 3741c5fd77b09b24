"""The tables of the documents domain."""

import sqlalchemy as sa
from sqlalchemy import Table

from databases.base import (
    coded,
    day,
    domain_metadata,
    flag,
    identity,
    index,
    instant,
    key,
    number,
    scope_columns,
    text,
)
from databases.documents.codes import (
    DocumentStatus,
    DocumentType,
    FindingKind,
    FindingSource,
    LinkKind,
)
from databases.journal import journal_tables

metadata = domain_metadata("documents")

document = Table(
    "document",
    metadata,
    identity(),
    *scope_columns(),  # filer_code is the broker's that submitted or may see it
    coded("type", DocumentType),
    coded("status", DocumentStatus),
    text("title"),
    text("form_number", null=True),
    text("dis_code", null=True),
    text("submitted_by"),
    instant("received_at"),  # when it was asked for, while only requested
    number("version_count"),
    flag("legal_hold"),
    key("supplier_id", null=True),  # certificates of origin: whose goods
    day("valid_from", null=True),
    day("valid_to", null=True),
    index("company_id", "received_at", "id"),
    index("account_id", "received_at", "id"),
    index("filer_code", "received_at", "id"),
    index("carrier_id", "received_at", "id"),
    index("center_code", "received_at", "id"),
    index("received_at", "id"),
    index("type", "received_at", "id"),
    index("company_id", "type", "received_at", "id"),
    index("supplier_id", "type", "valid_from"),
    index("supplier_id", "received_at", "id"),
)

document_version = Table(
    "document_version",
    metadata,
    identity(),
    *scope_columns(),
    key("document_id", "document.id"),
    number("number"),
    sa.Column(
        "sha256", sa.LargeBinary, sa.CheckConstraint("length(sha256) = 32", name="sha256"), nullable=False
    ),
    sa.Column("size_bytes", sa.BigInteger, nullable=False),
    text("media_type"),
    text("file_name"),
    number("pages"),
    coded("status", DocumentStatus),
    text("rejection_reason", null=True),
    text("uploader_name"),
    instant("uploaded_at"),
    day("retention_ends_on"),
    index("document_id", "number", "id"),
    index("sha256"),
)

document_link = Table(
    "document_link",
    metadata,
    identity(),
    *scope_columns(),
    key("document_id", "document.id"),
    coded("kind", LinkKind),
    key("target_id"),
    instant("received_at"),  # the document's, so that a target's newest documents are one index scan
    index("kind", "target_id", "received_at", "document_id", unique=True),
    index("document_id", "id"),
)

finding = Table(
    "finding",
    metadata,
    identity(),
    *scope_columns(),
    key("document_id", "document.id"),
    key("version_id", "document_version.id"),
    number("page"),
    coded("kind", FindingKind),
    coded("source", FindingSource),
    key("action_id", null=True),
    key("exam_id", null=True),
    key("entry_id", null=True),
    key("entry_line_id", null=True),
    text("remark"),
    text("raised_by"),
    instant("raised_at"),
    instant("resolved_at", null=True),
    index("document_id", "raised_at", "id"),
    index("version_id", "raised_at", "id"),
    index("action_id", "raised_at", "id"),
    index("exam_id", "raised_at", "id"),
    index("entry_id", "raised_at", "id"),
    index("entry_line_id", "raised_at", "id"),
    index("company_id", "raised_at", "id"),
)

content = Table(
    "content",
    metadata,
    sa.Column(
        "sha256", sa.LargeBinary, sa.CheckConstraint("length(sha256) = 32", name="sha256"), primary_key=True
    ),
    sa.Column("size_bytes", sa.BigInteger, nullable=False),
    sa.Column("bytes", sa.LargeBinary, nullable=False),
)

journal, journal_head = journal_tables(metadata)
