"""Registers that the world is built on: ports, tariff lines, further duties, fees. Kept as CSV in `data/`."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Final

from databases.accounts.codes import Industry
from databases.shipments.codes import FeeKind
from databases.shipments.tables import fee_rule, foreign_port, port, tariff_rate

from .rows import Rows

DATA: Final = Path(__file__).parent / "data"
TARIFF_SINCE: Final = date(2022, 1, 27)


def records(name: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV file, by its header."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@dataclass(frozen=True, slots=True)
class ForeignPort:
    """Where goods are laded; `sea_days` is zero where no ships call."""

    code: str
    name: str
    country: str
    sea_days: int


@dataclass(frozen=True, slots=True)
class TariffLine:
    """A line of the tariff that the world's companies use, with what its goods weigh and cost."""

    industry: Industry
    hts_number: str
    description: str
    noun: str
    unit: str
    rate: Decimal
    rate_text: str
    weight: float  # how often it is used among the lines of its industry
    unit_value: float
    unit_kg: float
    agency: str | None
    additional: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AdditionalRate:
    """A chapter 99 number: a further duty on goods of one country, or of all."""

    hts_number: str
    country: str | None
    rate: Decimal
    rate_text: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class FeeRule:
    """A fee as it stands from a day on."""

    rate: Decimal | None
    minimum: Decimal | None
    maximum: Decimal | None
    flat: Decimal | None
    valid_from: date


@cache
def ports() -> dict[str, tuple[str, str]]:
    """Name with state, and modes, by Schedule D code."""
    return {row["code"]: (f"{row['name']}, {row['state']}", row["modes"]) for row in records("ports")}


@cache
def foreign_ports() -> dict[str, list[ForeignPort]]:
    """Foreign ports by country."""
    found: dict[str, list[ForeignPort]] = {}
    for row in records("foreign_ports"):
        place = ForeignPort(row["code"], row["name"], row["country"], int(row["sea_days"]))
        found.setdefault(place.country, []).append(place)
    return found


@cache
def tariff() -> dict[Industry, list[TariffLine]]:
    """Tariff lines by industry."""
    found: dict[Industry, list[TariffLine]] = {}
    for row in records("tariff"):
        line = TariffLine(
            industry=Industry(row["industry"]),
            hts_number=row["hts_number"],
            description=row["description"],
            noun=row["noun"],
            unit=row["unit"],
            rate=Decimal(row["rate"]),
            rate_text=row["rate_text"],
            weight=float(row["weight"]),
            unit_value=float(row["unit_value"]),
            unit_kg=float(row["unit_kg"]),
            agency=row["agency"] or None,
            additional=tuple(row["additional"].split()),
        )
        found.setdefault(line.industry, []).append(line)
    return found


@cache
def additional_rates() -> dict[str, AdditionalRate]:
    """Chapter 99 numbers and their rates."""
    return {
        row["hts_number"]: AdditionalRate(
            row["hts_number"],
            row["country"] or None,
            Decimal(row["rate"]),
            row["rate_text"],
            date.fromisoformat(row["valid_from"]),
            date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        )
        for row in records("additional_rates")
    }


@cache
def fee_rules() -> dict[FeeKind, list[FeeRule]]:
    """Fees by kind, oldest rule first."""
    found: dict[FeeKind, list[FeeRule]] = {}
    for row in records("fees"):
        rate, minimum, maximum, flat = (
            Decimal(row[name]) if row[name] else None for name in ("rate", "minimum", "maximum", "flat")
        )
        rule = FeeRule(rate, minimum, maximum, flat, date.fromisoformat(row["valid_from"]))
        found.setdefault(FeeKind(row["kind"]), []).append(rule)
    return found


@cache
def fee_rule_on(kind: FeeKind, day: date) -> FeeRule:
    """The rule of a fee on a day; later years follow the last that is known."""
    fitting = [rule for rule in fee_rules()[kind] if rule.valid_from <= day]
    if not fitting:
        raise ValueError(f"no {kind.name} is known for {day}; the table begins with {fee_rules()[kind][0]}")
    return fitting[-1]


def add_reference(rows: Rows) -> None:
    """The registers as rows of the shipments domain."""
    for row in records("ports"):
        rows.add(port, row)
    for places in foreign_ports().values():
        for place in places:
            rows.add(foreign_port, code=place.code, name=place.name, country=place.country)
    for row in records("tariff"):
        rows.add(
            tariff_rate,
            hts_number=row["hts_number"],
            description=row["description"],
            rate_text=row["rate_text"],
            rate=Decimal(row["rate"]),
            unit=row["unit"],
            checked=row["checked"] == "true",
            valid_from=TARIFF_SINCE,
        )
    for row in records("additional_rates"):
        extra = additional_rates()[row["hts_number"]]
        rows.add(
            tariff_rate,
            hts_number=extra.hts_number,
            description=row["description"],
            rate_text=extra.rate_text,
            rate=extra.rate,
            country=extra.country,
            checked=True,
            valid_from=extra.valid_from,
            valid_to=extra.valid_to,
        )
    for kind, rules in fee_rules().items():
        ends: list[date | None] = [rule.valid_from - timedelta(days=1) for rule in rules[1:]]
        for rule, end in zip(rules, [*ends, None], strict=True):
            rows.add(
                fee_rule,
                kind=kind,
                rate=rule.rate,
                minimum=rule.minimum,
                maximum=rule.maximum,
                flat=rule.flat,
                valid_from=rule.valid_from,
                valid_to=end,
            )
