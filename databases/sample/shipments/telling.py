"""What the shipments' journal tells of an entry."""

from collections.abc import Iterator
from datetime import date, datetime
from random import Random
from typing import Final

from databases.journal_codes import ActorType, Channel, Verb, Visibility
from databases.numbers import show_entry_number
from databases.sample.people import system
from databases.sample.reference import ports
from databases.sample.rows import Actor, Deed, Rows
from databases.sample.story import EntryStory
from databases.sample.world import World
from databases.shipments.codes import LiquidationStatus, ReleaseStatus, SummaryStatus

from .clock import at
from .outcomes import liquidation_steps
from .plot import Plot
from .profiles import Way

RELEASE: Final = system("Cargo release")
SUMMARIES: Final = system("Entry summary processing")
BULLETIN: Final = system("Liquidation bulletin")
MANIFESTS: Final = system("Manifest intake")
LIQUIDATIONS: Final = {
    LiquidationStatus.EXTENDED: "extended: it liquidates a year later",
    LiquidationStatus.SUSPENDED: "suspended: it liquidates when the law or the court allows",
    LiquidationStatus.LIQUIDATED: "liquidated",
    LiquidationStatus.DEEMED_LIQUIDATED: "deemed liquidated as entered",
    LiquidationStatus.RELIQUIDATED: "liquidated again",
}


class Teller:
    """Writes the journal entries of stories."""

    def __init__(self, world: World, rows: Rows, chance: Random) -> None:
        self.world = world
        self.rows = rows
        self.chance = chance

    def tell(self, story: EntryStory, plot: Plot) -> None:
        """Everything that happened to an entry; what did not, the rows leave out."""
        number = show_entry_number(story.entry_number)
        entry = ("entry", story.entry_id, number)
        own = story.filer is story.company
        shared = Visibility.PUBLIC_TO_ACCOUNT if own else Visibility.SHARED_WITH_AGENT
        for deed in (
            *self._filed(story, plot, number),
            *self._stopped(story, plot, number),
            *self._ended(plot, number),
            *self._afterwards(story, plot, number),
        ):
            self.rows.event("shipments", story.scope, entry, deed._replace(visibility=shared))
        if story.security_filing_id is not None and plot.filing is not None:
            late = ", after its time" if story.security_filing_late else ""
            words = f"Security filing for {story.shipment_reference} sent{late}"
            filer = self._filer(story)
            deed = Deed(
                Verb.SECURITY_FILING_FILED, filer, plot.filing.filed_at, words, channel=Channel.EDI
            )._replace(visibility=shared)
            subject = ("security_filing", story.security_filing_id, story.shipment_reference)
            self.rows.event("shipments", story.scope, subject, deed)
        if story.bills and plot.journey.way is Way.SEA:  # other manifests come by the thousand, unremarked
            bill = story.bills[-1]
            words = f"Bill {bill.number} filed by {bill.carrier.name}"
            actor = bill.carrier.people[-1] if bill.carrier.people else MANIFESTS
            deed = Deed(Verb.MANIFEST_FILED, actor, plot.journey.laded_at, words, channel=Channel.EDI)
            self.rows.event("shipments", story.scope, ("bill", bill.id, bill.number), deed)

    def _filed(self, story: EntryStory, plot: Plot, number: str) -> Iterator[Deed]:
        filer, behalf = self._filer(story), story.company.company_id
        place = ports()[plot.port_code][0]
        for when, status in plot.clearance.steps:
            if status is ReleaseStatus.FILED:
                yield Deed(
                    Verb.ENTRY_FILED,
                    filer,
                    when,
                    f"Entry {number} filed at {place}",
                    after={"status": status},
                    channel=Channel.EDI,
                    on_behalf_of=None if story.filer is story.company else behalf,
                )
            elif status is ReleaseStatus.REJECTED:
                words = f"Entry {number} rejected: bill not on file"
                before, after = {"status": ReleaseStatus.FILED}, {"status": status}
                yield Deed(Verb.ENTRY_REJECTED, RELEASE, when, words, before, after)

    def _stopped(self, story: EntryStory, plot: Plot, number: str) -> Iterator[Deed]:
        officer = story.cargo_officer.actor if story.cargo_officer else RELEASE
        for stay in plot.clearance.stays:
            actor = officer
            if stay.agency != "CBP":
                actor = Actor(
                    ActorType.PARTNER_AGENCY, stay.agency, f"{stay.agency} entry review", "Reviewer"
                )
            words = f"Hold on entry {number}: {stay.reason.lower()}"
            yield Deed(Verb.HOLD_PLACED, actor, stay.placed_at, words, after={"kind": stay.kind})
            if stay.removed_at is not None:
                words = f"Hold on entry {number} lifted"
                yield Deed(Verb.HOLD_LIFTED, actor, stay.removed_at, words, before={"kind": stay.kind})
        for check in plot.clearance.checks:
            kind = check.kind.value.replace("_", " ").lower() if check.kind != "NII" else "x-ray"
            words = f"Exam of entry {number} ordered: {kind}"
            yield Deed(Verb.EXAM_ORDERED, officer, check.ordered_at, words, after={"kind": check.kind})
            found = check.discrepancy.value.replace("_", " ").lower() if check.discrepancy else "as declared"
            words = f"Exam of entry {number} completed: {found}"
            after = {"discrepancy": check.discrepancy}
            yield Deed(Verb.EXAM_COMPLETED, officer, check.completed_at, words, after=after)

    def _ended(self, plot: Plot, number: str) -> Iterator[Deed]:
        clearance = plot.clearance
        if clearance.released_at is not None:
            before, after = {"status": clearance.steps[-2][1]}, {"status": ReleaseStatus.RELEASED}
            words = f"Entry {number} released"
            yield Deed(Verb.ENTRY_RELEASED, RELEASE, clearance.released_at, words, before, after)

    def _afterwards(self, story: EntryStory, plot: Plot, number: str) -> Iterator[Deed]:
        after, filer = plot.aftermath, self._filer(story)
        if after.rejected_on is not None:
            words = f"Summary of entry {number} rejected: figures do not add up"
            when = self._moment(after.rejected_on)
            yield Deed(Verb.ENTRY_REJECTED, SUMMARIES, when, words, after={"summary": SummaryStatus.REJECTED})
        if after.summary_filed_on is not None:
            words = f"Summary of entry {number} filed: ${story.total:,} due"
            when = self._moment(after.summary_filed_on)
            figures = {"value": str(story.entered_value), "duty": str(story.duty), "total": str(story.total)}
            yield Deed(Verb.SUMMARY_FILED, filer, when, words, after=figures, channel=Channel.EDI)
        made = after.correction
        if made is not None:
            reason = made.reason.value.replace("_", " ").lower()
            words = f"Correction of entry {number} filed: {reason}"
            yield Deed(Verb.SUMMARY_CORRECTED, filer, self._moment(made.filed_on), words, channel=Channel.EDI)
        for day, status in liquidation_steps(self.world, plot):
            if status not in LIQUIDATIONS:
                continue
            words = f"Entry {number} {LIQUIDATIONS[status]}"
            yield Deed(Verb.ENTRY_LIQUIDATED, BULLETIN, at(day, 9, 15), words, after={"liquidation": status})

    def _filer(self, story: EntryStory) -> Actor:
        return story.filer_actor or story.importer_actor or RELEASE

    def _moment(self, day: date) -> datetime:
        return at(day, 13 + int(self.chance.random() * 9), int(self.chance.random() * 60))
