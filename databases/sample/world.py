"""What the sample world is told: a seed, its present, its size. And what is drawn from nothing else."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from random import Random
from zoneinfo import ZoneInfo

NEW_YORK = ZoneInfo("America/New_York")
YEARS = 3


def today() -> date:
    """The date in New York, which is the calendar of Customs."""
    return datetime.now(NEW_YORK).date()


@dataclass(frozen=True, kw_only=True)
class World:
    """The same seed, present and size give the same rows."""

    seed: int = 1
    as_of: date = field(default_factory=today)
    entries: int = 12_000

    @cached_property
    def now(self) -> datetime:
        """The instant at which `as_of` begins: what is not before it has not happened."""
        return datetime.combine(self.as_of, time(), NEW_YORK).astimezone(UTC)

    @property
    def begins(self) -> date:
        """The first day on which entries were filed."""
        return self.as_of.replace(day=1, year=self.as_of.year - YEARS)

    def happened(self, when: datetime | date | None) -> bool:
        """Whether an instant, or a whole date, lies before the present; never for what is not set."""
        if when is None:
            return False
        return when < self.now if isinstance(when, datetime) else when < self.as_of

    def days_ago(self, days: int) -> date:
        """The date this many days before the present; negative for the future."""
        return self.as_of - timedelta(days=days)

    def stream(self, purpose: str) -> Random:
        """Chance for one purpose, which no other purpose's draws can shift."""
        return Random(f"{self.seed}:{purpose}")
