"""How an entry comes to its release: most at arrival, some after a look, some after holds and exams."""

from datetime import datetime, timedelta
from random import Random
from typing import Final

from databases.accounts.codes import Industry, PartnershipTier
from databases.compliance.codes import ActionStatus, Family
from databases.sample.story import Company
from databases.sample.world import World
from databases.shipments.codes import Discrepancy, ExamKind, HoldKind, ReleaseStatus

from .briefs import Brief, Check, Clearance, Stay, Stop
from .clock import daylight, later
from .profiles import PROFILES, TRUSTED

S = ReleaseStatus
KINDS: Final = (ExamKind.NII, ExamKind.TAILGATE, ExamKind.INTENSIVE)
DAYS: Final = {
    ExamKind.NII: (1, 3),
    ExamKind.TAILGATE: (1, 4),
    ExamKind.INTENSIVE: (5, 15),
    ExamKind.COMPLIANCE: (1, 4),
    ExamKind.AGRICULTURE: (1, 3),
    ExamKind.PARTNER_AGENCY: (3, 10),
    ExamKind.SAMPLE_LAB: (8, 20),
}
STEP_UP: Final = {ExamKind.NII: (ExamKind.TAILGATE, 0.12), ExamKind.TAILGATE: (ExamKind.INTENSIVE, 0.2)}
OTHER_EXAMS: Final = (
    (ExamKind.COMPLIANCE, 0.002),
    (ExamKind.AGRICULTURE, 0.001),
    (ExamKind.PARTNER_AGENCY, 0.002),
    (ExamKind.SAMPLE_LAB, 0.0012),
)
EXAM_HOLDS: Final = {
    ExamKind.NII: (HoldKind.NON_INTRUSIVE_INSPECTION, "X-ray of the container"),
    ExamKind.TAILGATE: (HoldKind.MANIFEST, "Doors to be opened"),
    ExamKind.INTENSIVE: (HoldKind.INTENSIVE_EXAM, "Intensive exam at an exam station"),
    ExamKind.COMPLIANCE: (HoldKind.MANIFEST, "Random compliance measurement"),
    ExamKind.AGRICULTURE: (HoldKind.MANIFEST, "Agriculture inspection of pallets and goods"),
    ExamKind.PARTNER_AGENCY: (HoldKind.PARTNER_AGENCY, "Exam by a partner agency"),
    ExamKind.SAMPLE_LAB: (HoldKind.ENTRY_PROCESSING, "Sample sent to the laboratory"),
}
REASONS: Final = {
    HoldKind.DOCUMENTS: "Invoice lacks a full description of the goods",
    HoldKind.ENTRY_PROCESSING: "Entry data under review",
    HoldKind.MANIFEST: "Manifest quantity differs from the entry",
    HoldKind.PARTNER_AGENCY: "Agency data under review",
}
AGENCIES: Final = {
    Industry.TECHNOLOGY: "FCC",
    Industry.AUTOMOTIVE: "NHTSA",
    Industry.MASS_MERCHANDISING: "CPSC",
    Industry.PHARMACEUTICAL: "FDA",
}
CUSTOMS: Final = "CBP"
FOUND: Final = (
    (Discrepancy.QUANTITY, 30),
    (Discrepancy.DESCRIPTION, 20),
    (Discrepancy.CLASSIFICATION, 14),
    (Discrepancy.ORIGIN_MARKING, 14),
    (Discrepancy.TRADEMARK, 6),
    (Discrepancy.SAFETY, 10),
    (Discrepancy.SEAL, 6),
)
HITS: Final = {False: 0.12, True: 0.35}
"""Chance that an exam finds something, for a troubled company the higher."""

STOPPED: Final = {
    Stop.XRAY: ExamKind.NII,
    Stop.TAILGATE: ExamKind.TAILGATE,
    Stop.INTENSIVE: ExamKind.INTENSIVE,
}
HELD: Final = {
    Stop.HOLD: HoldKind.ENTRY_PROCESSING,
    Stop.DOCUMENTS: HoldKind.DOCUMENTS,
    Stop.AGENCY: HoldKind.PARTNER_AGENCY,
}
WAITING: Final = {Stop.REVIEW: ReleaseStatus.UNDER_REVIEW, Stop.REJECTED: ReleaseStatus.REJECTED}
EXCLUDED: Final = frozenset(
    {ActionStatus.EXCLUDED, ActionStatus.DEEMED_EXCLUDED, ActionStatus.EXPORTED, ActionStatus.SEIZED}
)


