"""The rows and journal entries that tell of a case."""

from datetime import UTC, datetime, timedelta
from random import Random

from databases.compliance.codes import ActionStatus as S
from databases.compliance.codes import Family, NoticeKind
from databases.compliance.states import terminal
from databases.compliance.tables import (
    action_entry,
    action_event,
    action_line,
    compliance_action,
    requested_item,
)
from databases.journal_codes import ActorType, Channel, Verb, Visibility
from databases.sample.rows import Deed, Rows

from .cases import ANSWERS, Case
from .subjects import LAW, PREFIX, TITLE, WANTED

_INTERNAL = frozenset({S.DRAFT, S.REFERRED})
_RESTRICTED = (Family.DETENTION, Family.SEIZURE, Family.REDELIVERY_NOTICE)
_ASKING = (Family.INFORMATION_REQUEST, Family.RECORD_DEMAND, Family.DETENTION, Family.AUDIT)


def record(rows: Rows, case: Case, chance: Random) -> Case:
    """Give a case its id and number, and keep its rows and journal entries."""
    case.id = rows.reserve(compliance_action)
    case.number = f"{PREFIX[case.family]}-{_fiscal_year(case.opened_at)}-{case.id:07d}"
    _action(rows, case)
    scope = case.scope
    if case.story is not None:
        rows.add(
            action_entry,
            scope,
            action_id=case.id,
            entry_id=case.story.entry_id,
            shipment_id=case.story.shipment_id,
            entry_number=case.story.entry_number,
        )
    for question in case.questions:
        rows.add(
            action_line,
            scope,
            action_id=case.id,
            entry_id=case.story.entry_id if case.story else 0,
            line_id=question.line.id,
            line_number=question.line.number,
            question=question.text,
            topic=question.topic,
            claimed=question.claimed,
            proposed=question.proposed,
            duty_change=question.duty_change,
        )
    if case.family in _ASKING:
        for description, kinds in WANTED.get(case.topic, ()):
            rows.add(requested_item, scope, action_id=case.id, description=description, document_kinds=kinds)
    _events(rows, case, chance)
    return case


def _action(rows: Rows, case: Case) -> None:
    claim = case.family is Family.LIQUIDATED_DAMAGES
    story = case.story
    rows.add(
        compliance_action,
        case.scope,
        id=case.id,
        case_number=case.number,
        family=case.family,
        status=case.status,
        topic=case.topic,
        parent_id=case.parent.id if case.parent else None,
        officer_id=case.officer.id,
        opened_by=case.actor(case.steps[0]).name,
        opened_at=case.opened_at,
        due_on=None
        if case.closed_at and case.status not in (S.DENIED, S.DEEMED_DENIED)
        else case.steps[-1].due_on,
        answered_at=case.answered_at,
        closed_at=case.closed_at,
        subject=case.subject,
        legal_basis=LAW[case.family],
        amount_proposed=case.amounts.proposed,
        amount_assessed=case.amounts.assessed,
        amount_paid=case.amounts.paid,
        duty_change=case.amounts.duty_change,
        notice_kind=_notice_kind(case),
        culpability=case.culpability,
        audit_kind=case.audit_kind,
        valid_disclosure=case.valid_disclosure,
        goods_location=_location(case) if case.family in _RESTRICTED else None,
        bond_id=((story and story.bond_id) or case.company.bond_id) if claim else None,
        surety_account_id=case.company.bonded[1].account_id if claim else None,
        liquidated_on=story.timeline.liquidated_on if story and case.family is Family.PROTEST else None,
        internal_note=_NOTES.get(case.family) if case.company.troubled else None,
    )


_NOTES = {
    Family.INFORMATION_REQUEST: "Third question on the same goods this year; see the account's action plan.",
    Family.NOTICE_OF_ACTION: "Pattern across ports; discuss with the account manager before the next one.",
    Family.PENALTY: "Check for earlier disclosures before the amount is fixed.",
    Family.AUDIT: "Risk score raised by late filings.",
}


def _events(rows: Rows, case: Case, chance: Random) -> None:
    before: S | None = None
    for step in case.steps:
        actor = case.actor(step)
        rows.add(
            action_event,
            case.scope,
            action_id=case.id,
            from_status=before,
            to_status=step.status,
            occurred_at=step.at,
            actor_type=actor.type,
            actor_name=actor.name,
            reason=step.reason,
            internal_note="Supervisor informed." if chance.random() < 0.1 else None,
            due_on=step.due_on,
        )
        rows.event(
            "compliance",
            case.scope,
            ("compliance_action", case.id, case.number),
            Deed(
                verb=_verb(case.family, before, step.status),
                actor=actor,
                occurred_at=step.at,
                recorded_at=step.at + timedelta(seconds=chance.randint(1, 240)),
                summary=f"{TITLE[case.family]} {case.number}: {step.reason[0].lower()}{step.reason[1:]}",
                before={"status": str(before)} if before else None,
                after={"status": str(step.status), "dueOn": step.due_on.isoformat() if step.due_on else None},
                channel=Channel.SYSTEM if step.side is ActorType.SYSTEM else Channel.PORTAL,
                visibility=_visibility(case, step.status),
                on_behalf_of=case.company.company_id if actor is case.agent else None,
            ),
        )
        before = step.status


def _verb(family: Family, before: S | None, status: S) -> Verb:
    if before is None or before in _INTERNAL:
        return Verb.CASE_OPENED
    if status in ANSWERS:
        return Verb.CASE_ANSWERED
    if status is S.EXTENDED:
        return Verb.CASE_EXTENDED
    return Verb.CASE_CLOSED if terminal(family, status) else Verb.CASE_ADVANCED


def _visibility(case: Case, status: S) -> Visibility:
    if status in _INTERNAL:
        return Visibility.CUSTOMS_INTERNAL
    return Visibility.SHARED_WITH_AGENT if case.story else Visibility.PUBLIC_TO_ACCOUNT


def _notice_kind(case: Case) -> NoticeKind | None:
    if case.family is not Family.NOTICE_OF_ACTION:
        return None
    return NoticeKind.TAKEN if S.ISSUED_TAKEN in case.reached else NoticeKind.PROPOSED


def _location(case: Case) -> str | None:
    exams = case.story.exams if case.story else []
    return exams[0].site if exams else None


def _fiscal_year(at: datetime) -> int:
    day = at.astimezone(UTC).date()
    return day.year + (day.month >= 10)
