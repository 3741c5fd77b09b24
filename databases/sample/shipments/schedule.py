"""In which order stories are told: by the day of filing, drawn by season and weekday, or asked for."""

import heapq
from bisect import bisect
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from math import exp
from random import Random
from typing import Final

from databases.accounts.codes import Industry
from databases.compliance.codes import Family, Topic
from databases.sample.story import Cast, Company, Planned
from databases.sample.world import World

from .anchors import anchored
from .briefs import Brief
from .profiles import PROFILES, WEEK

GROWTH: Final = 0.05
"""By which imports grow in a year."""

AHEAD: Final = 21
"""Days ahead for which shipments are booked already."""

PLACES: Final = 128
"""More than there are companies: a day and a company go into one whole number."""


def scheduled(world: World, cast: Cast, plans: Sequence[Planned]) -> Iterator[Brief]:
    """Every brief of the world in the order of filing: the entries it should have, and what is booked."""
    chance = world.stream("schedule")
    forced = sorted(
        [*anchored(world, cast), *_planned(world, cast, plans, chance)],
        key=lambda brief: (brief.filed_on, brief.company.company_id),
    )
    past = [brief for brief in forced if brief.filed_on < world.as_of]
    drawn = _drawn(world, cast.companies, max(0, world.entries - len(past)), chance)
    return heapq.merge(forced, drawn, key=lambda brief: brief.filed_on)


def _planned(world: World, cast: Cast, plans: Sequence[Planned], chance: Random) -> Iterator[Brief]:
    """A brief for each case that must be; it falls to a company that has such goods where none is named."""
    pool = [company for company in cast.companies if company.first_account and not company.spotless]
    shops = [company for company in pool if company.industry is Industry.MASS_MERCHANDISING]
    for plan in plans:
        by_sea = plan.topic is Topic.SECURITY_FILING or plan.family is Family.REDELIVERY_NOTICE
        drawn = chance.choice(shops if by_sea else pool)
        company = drawn if plan.company is None else cast.company(plan.company)
        yield Brief(world.days_ago(plan.filed_days_ago or 100), company, None, plan)


def _drawn(world: World, companies: Sequence[Company], count: int, chance: Random) -> Iterator[Brief]:
    """Entries by chance: the larger the account the more, by its industry's season."""
    span = (world.as_of - world.begins).days
    seasons = {industry: _season(world.begins, span, industry) for industry in Industry}
    weights = [_weight(company, chance) for company in companies]
    booked = count * AHEAD // span
    keys: list[int] = []
    for turn, place in enumerate(chance.choices(range(len(companies)), weights, k=count + booked)):
        season = seasons[companies[place].industry or Industry.MASS_MERCHANDISING]
        past = turn < count
        day = bisect(season, chance.random() * season[-1]) if past else span + int(chance.random() * AHEAD)
        keys.append(day * PLACES + place)
    keys.sort()
    for key in keys:
        yield Brief(world.begins + timedelta(days=key // PLACES), companies[key % PLACES])


def _weight(company: Company, chance: Random) -> float:
    yearly = PROFILES[company.industry or Industry.MASS_MERCHANDISING].yearly
    return yearly * company.scale * exp(chance.gauss(0, 0.2))


def _season(begins: date, span: int, industry: Industry) -> list[float]:
    """Cumulative weights of the days since the world began."""
    months = PROFILES[industry].months
    days = (begins + timedelta(days=place) for place in range(span))
    return list(
        accumulate(
            months[day.month - 1] * WEEK[day.weekday()] * (1 + GROWTH * place / 365)
            for place, day in enumerate(days)
        )
    )
