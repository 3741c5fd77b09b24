"""Which cases an entry gets: those planned for it, those its story calls for, those that chance adds."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Final

from databases.accounts.codes import Industry
from databases.compliance.codes import ActionStatus as S
from databases.compliance.codes import Family, Topic
from databases.sample.rows import Rows
from databases.sample.shipments.duties import ZERO
from databases.sample.story import Cast, EntryStory, Planned
from databases.sample.world import World
from databases.shipments.codes import Discrepancy, ReleaseStatus

from .amounts import FAULT, Amounts, family_amounts, maximum_penalty, penalty
from .cases import OWNER_ROLE, Case
from .courses import Step, gaps, leading_to, natural, waiting
from .dates import (
    detaining_hold,
    detention_steps,
    moved_into_law,
    natural_steps,
    planned_steps,
)
from .plans import PlannedCase
from .recording import record
from .subjects import about, draw_topic, questions

REQUESTS: Final = {
    Industry.TECHNOLOGY: (0.002, 0.35),
    Industry.AUTOMOTIVE: (0.003, 0.40),
    Industry.MASS_MERCHANDISING: (0.004, 0.45),
    Industry.PHARMACEUTICAL: (0.002, 0.25),
}
"""Forms 28 per entry, and the share of them that a form 29 follows."""
_OTHER: Final = (0.003, 0.35)
_PENALTIES: Final = 1 / 20_000
_DEMANDS: Final = 1 / 4_000
_NEVER_FILED: Final = (ReleaseStatus.DRAFT, ReleaseStatus.REJECTED, ReleaseStatus.CANCELLED)
_ASKING: Final = (Family.INFORMATION_REQUEST, Family.NOTICE_OF_ACTION, Family.PROTEST, Family.PENALTY)
_OWING: Final = (Family.NOTICE_OF_ACTION, Family.PROTEST)
"""Families that are about a sum: a question that bears none becomes one of classification."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A case before the present cuts it."""

    family: Family
    topic: Topic
    steps: list[Step]


def cases(world: World, rows: Rows, cast: Cast, story: EntryStory) -> list[Case]:
    """Add the cases of an entry, with their rows and journal entries, and return them."""
    chance = world.stream(f"cases {story.index}")
    drafts = [_planned(world, story, plan, chance) for plan in story.planned] or _natural(
        world, story, chance
    )
    made: list[Case] = []
    for draft in drafts:
        _follow(world, rows, cast, story, draft, None, chance, made)
    return made


def _planned(world: World, story: EntryStory, plan: Planned, chance: Random) -> Draft:
    family = plan.family
    topic = plan.topic or draw_topic(family, story, chance)
    if plan.status is None:
        if family is Family.DETENTION:
            return _detention(world, story, chance)
        return _by_itself(story, family, topic, natural(family, chance), chance)
    if isinstance(plan, PlannedCase):
        path, days, ago = list(plan.path), list(plan.days), plan.opened_days_ago
    else:
        path = leading_to(family, plan.status)
        days = gaps(family, path, chance)
        ago = sum(days) + waiting(family, plan.status, chance) + 1
    opened_on = moved_into_law(family, story, topic, world.days_ago(ago))
    return Draft(family, topic, planned_steps(world, story, (family, path, days), opened_on, chance))


