"""The papers of a case: forms and notices that Customs sends, and what the account sends back."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Final

from databases.compliance.codes import ActionStatus as S
from databases.compliance.codes import Family, Topic
from databases.documents.codes import DocumentType as T
from databases.documents.codes import FindingKind, FindingSource, LinkKind
from databases.sample.compliance import Case
from databases.sample.compliance.courses import Step
from databases.sample.rows import Actor

from . import letters, pictures
from .filing import Filing
from .notices import ANSWERS, NOTICES
from .papers import Filed, Paper, kept_until

_WRONG: Final = {
    Topic.VALUE: (FindingKind.VALUE_MISMATCH, "The price on the invoice differs from the entered value"),
    Topic.CLASSIFICATION: (
        FindingKind.DESCRIPTION_VAGUE,
        "The description is too vague to classify the goods",
    ),
    Topic.ORIGIN: (FindingKind.ORIGIN_MISMATCH, "The invoice names another country of origin"),
    Topic.PREFERENCE: (FindingKind.EXPIRED, "The certification did not cover the day of entry"),
}
_WAITING: Final = (S.ISSUED, S.EXTENDED, S.NO_RESPONSE)
_SHOWN: Final = (S.RESPONDED, S.CERTIFIED_MARKED)


def of_case(filing: Filing, case: Case, invoice: Filed | None, chance: Random) -> None:
    """Add the papers of a case as far as it has come."""
    answering = case.agent or case.trade_person
    for step in case.steps:
        if (case.family, step.status) in NOTICES:
            kind, title, said = NOTICES[case.family, step.status]
            filing.take(_paper(case, step, (kind, title, said), case.officer.actor))
        if (case.family, step.status) in ANSWERS:
            kind, title, said = ANSWERS[case.family, step.status]
            filed = filing.take(_paper(case, step, (kind, title, said), answering))
            at = step.at + timedelta(days=chance.randint(1, 4), minutes=chance.randint(0, 300))
            if filed is not None:
                filing.viewed(filed, f"{title} {case.number}", case.scope, case.officer.actor, at)
        if step.status in _SHOWN and case.family is not Family.PENALTY and chance.random() < 0.6:
            _photograph(filing, case, step.at - timedelta(minutes=chance.randint(5, 50)), chance)
    if case.family is Family.INFORMATION_REQUEST and case.status in _WAITING:
        _waiting(filing, case, chance)
    if invoice is not None and case.questions and case.topic in _WRONG and chance.random() < 0.8:
        wrong, remark = _WRONG[case.topic]
        filing.find(
            invoice,
            case.scope,
            wrong,
            FindingSource.CASE,
            remark,
            (case.officer.actor, case.opened_at, case.closed_at),
            action_id=case.id,
            entry_id=case.story.entry_id if case.story else None,
            entry_line_id=case.questions[0].line.id,
        )


def _waiting(filing: Filing, case: Case, chance: Random) -> None:
    """What was sent already while the answer is awaited, and what was asked for and has not come."""
    issued = next((step.at for step in case.steps if step.status is S.ISSUED), case.opened_at)
    _photograph(filing, case, issued + timedelta(days=1, minutes=chance.randint(0, 200)), chance)
    filing.ask(
        Paper(
            type=T.RESPONSE_LETTER,
            title=f"Answer asked for in {case.number}",
            scope=case.scope,
            by=case.officer.actor,
            at=issued + timedelta(minutes=2),
            keep_until=kept_until(issued.date()),
            links=tuple(_links(case)),
            make=bytes,
        )
    )


def _photograph(filing: Filing, case: Case, at: datetime, chance: Random) -> None:
    scene = chance.randrange(pictures.SCENES)
    filing.take(
        Paper(
            type=T.PHOTO,
            title=f"Photograph of the goods for {case.number}",
            scope=case.scope,
            by=case.agent or case.trade_person,
            at=at,
            keep_until=_kept(case),
            links=tuple(_links(case)),
            make=lambda: pictures.photograph(scene, f"{case.number} {at:%Y-%m-%d}"),
            media_type="image/jpeg",
        )
    )


def _paper(case: Case, step: Step, saying: tuple[T, str, str], by: Actor) -> Paper:
    kind, title, said = saying
    signed = (said, f"Signed: {by.name}")
    return Paper(
        type=kind,
        title=f"{title} {case.number}",
        scope=case.scope,
        by=by,
        at=step.at,
        keep_until=_kept(case),
        links=tuple(_links(case)),
        make=lambda: letters.case_paper(case, title, step.at, signed, due_on=step.due_on).pdf(),
        legal_hold=case.family in (Family.PENALTY, Family.SEIZURE),
    )


def _links(case: Case) -> Iterator[tuple[LinkKind, int]]:
    yield LinkKind.ACTION, case.id
    yield LinkKind.COMPANY, case.company.company_id
    if case.story is not None:
        yield LinkKind.ENTRY, case.story.entry_id
        yield LinkKind.SHIPMENT, case.story.shipment_id


def _kept(case: Case) -> date:
    return kept_until(case.story.timeline.entered_on if case.story else case.opened_at.date())
