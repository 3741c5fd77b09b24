"""Stories that a world of any size tells, so that the personas' questions find answers on any day.

Most belong to two competitors, Bramblemart Stores and Marigault Discount Centers, and are filed by Tidewicket
(QT7); the ships are Grelldane's. Goods of an anchored story arrive on the day its entry is filed.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, Final

from databases.calendar import add_working_days
from databases.sample.story import Cast
from databases.sample.world import World
from databases.shipments.codes import ExamKind

from .afterwards import LIQUIDATION_DAYS, SUMMARY_DAYS
from .briefs import Anchor, Brief, Security, Stop
from .goods import Wish
from .profiles import Way

BRAMBLEMART: Final = "Bramblemart Stores"
MARIGAULT: Final = "Marigault Discount Centers"
BROKER: Final = "QT7"
LINE: Final = "Grelldane Ocean Line"
BOX: Final = "QZXU7712047"
PORTS: Final = ("2709", "2704")
"""Those to which an account user is limited."""

TESTED: Final = "tested apparel"
FULL: Final = "in full"
FULL_SERIAL: Final = 4_400_000

SUMMARY_SOON: Final = 3
"""Working days within which a summary falls due."""


def anchored(world: World, cast: Cast) -> list[Brief]:
    """The briefs of all anchored stories."""
    return [
        Brief(filed_on, cast.company(name), anchor)
        for name, filed_on, anchor in (
            *_stopped(world),
            *_arriving(world),
            *_due(world),
            *_on_statement(world),
            *_liquidated(world),
            *_one_voyage(world),
            *_boxed(world),
            *_security(world),
            *_preferred(world),
            *_large(world),
            *_in_full(world),
        )
    ]


Wanted = Iterator[tuple[str, date, Anchor]]


SHIPPED: Final = Anchor("", filer=BROKER, carrier=LINE, way=Way.SEA, origin="CN", lading="CNSHA")


def _sea(tag: str, port_code: str = "2709", **more: Any) -> Anchor:
    return replace(SHIPPED, tag=tag, port_code=port_code, **more)


def _stopped(world: World) -> Wanted:
    """On hold, in exam, under review or rejected now."""
    for name, stops in (
        (BRAMBLEMART, tuple(Stop)),
        (MARIGAULT, (Stop.AGENCY, Stop.INTENSIVE, Stop.DOCUMENTS)),
    ):
        for place, stop in enumerate(stops):
            day = world.days_ago(2 + place)
            yield name, day, _sea("stopped", PORTS[place % 2], stop=stop)
    for name in ("Wobblegate Toys", "Tallowplank Furniture"):
        yield name, world.days_ago(4), Anchor("stopped", way=Way.SEA, stop=Stop.INTENSIVE)


def _arriving(world: World) -> Wanted:
    """Entered before arrival; the ship is days away."""
    for name in (BRAMBLEMART, MARIGAULT):
        for place, port_code in enumerate((*PORTS, "1703")):
            yield name, world.days_ago(1), _sea("arriving", port_code, arrives_in=3 + place)


def _due(world: World) -> Wanted:
    """Released, with a summary due within three working days and not filed yet."""
    soon = add_working_days(world.as_of, SUMMARY_SOON)
    days = [
        day
        for day in (world.days_ago(ago) for ago in range(8, 26))
        if world.as_of <= add_working_days(day, SUMMARY_DAYS) <= soon
    ]
    for name, count in ((BRAMBLEMART, 8), (MARIGAULT, 3)):
        for place in range(count):
            anchor = _sea("summary due", PORTS[place % 2], summary_after=SUMMARY_DAYS)
            yield name, days[place % len(days)], anchor


def _on_statement(world: World) -> Wanted:
    """Released this month at several ports and on the statement that is due next month."""
    first = world.as_of.replace(day=1)
    days = [day for day in (world.days_ago(ago) for ago in range(4, 16)) if day >= first]
    for name in (BRAMBLEMART, MARIGAULT):
        for place, port_code in enumerate((*PORTS, "1703", "2704", "2709")):
            day = days[place % len(days)] if days else world.days_ago(2)
            yield name, day, _sea("on next statement", port_code, summary_after=1)


def _liquidated(world: World) -> Wanted:
    """Liquidating within 30 days; and liquidated with an increase, the window for a protest soon closed.

    The latter have lines enough, and a house bill, to show an entry in full.
    """
    for name in (BRAMBLEMART, MARIGAULT):
        for ahead in (2, 7, 12, 18):
            day = world.days_ago(LIQUIDATION_DAYS - ahead)
            yield name, day, _sea("liquidating", PORTS[ahead % 2])
        for ago in (172, 168, 163, 158):
            day = world.days_ago(LIQUIDATION_DAYS + ago)
            full = {"house": True, "wish": Wish(lines=4 + ago % 5)}
            yield name, day, _sea("protestable", PORTS[ago % 2], increase=True, **full)


def _one_voyage(world: World) -> Wanted:
    """A master bill with house bills of both competitors, and many more bills on the same ship."""
    day = world.days_ago(2)
    for name in (BRAMBLEMART, MARIGAULT, BRAMBLEMART, BRAMBLEMART, MARIGAULT):
        yield name, day, _sea("one master", house=True)
    for place in range(8):
        name = (BRAMBLEMART, MARIGAULT, "Fennimarsh Kitchenware", "Skerrymore Outdoor Supply")[place % 4]
        yield name, day, _sea("one voyage", lading=("CNSHA", "CNNGB", "CNYTN")[place % 3], house=False)


def _boxed(world: World) -> Wanted:
    """The same container on three voyages, on the newest of them held."""
    for ago in (431, 187):
        yield BRAMBLEMART, world.days_ago(ago), _sea("one container", container=BOX, house=False)
    yield (
        BRAMBLEMART,
        world.days_ago(3),
        _sea("one container", container=BOX, house=False, stop=Stop.HOLD),
    )


def _security(world: World) -> Wanted:
    """Security filings of this quarter that were late or lack elements; the ships are still at sea."""
    for name in (BRAMBLEMART, MARIGAULT, "Wobblegate Toys"):
        for place, wrong in enumerate((*Security, Security.LATE)):
            anchor = _sea("security filing", security=wrong, house=False, filer=None)
            yield name, world.days_ago(place - 16), anchor


def _preferred(world: World) -> Wanted:
    """Goods of Mexico under USMCA, from a supplier with a certificate and from one without."""
    for name in (BRAMBLEMART, MARIGAULT, "Fennimarsh Kitchenware"):
        for place, suppliers in enumerate(((0, 1, 0), (1, 1), (0,), (1,))):
            anchor = Anchor(
                "preference",
                way=Way.TRUCK,
                port_code="2304",
                origin="MX",
                wish=Wish(suppliers=suppliers, chapters=("61", "62", "42", "73")),
            )
            yield name, world.days_ago(15 + 17 * place), anchor


def _large(world: World) -> Wanted:
    """More than $500,000 of clothing and shoes; a laboratory saw the last of the importer's."""
    for name, values in (
        (BRAMBLEMART, (612_000, 845_500, 533_250)),
        ("Pemberthwaite Apparel Group", (1_240_000, 702_400)),
        (MARIGAULT, (560_900,)),
    ):
        for place, value in enumerate(values):
            wish = Wish(value=value, chapters=("61", "62", "64"))
            tag = TESTED if value == 533_250 else "large apparel"
            yield name, world.days_ago(21 + 9 * place), _sea(tag, PORTS[place % 2], wish=wish)


def _in_full(world: World) -> Wanted:
    """One entry to which everything happened, under the same number in every world: QT7-4400000-7.

    Held for an exam, released, corrected, paid on a statement; then a form 28, a form 29 and the liquidation
    with an increase that may still be protested.
    """
    yield (
        BRAMBLEMART,
        world.days_ago(LIQUIDATION_DAYS + 120),
        _sea(
            FULL,
            house=True,
            wish=Wish(value=186_400, chapters=("42", "61", "64"), lines=6),
            examined=ExamKind.INTENSIVE,
            summary_after=8,
            corrected=True,
            increase=True,
            serial=FULL_SERIAL,
        ),
    )
