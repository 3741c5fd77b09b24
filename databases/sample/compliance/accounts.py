"""Cases of accounts rather than of one entry: audits with their findings and plans, and prior disclosures."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any, Final

from databases.compliance.codes import ActionStatus as S
from databases.compliance.codes import AuditKind, Family, Severity, Topic
from databases.compliance.states import states
from databases.compliance.tables import audit_finding, improvement_item
from databases.journal_codes import Channel, Verb, Visibility
from databases.sample.rows import Deed, Rows
from databases.sample.shipments.duties import ZERO, cents
from databases.sample.story import Cast, Company
from databases.sample.world import World

from .amounts import audit, disclosure
from .cases import OWNER_ROLE, Case
from .courses import gaps, leading_to, natural, steps, waiting
from .recording import record
from .subjects import about

# So that whoever asks for open audit findings and disclosures finds some: (company, family, status).
_SEEN: Final = (
    ("Bramblemart Stores", Family.AUDIT, S.IMPROVEMENT_PLAN),
    ("Bramblemart Stores", Family.AUDIT, S.DRAFT_REPORT),
    ("Bramblemart Stores", Family.PRIOR_DISCLOSURE, S.TENDER_DUE),
    ("Marigault Discount Centers", Family.AUDIT, S.FOLLOW_UP),
    ("Marigault Discount Centers", Family.PRIOR_DISCLOSURE, S.UNDER_VALIDATION),
    ("Pemberthwaite Apparel Group", Family.AUDIT, S.IMPROVEMENT_PLAN),
)
_FAULTS: Final = (
    (Topic.CLASSIFICATION, "HTS numbers are taken from suppliers without review"),
    (Topic.VALUE, "Assists and royalties are not added to the entered value"),
    (Topic.ORIGIN, "Origin is declared without records of production"),
    (Topic.PREFERENCE, "Preference is claimed before a certification is on file"),
    (Topic.RECORDS, "Entry records cannot be produced within thirty days"),
    (Topic.CONTROLS, "No written procedure for corrections after filing"),
    (Topic.LATE_FILING, "Entry summaries are filed late in peak months"),
)
_MENDING: Final = (
    "Write the procedure and have it signed by the compliance officer",
    "Train buyers and brokers, and keep the attendance records",
    "Review a sample of entries each month and report the result",
    "Correct the entries that are still open, and tender what is owed",
)
_REPORTED: Final = frozenset({S.PAS_REPORT, S.DRAFT_REPORT})


@dataclass(frozen=True, slots=True)
class Wanted:
    """A case that an account shall have; `in_state` when it stands at the end of its course now."""

    company: Company
    family: Family
    path: list[S]
    in_state: bool


@dataclass(frozen=True, slots=True)
class Fault:
    """What an audit found."""

    topic: Topic
    text: str
    severity: Severity
    revenue: Decimal | None


def account_cases(world: World, rows: Rows, cast: Cast) -> list[Case]:
    """Add every case that belongs to an account, and return them; call it once."""
    chance = world.stream("account cases")
    made = []
    for wanted in _wanted(cast, chance):
        faults = _drawn_faults(chance) if wanted.family is Family.AUDIT else []
        case = _case(world, cast, wanted, faults, chance)
        if case is not None:
            made.append(record(rows, case, chance))
            _findings(world, rows, case, faults, chance)
    return made


def _wanted(cast: Cast, chance: Random) -> Iterator[Wanted]:
    for name, family, status in _SEEN:
        yield Wanted(cast.company(name), family, leading_to(family, status), in_state=True)
    turns = _turns(cast.companies, chance)
    for family in (Family.AUDIT, Family.PRIOR_DISCLOSURE):
        for status in sorted(states(family)):
            yield Wanted(next(turns), family, leading_to(family, status), in_state=True)
    for company in cast.companies:
        weight = 2.5 if company.troubled else 0.3 if company.spotless else 1
        for family, rate in ((Family.AUDIT, 0.15), (Family.PRIOR_DISCLOSURE, 0.4)):
            if chance.random() < rate * weight:
                yield Wanted(company, family, natural(family, chance), in_state=False)


def _turns(companies: Iterable[Company], chance: Random) -> Iterator[Company]:
    fitting = [company for company in companies if not company.spotless]
    while True:
        yield from chance.sample(fitting, len(fitting))


def _case(world: World, cast: Cast, wanted: Wanted, faults: Sequence[Fault], chance: Random) -> Case | None:
    company, family, path = wanted.company, wanted.family, wanted.path
    days = gaps(family, path, chance)
    if wanted.in_state:
        ago = sum(days) + waiting(family, path[-1], chance) + 1
    else:
        ago = chance.randint(20, (world.as_of - world.begins).days - 60)
    course = steps((family, path, days), world.days_ago(ago), chance)
    happened = [step for step in course if world.happened(step.at)]
    if not happened:
        return None
    reached = frozenset(step.status for step in happened)
    topic = Topic.CONTROLS
    if family is Family.PRIOR_DISCLOSURE:
        topic = chance.choice((Topic.VALUE, Topic.CLASSIFICATION, Topic.ORIGIN))
        own = cents(Decimal(chance.randint(4_000, 180_000)))
        amounts = disclosure(reached, own, cents(own * chance.randint(95, 130) / 100))
    else:
        amounts = audit(reached, sum((fault.revenue or ZERO for fault in faults), ZERO))
    importer = company.importers[0] if company.importers else None
    return Case(
        family=family,
        topic=topic,
        company=company,
        scope={
            "company_id": company.company_id,
            "account_id": importer.account_id if importer else company.company_id,
            "filer_code": None,
            "carrier_id": None,
            "center_code": company.center_code,
            "port_code": None,
        },
        steps=happened,
        officer=cast.officer(OWNER_ROLE[family], center_code=company.center_code, turn=company.company_id),
        subject=_subject(family, topic, path),
        amounts=amounts,
        audit_kind=_audit_kind(family, path),
    )


def _subject(family: Family, topic: Topic, path: list[S]) -> str:
    if family is Family.PRIOR_DISCLOSURE:
        return f"{about(topic, [])} wrongly declared over several entries"
    if S.FIELDWORK in path:
        return "one issue: value and classification of sampled entries"
    return about(topic, [])


def _audit_kind(family: Family, path: list[S]) -> AuditKind | None:
    if family is not Family.AUDIT:
        return None
    return AuditKind.QUICK_RESPONSE if S.FIELDWORK in path else AuditKind.FOCUSED_ASSESSMENT


def _drawn_faults(chance: Random) -> list[Fault]:
    return [
        Fault(
            topic,
            text,
            chance.choices(list(Severity), (5, 3, 1))[0],
            Decimal(chance.randint(800, 90_000)) if topic in (Topic.VALUE, Topic.ORIGIN) else None,
        )
        for topic, text in chance.sample(_FAULTS, chance.randint(2, 4))
    ]


def _findings(world: World, rows: Rows, case: Case, faults: Sequence[Fault], chance: Random) -> None:
    """Findings appear with the report; a focused assessment's are mended by a plan, item by item."""
    reported = next((step.at.date() for step in case.steps if step.status in _REPORTED), None)
    if reported is None:
        return
    owner = case.company.compliance_contact or case.trade_person.name
    plan_on = next((step.at.date() for step in case.steps if step.status is S.IMPROVEMENT_PLAN), None)
    for number, fault in enumerate(faults, start=1):
        due_on = (plan_on or reported) + timedelta(days=chance.randint(45, 120))
        closed_on = _done(world, case, due_on, chance)
        finding = rows.add(
            audit_finding,
            case.scope,
            action_id=case.id,
            number=number,
            topic=fault.topic,
            severity=fault.severity,
            description=fault.text,
            owner_name=owner,
            revenue=fault.revenue,
            opened_on=reported,
            due_on=due_on,
            closed_on=closed_on,
        )
        if plan_on is not None:
            _plan(world, rows, case, (finding, number, plan_on, due_on, closed_on), chance)


