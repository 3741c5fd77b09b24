"""What an entry brings upon itself: the cases that its own story calls for, and those that chance adds."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Final

from databases.accounts.codes import Industry
from databases.compliance.codes import ActionStatus as S
from databases.compliance.codes import Family, Topic
from databases.sample.shipments.anchors import FULL
from databases.sample.story import EntryStory
from databases.sample.world import World
from databases.shipments.codes import Discrepancy, HoldKind, ReleaseStatus

from .courses import Step, gaps, leading_to, natural
from .dates import detaining_hold, detention_steps, natural_steps
from .subjects import draw_topic

REQUESTS: Final = {
    Industry.TECHNOLOGY: (0.002, 0.35),
    Industry.AUTOMOTIVE: (0.003, 0.40),
    Industry.MASS_MERCHANDISING: (0.004, 0.45),
    Industry.PHARMACEUTICAL: (0.002, 0.25),
}
"""Forms 28 per entry, and the share of them that a form 29 follows."""
_OTHER: Final = (0.003, 0.35)
_DETAINED: Final = 0.05
"""Share of a partner agency's holds that become a detention."""
_ASKED_BEFORE: Final = 0.4
_TOLD: Final = 0.15
"""Shares of the advances at liquidation that a form 28 and a form 29, or a form 29 alone, prepare."""
_PENALTIES: Final = 1 / 20_000
_DEMANDS: Final = 1 / 4_000
_NEVER_FILED: Final = (ReleaseStatus.DRAFT, ReleaseStatus.REJECTED, ReleaseStatus.CANCELLED)


@dataclass(frozen=True, slots=True)
class Draft:
    """A case before the present cuts it."""

    family: Family
    topic: Topic
    steps: list[Step]


def happening(world: World, story: EntryStory, chance: Random) -> Iterator[Draft]:
    """What an entry brings upon itself."""
    if story.status in _NEVER_FILED:
        return
    weight = 3.0 if story.company.troubled else 0.2 if story.company.spotless else 1.0
    if story.timeline.seized_at is not None:
        yield by_itself(story, Family.SEIZURE, Topic.TRADEMARK, natural(Family.SEIZURE, chance), chance)
        return
    agency = any(hold.kind == HoldKind.PARTNER_AGENCY for hold in story.holds)
    if agency and chance.random() < _DETAINED * weight:
        yield held(world, story, chance)
    yield from _after_release(story, weight, chance)
    rate, share = REQUESTS.get(story.company.industry, _OTHER) if story.company.industry else _OTHER
    if story.advance is not None and story.timeline.liquidated_on is not None:
        yield from _advance(story, chance)
    elif chance.random() < rate * weight:
        start = natural(Family.INFORMATION_REQUEST, chance)
        if start[-1] is S.ESCALATED and chance.random() > share * 2:
            start = [S.DRAFT, S.ISSUED, S.RESPONDED, S.UNDER_REVIEW, S.CLOSED_NO_CHANGE]
        topic = draw_topic(Family.INFORMATION_REQUEST, story, chance)
        yield by_itself(story, Family.INFORMATION_REQUEST, topic, start, chance)
    for family, chances in ((Family.PENALTY, _PENALTIES), (Family.RECORD_DEMAND, _DEMANDS)):
        if chance.random() < chances * weight:
            topic = draw_topic(family, story, chance)
            yield by_itself(story, family, topic, natural(family, chance), chance)


def _after_release(story: EntryStory, weight: float, chance: Random) -> Iterator[Draft]:
    """Goods not marked, and bonds breached by a late summary or security filing."""
    marked_wrongly = any(exam.discrepancy == Discrepancy.ORIGIN_MARKING for exam in story.exams)
    if marked_wrongly or chance.random() < weight / 1_500:
        path = natural(Family.REDELIVERY_NOTICE, chance)
        yield by_itself(story, Family.REDELIVERY_NOTICE, Topic.MARKING, path, chance)
    filed_on, due_on = story.timeline.summary_filed_on, story.timeline.summary_due_on
    late = (
        (Topic.SECURITY_FILING, story.security_filing_late),
        (Topic.LATE_FILING, filed_on and filed_on > due_on),
    )
    for topic, happened in late:
        if happened and chance.random() < 0.12 * weight:
            path = natural(Family.LIQUIDATED_DAMAGES, chance)
            yield by_itself(story, Family.LIQUIDATED_DAMAGES, topic, path, chance)


def by_itself(story: EntryStory, family: Family, topic: Topic, path: list[S], chance: Random) -> Draft:
    """A case on a path of its own, opened on a day that chance takes from the family's days."""
    course = (family, path, gaps(family, path, chance))
    return Draft(family, topic, natural_steps(story, course, chance, topic=topic))


def held(world: World, story: EntryStory, chance: Random) -> Draft:
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


def _advance(story: EntryStory, chance: Random) -> Iterator[Draft]:
    """What came before a liquidation with an increase: a question, a notice, or nothing but the bulletin."""
    topic, draw = draw_topic(Family.NOTICE_OF_ACTION, story, chance), chance.random()
    if draw < _ASKED_BEFORE or FULL in story.tags:
        asked = leading_to(Family.INFORMATION_REQUEST, S.ESCALATED)
        yield by_itself(story, Family.INFORMATION_REQUEST, topic, asked, chance)
        return
    if draw > _ASKED_BEFORE + _TOLD:
        return
    path = natural(Family.NOTICE_OF_ACTION, chance)
    if path[-1] in (S.WITHDRAWN, S.PROTESTED):
        path = [S.ISSUED_PROPOSED, S.RESPONDED, S.ACTION_TAKEN, S.BILLED, S.PAID]
    yield by_itself(story, Family.NOTICE_OF_ACTION, topic, path, chance)
