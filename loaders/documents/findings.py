"""What is wrong in documents."""

from typing import Final

from databases.documents.tables import document, finding
from loaders.filters import among, between, filters, having, whether
from loaders.lookups import one
from loaders.pages import by, orders, page
from loaders.reader import Loaders

FINDING_FILTERS: Final = filters(
    kind=among(finding.c.kind, "What is wrong."),
    source=among(finding.c.source, "Who or what raised it."),
    open=whether(lambda _: finding.c.resolved_at.is_(None), "Whether it is not resolved yet."),
    raised=between(finding.c.raised_at, "When it was raised."),
    document=having(
        document,
        document.c.id == finding.c.document_id,
        filters(
            type=among(document.c.type, "What the document is."),
            status=among(document.c.status, "Where the document stands."),
        ),
        "It is in a document with all of these.",
    ),
)
FINDING_ORDERS: Final = orders(raised=by(finding.c.raised_at, "When it was raised."))


class Findings(Loaders):
    """Findings, by the image they are in and by who cites them."""

    by_id = one(finding, finding.c.id)
    by_document = page(finding, finding.c.document_id, where=FINDING_FILTERS, orders=FINDING_ORDERS)
    by_version = page(finding, finding.c.version_id, where=FINDING_FILTERS, orders=FINDING_ORDERS)
    by_action = page(finding, finding.c.action_id, where=FINDING_FILTERS, orders=FINDING_ORDERS)
    by_exam = page(finding, finding.c.exam_id, where=FINDING_FILTERS, orders=FINDING_ORDERS)
    by_entry = page(finding, finding.c.entry_id, where=FINDING_FILTERS, orders=FINDING_ORDERS)
    by_line = page(finding, finding.c.entry_line_id, where=FINDING_FILTERS, orders=FINDING_ORDERS)
    by_company = page(finding, finding.c.company_id, where=FINDING_FILTERS, orders=FINDING_ORDERS)
