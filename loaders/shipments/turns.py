"""Whose move it is at an entry: one rule, for rows that were read and as predicates for a filter.

Before release it follows from the release status: the filer sends what was not sent or was refused, and
Customs reviews. While goods are held or in exam it is another agency's move if a hold or exam of its
stands, else the account's if a hold waits for documents, else Customs'. After release it follows from the
summary: the filer owes it, the account pays it, Customs reviews it. The filer is the broker, or the account
where it files itself.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Final

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Table

from databases.compliance.codes import NextActor
from databases.shipments.codes import ExamKind, HoldKind, ReleaseStatus, SummaryStatus
from databases.shipments.tables import entry, exam, hold
from loaders.cases import Predicate
from loaders.rows import Row
from loaders.scoping import Scoping

STOPPED: Final = (ReleaseStatus.HOLD, ReleaseStatus.EXAM)
"""Release statuses in which the holds and exams that stand decide."""

_UNSENT: Final = (ReleaseStatus.DRAFT, ReleaseStatus.REJECTED)
_AT_CUSTOMS: Final = (ReleaseStatus.FILED, ReleaseStatus.UNDER_REVIEW)
_OWED: Final = (SummaryStatus.NOT_FILED, SummaryStatus.REJECTED)


def next_actor(row: Row, holds: Iterable[Row], exams: Iterable[Row]) -> NextActor | None:
    """Whose move it is, given the holds and exams of the entry that stand; null when nobody is waited for."""
    status, summary = row["status"], row["summary_status"]
    released = status == ReleaseStatus.RELEASED
    if status in STOPPED:
        reasons = {hold["kind"] for hold in holds}
        if HoldKind.PARTNER_AGENCY in reasons or any(
            exam["kind"] == ExamKind.PARTNER_AGENCY for exam in exams
        ):
            return NextActor.PARTNER_AGENCY
        return NextActor.ACCOUNT if HoldKind.DOCUMENTS in reasons else NextActor.CBP
    if status in _UNSENT or (released and summary in _OWED):
        return NextActor.ACCOUNT if row["broker_id"] is None else NextActor.BROKER
    if status in _AT_CUSTOMS or (released and summary == SummaryStatus.UNDER_REVIEW):
        return NextActor.CBP
    if status == ReleaseStatus.DOCUMENTS_REQUIRED or (released and summary == SummaryStatus.ACCEPTED):
        return NextActor.ACCOUNT
    return None


def _is(*statuses: ReleaseStatus | SummaryStatus) -> ColumnElement[bool]:
    """That the release or summary status is one of these."""
    return sa.or_(
        *(
            (entry.c.status if isinstance(status, ReleaseStatus) else entry.c.summary_status) == status.value
            for status in statuses
        )
    )


def _stands(table: Table, kind: str, scoping: Scoping) -> ColumnElement[bool]:
    """That a hold or exam of this kind stands."""
    ended = hold.c.removed_at if table is hold else exam.c.completed_at
    return sa.exists().where(
        table.c.entry_id == entry.c.id, table.c.kind == kind, ended.is_(None), scoping.rows(table)
    )


def _agency(scoping: Scoping) -> ColumnElement[bool]:
    kinds: tuple[tuple[Table, str], ...] = (
        (hold, HoldKind.PARTNER_AGENCY.value),
        (exam, ExamKind.PARTNER_AGENCY.value),
    )
    return sa.or_(*(_stands(table, kind, scoping) for table, kind in kinds))


def _documents(scoping: Scoping) -> ColumnElement[bool]:
    return _stands(hold, HoldKind.DOCUMENTS.value, scoping)


def _filer(scoping: Scoping, *, broker: bool) -> ColumnElement[bool]:  # noqa: ARG001 - a predicate takes it
    owed = _is(ReleaseStatus.RELEASED) & _is(*_OWED)
    return (_is(*_UNSENT) | owed) & (
        entry.c.broker_id.is_not(None) if broker else entry.c.broker_id.is_(None)
    )


def _account(scoping: Scoping) -> ColumnElement[bool]:
    return sa.or_(
        _filer(scoping, broker=False),
        _is(*STOPPED) & ~_agency(scoping) & _documents(scoping),
        _is(ReleaseStatus.DOCUMENTS_REQUIRED),
        _is(ReleaseStatus.RELEASED) & _is(SummaryStatus.ACCEPTED),
    )


def _customs(scoping: Scoping) -> ColumnElement[bool]:
    return sa.or_(
        _is(*_AT_CUSTOMS),
        _is(*STOPPED) & ~_agency(scoping) & ~_documents(scoping),
        _is(ReleaseStatus.RELEASED) & _is(SummaryStatus.UNDER_REVIEW),
    )


WAITING_FOR: Final[Mapping[str, Predicate]] = {
    NextActor.ACCOUNT: _account,
    NextActor.BROKER: partial(_filer, broker=True),
    NextActor.CBP: _customs,
    NextActor.PARTNER_AGENCY: lambda scoping: _is(*STOPPED) & _agency(scoping),
}
"""The entries that wait for each actor."""
