"""The one clock: what day it is at Customs, and how days of deadlines are counted."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

NEW_YORK = ZoneInfo("America/New_York")


@dataclass(frozen=True, slots=True)
class Clock:
    """Tells the day in America/New_York; `as_of` stops it at one day."""

    as_of: date | None = None

    def today(self) -> date:
        """The current day in America/New_York."""
        return self.as_of or datetime.now(tz=UTC).astimezone(NEW_YORK).date()


@cache
def _federal_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("US", years=year))


def is_working_day(on: date) -> bool:
    """Whether Customs works on that day: no weekend and no federal holiday."""
    return on.weekday() < 5 and on not in _federal_holidays(on.year)  # noqa: PLR2004 - Saturday is 5


def add_working_days(start: date, count: int) -> date:
    """The day `count` working days after `start`, which itself is not counted (19 CFR 101.1)."""
    on = start
    while count > 0:
        on += timedelta(days=1)
        count -= is_working_day(on)
    return on
