"""What an entry declares: its lines with tariff number, origin, supplier, value and duty."""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import accumulate
from math import exp, log
from random import Random
from typing import Final

from databases.accounts.codes import Industry
from databases.sample.reference import TariffLine, additional_rates, tariff
from databases.sample.rows import Rows
from databases.sample.story import Company, Line, Supplier
from databases.shipments.tables import entry_line

from .duties import DEFERRED, WAIVED, ZERO, cents, harbor_fee, processing_fee, spread
from .profiles import PREFERRED, PROFILES

P95: Final = 1.645
"""Standard deviations from the median to the 95th percentile of a normal distribution."""

MOST_LINES: Final = 60
INFORMAL_LIMIT: Final = 2_500
DUMPING_CASES: Final = ("A-570-970", "A-570-875", "C-570-971", "A-552-802")


@dataclass(frozen=True, slots=True)
class Wish:
    """What an anchored story needs of its goods."""

    value: int | None = None
    chapters: tuple[str, ...] = ()
    suppliers: tuple[int, ...] = ()
    """Places among the company's suppliers in the country of origin, a line each; preference is claimed."""
    lines: int = 0
    """How many lines, if that matters."""


@dataclass(frozen=True, slots=True)
class Sums:
    """What an entry's lines add up to."""

    value: Decimal
    duty: Decimal
    mpf: Decimal
    hmf: Decimal

    @property
    def total(self) -> Decimal:
        """Duties and fees together."""
        return self.duty + self.mpf + self.hmf


class Goods:
    """Draws the lines of entries."""

    def __init__(self, rows: Rows, chance: Random) -> None:
        self.rows = rows
        self.chance = chance

    def value(self, company: Company, entry_type: str) -> int:
        """Whole dollars of an entry, log-normal by industry."""
        if entry_type == "11":
            return self.chance.randint(120, INFORMAL_LIMIT - 50)
        median, high = PROFILES[company.industry or Industry.MASS_MERCHANDISING].value
        return max(300, int(median * exp(self.chance.gauss(0, log(high / median) / P95))))

    def lines(
        self, company: Company, entry_type: str, mode: str, origin: str, day: date, wish: Wish | None = None
    ) -> tuple[list[Line], Sums]:
        """The lines of an entry from suppliers in one country, assessed as on the day of entry."""
        wish = wish or Wish()
        value = wish.value or self.value(company, entry_type)
        drawn = self._count(company, value, informal=entry_type == "11")
        count = len(wish.suppliers) or wish.lines or drawn
        suppliers = self._suppliers(company, origin, count, wish)
        values = self._split(value, count)
        lines = []
        for place, worth in enumerate(values):
            kind = self._kind(company, wish.chapters)
            supplier = suppliers[place % len(suppliers)]
            lines.append(
                self._line(place + 1, kind, supplier, worth, (entry_type, day), bool(wish.suppliers))
            )
        return lines, assess(lines, entry_type, mode, day)

    def _count(self, company: Company, value: int, *, informal: bool) -> int:
        median, high = PROFILES[company.industry or Industry.MASS_MERCHANDISING].lines
        drawn = round(median * exp(self.chance.gauss(0, log(high / median) / P95)))
        return max(1, min(drawn, MOST_LINES, 3 if informal else value // 60))

    def _suppliers(self, company: Company, origin: str, count: int, wish: Wish) -> Sequence[Supplier]:
        fitting = [supplier for supplier in company.suppliers if supplier.country == origin]
        fitting = fitting or company.suppliers
        if wish.suppliers:
            return [fitting[place % len(fitting)] for place in wish.suppliers]
        return self.chance.choices(fitting, k=min(count, 3))

    def _split(self, value: int, count: int) -> list[int]:
        """Whole dollars that add up to the value, each at least one."""
        weights = [self.chance.random() + 0.15 for _ in range(count)]
        scale = (value - count) / sum(weights)
        parts = [1 + int(weight * scale) for weight in weights]
        parts[0] += value - sum(parts)
        return parts

    def _kind(self, company: Company, chapters: tuple[str, ...]) -> TariffLine:
        kinds, sums = _kinds(company.industry or Industry.MASS_MERCHANDISING, chapters)
        return kinds[bisect(sums, self.chance.random() * sums[-1])]

    def _line(
        self,
        number: int,
        kind: TariffLine,
        supplier: Supplier,
        worth: int,
        entry: tuple[str, date],
        claims: bool,  # noqa: FBT001 - whether the preference must be claimed
    ) -> Line:
        entry_type, day = entry
        country = supplier.country
        preference, often = PREFERRED.get(country, (None, 0.0))
        pointless = kind.rate == 0 and preference != WAIVED
        if preference and not claims and (pointless or self.chance.random() > often):
            preference = None
        deferred = entry_type in DEFERRED
        value = Decimal(worth)
        rate = ZERO if preference else kind.rate
        extra = () if preference == WAIVED or deferred else _additional(kind, country, day)
        quantity = Decimal(max(1, round(worth / kind.unit_value)))
        dumped = entry_type in ("03", "07") and number == 1
        return Line(
            id=self.rows.reserve(entry_line),
            number=number,
            hts_number=kind.hts_number,
            description=kind.description,
            origin=country,
            export_country=country,
            supplier=supplier,
            value=value,
            quantity=quantity,
            unit=kind.unit,
            gross_weight_kg=Decimal(max(1, int(float(quantity) * kind.unit_kg * 11))) / 10,
            preference=preference,
            trade_remedy_case=DUMPING_CASES[worth % len(DUMPING_CASES)] if dumped else None,
            agency=kind.agency,
            rate=rate,
            rate_text="Free" if preference else kind.rate_text,
            duty=ZERO if deferred else cents(value * rate),
            additional=[(number, text, cents(value * percent)) for number, text, percent in extra],
        )


def assess(lines: Sequence[Line], entry_type: str, mode: str, day: date) -> Sums:
    """Put the fees on the lines and add everything up."""
    value = sum((line.value for line in lines), ZERO)
    liable = [ZERO if line.preference == WAIVED else line.value for line in lines]
    mpf = processing_fee(entry_type, sum(liable, ZERO), day)
    hmf = harbor_fee(entry_type, mode, value, day)
    parts = zip(spread(mpf, liable), spread(hmf, [line.value for line in lines]), strict=True)
    for line, (line_mpf, line_hmf) in zip(lines, parts, strict=True):
        line.mpf, line.hmf = line_mpf, line_hmf
    duty = sum((line.duty + sum((extra[2] for extra in line.additional), ZERO) for line in lines), ZERO)
    return Sums(value, duty, mpf, hmf)


@cache
def _kinds(industry: Industry, chapters: tuple[str, ...]) -> tuple[list[TariffLine], list[float]]:
    """The tariff lines of an industry, of some chapters only when any are named, with cumulative weights."""
    kinds = [
        line for line in tariff()[industry] if not chapters or line.hts_number.startswith(chapters)
    ] or tariff()[industry]
    return kinds, list(accumulate(kind.weight for kind in kinds))


@cache
def _additional(kind: TariffLine, country: str, day: date) -> tuple[tuple[str, str, Decimal], ...]:
    """Chapter 99 numbers that apply, with rate text and rate."""
    rates = (additional_rates()[number] for number in kind.additional)
    return tuple(
        (rate.hts_number, rate.rate_text, rate.rate)
        for rate in rates
        if rate.country in (None, country)
        and rate.valid_from <= day
        and (rate.valid_to is None or day <= rate.valid_to)
    )
