"""Forms, notices and letters of a case, and the papers that belong to an account, as sheets."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from databases.numbers import show_entry_number, show_hts_number
from databases.sample.compliance import Case
from databases.sample.story import Company, EntryStory, ExamRecord, Line, Supplier

from .sheets import Sheet


def case_paper(
    case: Case, title: str, at: datetime, closing: Sequence[str], *, due_on: date | None = None
) -> Sheet:
    """A paper of a case: what it is about, the lines in question, and what is said."""
    entry = show_entry_number(case.story.entry_number) if case.story else "none"
    return Sheet(
        title,
        (
            ("Case", case.number),
            ("Date", f"{at:%d %B %Y}"),
            ("Account", case.company.name),
            ("Entry number", entry),
            ("About", case.subject),
            ("Officer", case.officer.actor.name),
            ("Answer due", f"{due_on:%d %B %Y}" if due_on else "no answer asked"),
            ("Port", f"{case.story.port_name} ({case.story.port_code})" if case.story else "all ports"),
        ),
        f"{'LINE':>4} {'HTS NUMBER':<13} {'CLAIMED':<24} {'PROPOSED':<24} {'DUTY CHANGE':>14}",
        [
            f"{asked.line.number:>4} {show_hts_number(asked.line.hts_number):<13} {asked.claimed[:24]:<24}"
            f" {(asked.proposed or '')[:24]:<24} {_money(asked.duty_change):>14}"
            for asked in case.questions
        ],
        closing,
    )


def exam_report(story: EntryStory, exam: ExamRecord) -> Sheet:
    """What an exam found."""
    return Sheet(
        "Examination report",
        (
            ("Entry number", show_entry_number(story.entry_number)),
            ("Exam", exam.kind),
            ("Site (FIRMS)", exam.site),
            ("Completed", f"{exam.completed_at:%d %B %Y %H:%M} UTC" if exam.completed_at else "not yet"),
            ("Result", exam.result or "none yet"),
            ("Discrepancy", exam.discrepancy or "none"),
        ),
        f"{'LINE':>4} {'DESCRIPTION':<48} OR {'QUANTITY':>12}",
        [
            f"{line.number:>4} {line.description[:48]:<48} {line.origin:<2} {line.quantity:>12,.0f}"
            for line in story.lines
        ],
        ("Seals were replaced and recorded.",),
    )


def line_paper(story: EntryStory, line: Line, title: str) -> Sheet:
    """A permit for one line, or what the laboratory found in a sample of it."""
    return Sheet(
        title,
        (
            ("Entry number", show_entry_number(story.entry_number)),
            ("Line", str(line.number)),
            ("Goods", line.description),
            ("HTS number", show_hts_number(line.hts_number)),
        ),
        closing=("The goods agree with the description on the invoice and may be entered.",),
    )


def certificate(company: Company, supplier: Supplier, valid_from: date, valid_to: date) -> Sheet:
    """Certification of origin for a blanket period of at most twelve months: nine data items."""
    return Sheet(
        "Certification of origin",
        (
            ("Certifier", supplier.name),
            ("Certifier is", "producer"),
            ("Producer", supplier.name),
            ("Exporter", supplier.name),
            ("Importer", company.name),
            ("Producer's address", f"{supplier.street}, {supplier.city}, {supplier.country}"),
            ("Blanket period", f"{valid_from} to {valid_to}"),
            ("Origin criterion", "B"),
        ),
        closing=(
            "The goods described here qualify as originating, and the information is true and accurate.",
            f"Signed for {supplier.name}, {valid_from:%d %B %Y}.",
        ),
    )


def account_paper(
    title: str, company: Company, at: datetime, fields: Sequence[tuple[str, str]], *said: str
) -> Sheet:
    """A paper that belongs to an account."""
    return Sheet(
        title,
        (
            ("Account", company.name),
            ("Date", f"{at:%d %B %Y}"),
            ("Address", f"{company.street}, {company.city} {company.state}"),
            ("Number", company.importers[0].number if company.importers else "none"),
            *fields,
        ),
        closing=said,
    )


def _money(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount:,.2f}"
