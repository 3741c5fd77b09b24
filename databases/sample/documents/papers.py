"""A document on its way in, and what comes of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from databases.documents.codes import DocumentStatus, DocumentType, FindingKind, LinkKind
from databases.sample.rows import Actor, Scope

PDF: Final = "application/pdf"


def kept_until(day: date) -> date:
    """Five years from entry, or from signing (19 CFR 163.4)."""
    return day.replace(year=day.year + 5, day=min(day.day, 28))


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why the first version of a document was refused, and what was wrong in it."""

    reason: str
    kind: FindingKind
    make: Callable[[], bytes]
    sent_again: bool = True


@dataclass(frozen=True, slots=True)
class Paper:
    """A document on its way in."""

    type: DocumentType
    title: str
    scope: Scope
    by: Actor
    at: datetime
    keep_until: date
    links: Iterable[tuple[LinkKind, int]]
    make: Callable[[], bytes]
    media_type: str = PDF
    status: DocumentStatus | None = None  # what intake makes of it, unless said
    refusal: Refusal | None = None
    supplier_id: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    legal_hold: bool = False
    id: int | None = None  # where a row of another domain holds it already


@dataclass(frozen=True, slots=True)
class Filed:
    """A document that came in, and its newest version."""

    document_id: int
    version_id: int
