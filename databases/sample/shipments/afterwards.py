"""What follows release: summary, payment, correction, liquidation, and when an entry is final."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Final

from databases.accounts.codes import Industry
from databases.calendar import add_working_days
from databases.compliance.codes import ActionStatus, Family, Topic
from databases.sample.story import Advance, Company, Line
from databases.sample.world import World
from databases.shipments.codes import CorrectionReason

from .briefs import Brief
from .duties import DEFERRED, INFORMAL, ZERO, cents
from .profiles import PROFILES

SUMMARY_DAYS: Final = 10
"""Working days from entry (19 CFR 142.12)."""

UNDERSTATED: Final = Decimal("-0.04")
"""By which the duty was wrong that an anchored story's correction puts right."""

LIQUIDATION_DAYS: Final = 314
PROTEST_DAYS: Final = 180
YEAR: Final = timedelta(days=365)
BULLETIN: Final = 4
"""Liquidations are posted on Fridays."""

REASONS: Final = tuple(reason for reason in CorrectionReason if reason is not CorrectionReason.ENTRY_TYPE)
TAKEN: Final = frozenset(
    {
        *(ActionStatus.ISSUED_PROPOSED, ActionStatus.RESPONDED, ActionStatus.ACTION_TAKEN),
        *(ActionStatus.ISSUED_TAKEN, ActionStatus.BILLED, ActionStatus.PAID, ActionStatus.PROTESTED),
    }
)
GRANTED: Final = frozenset({ActionStatus.APPROVED, ActionStatus.PARTLY})


@dataclass(slots=True)
class Correction:
    """A post-summary correction in full."""

    reason: CorrectionReason
    filed_on: date
    decided_on: date
    accepted: bool
    share: Decimal  # by which the duty was wrong before


@dataclass(slots=True)
class Aftermath:
    """Everything after release in full; `None` where it never happens."""

    summary_due_on: date
    summary_filed_on: date | None
    rejected_on: date | None
    reviewed: bool
    correction: Correction | None
    scheduled_on: date
    extended_on: list[date]
    suspended_on: date | None
    liquidated_on: date | None
    deemed: bool
    refund: Decimal | None
    advance: Advance | None
    protested: bool
    reliquidated_on: date | None


