"""The papers of an entry: trade papers at filing, the summary, images of exams, and what is wrong in them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from random import Random
from typing import Final

from databases.documents.codes import DocumentStatus, FindingKind, FindingSource, LinkKind
from databases.documents.codes import DocumentType as T
from databases.numbers import show_entry_number
from databases.sample.compliance import Case
from databases.sample.shipments.anchors import TESTED
from databases.sample.story import EntryStory, ExamRecord
from databases.shipments.codes import Discrepancy, ExamKind, ReleaseStatus, SummaryStatus

from . import letters, pictures, trade
from .cases import of_case
from .filing import SCREENER, Filing
from .papers import Filed, Paper, Refusal, kept_until
from .sheets import Sheet

PACKING_LISTS: Final = 0.7
WAYBILLS: Final = 0.5
SUMMARIES: Final = 0.4
REFUSED: Final = 0.04
SUPERSEDED: Final = 0.01
PERMITS: Final = 0.15
LABORATORY: Final = 0.04
_LATER: Final = timedelta(days=6)
_CLOTHES: Final = ("61", "62", "64")
_MISSING: Final = 0.3
"""Share of released entries without a summary whose invoice has not come yet."""
_PACKING_LIST_KEPT: Final = timedelta(days=60)
_EXPIRED: Final = 0.1
"""Share of old packing lists whose bytes were given up when the law allowed it."""
_REPORTED: Final = 0.7
_WAYBILL: Final = {
    "4": (T.AIR_WAYBILL, "Air waybill"),
    "1": (T.BILL_OF_LADING, "Bill of lading"),
}
_SEEN_AS: Final = {
    Discrepancy.QUANTITY: FindingKind.QUANTITY_MISMATCH,
    Discrepancy.DESCRIPTION: FindingKind.DESCRIPTION_VAGUE,
    Discrepancy.CLASSIFICATION: FindingKind.DESCRIPTION_VAGUE,
    Discrepancy.ORIGIN_MARKING: FindingKind.ORIGIN_MISMATCH,
}


def of_entry(filing: Filing, story: EntryStory, cases: Sequence[Case]) -> None:
    """Add the documents of an entry and of its cases."""
    if story.status == ReleaseStatus.DRAFT or not filing.world.happened(story.timeline.filed_at):
        return
    chance = filing.world.stream(f"documents {story.index}")
    invoice = _invoice(filing, story, chance)
    packed = _packing_list(filing, story, chance)
    if story.bills and chance.random() < WAYBILLS:
        kind, title = _WAYBILL.get(story.mode[0], (T.SEA_WAYBILL, "Waybill"))
        at = story.timeline.laded_at + timedelta(hours=chance.randint(3, 40))
        paper = _paper(story, kind, title, at, lambda told: trade.waybill(told, title))
        filing.take(replace(paper, links=((LinkKind.BILL, story.bills[-1].id), *paper.links)))
    if story.timeline.summary_filed_on is not None and chance.random() < SUMMARIES:
        at = datetime.combine(story.timeline.summary_filed_on, time(16, chance.randrange(60)), UTC)
        filing.take(_paper(story, T.ENTRY_SUMMARY, "Entry summary", at, trade.entry_summary))
    _line_paper(filing, story, chance)
    for exam in story.exams:
        _exam(filing, story, exam, packed or invoice, chance)
    for case in cases:
        of_case(filing, case, invoice, chance)


def _paper(
    story: EntryStory, kind: T, title: str, at: datetime, sheet: Callable[[EntryStory], Sheet]
) -> Paper:
    return Paper(
        type=kind,
        title=f"{title} {show_entry_number(story.entry_number)}",
        scope=story.scope,
        by=story.filer_actor or story.importer_actor or SCREENER,
        at=at,
        keep_until=kept_until(story.timeline.entered_on),
        links=((LinkKind.ENTRY, story.entry_id), (LinkKind.SHIPMENT, story.shipment_id)),
        make=lambda: sheet(story).pdf(),
    )


def _invoice(filing: Filing, story: EntryStory, chance: Random) -> Filed | None:
    """Every filed entry has one, but where it is still missing between release and summary."""
    at = story.timeline.filed_at - timedelta(minutes=chance.randint(20, 900))
    refused, missing = chance.random() < REFUSED, chance.random() < _MISSING
    if story.status == ReleaseStatus.RELEASED and story.summary_status == SummaryStatus.NOT_FILED and missing:
        return None
    paper = _paper(story, T.COMMERCIAL_INVOICE, "Commercial invoice", at, trade.invoice)
    if refused:
        reason = "The signature is missing and the page is cut off"
        paper = replace(
            paper,
            refusal=Refusal(reason, FindingKind.MISSING_SIGNATURE, lambda: trade.cut_invoice(story).pdf()),
        )
    elif chance.random() < SUPERSEDED and filing.world.happened(at + _LATER):
        filing.take(replace(paper, status=DocumentStatus.SUPERSEDED))
        paper = replace(paper, title=f"Corrected c{paper.title[1:]}", at=at + _LATER)
    return filing.take(paper)


def _packing_list(filing: Filing, story: EntryStory, chance: Random) -> Filed | None:
    """Need be kept for sixty days only."""
    at = story.timeline.filed_at - timedelta(minutes=chance.randint(20, 900))
    wanted, expired = chance.random() < PACKING_LISTS, chance.random() < _EXPIRED
    if not wanted:
        return None
    paper = _paper(story, T.PACKING_LIST, "Packing list", at, trade.packing_list)
    kept = story.timeline.entered_on + _PACKING_LIST_KEPT
    if expired and filing.world.happened(kept) and not story.exams:
        paper = replace(paper, keep_until=kept, status=DocumentStatus.EXPIRED_RETENTION)
    elif chance.random() < REFUSED / 4:
        reason = "The file could not be opened by the reader of images"
        broken = Refusal(reason, FindingKind.ILLEGIBLE, paper.make, sent_again=False)
        paper = replace(paper, refusal=broken)
    return filing.take(paper)


def _line_paper(filing: Filing, story: EntryStory, chance: Random) -> None:
    """A partner agency's permit for one line of goods it watches, or a laboratory's word on clothes."""
    drawn, at = chance.random(), story.timeline.filed_at - timedelta(minutes=chance.randint(20, 900))
    watched = next((line for line in story.lines if line.agency), None)
    tested = TESTED in story.tags or (drawn < LABORATORY and not story.tags)
    if watched is not None and drawn < PERMITS and TESTED not in story.tags:
        title, line, kind = f"{watched.agency} permit", watched, T.LICENSE_PERMIT
    elif story.lines[0].hts_number[:2] in _CLOTHES and tested:
        title, line, kind = "Laboratory report", story.lines[0], T.LAB_REPORT
    else:
        return
    paper = _paper(story, kind, title, at, lambda told: letters.line_paper(told, line, title))
    filing.take(replace(paper, links=((LinkKind.ENTRY_LINE, line.id), *paper.links)))


def _exam(filing: Filing, story: EntryStory, exam: ExamRecord, cited: Filed | None, chance: Random) -> None:
    """An image from the scanner or the dock, the report, and what the papers had wrong."""
    officer = story.cargo_officer.actor if story.cargo_officer else SCREENER
    box = next((number for key, number in story.containers if key == exam.container_id), story.conveyance)
    scene, minutes = chance.randrange(pictures.SCENES), chance.randint(5, 90)
    report = _paper(story, T.EXAM_REPORT, f"Report of {exam.kind} exam", exam.ordered_at, trade.invoice)
    report = replace(report, by=officer, links=((LinkKind.EXAM, exam.id), *report.links))
    if exam.started_at is not None:
        at = exam.started_at + timedelta(minutes=minutes)
        x_ray = exam.kind == ExamKind.NII
        draw = pictures.x_ray if x_ray else pictures.photograph
        image = replace(
            report,
            type=T.PHOTO,
            title=f"{'X-ray' if x_ray else 'Photograph'} of {box}",
            at=at,
            media_type="image/png" if x_ray else "image/jpeg",
            make=lambda: draw(scene, f"{box} {at:%Y-%m-%d}"),
        )
        filing.take(image)
    if exam.completed_at is None:
        return
    if exam.kind == ExamKind.SAMPLE_LAB:
        line = max(story.lines, key=lambda line: line.value)
        found = replace(
            report,
            type=T.LAB_REPORT,
            title=f"Laboratory report {show_entry_number(story.entry_number)}",
            at=exam.completed_at,
            links=((LinkKind.ENTRY_LINE, line.id), *report.links),
            make=lambda: letters.line_paper(story, line, "Laboratory report").pdf(),
        )
        filing.take(found)
    if chance.random() < _REPORTED:
        filing.take(
            replace(report, at=exam.completed_at, make=lambda: letters.exam_report(story, exam).pdf())
        )
    if cited is not None and exam.discrepancy in _SEEN_AS:
        filing.find(
            cited,
            story.scope,
            _SEEN_AS[Discrepancy(exam.discrepancy)],
            FindingSource.EXAM,
            f"The goods differ from the paper: {exam.discrepancy.lower().replace('_', ' ')}",
            (officer, exam.completed_at, exam.completed_at + _LATER),
            exam_id=exam.id,
            entry_id=story.entry_id,
            entry_line_id=story.lines[0].id,
        )
