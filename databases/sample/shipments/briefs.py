"""What is known of a story at first: the brief that asks for it; and the parts of its clearance."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from databases.compliance.codes import Family
from databases.sample.story import Company, Planned
from databases.shipments.codes import Discrepancy, ExamKind, HoldKind, ReleaseStatus

from .goods import Wish
from .profiles import Way


class Stop(StrEnum):
    """What keeps an anchored entry from being released before the present."""

    HOLD = "hold"
    DOCUMENTS = "documents"
    AGENCY = "agency"
    XRAY = "x-ray"
    TAILGATE = "tailgate"
    INTENSIVE = "intensive"
    REVIEW = "review"
    REJECTED = "rejected"


class Security(StrEnum):
    """What is wrong with the security filing of an anchored story."""

    LATE = "late"
    INCOMPLETE = "incomplete"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a story must be like so that the personas' questions find it; null leaves it to chance."""

    tag: str
    importer: int = 0
    filer: str | None = None
    way: Way | None = None
    port_code: str | None = None
    carrier: str | None = None
    origin: str | None = None
    lading: str | None = None
    wish: Wish | None = None
    stop: Stop | None = None
    security: Security | None = None
    house: bool | None = None
    container: str | None = None
    arrives_in: int = 0
    """Days from filing to arrival."""
    summary_after: int | None = None
    """Working days from entry to summary."""
    examined: ExamKind | None = None
    """Held for an exam of this kind, and released after it."""
    corrected: bool = False
    """Its summary was corrected, with Customs' consent."""
    increase: bool = False
    """Liquidated with more duty than was declared."""
    serial: int | None = None
    """The serial of its entry number, one that no filer reaches by counting; else the filer's next."""


@dataclass(frozen=True, slots=True)
class Brief:
    """An entry that is to be told: whose, when it is filed, and what it must show."""

    filed_on: date
    company: Company
    anchor: Anchor | None = None
    planned: Planned | None = None

    def plans(self, family: Family) -> bool:
        """Whether a case of this family is planned on it."""
        return self.planned is not None and self.planned.family is family


@dataclass(slots=True)
class Check:
    """An exam in full, the part that lies in the future too."""

    kind: ExamKind
    ordered_at: datetime
    started_at: datetime
    completed_at: datetime
    discrepancy: Discrepancy | None = None
    stepped_up: bool = False


@dataclass(slots=True)
class Stay:
    """A hold in full."""

    kind: HoldKind
    agency: str
    reason: str
    placed_at: datetime
    removed_at: datetime | None


@dataclass(slots=True)
class Clearance:
    """An entry's way to release, or to where else it ends, in full."""

    steps: list[tuple[datetime, ReleaseStatus]] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)
    released_at: datetime | None = None
    cancelled_at: datetime | None = None
    seized_at: datetime | None = None
