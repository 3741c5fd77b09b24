"""Working days of Customs (19 CFR 101.1): Monday to Friday, federal holidays left out."""

from datetime import date, timedelta
from functools import cache
from itertools import count

import holidays

_FEDERAL = holidays.country_holidays("US")
_SATURDAY = 5


@cache
def is_working_day(day: date) -> bool:
    """Whether Customs counts this day."""
    return day.weekday() < _SATURDAY and day not in _FEDERAL


@cache
def add_working_days(day: date, days: int) -> date:
    """The working day that many working days after `day`, which itself is not counted."""
    end = day
    while days:
        end += timedelta(days=1)
        days -= is_working_day(end)
    return end


@cache
def working_day_of_month(year: int, month: int, nth: int) -> date:
    """The nth working day of a month: a periodic statement is due on the fifteenth."""
    return add_working_days(date(year, month, 1) - timedelta(days=1), nth)


def next_working_day(day: date) -> date:
    """The day itself, or the first working day after it."""
    return next(later for later in (day + timedelta(days=n) for n in count()) if is_working_day(later))


def first_of_next_month(day: date) -> date:
    """The first day of the following month."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
