"""Instants of the world: in UTC, and always on the same date in New York, so that a day is a day."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Final

MORNING: Final = 5
"""In UTC; New York's day begins at four or five."""


def at(day: date, hour: int, minute: int = 0, second: int = 0) -> datetime:
    """An instant of a day, UTC."""
    return datetime.combine(day, time(hour, minute, second), UTC)


def office_hour(day: date, chance: Random) -> datetime:
    """Some instant of New York's working hours."""
    return at(day, 13 + int(chance.random() * 9), int(chance.random() * 60), int(chance.random() * 60))


def later(
    moment: datetime, chance: Random, low: float, high: float, *, not_before: datetime | None = None
) -> datetime:
    """So many hours later, moved out of the hours in which UTC and New York have different dates."""
    moved = moment + timedelta(seconds=int(3600 * (low + chance.random() * (high - low))))
    if not_before is not None and moved < not_before:
        moved = not_before + timedelta(minutes=10)
    return daylight(moved)


def daylight(moment: datetime) -> datetime:
    """The same whole second, or the morning of its UTC day; order is kept."""
    if moment.hour < MORNING:
        return moment.replace(hour=MORNING, minute=0, second=0, microsecond=0)
    return moment.replace(microsecond=0)
