"""The scalars of the graph."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Final, NewType

import strawberry
from strawberry.schema.types.base_scalars import DateDefinition, DateTimeDefinition
from strawberry.types.scalar import ScalarDefinition

from databases import numbers
from loaders.errors import InvalidInput

EntryNumber = NewType("EntryNumber", str)
HtsNumber = NewType("HtsNumber", str)
ImporterNumber = NewType("ImporterNumber", str)
BigInt = NewType("BigInt", int)
Quantity = NewType("Quantity", Decimal)


def _money(value: Any) -> Decimal:
    if not isinstance(value, str | int) or isinstance(value, bool):
        raise InvalidInput(f'{value!r} is not an amount of money; give text such as "1234.50".')
    try:
        amount = Decimal(value)
    except InvalidOperation:
        raise InvalidInput(f'"{value}" is not an amount of money; give text such as "1234.50".') from None
    if not amount.is_finite() or amount != amount.quantize(Decimal("0.01")):
        raise InvalidInput(f'"{value}" is not in dollars and cents; give at most two decimals.')
    return amount


def _quantity(value: Any) -> Decimal:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        raise InvalidInput(f'"{value}" is not a number; give text such as "12.5".') from None


def _entry_number(value: Any) -> str:
    number = "".join(str(value).split("-")).upper()
    if not numbers.is_entry_number(number):
        raise InvalidInput(
            f'"{value}" is not an entry number: FFF-NNNNNNN-C with the right check digit C is.'
        )
    return number


def _hts_number(value: Any) -> str:
    number = str(value).replace(".", "")
    if not (number.isdecimal() and 2 <= len(number) <= 10):  # noqa: PLR2004 - from a chapter to a full number
        raise InvalidInput(f'"{value}" is not an HTS number or the start of one: NNNN.NN.NNNN is.')
    return number


def _importer_number(value: Any) -> str:
    number = str(value).strip().upper()
    if not numbers.is_importer_number(number):
        raise InvalidInput(
            f'"{value}" is not an importer of record number: NN-NNNNNNNXX, NNN-NN-NNNN or YYDDPP-NNNNN is.'
        )
    return number


def _instant(value: Any) -> datetime:
    parse: Any = DateTimeDefinition.parse_value
    instant: datetime = parse(value)
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)  # or it would be the machine's own time


SCALARS: Final[Mapping[object, ScalarDefinition]] = {
    date: replace(DateDefinition, description='A day of the calendar in New York, as text: "2026-03-10".'),
    datetime: replace(
        DateTimeDefinition,
        description='An instant, as text with its distance from UTC: "2026-03-10T09:30:00-05:00". '
        "It comes out in UTC, and goes in with any distance; UTC when none is given.",
        parse_value=_instant,
    ),
    Decimal: strawberry.scalar(
        name="Money",
        description='US dollars and cents, as text with two decimals: "1234.50".',
        serialize=lambda value: f"{value:.2f}",
        parse_value=_money,
    ),
    Quantity: strawberry.scalar(
        name="Quantity",
        description='A measured number that is no money, as text: "12.5".',
        serialize=str,
        parse_value=_quantity,
    ),
    BigInt: strawberry.scalar(
        name="BigInt",
        description="A whole number that may need more than 32 bits.",
        serialize=int,
        parse_value=int,
    ),
    EntryNumber: strawberry.scalar(
        name="EntryNumber",
        description="Entry number FFF-NNNNNNN-C: filer code, serial, check digit; hyphens are optional.",
        serialize=numbers.show_entry_number,
        parse_value=_entry_number,
    ),
    HtsNumber: strawberry.scalar(
        name="HtsNumber",
        description="A number of the Harmonized Tariff Schedule, NNNN.NN.NNNN. Taken with or without points.",
        serialize=numbers.show_hts_number,
        parse_value=_hts_number,
    ),
    ImporterNumber: strawberry.scalar(
        name="ImporterNumber",
        description="Importer of record number: NN-NNNNNNNXX (employer) or YYDDPP-NNNNN (given by Customs).",
        serialize=str,
        parse_value=_importer_number,
    ),
}
