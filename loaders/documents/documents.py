"""Documents: what was filed, asked for or sent, and what it is about."""

from typing import Any, Final

import sqlalchemy as sa

from databases.documents.codes import DocumentStatus, DocumentType, LinkKind
from databases.documents.tables import document, document_link, document_version, finding
from loaders.filters import among, between, contains, filters, having, prefix, whether, within
from loaders.lookups import many, one
from loaders.pages import Page, by, orders, page
from loaders.reader import Loaders
from loaders.semijoins import Present, present, values
from loaders.specs import Through

DOCUMENT_FILTERS: Final = filters(
    type=among(document.c.type, "What the document is."),
    status=among(document.c.status, "Where it stands."),
    received=between(document.c.received_at, "When it came in, or was asked for while nothing has come."),
    title=prefix(document.c.title, "Titles that start with this text."),
    title_contains=contains(
        document.c.title, "Titles in which this text occurs, upper and lower case alike."
    ),
    form_number=among(document.c.form_number, "The number of the form, such as 7501."),
    submitted_by=prefix(document.c.submitted_by, "Submitters whose name starts with this text."),
    port=among(document.c.port_code, "The port concerned, by Schedule D code."),
    legal_hold=whether(lambda _: document.c.legal_hold, "Whether it must be kept whatever its age."),
    valid_to=between(document.c.valid_to, "The last day it holds; those without are left out."),
    expires_within_days=within(document.c.valid_to, "Its last day is from today to so many days from today."),
    linked_to=having(
        document_link,
        document_link.c.document_id == document.c.id,
        filters(kind=among(document_link.c.kind, "What the document is about.")),
        "It is about one of these.",
    ),
    version=having(
        document_version,
        document_version.c.document_id == document.c.id,
        filters(
            media_type=among(document_version.c.media_type, "Such as application/pdf."),
            status=among(document_version.c.status, "Where the version stands."),
            uploaded=between(document_version.c.uploaded_at, "When it came in."),
            uploader=prefix(document_version.c.uploader_name, "Uploaders whose name starts with this text."),
            retention_ends=between(document_version.c.retention_ends_on, "Until when it must be kept."),
        ),
        "It has a version with all of these.",
    ),
    open_findings=whether(
        lambda _: finding.c.resolved_at.is_(None),
        "Whether something is wrong in it that is not resolved.",
        of=finding,
        on=finding.c.document_id == document.c.id,
    ),
)
DOCUMENT_ORDERS: Final = orders(
    received=by(document.c.received_at, "When it came in, or was asked for while nothing has come.")
)

ON_FILE: Final = (
    document.c.status != DocumentStatus.REQUESTED.value,
    document.c.status != DocumentStatus.REJECTED.value,
)
"""That something came in and was not refused."""

_newer = document_version.alias("newer")
NEWEST: Final = ~sa.exists().where(
    _newer.c.document_id == document_version.c.document_id, _newer.c.number > document_version.c.number
)


def _links(kind: LinkKind) -> Through:
    """The links that tie documents to a row of one kind."""
    of_kind = document_link.c.kind == kind.value
    links = document_link.c
    return Through(document_link, links.target_id, links.document_id, (of_kind,), by=links.received_at)


def _linked(kind: LinkKind) -> Page:
    """The documents about a row of one kind, through their links."""
    return page(document, _links(kind), where=DOCUMENT_FILTERS, orders=DOCUMENT_ORDERS)


def _present(kind: LinkKind) -> Present:
    """Whether a document of one of the types asked for is on file about a row of one kind."""

    def about(asked: Any) -> tuple[sa.ColumnElement[bool], ...]:
        return (
            document_link.c.kind == kind.value,
            document_link.c.target_id == asked.target_id,
            document_link.c.document_id == document.c.id,
            *ON_FILE,
        )

    return present(
        document,
        {"target_id": document_link.c.target_id},
        about,
        among=document.c.type,
        links=(document_link,),
    )


class Documents(Loaders):
    """Documents, by whose they are and by what they are about."""

    by_id = one(document, document.c.id)
    all = page(document, where=DOCUMENT_FILTERS, orders=DOCUMENT_ORDERS)
    by_company = page(document, document.c.company_id, where=DOCUMENT_FILTERS, orders=DOCUMENT_ORDERS)
    by_account = page(document, document.c.account_id, where=DOCUMENT_FILTERS, orders=DOCUMENT_ORDERS)
    by_shipment = _linked(LinkKind.SHIPMENT)
    by_bill = _linked(LinkKind.BILL)
    by_entry = _linked(LinkKind.ENTRY)
    by_line = _linked(LinkKind.ENTRY_LINE)
    by_action = _linked(LinkKind.ACTION)
    by_exam = _linked(LinkKind.EXAM)
    by_statement = _linked(LinkKind.STATEMENT)
    by_party = _linked(LinkKind.PARTY)
    present_by_shipment = _present(LinkKind.SHIPMENT)
    present_by_bill = _present(LinkKind.BILL)
    present_by_entry = _present(LinkKind.ENTRY)
    present_by_line = _present(LinkKind.ENTRY_LINE)
    present_by_action = _present(LinkKind.ACTION)
    types_by_entry = values(document, document.c.type, _links(LinkKind.ENTRY), where=ON_FILE)
    certified_by_supplier = present(
        document,
        {"supplier_id": document.c.supplier_id, "on": document.c.valid_from},
        lambda asked: (
            document.c.supplier_id == asked.supplier_id,
            (document.c.type == DocumentType.CERTIFICATE_OF_ORIGIN.value)
            | (document.c.type == DocumentType.USMCA_CERTIFICATION.value),
            document.c.status == DocumentStatus.ACCEPTED.value,
            document.c.valid_from <= asked.on,
            document.c.valid_to.is_(None) | (document.c.valid_to >= asked.on),
        ),
    )


class DocumentVersions(Loaders):
    """Versions of documents, newest first."""

    by_id = one(document_version, document_version.c.id)
    by_document = many(document_version, document_version.c.document_id, document_version.c.number.desc())
    newest_by_document = one(document_version, document_version.c.document_id, where=(NEWEST,))


class DocumentLinks(Loaders):
    """What documents are about."""

    by_id = one(document_link, document_link.c.id)
    by_document = many(document_link, document_link.c.document_id)
