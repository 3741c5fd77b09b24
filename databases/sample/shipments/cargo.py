"""Bills and containers: what goods travel under and in, shared between importers and used again."""

from collections import deque
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Final

from databases.numbers import air_waybill, container_number
from databases.sample.rows import Rows, Scope
from databases.sample.story import Bill
from databases.shipments.codes import BillKind
from databases.shipments.tables import bill, container, movement

from .fleet import Journey
from .profiles import Way

CONSOLIDATED: Final = {
    Way.SEA: (0.25, 0.75),
    Way.AIR: (0.25, 0.75),
    Way.TRUCK: (0.0, 0.0),
    Way.RAIL: (0.0, 0.0),
}
"""Share of shipments under a house bill: where no master bill of the journey is open, and where one is."""

CONSOLIDATOR: Final = "QZXN"
PREFIXES: Final = {"QZXA": "993", "QZXH": "994"}
BOXES: Final = frozenset({"11", "21", "31"})
SIZES: Final = ("22G1", "42G1", "45G1", "45G1", "45R1")
FULL: Final = 15_000
"""Kilograms after which another container is taken."""

TURNAROUND: Final = timedelta(days=70)
"""After lading a container is taken again at the earliest."""

KEPT: Final = timedelta(days=60)
"""How long a master bill may still get house bills; no later than its ship sails in truth."""


@dataclass(slots=True)
class Master:
    """A master bill that house bills still join."""

    id: int
    number: str
    wanted: int
    boxes: list[tuple[int, str]]
    houses: int = 0
    packages: int = 0
    weight: Decimal = field(default_factory=Decimal)