def _natural(world: World, story: EntryStory, chance: Random) -> Iterator[Draft]:
    """What an entry brings upon itself."""
    if story.status in _NEVER_FILED:
        return
    weight = 3.0 if story.company.troubled else 0.2 if story.company.spotless else 1.0
    if story.timeline.seized_at is not None:
        yield _by_itself(story, Family.SEIZURE, Topic.TRADEMARK, natural(Family.SEIZURE, chance), chance)
        return
    if detaining_hold(story) is not None and chance.random() < 0.15 * weight:
        yield _detention(world, story, chance)
    yield from _after_release(story, weight, chance)
    rate, share = REQUESTS.get(story.company.industry, _OTHER) if story.company.industry else _OTHER
    if story.advance is not None and story.timeline.liquidated_on is not None:
        yield _advance(story, chance)
    elif chance.random() < rate * weight:
        start = natural(Family.INFORMATION_REQUEST, chance)
        if start[-1] is S.ESCALATED and chance.random() > share * 2:
            start = [S.DRAFT, S.ISSUED, S.RESPONDED, S.UNDER_REVIEW, S.CLOSED_NO_CHANGE]
        topic = draw_topic(Family.INFORMATION_REQUEST, story, chance)
        yield _by_itself(story, Family.INFORMATION_REQUEST, topic, start, chance)
    for family, chances in ((Family.PENALTY, _PENALTIES), (Family.RECORD_DEMAND, _DEMANDS)):
        if chance.random() < chances * weight:
            topic = draw_topic(family, story, chance)
            yield _by_itself(story, family, topic, natural(family, chance), chance)


def _after_release(story: EntryStory, weight: float, chance: Random) -> Iterator[Draft]:
    """Goods not marked, and bonds breached by a late summary or security filing."""
    marked_wrongly = any(exam.discrepancy == Discrepancy.ORIGIN_MARKING for exam in story.exams)
    if marked_wrongly or chance.random() < weight / 1_500:
        path = natural(Family.REDELIVERY_NOTICE, chance)
        yield _by_itself(story, Family.REDELIVERY_NOTICE, Topic.MARKING, path, chance)
    filed_on, due_on = story.timeline.summary_filed_on, story.timeline.summary_due_on
    late = (
        (Topic.SECURITY_FILING, story.security_filing_late),
        (Topic.LATE_FILING, filed_on and filed_on > due_on),
    )
    for topic, happened in late:
        if happened and chance.random() < 0.12 * weight:
            path = natural(Family.LIQUIDATED_DAMAGES, chance)
            yield _by_itself(story, Family.LIQUIDATED_DAMAGES, topic, path, chance)


def _by_itself(story: EntryStory, family: Family, topic: Topic, path: list[S], chance: Random) -> Draft:
    course = (family, path, gaps(family, path, chance))
    return Draft(family, topic, natural_steps(story, course, chance, topic=topic))