class Desk:
    """Draws what happens to entries after their goods are gone."""

    def __init__(self, world: World, chance: Random) -> None:
        self.world = world
        self.chance = chance

    def follow(
        self, brief: Brief, entry_type: str, entered_on: date, duty: Decimal, lines: list[Line], *, over: bool
    ) -> Aftermath:
        """What follows; nothing but due dates where the entry is over, cancelled or seized."""
        due = add_working_days(entered_on, SUMMARY_DAYS)
        scheduled = bulletin(entered_on + timedelta(days=LIQUIDATION_DAYS))
        made = Aftermath(
            *(due, None, None, False, None, scheduled, [], None, None, False, None, None, False, None)
        )
        if over:
            return made
        made.summary_filed_on = self._summary(brief, entered_on, due)
        free = brief.anchor is None and brief.planned is None
        if free and self.chance.random() < 0.012:
            made.rejected_on = made.summary_filed_on
            made.summary_filed_on = add_working_days(made.rejected_on, 1 + int(self.chance.random() * 2))
        made.reviewed = free and self.chance.random() < 0.03
        if entry_type in INFORMAL:
            made.scheduled_on = made.liquidated_on = max(due, made.summary_filed_on)
            return made
        if entry_type in DEFERRED:  # reckoned when the goods leave the warehouse, or the country again
            return made
        self._liquidate(made, brief, entry_type, entered_on, duty, lines)
        if brief.anchor is not None and brief.anchor.corrected:
            filed = made.summary_filed_on + timedelta(days=40)
            decided = filed + timedelta(days=12)
            made.correction = Correction(
                CorrectionReason.VALUE, filed, decided, accepted=True, share=UNDERSTATED
            )
        elif free and made.advance is None and duty:
            made.correction = self._correction(brief.company, entered_on, made)
        return made

    def _summary(self, brief: Brief, entered_on: date, due: date) -> date:
        company, anchor = brief.company, brief.anchor
        if anchor is not None and anchor.summary_after is not None:
            return add_working_days(entered_on, anchor.summary_after)
        planned = brief.planned
        if planned is not None and planned.topic is Topic.LATE_FILING:
            return add_working_days(due, 3 + int(self.chance.random() * 6))
        late = 0.002 if company.spotless else 0.06 if company.troubled else 0.015
        if planned is None and self.chance.random() < late:
            return add_working_days(due, 1 + int(self.chance.random() * 15))
        latest = 6 if company.spotless else SUMMARY_DAYS
        return add_working_days(entered_on, 2 + int((self.chance.random() ** 0.6) * (latest - 1)))

    def _liquidate(
        self,
        made: Aftermath,
        brief: Brief,
        entry_type: str,
        entered_on: date,
        duty: Decimal,
        lines: list[Line],
    ) -> None:
        """On the Friday after 314 days; a year later for each extension; suspended ones wait for a court."""
        chance, company = self.chance, brief.company
        free = brief.anchor is None and brief.planned is None
        made.liquidated_on = made.scheduled_on
        status = brief.planned.status if brief.planned else None
        increase = (
            brief.plans(Family.PROTEST)
            or (brief.plans(Family.NOTICE_OF_ACTION) and (status is None or status in TAKEN))
            or (brief.anchor is not None and brief.anchor.increase)
        )
        draw = chance.random()
        rate = 0.001 if company.spotless else 0.03 if company.troubled else 0.009
        if increase or (free and draw < rate):
            made.advance = advance(lines, chance)
            made.protested = brief.plans(Family.PROTEST) or status is ActionStatus.PROTESTED
            if brief.plans(Family.PROTEST) and status in GRANTED:
                made.reliquidated_on = self.world.days_ago(3)
        elif free and entry_type in ("03", "07") and chance.random() < 0.8:
            made.suspended_on = entered_on + timedelta(days=60 + int(chance.random() * 120))
            made.liquidated_on = None
        elif free and draw > 0.995:
            made.liquidated_on, made.deemed = entered_on + YEAR, True
            made.scheduled_on = made.liquidated_on
        elif free and draw > 0.98:
            times = chance.choice((1, 1, 1, 2))
            made.extended_on = [
                entered_on + timedelta(days=270 + int(chance.random() * 30)) + YEAR * n for n in range(times)
            ]
            made.liquidated_on = extended(made.scheduled_on, times)
        elif free and draw > 0.97 and duty:
            made.refund = cents(duty * Decimal(2 + int(chance.random() * 10)) / 100)

    def _correction(self, company: Company, entered_on: date, made: Aftermath) -> Correction | None:
        """Filed within 300 days of entry and 15 before liquidation."""
        chance = self.chance
        share = PROFILES[company.industry or Industry.MASS_MERCHANDISING].corrected
        if chance.random() > share or made.summary_filed_on is None:
            return None
        filed = made.summary_filed_on + timedelta(days=25 + int(chance.random() * 200))
        if filed >= min(entered_on + timedelta(days=300), made.scheduled_on - timedelta(days=15)):
            return None
        decided = filed + timedelta(days=3 + int(chance.random() * 25))
        wrong = Decimal(-15 + int(chance.random() * 26)) / 100
        return Correction(chance.choice(REASONS), filed, decided, chance.random() < 0.9, wrong)


def advance(lines: list[Line], chance: Random) -> Advance:
    """What Customs finds in an entry: another value, or another number at a higher rate."""
    line = max(lines, key=lambda each: each.value)
    if line.rate and chance.random() < 0.4:
        found = int(line.value * Decimal(110 + int(chance.random() * 30)) / 100)
        change = cents((found - line.value) * line.rate)
        return Advance(line.number, Topic.VALUE, f"${line.value:,.0f}", f"${found:,.0f}", change)
    more = Decimal(2 + int(chance.random() * 6)) / 100
    claimed = f"{line.hts_number} at {line.rate_text}"
    found_rate = f"Same heading, other provision at {(line.rate + more) * 100:.1f}%"
    return Advance(
        line.number, Topic.CLASSIFICATION, claimed, found_rate, max(cents(line.value * more), ZERO)
    )


def extended(scheduled_on: date, times: int) -> date:
    """When an entry liquidates that was extended so often: a year later each time."""
    return bulletin(scheduled_on + YEAR * times)


def bulletin(day: date) -> date:
    """The Friday on or after a day."""
    return day + timedelta(days=(BULLETIN - day.weekday()) % 7)
