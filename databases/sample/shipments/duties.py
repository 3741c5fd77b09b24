"""Duties and fees of an entry, by the rules in force on its day. Money is rounded half up to the cent."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from databases.sample.reference import fee_rule_on
from databases.shipments.codes import FeeKind

CENT: Final = Decimal("0.01")
ZERO: Final = Decimal("0.00")
DEFERRED: Final = frozenset({"21", "23"})
"""Entry types that pay nothing on entry: warehouse, and temporary importation under bond."""

INFORMAL: Final = frozenset({"11", "12"})
VESSEL: Final = frozenset({"10", "11"})
WAIVED: Final = "S"
"""The preference whose goods pay no merchandise processing fee: USMCA."""


def cents(amount: Decimal) -> Decimal:
    """The amount in whole cents."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def spread(total: Decimal, weights: Sequence[Decimal]) -> list[Decimal]:
    """Parts of a total in proportion to weights; the last that is not zero takes what rounding leaves."""
    whole = sum(weights)
    if not total or not whole:
        return [ZERO] * len(weights)
    parts = [cents(total * weight / whole) for weight in weights]
    last = max(place for place, weight in enumerate(weights) if weight)
    parts[last] += total - sum(parts)
    return parts


def processing_fee(entry_type: str, value: Decimal, day: date) -> Decimal:
    """Merchandise processing fee on the value that is not exempt (19 CFR 24.23)."""
    if entry_type in DEFERRED or not value:
        return ZERO
    if entry_type in INFORMAL:
        return fee_rule_on(FeeKind.MPF_INFORMAL, day).flat or ZERO
    rule = fee_rule_on(FeeKind.MPF_FORMAL, day)
    fee = cents(value * (rule.rate or ZERO))
    return min(max(fee, rule.minimum or ZERO), rule.maximum or fee)


def harbor_fee(entry_type: str, mode: str, value: Decimal, day: date) -> Decimal:
    """Harbor maintenance fee on cargo from a vessel (19 CFR 24.24)."""
    if mode not in VESSEL or entry_type in DEFERRED:
        return ZERO
    return cents(value * (fee_rule_on(FeeKind.HMF, day).rate or ZERO))