def _detention(world: World, story: EntryStory, chance: Random) -> Draft:
    """A detention that lasts as long as its hold."""
    hold = detaining_hold(story)
    path = [S.PRESENTED]
    if hold is not None:
        lasts = ((hold.removed_at or world.now) - hold.placed_at).days
        path += [S.DETAINED, S.NOTICED, S.INFO_SUBMITTED][: max(0, lasts - 2) // 2] if lasts > 4 else []
        if hold.removed_at is not None:
            path = [*path, S.RELEASED] if len(path) != 2 else [S.PRESENTED, S.RELEASED]
    if path[-2:] in ([S.NOTICED, S.RELEASED], [S.DETAINED, S.RELEASED]):
        path[-1:] = [S.INFO_SUBMITTED, S.RELEASED]
    topic = draw_topic(Family.DETENTION, story, chance)
    days = gaps(Family.DETENTION, path, chance)
    return Draft(Family.DETENTION, topic, detention_steps(world, story, path, days))


def _advance(story: EntryStory, chance: Random) -> Draft:
    """The notice of action behind a liquidation with an increase."""
    topic = draw_topic(Family.NOTICE_OF_ACTION, story, chance)
    path = natural(Family.NOTICE_OF_ACTION, chance)
    if path[-1] in (S.WITHDRAWN, S.PROTESTED):
        path = [S.ISSUED_PROPOSED, S.RESPONDED, S.ACTION_TAKEN, S.BILLED, S.PAID]
    return _by_itself(story, Family.NOTICE_OF_ACTION, topic, path, chance)


def _follow(
    world: World,
    rows: Rows,
    cast: Cast,
    story: EntryStory,
    draft: Draft,
    parent: Case | None,
    chance: Random,
    made: list[Case],
) -> None:
    """Record a case as far as it has come, then the case that grows out of it."""
    steps = [step for step in draft.steps if world.happened(step.at)]
    if not steps:
        return
    case = _case(cast, story, replace(draft, steps=steps), parent, chance)
    made.append(record(rows, case, chance))
    child = _child(story, draft, steps[-1], chance)
    if child is not None:
        _follow(world, rows, cast, story, child, case, chance, made)


def _child(story: EntryStory, draft: Draft, last: Step, chance: Random) -> Draft | None:
    """The case that follows from where another ended."""
    topic, ended_on = draft.topic, last.at.date()
    match draft.family, last.status:
        case Family.INFORMATION_REQUEST, S.ESCALATED:
            return _notice_after_request(story, topic, ended_on, chance)
        case Family.NOTICE_OF_ACTION, S.PROTESTED:
            family, opened_on = Family.PROTEST, ended_on
        case Family.REDELIVERY_NOTICE, S.LIQUIDATED_DAMAGES:
            family, opened_on = Family.LIQUIDATED_DAMAGES, ended_on
        case Family.DETENTION, S.SEIZED:
            family, opened_on = Family.SEIZURE, ended_on
        case _:
            return None
    path = natural(family, chance)
    course = (family, path, gaps(family, path, chance))
    return Draft(family, topic, natural_steps(story, course, chance, topic=topic, opened_on=opened_on))


def _notice_after_request(story: EntryStory, topic: Topic, ended_on: date, chance: Random) -> Draft:
    """Billed at liquidation where the entry liquidates with an increase, else withdrawn."""
    path = [S.ISSUED_PROPOSED, S.RESPONDED, S.WITHDRAWN]
    liquidated_on = story.timeline.liquidated_on
    if story.advance is not None and liquidated_on and liquidated_on > ended_on + timedelta(days=75):
        path = [S.ISSUED_PROPOSED, S.RESPONDED, S.ACTION_TAKEN, S.BILLED, S.PAID]
    course = (Family.NOTICE_OF_ACTION, path, gaps(Family.NOTICE_OF_ACTION, path, chance))
    opened_on = ended_on + timedelta(days=chance.randint(3, 12))
    steps = natural_steps(story, course, chance, topic=topic, opened_on=opened_on)
    return Draft(Family.NOTICE_OF_ACTION, topic, steps)


def _case(cast: Cast, story: EntryStory, draft: Draft, parent: Case | None, chance: Random) -> Case:
    family, topic = draft.family, draft.topic
    asked = list(parent.questions) if parent and family in _ASKING else []
    if not asked and family in _ASKING:
        asked = questions(topic, story, chance)
    if family in _OWING and not any(question.duty_change for question in asked):
        topic = Topic.CLASSIFICATION
        asked = questions(topic, story, chance)
    change = sum((question.duty_change or ZERO for question in asked), ZERO)
    reached = frozenset(step.status for step in draft.steps)
    fault = None
    if family is Family.PENALTY:
        fault = chance.choices(list(FAULT), list(FAULT.values()))[0]
        amounts: Amounts = penalty(reached, maximum_penalty(fault, story.entered_value, change), chance)
    else:
        amounts = family_amounts(family, reached, topic, (story.entered_value, change), chance)
    officer = story.specialist if family in (Family.INFORMATION_REQUEST, Family.NOTICE_OF_ACTION) else None
    if family in (Family.DETENTION, Family.REDELIVERY_NOTICE):
        officer = story.cargo_officer
    by_broker = story.filer is not story.company and chance.random() < 0.3
    return Case(
        family=family,
        topic=topic,
        company=story.company,
        scope=story.scope,
        steps=draft.steps,
        officer=officer
        or cast.officer(OWNER_ROLE[family], center_code=story.company.center_code, turn=story.index),
        subject=about(topic, [question.line for question in asked] or story.lines),
        amounts=amounts,
        story=story,
        questions=asked,
        parent=parent,
        agent=story.filer_actor if by_broker else None,
        culpability=fault,
    )
