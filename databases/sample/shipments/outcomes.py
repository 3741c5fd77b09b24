"""Where things stand at the present: the cut through a plot."""

from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from databases.sample.world import World
from databases.shipments.codes import (
    LiquidationResult,
    LiquidationStatus,
    ReleaseStatus,
    ShipmentStatus,
    SummaryStatus,
)

from .afterwards import PROTEST_DAYS, extended
from .plot import Plot


class Liquidated(NamedTuple):
    """The liquidation columns of an entry."""

    status: LiquidationStatus
    liquidates_on: date
    liquidated_on: date | None = None
    result: LiquidationResult | None = None
    duty: Decimal | None = None


def shipment_status(world: World, plot: Plot) -> ShipmentStatus:
    """How far the goods have come."""
    happened, clearance, journey = world.happened, plot.clearance, plot.journey
    if happened(clearance.seized_at) or (happened(clearance.cancelled_at) and clearance.stays):
        return ShipmentStatus.REFUSED
    if happened(clearance.released_at) and happened(journey.arrives_at):
        delivered = clearance.released_at and clearance.released_at + timedelta(days=2)
        return ShipmentStatus.DELIVERED if happened(delivered) else ShipmentStatus.RELEASED
    if plot.move and happened(plot.move.authorized_at) and not happened(plot.move.arrived_at):
        return ShipmentStatus.IN_BOND
    if happened(journey.arrives_at):
        return ShipmentStatus.ARRIVED
    return ShipmentStatus.DEPARTED if happened(journey.departed_at) else ShipmentStatus.BOOKED


def release_status(world: World, plot: Plot) -> ReleaseStatus:
    """The last step of the release that has happened."""
    done = [status for when, status in plot.clearance.steps if world.happened(when)]
    return done[-1] if done else ReleaseStatus.DRAFT


def summary_status(world: World, plot: Plot) -> SummaryStatus:
    """The last step of the summary that has happened."""
    happened, after = world.happened, plot.aftermath
    if happened(plot.clearance.cancelled_at) or happened(plot.clearance.seized_at):
        return SummaryStatus.CANCELLED
    if not happened(after.summary_filed_on):
        return SummaryStatus.REJECTED if happened(after.rejected_on) else SummaryStatus.NOT_FILED
    correction = after.correction
    if correction and correction.accepted and happened(correction.decided_on):
        return SummaryStatus.CORRECTED
    if plot.sheet is not None and happened(plot.sheet.paid_on):
        return SummaryStatus.PAID
    return SummaryStatus.UNDER_REVIEW if after.reviewed else SummaryStatus.ACCEPTED


def liquidation_steps(world: World, plot: Plot) -> list[tuple[date, LiquidationStatus]]:
    """What has happened on the way to liquidation, with its days."""
    after = plot.aftermath
    if after.summary_filed_on is None or (after.liquidated_on is None and after.suspended_on is None):
        return []
    steps = [(after.summary_filed_on, LiquidationStatus.SCHEDULED)]
    steps += [(day, LiquidationStatus.EXTENDED) for day in after.extended_on]
    if after.suspended_on is not None:
        steps.append((after.suspended_on, LiquidationStatus.SUSPENDED))
    if after.liquidated_on is not None:
        done = LiquidationStatus.DEEMED_LIQUIDATED if after.deemed else LiquidationStatus.LIQUIDATED
        steps.append((after.liquidated_on, done))
        if after.reliquidated_on is not None:
            steps.append((after.reliquidated_on, LiquidationStatus.RELIQUIDATED))
        elif not after.protested:
            steps.append((after.liquidated_on + timedelta(days=PROTEST_DAYS + 1), LiquidationStatus.FINAL))
    return [(day, status) for day, status in steps if world.happened(day)]


def liquidation(world: World, plot: Plot) -> Liquidated:
    """The liquidation columns at the present."""
    after, duty = plot.aftermath, plot.sums.duty
    steps = liquidation_steps(world, plot)
    status = steps[-1][1] if steps else LiquidationStatus.UNLIQUIDATED
    times = sum(step is LiquidationStatus.EXTENDED for _, step in steps)
    if after.liquidated_on is None or not world.happened(after.liquidated_on):
        return Liquidated(status, extended(after.scheduled_on, times))
    if status is LiquidationStatus.RELIQUIDATED:
        return Liquidated(status, after.liquidated_on, after.liquidated_on, LiquidationResult.NO_CHANGE, duty)
    change = after.advance.duty_change if after.advance else -(after.refund or Decimal(0))
    result = LiquidationResult.INCREASE if change > 0 else LiquidationResult.REFUND
    if not change:
        result = LiquidationResult.NO_CHANGE
    return Liquidated(status, after.liquidated_on, after.liquidated_on, result, duty + change)
