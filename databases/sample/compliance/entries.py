"""Which cases an entry gets: those planned for it, those its story calls for, those that chance adds."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Final

from databases.compliance.codes import ActionStatus as S
from databases.compliance.codes import Family, Topic
from databases.sample.rows import Rows
from databases.sample.shipments.duties import ZERO
from databases.sample.story import Cast, EntryStory, Planned
from databases.sample.world import World

from .amounts import FAULT, Amounts, family_amounts, maximum_penalty, penalty
from .cases import OWNER_ROLE, Case
from .courses import Step, gaps, leading_to, natural, waiting
from .dates import moved_into_law, natural_steps, planned_steps
from .happenings import Draft, by_itself, happening, held
from .plans import PlannedCase
from .recording import record
from .subjects import about, draw_topic, questions

_ASKING: Final = (Family.INFORMATION_REQUEST, Family.NOTICE_OF_ACTION, Family.PROTEST, Family.PENALTY)
_OWING: Final = (Family.NOTICE_OF_ACTION, Family.PROTEST)
"""Families that are about a sum: a question that bears none becomes one of classification."""


def cases(world: World, rows: Rows, cast: Cast, story: EntryStory) -> list[Case]:
    """Add the cases of an entry, with their rows and journal entries, and return them."""
    chance = world.stream(f"cases {story.index}")
    drafts = [_planned(world, story, plan, chance) for plan in story.planned] or happening(
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
            return held(world, story, chance)
        return by_itself(story, family, topic, natural(family, chance), chance)
    if isinstance(plan, PlannedCase):
        path, days, ago = list(plan.path), list(plan.days), plan.opened_days_ago
    else:
        path = leading_to(family, plan.status)
        days = gaps(family, path, chance)
        ago = sum(days) + waiting(family, plan.status, chance) + 1
    opened_on = moved_into_law(family, story, topic, world.days_ago(ago))
    return Draft(family, topic, planned_steps(world, story, (family, path, days), opened_on, chance))


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
    if story.advance is not None and liquidated_on and liquidated_on > ended_on + timedelta(days=90):
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
        claimed = story.total if topic is Topic.LATE_FILING else story.entered_value
        amounts = family_amounts(family, reached, topic, (claimed, change), chance)
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
