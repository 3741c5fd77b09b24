"""What a case puts at stake, assesses and collects, by family and by how far it has come."""

from collections.abc import Container
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Final

from databases.compliance.codes import ActionStatus as S
from databases.compliance.codes import Culpability, Family, Topic
from databases.sample.shipments.duties import ZERO, cents

FAULT: Final = {Culpability.NEGLIGENCE: 0.75, Culpability.GROSS_NEGLIGENCE: 0.2, Culpability.FRAUD: 0.05}
_TIMES_LOSS: Final = {Culpability.NEGLIGENCE: 2, Culpability.GROSS_NEGLIGENCE: 4}
_SHARE_OF_VALUE: Final = {
    Culpability.NEGLIGENCE: Decimal("0.2"),
    Culpability.GROSS_NEGLIGENCE: Decimal("0.4"),
}
_DOMESTIC: Final = Decimal("1.25")  # domestic value over entered value (design)
_SECURITY_FILING: Final = Decimal(5_000)
_LEAST_CLAIM: Final = Decimal(100)
_RECORDS: Final = Decimal(10_000)


@dataclass(frozen=True, slots=True)
class Amounts:
    """The four sums of a case; null where it has none, or not yet."""

    proposed: Decimal | None = None
    assessed: Decimal | None = None
    paid: Decimal | None = None
    duty_change: Decimal | None = None


def notice_of_action(reached: Container[S], change: Decimal) -> Amounts:
    """The duty change at stake, assessed when action is taken, nothing when withdrawn."""
    assessed = change if S.ACTION_TAKEN in reached or S.ISSUED_TAKEN in reached else None
    if S.WITHDRAWN in reached:
        assessed = ZERO
    return Amounts(change, assessed, change if S.PAID in reached else None, change)


def maximum_penalty(fault: Culpability, value: Decimal, lost: Decimal) -> Decimal:
    """The highest penalty under 19 USC 1592(c), without a disclosure."""
    domestic = cents(value * _DOMESTIC)
    if fault is Culpability.FRAUD:
        return domestic
    if lost:
        return min(domestic, cents(lost * _TIMES_LOSS[fault]))
    return cents(value * _SHARE_OF_VALUE[fault])


def penalty(reached: Container[S], most: Decimal, chance: Random) -> Amounts:
    """Proposed with the pre-penalty notice, assessed with the penalty, less after mitigation."""
    less = cents(most * Decimal(chance.randint(10, 50)) / 100)
    proposed = most if S.PREPENALTY_ISSUED in reached or S.PENALTY_ISSUED in reached else None
    assessed = most if S.PENALTY_ISSUED in reached else None
    if S.MITIGATED in reached or (S.OFFER_IN_COMPROMISE in reached and S.PAID in reached):
        assessed = less
    if S.CANCELLED in reached or S.DROPPED in reached:
        assessed = ZERO
    return Amounts(proposed, assessed, assessed if S.PAID in reached else None)


def liquidated_damages(reached: Container[S], topic: Topic, value: Decimal, chance: Random) -> Amounts:
    """What the bond owes; mitigation leaves a small part of it.

    5,000 dollars for a security filing; for a late summary twice what was owed with it (design), which is
    then the `value`; else the entered value.
    """
    claim = cents(value)
    if topic is Topic.SECURITY_FILING:
        claim = cents(_SECURITY_FILING)
    elif topic is Topic.LATE_FILING:
        claim = max(cents(value * 2), cents(_LEAST_CLAIM))
    assessed: Decimal | None = claim if S.FULL in reached or S.PAID in reached else None
    if S.MITIGATED in reached:
        share = chance.randint(20, 40) if topic is Topic.SECURITY_FILING else chance.randint(2, 10)
        assessed = cents(claim * share / 100)
    if S.CANCELLED in reached:
        assessed = ZERO
    return Amounts(claim, assessed, assessed if S.PAID in reached else None)


def seizure(reached: Container[S], value: Decimal, chance: Random) -> Amounts:
    """A sum only where goods are released on payment."""
    if S.MITIGATED not in reached:
        return Amounts()
    assessed = cents(value * chance.randint(10, 30) / 100)
    return Amounts(None, assessed, assessed if S.CLOSED in reached else None)


def protest(reached: Container[S], increase: Decimal, chance: Random) -> Amounts:
    """The increase protested, and what of it stands after the decision."""
    if S.APPROVED in reached:
        return Amounts(increase, ZERO, None, -increase)
    if S.PARTLY in reached:
        back = cents(increase * chance.randint(30, 70) / 100)
        return Amounts(increase, increase - back, None, -back)
    return Amounts(increase, increase if S.DENIED in reached or S.DEEMED_DENIED in reached else None)


def record_demand(reached: Container[S], value: Decimal) -> Amounts:
    """Negligent failure costs the lesser of 10,000 dollars and 40 % of value (19 USC 1509(g))."""
    if S.NOT_FULFILLED not in reached:
        return Amounts()
    return Amounts(None, min(cents(_RECORDS), cents(value * Decimal("0.4"))))


def disclosure(reached: Container[S], own_figure: Decimal, told: Decimal) -> Amounts:
    """The account's own figure, Customs' figure once told, paid with the tender."""
    assessed = told if S.TENDER_DUE in reached else None
    return Amounts(own_figure, assessed, told if S.TENDERED in reached else None, assessed)


def audit(reached: Container[S], revenue: Decimal) -> Amounts:
    """The revenue of the findings, assessed with the report, collected at the end."""
    reported = S.PAS_REPORT in reached or S.FINAL_REPORT in reached
    paid = revenue if S.COLLECTION in reached and S.CLOSED in reached else None
    return Amounts(None, revenue if reported else None, paid)


def family_amounts(
    family: Family, reached: Container[S], topic: Topic, sums: tuple[Decimal, Decimal], chance: Random
) -> Amounts:
    """The amounts of a case about one entry; `sums` are the entered value and the duty in question."""
    value, change = sums
    made = Amounts()
    match family:
        case Family.NOTICE_OF_ACTION:
            made = notice_of_action(reached, change)
        case Family.LIQUIDATED_DAMAGES:
            made = liquidated_damages(reached, topic, value, chance)
        case Family.REDELIVERY_NOTICE if S.LIQUIDATED_DAMAGES in reached:
            made = Amounts(cents(value))
        case Family.SEIZURE:
            made = seizure(reached, value, chance)
        case Family.PROTEST:
            made = protest(reached, change, chance)
        case Family.RECORD_DEMAND:
            made = record_demand(reached, value)
    return made
