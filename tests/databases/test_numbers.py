import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import imo, iso6346, luhn

from databases import numbers


@pytest.mark.parametrize(
    ("filer", "serial", "check"),
    [
        ("ABC", "1234567", 6),
        ("QT7", "4410032", 8),
        ("XVW", "7700451", 9),
        ("8K4", "2741905", 4),
        ("999", "9999999", 0),
        ("B76", "0324527", 8),
        ("XZ1", "0000001", 1),
        ("XZ1", "0000002", 9),
        ("ZZ9", "1000000", 1),
    ],
)
def test_an_entry_number_ends_in_the_digit_of_the_specification(filer: str, serial: str, check: int) -> None:
    assert numbers.entry_check_digit(filer, serial) == check
    assert numbers.is_entry_number(f"{filer}{serial}{check}")
    assert not numbers.is_entry_number(f"{filer}{serial}{(check + 1) % 10}")


@given(st.integers(0, 9_999_999))
def test_the_entry_check_is_luhn_once_letters_are_mapped(serial: int) -> None:
    number = numbers.entry_number("QT7", serial)
    assert luhn.is_valid("837" + number[3:])


@pytest.mark.parametrize("number", ["0004410032", "QT744100328X", "qt744100328", "QT7441003", "---44100328"])
def test_what_is_no_entry_number_is_told_apart(number: str) -> None:
    assert not numbers.is_entry_number(number)


def test_numbers_are_shown_with_their_marks() -> None:
    assert numbers.show_entry_number("QT744100328") == "QT7-4410032-8"
    assert numbers.show_hts_number("6109100012") == "6109.10.0012"
    assert numbers.show_hts_number("99038815") == "9903.88.15"


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("97-123456700", True),
        ("97-1234567AB", True),
        ("97-1234567O1", False),
        ("97-1234567", False),
        ("123-45-6789", True),
        ("240527-00012", True),
        ("240527-0001", False),
    ],
)
def test_an_importer_number_has_one_of_three_patterns(number: str, *, right: bool) -> None:
    assert numbers.is_importer_number(number) is right


@pytest.mark.parametrize(
    "number", ["CSQU3054383", "ZEPU0037255", "QZXU1234568", "QZXU7712047", "QZXU0000014"]
)
def test_a_container_number_ends_in_the_digit_of_iso_6346(number: str) -> None:
    assert numbers.container_number(number[:4], int(number[4:10])) == number


def test_a_container_serial_without_a_digit_of_its_own_is_skipped() -> None:
    assert numbers.container_number("QZXU", 2) is None


@given(st.integers(0, 999_999))
def test_container_numbers_are_those_of_an_independent_implementation(serial: int) -> None:
    number = numbers.container_number("QZXU", serial)
    assert number is None or iso6346.is_valid(number)


@given(st.integers(0, 999_999))
def test_ship_numbers_are_those_of_an_independent_implementation(serial: int) -> None:
    assert imo.is_valid(numbers.ship_number(serial))


def test_numbers_that_count_by_seven() -> None:
    assert numbers.in_bond_number(25770003) == "257700030"
    assert numbers.in_bond_number(25770005) == "257700052"
    assert numbers.air_waybill("589", 8114074) == "589-81140743"


def test_a_manufacturer_is_known_by_its_name_and_address() -> None:
    known = numbers.manufacturer_id("CN", "Shenwick Quilltronic", "1145 Harbour Rd", "Shenzhen")
    assert known == "CNSHEQUI1145SHE"
    assert numbers.MANUFACTURER_ID.fullmatch(known)
    assert numbers.MANUFACTURER_ID.fullmatch("AUOZR92MEL")
