"""The cases that a world of any size has: every state of every family, and what the personas come to see.

The rest follow by chance from the entries themselves (`entries.py`).

Audits and prior disclosures belong to accounts rather than to an entry; `accounts.py` plans them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Final

from databases.compliance.codes import ActionStatus as S
from databases.compliance.codes import Family, Topic
from databases.compliance.states import TRANSITIONS, states
from databases.sample.story import Planned
from databases.sample.world import World

from .courses import gaps, leading_to, waiting

LIQUIDATION: Final = 322
"""Days from filing to liquidation: 314, and the wait for the weekly bulletin."""
_YEARS: Final = 1_000
_BY_ENTRY: Final = tuple(family for family in Family if family not in (Family.AUDIT, Family.PRIOR_DISCLOSURE))
_LEAD: Final = {
    Family.INFORMATION_REQUEST: (25, 110),
    Family.NOTICE_OF_ACTION: (60, 140),
    Family.REDELIVERY_NOTICE: (8, 25),
    Family.PENALTY: (200, 400),
    Family.DETENTION: (1, 2),
    Family.SEIZURE: (6, 9),
    Family.PROTEST: (LIQUIDATION + 20, LIQUIDATION + 120),
    Family.RECORD_DEMAND: (60, 400),
}
_LATE: Final = {Topic.LATE_FILING: (35, 60), Topic.SECURITY_FILING: (25, 60)}

_LIQUIDATED: Final = 2 / 3
"""Share of the entries of three years that are liquidated."""
_PROTESTS: Final = {S.FILED: 3, S.FURTHER_REVIEW: 1, S.APPROVED: 2, S.PARTLY: 1, S.DENIED: 2}
_DECIDED: Final = (S.APPROVED, S.PARTLY, S.DENIED)
_OVERDUE: Final = (31, 33)
"""Days in ISSUED of a form 28 whose thirty days are over, and that the monitor has not closed yet."""
_YESTERDAY: Final = (0, 0)

# So that the questions of tests/journeys find answers: company, family, status, and where they matter the
# days from filing to today, and the days spent in the state.
_SEEN: Final[tuple[tuple[str, Family, S, int | None, tuple[int, int] | None], ...]] = tuple(
    (company, family, status, filed, waits)
    for company, wanted in {
        "Bramblemart Stores": (
            (Family.INFORMATION_REQUEST, S.ISSUED, None, None),
            (Family.INFORMATION_REQUEST, S.ISSUED, None, None),
            (Family.INFORMATION_REQUEST, S.ISSUED, None, _OVERDUE),
            (Family.INFORMATION_REQUEST, S.EXTENDED, None, None),
            (Family.INFORMATION_REQUEST, S.RESPONDED, None, _YESTERDAY),
            (Family.INFORMATION_REQUEST, S.NO_RESPONSE, None, None),
            (Family.INFORMATION_REQUEST, S.UNDER_REVIEW, LIQUIDATION - 12, None),
            (Family.INFORMATION_REQUEST, S.RESPONDED, LIQUIDATION - 20, None),
            (Family.NOTICE_OF_ACTION, S.ISSUED_PROPOSED, None, None),
            (Family.NOTICE_OF_ACTION, S.ISSUED_PROPOSED, None, None),
            (Family.NOTICE_OF_ACTION, S.RESPONDED, LIQUIDATION - 16, None),
            (Family.PENALTY, S.PREPENALTY_ISSUED, None, None),
            (Family.PENALTY, S.PENALTY_ISSUED, None, None),
            (Family.LIQUIDATED_DAMAGES, S.CLAIM_ISSUED, None, None),
            (Family.DETENTION, S.NOTICED, None, None),
            (Family.REDELIVERY_NOTICE, S.ISSUED, None, None),
            (Family.PROTEST, S.FILED, None, None),
            (Family.PROTEST, S.DENIED, None, None),
            (Family.RECORD_DEMAND, S.ISSUED, None, None),
        ),
        "Marigault Discount Centers": (
            (Family.INFORMATION_REQUEST, S.ISSUED, None, None),
            (Family.INFORMATION_REQUEST, S.ISSUED, None, _OVERDUE),
            (Family.NOTICE_OF_ACTION, S.ISSUED_PROPOSED, None, None),
            (Family.PENALTY, S.PETITIONED, None, None),
        ),
        "Pemberthwaite Apparel Group": (
            (Family.INFORMATION_REQUEST, S.ISSUED, None, None),
            (Family.PENALTY, S.PENALTY_ISSUED, None, None),
            (Family.PROTEST, S.FILED, None, None),
        ),
        "Oddsocket Footwear": (
            (Family.INFORMATION_REQUEST, S.ISSUED, None, _OVERDUE),
            (Family.PENALTY, S.PREPENALTY_ISSUED, None, None),
        ),
        "Wobblegate Toys": (
            (Family.INFORMATION_REQUEST, S.ISSUED, None, _OVERDUE),
            (Family.NOTICE_OF_ACTION, S.ISSUED_PROPOSED, None, None),
        ),
    }.items()
    for family, status, filed, waits in wanted
)


@dataclass(frozen=True, slots=True)
class PlannedCase(Planned):
    """A planned case with its course, and how long ago it was opened."""

    path: tuple[S, ...] = ()
    days: tuple[int, ...] = ()
    opened_days_ago: int = 0


def planned(world: World) -> list[Planned]:
    """Every case that an entry must have, the same for a world; each belongs on an entry of its own."""
    chance = world.stream("compliance plans")
    return [*_coverage(chance), *_seen(chance), *_protests(world, chance)]


def _protests(world: World, chance: Random) -> Iterator[PlannedCase]:
    """Four in a thousand liquidations; planned, since an entry under protest does not become final."""
    usual = int(world.entries * _LIQUIDATED * 4 / 1_000)
    for _ in range(usual - 10):
        status = chance.choices(list(_PROTESTS), list(_PROTESTS.values()))[0]
        yield _case(Family.PROTEST, status, chance, waits=(5, 300) if status in _DECIDED else None)


def _coverage(chance: Random) -> Iterator[PlannedCase]:
    for family in _BY_ENTRY:
        reached = sorted(states(family))
        for turn, status in enumerate(reached):
            yield _case(family, status, chance, topic=_topic(family, turn))
        for turn in range(5 - len(reached)):
            yield _case(family, _open(family), chance, topic=_topic(family, turn))


def _seen(chance: Random) -> Iterator[PlannedCase]:
    for company, family, status, filed_days_ago, waits in _SEEN:
        yield _case(
            family,
            status,
            chance,
            company=company,
            topic=_topic(family, 1),
            filed_days_ago=filed_days_ago,
            waits=waits,
        )


def _case(
    family: Family,
    status: S,
    chance: Random,
    *,
    company: str | None = None,
    topic: Topic | None = None,
    filed_days_ago: int | None = None,
    waits: tuple[int, int] | None = None,
) -> PlannedCase:
    path = leading_to(family, status)
    days = gaps(family, path, chance)
    waited = chance.randint(*waits) if waits else waiting(family, status, chance)
    opened = sum(days) + waited + 1
    filed = filed_days_ago or min(opened + _lead(family, path, (days, opened), topic, chance), _YEARS)
    return PlannedCase(
        family=family,
        status=status,
        filed_days_ago=filed,
        company=company,
        topic=topic,
        path=tuple(path),
        days=tuple(days),
        opened_days_ago=opened,
    )


def _lead(
    family: Family, path: list[S], ages: tuple[list[int], int], topic: Topic | None, chance: Random
) -> int:
    """Days from filing an entry to opening a case on it; `ages` are the case's steps and its opening."""
    days, opened = ages
    if family is Family.LIQUIDATED_DAMAGES and topic is not None:
        return chance.randint(*_LATE[topic])
    if S.BILLED in path:  # the bill is the liquidation
        return LIQUIDATION - sum(days[: path.index(S.BILLED)])
    if path[-1] in (S.ACTION_TAKEN, S.ISSUED_TAKEN):
        return LIQUIDATION - 10 - opened
    return chance.randint(*_LEAD[family])


def _topic(family: Family, turn: int) -> Topic | None:
    if family is Family.LIQUIDATED_DAMAGES:
        return (Topic.LATE_FILING, Topic.SECURITY_FILING)[turn % 2]
    return None


def _open(family: Family) -> S:
    return next(status for status in TRANSITIONS[family] if TRANSITIONS[family][status])
