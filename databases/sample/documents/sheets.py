"""One-page PDF papers, laid out once per shape by reportlab and then only filled in.

Laying a page out takes over a millisecond, and the sample world has tens of thousands. So a shape (a title,
its labels, its columns and its number of rows) is laid out with placeholders of fixed width in a fixed-width
font; a paper of that shape puts values of the same width in their place, which keeps every offset true.
"""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count
from typing import Final

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

FIELD_WIDTH: Final = 40
ROW_WIDTH: Final = 100
ROW_STEPS: Final = (1, 2, 4, 6, 9, 13, 19, 28, 40)
"""Rows of a page come in these counts, so that there are few shapes; what is not needed stays blank."""
NOTICE: Final = "Fictional sample data. Every name, number and signature on this page is invented."

_INK = HexColor("#1b2a41")
_BAND = HexColor("#e6ebf2")
_FONT = "Courier"
_ROW = 10.5
_CLOSING = 12
_SYNTAX = (("(", "["), (")", "]"), ("\\", "/"))
"""Parentheses and backslashes are syntax in a PDF text; escaped, they would outgrow what they replace."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on one page: a title, labelled fields in two columns, a table, and lines under it."""

    title: str
    fields: Sequence[tuple[str, str]]
    heading: str = ""
    rows: Sequence[str] = field(default=())
    closing: Sequence[str] = field(default=())

    def pdf(self) -> bytes:
        """The page as a PDF file; the same sheet always gives the same bytes."""
        rows = list(self.rows)
        room = next((step for step in ROW_STEPS if step >= len(rows)), ROW_STEPS[-1])
        if len(rows) > room:
            rows = [*rows[: room - 1], f"... and {len(rows) - room + 1} further lines"]
        labels = tuple(label for label, _ in self.fields)
        pieces = _shape(self.title, labels, self.heading, room, len(self.closing))
        values = [_fit(value, FIELD_WIDTH) for _, value in self.fields]
        values += [_fit(row, ROW_WIDTH) for row in rows]
        values += [" " * ROW_WIDTH] * (room - len(rows))
        values += [_fit(line, ROW_WIDTH) for line in self.closing]
        filled = [pieces[0]]
        for value, piece in zip(values, pieces[1:], strict=True):
            filled += (value, piece)
        return "".join(filled).encode("latin-1", "replace")


def _fit(value: str, width: int) -> str:
    for mark, other in _SYNTAX:
        if mark in value:
            value = value.replace(mark, other)
    return value[:width].ljust(width)


@lru_cache(maxsize=256)
def _shape(title: str, labels: tuple[str, ...], heading: str, rows: int, closing: int) -> tuple[str, ...]:
    """The text between the placeholders of a page, in the order of its values."""
    buffer = io.BytesIO()
    page = Canvas(buffer, pagesize=letter, pageCompression=0, invariant=1)
    page.setTitle(title)
    page.setCreator("Account gateway sample world")
    width, height = letter
    page.setFillColor(_INK)
    page.rect(0, height - 60, width, 60, stroke=0, fill=1)
    page.setFillColor(HexColor("#ffffff"))
    page.setFont("Helvetica-Bold", 17)
    page.drawString(40, height - 37, title)
    page.setFillColor(_INK)

    order = count()

    def placeholders(x: float, y: float, leading: float, lines: int, characters: int) -> None:
        text = page.beginText(x, y)
        text.setFont(_FONT, 8.5, leading)
        for _ in range(lines):
            text.textLine(f"@{next(order):04d}".ljust(characters, "@"))
        page.drawText(text)

    y = height - 84
    for at, label in enumerate(labels):
        x = 40 if at % 2 == 0 else 310
        page.setFont("Helvetica", 6.5)
        page.drawString(x, y, label.upper())
        placeholders(x, y - 11, 11, 1, FIELD_WIDTH)
        if at % 2 == 1 or at == len(labels) - 1:
            y -= 27
    if heading:
        page.setFillColor(_BAND)
        page.rect(36, y - 6, width - 72, 15, stroke=0, fill=1)
        page.setFillColor(_INK)
        page.setFont("Courier-Bold", 8.5)
        page.drawString(40, y - 2, heading)
        y -= 16
    placeholders(40, y, _ROW, rows, ROW_WIDTH)
    y -= rows * _ROW
    page.line(36, y + 4, width - 36, y + 4)
    placeholders(40, y - _CLOSING, _CLOSING, closing, ROW_WIDTH)
    page.setFont("Helvetica-Oblique", 6.5)
    page.drawCentredString(width / 2, 24, NOTICE)
    page.save()
    return tuple(re.split(r"@\d{4}@+", buffer.getvalue().decode("latin-1")))
