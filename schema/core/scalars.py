"""The scalars of the graph."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final, NewType

import strawberry
from graphql import GraphQLError
from strawberry.schema.types.base_scalars import DateDefinition, DateTimeDefinition
from strawberry.types.scalar import ScalarDefinition

from databases import numbers
from engine.scalars import ready, written
from loaders.wording import shown

EntryNumber = NewType("EntryNumber", str)
HtsNumber = NewType("HtsNumber", str)
ImporterNumber = NewType("ImporterNumber", str)
BigInt = NewType("BigInt", int)
Quantity = NewType("Quantity", Decimal)


_MONEY: Final = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,2})?")
_QUANTITY: Final = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
_HTS: Final = re.compile(r"[0-9]{2,10}")


def _money(value: Any) -> Decimal:
    if isinstance(value, bool | float) or not _MONEY.fullmatch(str(value)):
        raise GraphQLError(
            f'{shown(value)} is not an amount in dollars and cents; give text such as "1234.50", '
            "with at most twelve digits before the point."
        )
    return Decimal(value)


def _quantity(value: Any) -> Decimal:
    if isinstance(value, bool) or not _QUANTITY.fullmatch(str(value)):
        raise GraphQLError(f'{shown(value)} is not a measured number; give text such as "12.5".')
    return Decimal(str(value))


def _whole(value: Any) -> int:
    if type(value) is not int or not -(2**63) <= value < 2**63:
        raise GraphQLError(f"{shown(value)} is not a whole number of at most 64 bits; give one such as 1234.")
    return value


def _entry_number(value: Any) -> str:
    number = str(value).replace("-", "").strip().upper()
    if not numbers.is_entry_number(number):
        raise GraphQLError(
            f"{shown(value)} is not an entry number; give FFF-NNNNNNN-C: the filer's code, seven digits "
            "and the check digit that fits them."
        )
    return number


def _hts_number(value: Any) -> str:
    number = str(value).replace(".", "")
    if not _HTS.fullmatch(number):
        raise GraphQLError(
            f"{shown(value)} is not an HTS number or the start of one; give NNNN.NN.NNNN, two digits or more."
        )
    return number


def _importer_number(value: Any) -> str:
    number = str(value).strip().upper()
    if not numbers.is_importer_number(number):
        raise GraphQLError(
            f"{shown(value)} is not an importer of record number; give NN-NNNNNNNXX, NNN-NN-NNNN "
            "or YYDDPP-NNNNN."
        )
    return number


def _day(value: Any) -> date:
    try:
        return date.fromisoformat(value)
    except (ValueError, TypeError):
        raise GraphQLError(
            f'{shown(value)} is not a day that exists; give YYYY-MM-DD, such as "2026-03-10".'
        ) from None


def _instant(value: Any) -> datetime:
    try:
        instant = datetime.fromisoformat(value)
        # Without a distance from UTC it would be taken for the machine's own time.
        return instant.astimezone(UTC) if instant.tzinfo else instant.replace(tzinfo=UTC)
    except (ValueError, TypeError, OverflowError):
        raise GraphQLError(
            f"{shown(value)} is not an instant that exists; give it with its distance from UTC, "
            'such as "2026-03-10T09:30:00-05:00".'
        ) from None


SCALARS: Final[Mapping[object, ScalarDefinition]] = {
    date: ready(
        replace(
            DateDefinition,
            description='A day of the calendar in New York, as text: "2026-03-10".',
            parse_value=_day,
        ),
        date,
    ),
    datetime: ready(
        replace(
            DateTimeDefinition,
            description='An instant, as text with its distance from UTC: "2026-03-10T09:30:00-05:00". '
            "It comes out in UTC, and goes in with any distance; UTC when none is given.",
            parse_value=_instant,
        ),
        datetime,
    ),
    Decimal: ready(
        strawberry.scalar(
            name="Money",
            description='US dollars and cents, as text with two decimals: "1234.50".',
            serialize=lambda value: f"{value:.2f}",
            parse_value=_money,
        ),
        str,
        form="text",
    ),
    Quantity: ready(
        strawberry.scalar(
            name="Quantity",
            description='A measured number that is no money, as text: "12.5".',
            serialize=str,
            parse_value=_quantity,
        ),
        str,
        form="text",
    ),
    BigInt: ready(
        strawberry.scalar(
            name="BigInt",
            description="A whole number that may need more than 32 bits.",
            serialize=int,
            parse_value=_whole,
        ),
        int,
        written="whole",
    ),
    EntryNumber: written(
        strawberry.scalar(
            name="EntryNumber",
            description="Entry number FFF-NNNNNNN-C: filer code, serial, check digit; hyphens are optional.",
            serialize=numbers.show_entry_number,
            parse_value=_entry_number,
        ),
        "entry_number",
    ),
    HtsNumber: written(
        strawberry.scalar(
            name="HtsNumber",
            description="A number of the Harmonized Tariff Schedule, NNNN.NN.NNNN. Taken with or without "
            "points.",
            serialize=numbers.show_hts_number,
            parse_value=_hts_number,
        ),
        "hts_number",
    ),
    ImporterNumber: ready(
        strawberry.scalar(
            name="ImporterNumber",
            description="Importer of record number: NN-NNNNNNNXX (employer) or YYDDPP-NNNNN (given by "
            "Customs).",
            serialize=str,
            parse_value=_importer_number,
        ),
        str,
    ),
}
