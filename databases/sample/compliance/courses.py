"""The course of a case: which states it passes, on which days, and what of it has happened by now."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from random import Random

from databases.calendar import add_working_days, is_working_day
from databases.compliance.codes import ActionStatus as S
from databases.compliance.codes import Family
from databases.compliance.states import DAYS, TRANSITIONS
from databases.journal_codes import ActorType

from .moves import MOVES, STARTS, Move

_WORKING_DAYS = frozenset({(Family.DETENTION, S.PRESENTED), (Family.DETENTION, S.DETAINED)})
_FROM_PRESENTATION = frozenset({(Family.DETENTION, S.NOTICED), (Family.DETENTION, S.INFO_SUBMITTED)})


@dataclass(frozen=True, slots=True)
class Step:
    """A case enters a state."""

    status: S
    at: datetime
    side: ActorType
    reason: str
    due_on: date | None


def natural(family: Family, chance: Random, start: S | None = None) -> list[S]:
    """A course from a start to an end, each transition drawn by its weight."""
    path = [start or _draw({at: move.weight for at, move in STARTS[family].items()}, chance)]
    while ways := TRANSITIONS[family].get(path[-1]):
        path.append(_draw({to: MOVES[family][path[-1], to].weight for to in ways}, chance))
    return path


def leading_to(family: Family, status: S) -> list[S]:
    """The shortest course from a start to `status`."""
    paths = deque([start] for start in STARTS[family])
    while paths:
        path = paths.popleft()
        if path[-1] is status:
            return path
        paths.extend([*path, to] for to in TRANSITIONS[family].get(path[-1], ()) if to not in path)
    raise ValueError(f"{family} never reaches {status}")


def gaps(family: Family, path: Sequence[S], chance: Random) -> list[int]:
    """Days between the states of a path; in a detention, silence is counted from presentation."""
    days: list[int] = []
    for leaving, to in pairwise(path):
        low, high = MOVES[family][leaving, to].days
        drawn = chance.randint(low, high)
        days.append(drawn - sum(days) if to is S.DEEMED_EXCLUDED else drawn)
    return days


def waiting(family: Family, status: S, chance: Random) -> int:
    """Days that a case may have been in `status` without its next transition or its deadline being due."""
    ways = TRANSITIONS[family].get(status)
    if not ways:
        return chance.randint(5, 60)
    longest = max(MOVES[family][status, to].days[1] for to in ways)
    if family is Family.DETENTION and status in (S.NOTICED, S.INFO_SUBMITTED):
        return chance.randint(2, 6)
    latest = min(longest * 4 // 5, DAYS[family].get(status, longest) - 2)
    return chance.randint(max(1, latest // 4), max(2, latest))


def steps(
    course: tuple[Family, Sequence[S], Sequence[int]],
    opened_on: date,
    chance: Random,
    fixed: Mapping[S, date] | None = None,
) -> list[Step]:
    """The dated states of a course (its family, path and gaps) that opens on a day.

    Officers move on working days, silence on any; `fixed` states fall on the day that the entry gives them.
    """
    family, path, days = course
    made: list[Step] = []
    day = opened_on
    for place, status in enumerate(path):
        move = move_to(family, path, place)
        if place:
            day += timedelta(days=days[place - 1])
        if fixed and status in fixed:
            day = fixed[status]
        elif move.side is ActorType.OFFICER:
            day = _working_day(day, after=made[-1].at.date() if made else None)
        at = _moment(day, move, chance)
        if made and at <= made[-1].at:
            at = made[-1].at + timedelta(minutes=chance.randint(20, 90))
        made.append(Step(status, at, move.side, move.reason, due_on(family, status, day, opened_on)))
    return made


def move_to(family: Family, path: Sequence[S], place: int) -> Move:
    """The transition that leads to a place of a path; to the first it is the opening itself."""
    return MOVES[family][path[place - 1], path[place]] if place else STARTS[family][path[0]]


def due_on(family: Family, status: S, day: date, opened_on: date) -> date | None:
    """The deadline of a state entered on `day`, null where nobody has one."""
    days = DAYS[family].get(status)
    if days is None:
        return None
    if (family, status) in _WORKING_DAYS:
        return add_working_days(day, days)
    return (opened_on if (family, status) in _FROM_PRESENTATION else day) + timedelta(days=days)


def _working_day(day: date, after: date | None) -> date:
    """The working day at or before `day`, but not before the last step; else the next one."""
    earlier = day
    while not is_working_day(earlier):
        earlier -= timedelta(days=1)
    if after is None or earlier >= after:
        return earlier
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def _moment(day: date, move: Move, chance: Random) -> datetime:
    """An instant of a New York working day; jobs run before it begins."""
    hour = 11 if move.side is ActorType.SYSTEM else chance.randint(14, 20)
    return datetime.combine(day, time(hour, chance.randint(0, 59), chance.randint(0, 59)), UTC)


def _draw(weights: dict[S, float], chance: Random) -> S:
    return chance.choices(list(weights), list(weights.values()))[0]
