from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from databases.accounts.codes import Industry
from databases.sample.reference import TariffLine, additional_rates, fee_rule_on, tariff
from databases.sample.shipments.duties import cents, harbor_fee, processing_fee, spread
from databases.shipments.codes import FeeKind

FISCAL_2024, FISCAL_2025, FISCAL_2026 = date(2023, 10, 1), date(2024, 10, 1), date(2025, 10, 1)


def backpacks() -> TariffLine:
    return next(line for line in tariff()[Industry.MASS_MERCHANDISING] if line.hts_number == "4202923131")


def test_the_example_of_the_domain_reference_comes_out_to_the_cent() -> None:
    value, kind = Decimal(40_000), backpacks()
    (extra,) = kind.additional
    duty = cents(value * kind.rate)
    additional = cents(value * additional_rates()[extra].rate)
    mpf = processing_fee("01", value, FISCAL_2026)
    hmf = harbor_fee("01", "11", value, FISCAL_2026)

    assert (duty, extra, additional) == (Decimal("7040.00"), "99038803", Decimal("10000.00"))
    assert (mpf, hmf) == (Decimal("138.56"), Decimal("50.00"))
    assert duty + additional + mpf + hmf == Decimal("17228.56")


@pytest.mark.parametrize(
    ("value", "day", "fee"),
    [
        ("5000", FISCAL_2026, "33.58"),
        ("9693.99", FISCAL_2026, "33.58"),
        ("33580", FISCAL_2026, "116.32"),
        ("188077.37", FISCAL_2026, "651.50"),
        ("250000", FISCAL_2026, "651.50"),
        ("5000", FISCAL_2025, "32.71"),
        ("250000", FISCAL_2025, "634.62"),
        ("5000", FISCAL_2024, "31.67"),
        ("250000", FISCAL_2024, "614.35"),
        ("5000", date(2030, 1, 2), "33.58"),  # later years are not known yet
    ],
)
def test_the_processing_fee_keeps_its_limits(value: str, day: date, fee: str) -> None:
    assert processing_fee("01", Decimal(value), day) == Decimal(fee)


def test_an_informal_entry_pays_a_flat_processing_fee() -> None:
    assert processing_fee("11", Decimal(2_000), FISCAL_2024) == Decimal("2.53")
    assert processing_fee("11", Decimal(2_000), FISCAL_2026) == Decimal("2.69")


def test_the_harbor_fee_has_no_limit_and_is_for_vessels_alone() -> None:
    assert harbor_fee("01", "11", Decimal(250_000), FISCAL_2026) == Decimal("312.50")
    assert harbor_fee("01", "40", Decimal(250_000), FISCAL_2026) == 0


@pytest.mark.parametrize("entry_type", ["21", "23"])
def test_warehouse_and_temporary_entries_pay_nothing_yet(entry_type: str) -> None:
    assert processing_fee(entry_type, Decimal(9_000), FISCAL_2026) == 0
    assert harbor_fee(entry_type, "11", Decimal(9_000), FISCAL_2026) == 0


def test_a_day_before_the_first_known_rule_is_refused() -> None:
    with pytest.raises(ValueError, match="no MPF_FORMAL is known for 2010-01-01"):
        fee_rule_on(FeeKind.MPF_FORMAL, date(2010, 1, 1))


@given(
    st.decimals(0, 10_000, places=2),
    st.lists(st.integers(0, 1_000_000).map(Decimal), min_size=1, max_size=40),
)
def test_a_total_is_spread_to_the_last_cent(total: Decimal, weights: list[Decimal]) -> None:
    parts = spread(total, weights)

    assert len(parts) == len(weights)
    assert sum(parts) == (total if sum(weights) else 0)
    assert all(part == 0 for part, weight in zip(parts, weights, strict=True) if not weight)
