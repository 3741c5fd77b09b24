"""The one clock: what day it is at Customs."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

NEW_YORK = ZoneInfo("America/New_York")


@dataclass(frozen=True, slots=True)
class Clock:
    """Tells the day in America/New_York; `as_of` stops it at one day."""

    as_of: date | None = None

    def today(self) -> date:
        """The current day in America/New_York."""
        return self.as_of or datetime.now(tz=UTC).astimezone(NEW_YORK).date()