def _done(world: World, case: Case, due_on: date, chance: Random) -> date | None:
    """The day on which a finding or item was settled; a closed audit leaves none open."""
    if case.closed_at is not None:
        return min(due_on, case.closed_at.date())
    settled = due_on - timedelta(days=chance.randint(3, 30))
    return settled if chance.random() < 0.3 and world.happened(settled) else None


def _plan(
    world: World,
    rows: Rows,
    case: Case,
    finding: tuple[int, int, date, date, date | None],
    chance: Random,
) -> None:
    finding_id, number, plan_on, due_on, closed_on = finding
    owner = case.company.compliance_contact or case.trade_person.name
    for place, work in enumerate(chance.sample(_MENDING, chance.randint(1, 3)), start=1):
        item_due = min(due_on, plan_on + timedelta(days=30 * place))
        completed_on = closed_on and min(closed_on, item_due)
        if closed_on is None and place == 1 and chance.random() < 0.5 and world.happened(item_due):
            completed_on = item_due
        item: dict[str, Any] = {"number": place, "description": work, "owner_name": owner, "due_on": item_due}
        item_id = rows.add(
            improvement_item,
            case.scope,
            action_id=case.id,
            finding_id=finding_id,
            completed_on=completed_on,
            **item,
        )
        deed = Deed(
            verb=Verb.PLAN_ITEM_CHANGED,
            actor=case.trade_person,
            occurred_at=case.steps[-1].at + timedelta(minutes=5 * number + place),
            summary=f"Improvement item {number}.{place} of {case.number} due on {item_due}: {work}",
            after={"dueOn": item_due.isoformat(), "completedOn": completed_on and completed_on.isoformat()},
            channel=Channel.PORTAL,
            visibility=Visibility.PUBLIC_TO_ACCOUNT,
        )
        rows.event("compliance", case.scope, ("improvement_item", item_id, case.number), deed)
