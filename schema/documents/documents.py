"""The types of the documents domain."""

from datetime import date, datetime
from typing import Annotated

import strawberry

from databases.documents.codes import DocumentStatus, DocumentType, FindingKind, FindingSource, LinkKind
from resolvers import documents as resolve
from schema.core.connections import Connection
from schema.core.fields import column, computed, edge
from schema.core.nodes import Node
from schema.core.scalars import BigInt

DocumentRef = Annotated["Document", strawberry.lazy("schema.documents.documents")]
VersionRef = Annotated["DocumentVersion", strawberry.lazy("schema.documents.documents")]


@strawberry.type(description="Something wrong in a document, with the page and the entry line it is about.")
class Finding(Node):
    kind: FindingKind = column(description="What is wrong.")
    source: FindingSource = column(description="Who or what raised it.")
    page: int = column(description="The page of the version, from 1.")
    remark: str = column(description="What is wrong, in words.")
    raised_by: str = column(description="Who raised it: a person, or a system job.")
    raised_at: datetime = column(description="When it was raised.")
    resolved_at: datetime | None = column(description="When it was resolved; null while it is open.")
    open: bool = computed(resolve.unresolved, description="Whether it is not resolved yet.")
    document: DocumentRef | None = edge(resolve.document, description="The document it is in.")
    version: VersionRef | None = edge(resolve.version, description="The version it is in.")


@strawberry.type(
    description="One version of a document, as it came in. A new version never overwrites an earlier one."
)
class DocumentVersion(Node):
    number: int = column(description="Its number, from 1.")
    status: DocumentStatus = column(description="Where this version stands.")
    rejection_reason: str | None = column(description="Why it was refused; null when it was not.")
    file_name: str = column(description="The name of the file.")
    media_type: str = column(description="What the bytes are, such as application/pdf.")
    size_bytes: BigInt = column(description="How many bytes it has.")
    pages: int = column(description="How many pages it has.")
    sha256: str | None = computed(
        resolve.fingerprint, description="SHA-256 of the bytes, in hexadecimal: equal only for equal bytes."
    )
    uploader_name: str = column(description="Who sent it.")
    uploaded_at: datetime = column(description="When it came in.")
    retention_ends_on: date = column(
        description="Until when it must be kept: as a rule five years from entry (19 CFR 163.4)."
    )
    content_url: str | None = edge(
        resolve.version_url,
        description="Path of the bytes on this server, for the same token; "
        "null when they were given up, refused to a role that sees no bytes.",
    )
    document: DocumentRef | None = edge(resolve.document, description="The document.")
    findings: Connection[Finding] | None = edge(
        resolve.version_findings, description="What is wrong in this version."
    )


@strawberry.type(description="That a document is about something.")
class DocumentLink(Node):
    kind: LinkKind = column(description="What kind of thing it is about.")
    target_id: strawberry.ID = computed(
        resolve.target_id, description="The id of what it is about, for `node(id:)`."
    )
    target: Node | None = edge(
        resolve.target, description="What it is about; null when absent or out of your scope."
    )
    document: DocumentRef | None = edge(resolve.document, description="The document.")


@strawberry.type(
    description="A document: an image or file that was sent, asked for or issued, in all its versions."
)
class Document(Node):
    type: DocumentType = column(description="What it is.")
    status: DocumentStatus = column(description="Where it stands.")
    title: str = column(description="What it is called.")
    form_number: str | None = column(description="Number of the form, such as 7501; null for free text.")
    dis_code: str | None = column(
        description="Code of the Document Image System (DIS); null where an agency has none for it."
    )
    submitted_by: str = column(description="Who sent it, or asked for it while nothing has come.")
    received_at: datetime = column(
        description="When its first version came in, or when it was asked for while nothing has come."
    )
    version_count: int = column(description="How many versions came in; 0 while it is only asked for.")
    legal_hold: bool = column(description="Whether it must be kept whatever its age.")
    valid_from: date | None = column(description="First day it holds; null for a document without a term.")
    valid_to: date | None = column(description="Last day it holds; null without an end.")
    in_force: bool | None = computed(
        resolve.in_force, description="Whether its term covers today; null for a document without a term."
    )
    content_url: str | None = edge(
        resolve.document_url,
        description="Path of the newest version's bytes on this server, for the same token; "
        "null while nothing has come and when they were given up, refused to a role that sees no bytes.",
    )
    retention_ends_on: date | None = edge(
        resolve.retention_ends_on,
        description="Until when its newest version must be kept; null while nothing has come.",
    )
    current_version: DocumentVersion | None = edge(
        resolve.newest_version, description="Its newest version; null while nothing has come."
    )
    versions: list[DocumentVersion] | None = edge(
        resolve.versions, description="All its versions, newest first."
    )
    links: list[DocumentLink] | None = edge(resolve.links, description="What it is about.")
    findings: Connection[Finding] | None = edge(
        resolve.document_findings, description="What is wrong in any of its versions."
    )
