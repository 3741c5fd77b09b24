"""All that was decided about a story, before the present cuts it."""

from dataclasses import dataclass
from datetime import date, datetime

from .afterwards import Aftermath
from .briefs import Brief, Clearance
from .fleet import Journey
from .goods import Sums
from .statements import Sheet


@dataclass(slots=True)
class Filing:
    """A security filing in full."""

    due_at: datetime
    filed_at: datetime
    missing: tuple[str, ...]
    completed_at: datetime | None
    rejected: bool


@dataclass(slots=True)
class Move:
    """An in-bond movement in full, from the port of unlading to the port of entry."""

    authorized_at: datetime
    arrived_at: datetime


@dataclass(slots=True)
class Plot:
    """All that chance and the brief decided about a story, the future included."""

    brief: Brief
    journey: Journey
    entry_type: str
    port_code: str
    drafted_at: datetime
    filed_at: datetime
    entered_on: date
    clearance: Clearance
    aftermath: Aftermath
    sums: Sums
    filing: Filing | None
    move: Move | None
    sheet: Sheet | None
