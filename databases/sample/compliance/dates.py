"""When the cases of an entry happen: each family hangs on a day of the entry's own timeline."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from random import Random
from typing import Final

from databases.compliance.codes import ActionStatus as S
from databases.compliance.codes import Family, Topic
from databases.sample.story import EntryStory, HoldRecord
from databases.sample.world import World
from databases.shipments.codes import HoldKind

from .courses import Step, due_on, move_to, steps

Course = tuple[Family, Sequence[S], Sequence[int]]

DRAWN: Final = {
    Family.INFORMATION_REQUEST: (20, 100),
    Family.NOTICE_OF_ACTION: (60, 200),
    Family.REDELIVERY_NOTICE: (2, 27),
    Family.PENALTY: (120, 500),
    Family.LIQUIDATED_DAMAGES: (10, 40),
    Family.SEIZURE: (0, 0),
    Family.PROTEST: (20, 170),
    Family.RECORD_DEMAND: (60, 700),
}
"""Days from the entry's day to the opening of a case, as chance draws them."""

ALLOWED: Final = {
    Family.INFORMATION_REQUEST: (8, 305),
    Family.NOTICE_OF_ACTION: (8, 305),
    Family.REDELIVERY_NOTICE: (1, 29),
    Family.PENALTY: (20, 1_500),
    Family.LIQUIDATED_DAMAGES: (3, 150),
    Family.DETENTION: (0, 0),
    Family.SEIZURE: (0, 0),
    Family.PROTEST: (3, 178),
    Family.RECORD_DEMAND: (10, 1_500),
}
"""The same days as the law and the calendar allow them; planned cases are moved into them."""

_HOLDS: Final = (HoldKind.PARTNER_AGENCY, HoldKind.ENTRY_PROCESSING, HoldKind.DOCUMENTS)
_SILENCE: Final = timedelta(days=30)


def hangs_on(family: Family, story: EntryStory, topic: Topic | None) -> date | None:
    """The day from which a family's opening is counted; null where the entry gives no ground for it."""
    line = story.timeline
    if family is Family.PROTEST:
        return line.liquidated_on
    if family is Family.SEIZURE:
        return line.seized_at.date() if line.seized_at else None
    if family is Family.REDELIVERY_NOTICE:
        return line.released_at.date() if line.released_at else None
    if family is Family.LIQUIDATED_DAMAGES:
        if topic is Topic.SECURITY_FILING:
            return line.isf_filed_at.date() if line.isf_filed_at else None
        return line.summary_filed_on
    return line.entered_on


def planned_steps(
    world: World, story: EntryStory, course: Course, opened_on: date, chance: Random
) -> list[Step]:
    """The steps of a case that must stand at the end of its path at the present."""
    family, path, days = course
    if family is Family.DETENTION:
        return detention_steps(world, story, path, days)
    opened_on, fixed = _aligned(story, course, opened_on)
    room = (world.as_of - opened_on).days - 1
    if (wanted := sum(days)) > room:
        days = [max(1, day * room // wanted) for day in days]
    return steps((family, path, days), opened_on, chance, fixed)


def natural_steps(
    story: EntryStory, course: Course, chance: Random, *, topic: Topic, opened_on: date | None = None
) -> list[Step]:
    """The steps of a case that came about by itself, from its drawn opening or from the given day."""
    family, _, _ = course
    if opened_on is None:
        day = hangs_on(family, story, topic)
        if day is None:
            return []
        opened_on = day + timedelta(days=chance.randint(*DRAWN[family]))
    opened_on, fixed = _aligned(story, course, opened_on)
    return steps(course, opened_on, chance, fixed)


def moved_into_law(family: Family, story: EntryStory, topic: Topic | None, wanted: date) -> date:
    """`wanted`, or the nearest day on which a case of this family could be opened on this entry."""
    day = hangs_on(family, story, topic) or story.timeline.entered_on
    low, high = ALLOWED[family]
    return min(max(wanted, day + timedelta(days=low)), day + timedelta(days=high))


def _aligned(story: EntryStory, course: Course, opened_on: date) -> tuple[date, dict[S, date]]:
    """A notice of action is billed on the day of liquidation: its opening is counted back from there."""
    family, path, days = course
    liquidated_on = story.timeline.liquidated_on
    if family is not Family.NOTICE_OF_ACTION or S.BILLED not in path or liquidated_on is None:
        return opened_on, {}
    before = sum(days[: list(path).index(S.BILLED)])
    return liquidated_on - timedelta(days=before), {S.BILLED: liquidated_on}


def detaining_hold(story: EntryStory) -> HoldRecord | None:
    """The hold behind a detention."""
    return next((hold for kind in _HOLDS for hold in story.holds if hold.kind == kind), None)


def detention_steps(world: World, story: EntryStory, path: Sequence[S], days: Sequence[int]) -> list[Step]:
    """A detention lasts as long as its hold; thirty days without a decision exclude the goods."""
    hold = detaining_hold(story)
    if hold is None:
        return []
    begun = hold.placed_at
    end = story.timeline.seized_at if path[-1] is S.SEIZED else hold.removed_at
    if path[-1] is S.DEEMED_EXCLUDED:
        end = begun + _SILENCE
    room = (end or world.now - timedelta(hours=6)) - begun
    wanted = timedelta(days=sum(days) or 1)
    made: list[Step] = []
    passed = timedelta()
    for place, status in enumerate(path):
        passed += timedelta(days=days[place - 1]) if place else timedelta()
        at = begun + (passed if wanted <= room else passed * (room / wanted))
        if place and place == len(path) - 1 and end is not None:
            at = end
        move = move_to(Family.DETENTION, path, place)
        due = due_on(Family.DETENTION, status, at.date(), begun.date())
        made.append(Step(status, _whole(at), move.side, move.reason, due))
    return made


def _whole(at: datetime) -> datetime:
    return at.replace(microsecond=0)