class Gate:
    """Lets entries through."""

    def __init__(self, world: World, chance: Random) -> None:
        self.world = world
        self.chance = chance

    def clear(self, brief: Brief, filed_at: datetime, arrived_at: datetime) -> Clearance:
        """The way of an entry from filing to its end, whenever that is."""
        made = Clearance([(filed_at, S.FILED)])
        here = max(filed_at, arrived_at)
        if brief.plans(Family.DETENTION):
            self._detain(made, brief, here)
        elif brief.plans(Family.SEIZURE):
            self._seize(made, here, later(filed_at, self.chance, 144, 150))
        elif brief.anchor is not None and brief.anchor.stop is not None:
            self._stop(made, brief, here, brief.anchor.stop)
        elif brief.anchor is not None and brief.anchor.examined is not None:
            self._examine(made, brief.company, brief.anchor.examined, here)
            self._release(made, filed_at, later(made.checks[-1].completed_at, self.chance, 0.5, 3))
        elif brief.anchor is not None or brief.planned is not None:
            self._release(made, here, later(here, self.chance, 0.2, 3))
        else:
            self._draw(made, brief, filed_at, arrived_at)
        return made

    def _draw(self, made: Clearance, brief: Brief, filed_at: datetime, arrived_at: datetime) -> None:
        chance, here = self.chance, max(filed_at, arrived_at)
        if chance.random() < 0.025:
            made.steps.append((filed_at + timedelta(minutes=20), S.REJECTED))
            made.steps.append((later(filed_at, chance, 1, 4), S.FILED))
            here = max(here, made.steps[-1][0])
        if chance.random() < 0.005:
            made.cancelled_at = later(filed_at, chance, 8, 60)
            made.steps.append((made.cancelled_at, S.CANCELLED))
            return
        if chance.random() < 1 / 8_000:
            self._seize(made, here, later(here, chance, 30, 120))
            return
        kind = self._exam(brief.company, brief)
        draw = chance.random()
        if kind is not None:
            self._examine(made, brief.company, kind, here)
            self._release(made, filed_at, later(made.checks[-1].completed_at, chance, 0.5, 3))
        elif draw < 0.7:
            early = timedelta(hours=24 * chance.random()) if arrived_at > filed_at else timedelta()
            first = made.steps[-1][0] + timedelta(minutes=15)
            self._release(made, filed_at, daylight(max(first, arrived_at - early)))
        elif draw < 0.95:
            made.steps.append((here + timedelta(minutes=5), S.UNDER_REVIEW))
            self._release(made, filed_at, later(here, chance, 2, 24))
        else:
            self._hold(made, brief.company, here, later(here, chance, 20, 15 * 24))

    def _exam(self, company: Company, brief: Brief) -> ExamKind | None:
        """The kind of exam that the risk of the goods calls for, mostly none."""
        rates = PROFILES[company.industry or Industry.MASS_MERCHANDISING].exams
        risk = TRUSTED.get(PartnershipTier(company.tier), 1.0) if company.tier else 1.0
        if (brief.filed_on - company.opened_on).days < 365:
            risk *= 2
        draw = self.chance.random() / (risk * (2.5 if company.troubled else 1))
        for kind, rate in (*zip(KINDS, rates, strict=True), *OTHER_EXAMS):
            draw -= rate
            if draw < 0:
                return kind
        return None

    def _examine(
        self, made: Clearance, company: Company, kind: ExamKind, here: datetime, *, began: bool = True
    ) -> None:
        """An exam and what it is stepped up to, under a hold; at the end what was found."""
        chance = self.chance
        hold, reason = EXAM_HOLDS[kind]
        placed = here + timedelta(minutes=30)
        ordered = later(placed, chance, 0.5, 4)
        while True:
            low, high = DAYS[kind]
            days = low + chance.random() * (high - low)
            started = later(ordered, chance, 6, 20 * max(1, low))
            check = Check(kind, ordered, started, later(started, chance, 4, 24 * days))
            made.checks.append(check)
            made.steps.append((ordered, S.EXAM))
            further, share = STEP_UP.get(kind, (None, 0.0))
            if further is None or not began or chance.random() > share:
                break
            check.stepped_up = True
            kind, ordered = further, later(check.completed_at, chance, 0.2, 2)
        if not company.spotless and chance.random() < HITS[company.troubled]:
            names, weights = zip(*FOUND, strict=True)
            check.discrepancy = chance.choices(names, weights)[0]
        agency = AGENCIES[company.industry or Industry.MASS_MERCHANDISING]
        owner = agency if hold is HoldKind.PARTNER_AGENCY else CUSTOMS
        removed = check.completed_at + timedelta(minutes=15)
        made.stays.append(Stay(hold, owner, reason, placed, removed))

    def _hold(self, made: Clearance, company: Company, here: datetime, released_at: datetime) -> None:
        """Held for papers or data, without an exam."""
        kind = self.chance.choice((HoldKind.DOCUMENTS, HoldKind.ENTRY_PROCESSING, *REASONS))
        self._keep(made, company, kind, here, released_at - timedelta(minutes=20))
        self._release(made, made.steps[0][0], released_at)

    def _keep(
        self, made: Clearance, company: Company, kind: HoldKind, here: datetime, until: datetime | None
    ) -> None:
        placed = here + timedelta(minutes=30)
        agency = AGENCIES[company.industry or Industry.MASS_MERCHANDISING]
        owner = agency if kind is HoldKind.PARTNER_AGENCY else CUSTOMS
        made.stays.append(Stay(kind, owner, REASONS[kind], placed, until and max(until, placed)))
        asks = kind is HoldKind.DOCUMENTS
        made.steps.append((placed, S.DOCUMENTS_REQUIRED if asks else S.HOLD))

    def _release(self, made: Clearance, matched_at: datetime, released_at: datetime) -> None:
        """Released; admissible meanwhile where nothing else was the matter."""
        if len(made.steps) == 1 and released_at - matched_at > timedelta(hours=3):
            made.steps.append((daylight(matched_at + timedelta(hours=1)), S.ADMISSIBLE))
        made.released_at = max(released_at, made.steps[-1][0] + timedelta(minutes=5))
        made.steps.append((made.released_at, S.RELEASED))

    def _seize(self, made: Clearance, here: datetime, seized_at: datetime) -> None:
        """Found counterfeit in an exam and seized."""
        started = later(here, self.chance, 1, 4)
        seized_at = max(seized_at, started + timedelta(hours=3))
        check = Check(ExamKind.INTENSIVE, here + timedelta(minutes=40), started, seized_at)
        check.discrepancy = Discrepancy.TRADEMARK
        made.checks.append(check)
        hold, reason = EXAM_HOLDS[ExamKind.INTENSIVE]
        made.stays.append(Stay(hold, CUSTOMS, reason, here + timedelta(minutes=30), None))
        made.steps += [(check.ordered_at, S.EXAM), (seized_at, S.SEIZED)]
        made.seized_at = seized_at

    def _detain(self, made: Clearance, brief: Brief, here: datetime) -> None:
        """Held by a partner agency from the next day until the detention ends as planned, or still."""
        status = brief.planned.status if brief.planned else None
        placed = later(here, self.chance, 18, 24)
        room = self.world.now - placed
        end = daylight(placed + min(timedelta(days=28), room * 0.75))
        done = status in EXCLUDED or status is ActionStatus.RELEASED
        self._keep(made, brief.company, HoldKind.PARTNER_AGENCY, placed, end if done else None)
        if status is ActionStatus.DEEMED_EXCLUDED:
            end = made.stays[-1].placed_at + timedelta(days=30)
            made.stays[-1].removed_at = end
        if status is ActionStatus.SEIZED:
            made.seized_at = end
            made.stays[-1].removed_at = None
            made.steps.append((end, S.SEIZED))
        elif status in EXCLUDED:
            made.cancelled_at = end
            made.steps.append((end, S.CANCELLED))
        else:
            self._release(made, here, end if done else self.world.now + timedelta(days=6, hours=12))

    def _stop(self, made: Clearance, brief: Brief, here: datetime, stop: Stop) -> None:
        """Not released before the present: in exam, on hold, or not even accepted."""
        after = self.world.now + timedelta(days=2, hours=12)
        if stop in STOPPED:
            self._examine(made, brief.company, STOPPED[stop], here, began=False)
            check = made.checks[-1]
            check.completed_at, check.discrepancy = after, None
            made.stays[-1].removed_at = after
            self._release(made, here, after + timedelta(hours=1))
        elif stop in WAITING:
            made.steps.append((made.steps[0][0] + timedelta(minutes=20), WAITING[stop]))
            self._release(made, here, after + timedelta(hours=1))
        else:
            self._keep(made, brief.company, HELD[stop], here, after)
            self._release(made, here, after + timedelta(hours=1))
