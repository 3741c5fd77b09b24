import io
from collections.abc import Callable

import pytest
from PIL import Image
from pypdf import PdfReader

from databases.sample.documents import pictures
from databases.sample.documents.sheets import NOTICE, Sheet


def read(sheet: Sheet) -> str:
    reader = PdfReader(io.BytesIO(sheet.pdf()), strict=True)
    assert len(reader.pages) == 1
    return reader.pages[0].extract_text()


def test_a_sheet_is_a_page_that_can_be_read() -> None:
    text = read(
        Sheet(
            "Commercial invoice",
            [("Seller", "Shenwick Quilltronic"), ("Buyer", "Bramblemart Stores")],
            "LINE VALUE",
            ["   1 40,000.00"],
            ["TOTAL 40,000.00"],
        )
    )

    assert "Commercial invoice" in text
    assert "Shenwick Quilltronic" in text
    assert "   1 40,000.00" in text
    assert "TOTAL 40,000.00" in text
    assert NOTICE in text


def test_two_sheets_of_one_shape_differ_in_their_values_only() -> None:
    first, second = (Sheet("Letter", [("About", about)]).pdf() for about in ("goods", "more goods"))

    assert len(first) == len(second)
    assert first != second
    assert first == Sheet("Letter", [("About", "goods")]).pdf()


def test_what_is_syntax_in_a_pdf_does_not_break_it() -> None:
    assert "a [b] c/d" in read(Sheet("Letter", [("About", r"a (b) c\d")]))


def test_letters_beyond_latin_become_question_marks() -> None:
    assert "Łódź".replace("Ł", "?").replace("ź", "?") in read(Sheet("Letter", [("City", "Łódź")]))


def test_a_value_longer_than_its_place_is_cut() -> None:
    assert "x" * 41 not in read(Sheet("Letter", [("About", "x" * 60)]))


def test_lines_that_do_not_fit_the_page_are_counted() -> None:
    text = read(Sheet("Packing list", [], "LINE", [f"line {place}" for place in range(55)]))

    assert "line 38" in text
    assert "line 39" not in text
    assert "... and 16 further lines" in text


@pytest.mark.parametrize(("draw", "kind"), [(pictures.photograph, "JPEG"), (pictures.x_ray, "PNG")])
def test_pictures_open_and_repeat(draw: Callable[[int, str], bytes], kind: str) -> None:
    data = draw(3, "QZXU7712047")

    with Image.open(io.BytesIO(data)) as picture:
        assert picture.format == kind
        assert picture.size == pictures.SIZE
    assert data == draw(3, "QZXU7712047") != draw(4, "QZXU7712047")
