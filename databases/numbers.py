"""The numbers of the trade: how each is built, checked and shown. Pure functions, no registers behind them.

Sources: ACE entry summary specification, table 1 (entry number); ISO 6346 (container); CBP Form 7512
(in-bond); IATA resolution 600a (air waybill); 19 CFR 102 appendix (manufacturer identification code).
"""

import re
from typing import Final

ENTRY_LENGTH: Final = 11
FILER_CODE: Final = re.compile(
    r"(?!000)(\d{3}|[A-Z]\d\d|[A-Z]{2}\d|[A-Z]{3}|[A-Z]\d[A-Z]|\d[A-Z]\d|\d\d[A-Z]|\d[A-Z]{2})",
    re.ASCII,
)
EIN: Final = re.compile(r"\d{2}-\d{7}[0-9A-HJ-NP-Y]{2}", re.ASCII)
SSN: Final = re.compile(r"\d{3}-\d{2}-\d{4}", re.ASCII)
CBP_ASSIGNED: Final = re.compile(r"\d{6}-\d{5}", re.ASCII)
HTS: Final = re.compile(r"\d{10}|99\d{6}", re.ASCII)
MANUFACTURER_ID: Final = re.compile(r"[A-Z]{2}[A-Z]{1,3}[A-Z0-9]{0,3}\d{0,4}[A-Z]{0,3}", re.ASCII)

_LETTERS: Final = {letter: place % 9 + 1 for place, letter in enumerate("ABCDEFGHIJKLMNOPQR")} | dict(
    zip("STUVWXYZ", range(2, 10), strict=True)
)
_DIGITS: Final = _LETTERS | {str(digit): digit for digit in range(10)}
_DOUBLED: Final = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
_ISO_6346: Final = {str(digit): digit for digit in range(10)} | dict(
    zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", (n for n in range(10, 39) if n % 11), strict=True)
)
_NO_CHECK: Final = 10  # ISO 6346 advises against serials that leave this remainder


def entry_check_digit(filer_code: str, serial: str) -> int:
    """The last digit of an entry number, from the three-character filer code and the seven-digit serial."""
    digits = [_DIGITS[character] for character in filer_code + serial]
    return -sum(_DOUBLED[digit] if place % 2 else digit for place, digit in enumerate(digits)) % 10


def entry_number(filer_code: str, serial: int) -> str:
    """Eleven characters as stored: filer code, serial, check digit."""
    digits = f"{serial:07d}"
    return f"{filer_code}{digits}{entry_check_digit(filer_code, digits)}"


def is_entry_number(number: str) -> bool:
    """Whether eleven stored characters have a possible filer code and the right check digit."""
    return (
        len(number) == ENTRY_LENGTH
        and FILER_CODE.fullmatch(number[:3]) is not None
        and number[3:].isascii()
        and number[3:].isdecimal()
        and entry_check_digit(number[:3], number[3:10]) == int(number[10])
    )


def show_entry_number(number: str) -> str:
    """`FFF-NNNNNNN-C`."""
    return f"{number[:3]}-{number[3:10]}-{number[10:]}"


def show_hts_number(number: str) -> str:
    """`NNNN.NN.NNNN`, or `NNNN.NN.NN` for a chapter 99 number."""
    return f"{number[:4]}.{number[4:6]}.{number[6:]}"


def hidden(number: str) -> str:
    """A number with all but its last four characters hidden."""
    return re.sub("[0-9A-Z](?=.{4})", "*", number)


def is_importer_number(number: str) -> bool:
    """Whether this has the pattern of an employer, Social Security or CBP-assigned number."""
    return any(pattern.fullmatch(number) is not None for pattern in (EIN, SSN, CBP_ASSIGNED))


def container_check_digit(owner: str, serial: str) -> int | None:
    """The last digit of a container number; null where the standard advises against the serial."""
    total = sum(_ISO_6346[character] << place for place, character in enumerate(owner + serial))
    check = total % 11
    return None if check == _NO_CHECK else check


def container_number(owner: str, serial: int) -> str | None:
    """Owner code with its category letter, six digits and check digit; null for a serial to skip."""
    digits = f"{serial:06d}"
    check = container_check_digit(owner, digits)
    return None if check is None else f"{owner}{digits}{check}"


def in_bond_number(serial: int) -> str:
    """Eight digits and their remainder by seven."""
    return f"{serial:08d}{serial % 7}"


def air_waybill(prefix: str, serial: int) -> str:
    """Airline prefix, seven digits and their remainder by seven: `589-81140743`."""
    return f"{prefix}-{serial:07d}{serial % 7}"


def ship_number(serial: int) -> str:
    """An IMO number from its first six digits."""
    digits = f"{serial:06d}"
    return digits + str(sum(int(digit) * (7 - place) for place, digit in enumerate(digits)) % 10)


def manufacturer_id(country: str, name: str, street: str, city: str) -> str:
    """The manufacturer identification code (MID) of a name and address.

    Country (a province code for Canada), three letters of each of the first two words of the name, at most
    four digits of the street number, three letters of the city.
    """
    words = [word for word in (re.sub(r"[^A-Z0-9]", "", part) for part in name.upper().split()) if word]
    number = "".join(re.findall(r"\d", street))[:4]
    place = re.sub(r"[^A-Z]", "", city.upper())
    return country + "".join(word[:3] for word in words[:2]) + number + place[:3]


def without_secrets(text: str) -> str:
    """A text in which every Social Security number is hidden but for its last four digits."""
    return re.sub(rf"(?<!\d){SSN.pattern}(?!\d)", lambda found: hidden(found.group()), text)