class Cargo:
    """Writes bills, containers and the link rows between them and shipments."""

    def __init__(self, rows: Rows, chance: Random) -> None:
        self.rows = rows
        self.chance = chance
        self._serial = 10_000
        self._box = 100_000
        self._free: deque[tuple[datetime, int, str]] = deque()
        self._masters: dict[tuple[str, str], tuple[Master, Journey]] = {}

    def load(
        self,
        journey: Journey,
        weight: Decimal,
        parties: tuple[int, int],
        *,
        house: bool | None = None,
        box: tuple[int, str] | None = None,
    ) -> tuple[list[Bill], list[tuple[int, str]]]:
        """Bills, lowest last, and containers of a shipment.

        `house` says whether it must come under a master bill, `box` which container it must be in.
        """
        packages = max(1, int(weight / 12))
        if house is None:
            joins = (journey.voyage, journey.port_code) in self._masters
            house = self.chance.random() < CONSOLIDATED[journey.way][joins]
        if house:
            master = self._master(journey)
            boxes = master.boxes if journey.mode in BOXES else []
            master.houses += 1
            master.packages += packages
            master.weight += weight
            top = Bill(master.id, BillKind.MASTER, master.number, journey.carrier)
            bills = [top, self._bill(journey, BillKind.HOUSE, weight, packages, parties, master.id)]
            boxes = [box or boxes[master.houses % len(boxes)]] if boxes else []
            self._close(journey, master)
        else:
            bills = [self._bill(journey, BillKind.SIMPLE, weight, packages, parties, None)]
            count = min(6, 1 + int(weight / FULL)) if journey.mode in BOXES else 0
            boxes = [self._take(journey.laded_at) for _ in range(count)]
            if box is not None and boxes:
                boxes[0] = box
        return bills, boxes

    def link(
        self,
        scope: Scope,
        shipment_id: int,
        bills: list[Bill],
        boxes: list[tuple[int, str]],
        loaded_at: datetime,
        last: tuple[datetime, str],
    ) -> None:
        """The link rows of a shipment: its lowest bill with each container, and its master bill."""
        for place, (box, _) in enumerate(boxes or [(0, "")]):
            self.rows.add(
                movement,
                scope,
                shipment_id=shipment_id,
                bill_id=bills[-1].id,
                container_id=box or None,
                seal_number=f"SL{self._serial + place:07d}" if box else None,
                loaded_at=loaded_at,
                last_event_at=last[0],
                last_event=last[1],
            )
        for master in bills[:-1]:
            self.rows.add(
                movement,
                scope,
                shipment_id=shipment_id,
                bill_id=master.id,
                loaded_at=loaded_at,
                last_event_at=last[0],
                last_event=last[1],
            )

    def named_box(self, number: str) -> tuple[int, str]:
        """A container of a given number, outside of the pool."""
        return self.rows.add(container, number=number, size_type=SIZES[1]), number

    def settle(self, before: date | None = None) -> None:
        """Write the master bills of journeys that ended before a day; all of them at the end."""
        for key, (master, journey) in list(self._masters.items()):
            if before is None or journey.arrives_at.date() + KEPT < before:
                self._write(master, journey)
                del self._masters[key]

    def _master(self, journey: Journey) -> Master:
        key = (journey.voyage, journey.port_code)
        if key not in self._masters:
            boxes = [self._take(journey.laded_at) for _ in range(2 + self.chance.randrange(2))]
            self._masters[key] = (
                Master(
                    self.rows.reserve(bill),
                    self._number(journey),
                    3 + self.chance.randrange(4),
                    boxes if journey.mode in BOXES else [],
                ),
                journey,
            )
        return self._masters[key][0]

    def _close(self, journey: Journey, master: Master) -> None:
        """A master bill is full; the next house bill begins another."""
        if master.houses >= master.wanted:
            self._write(*self._masters[journey.voyage, journey.port_code])
            del self._masters[journey.voyage, journey.port_code]

    def _write(self, master: Master, journey: Journey) -> None:
        self._add(master.id, master.number, BillKind.MASTER, journey, master.packages, master.weight)

    def _bill(
        self,
        journey: Journey,
        kind: BillKind,
        weight: Decimal,
        packages: int,
        parties: tuple[int, int],
        master_id: int | None,
    ) -> Bill:
        key = self.rows.reserve(bill)
        number = self._number(journey, CONSOLIDATOR if kind is BillKind.HOUSE else None)
        self._add(key, number, kind, journey, packages, weight, parties, master_id)
        return Bill(key, kind, number, journey.carrier)

    def _add(
        self,
        key: int,
        number: str,
        kind: BillKind,
        journey: Journey,
        packages: int,
        weight: Decimal,
        parties: tuple[int, int] | None = None,
        master_id: int | None = None,
    ) -> None:
        carrier = journey.carrier.carrying
        self.rows.add(
            bill,
            id=key,
            kind=kind,
            number=number,
            scac=CONSOLIDATOR if kind is BillKind.HOUSE else carrier.number,
            carrier_id=carrier.account_id,
            master_id=master_id,
            voyage=journey.voyage,
            lading_port=journey.lading.code,
            port_code=journey.port_code,
            shipper_id=parties[0] if parties else None,
            consignee_id=parties[1] if parties else None,
            packages=packages,
            weight_kg=weight,
            issued_on=journey.laded_at.date(),
        )

    def _number(self, journey: Journey, scac: str | None = None) -> str:
        self._serial += 1
        code = scac or journey.carrier.carrying.number
        if journey.way is Way.AIR and code in PREFIXES:
            return air_waybill(PREFIXES[code], self._serial)
        return f"{code}{self._serial:08d}"

    def _take(self, laded_at: datetime) -> tuple[int, str]:
        """A container that is free by then, or a new one."""
        if self._free and self._free[0][0] <= laded_at:
            _, key, number = self._free.popleft()
        else:
            key, number = self._new()
        self._free.append((laded_at + TURNAROUND, key, number))
        return key, number

    def _new(self) -> tuple[int, str]:
        while True:
            self._box += 7
            number = container_number("QZXU", self._box % 1_000_000)
            if number is not None:
                size = SIZES[self._box % len(SIZES)]
                return self.rows.add(container, number=number, size_type=size), number
