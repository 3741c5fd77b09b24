"""Ships, aircraft, trucks and trains: on which journey goods come, from where, and when."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Final

from databases.numbers import ship_number
from databases.sample.reference import ForeignPort, foreign_ports
from databases.sample.story import Cast, Company

from .clock import at, daylight
from .profiles import REGIONS, Way

VESSELS: Final = (
    *("Heron", "Petrel", "Kestrel", "Avocet", "Curlew", "Gannet", "Plover", "Dunlin", "Sanderling", "Skua"),
    *("Fulmar", "Osprey", "Merganser", "Eider", "Pintail", "Wigeon"),
)
FIRST_SHIP: Final = 907_472
CARRIERS: Final = {
    Way.SEA: (("Grelldane Ocean Line", 0.85), ("Fathomwake Lines", 0.15)),
    Way.AIR: (("Osprewick Air Cargo", 0.7), ("Halcyorne Airfreight", 0.3)),
    Way.TRUCK: (("Ruttlemoor Trucking", 0.65), ("Cobblewain Haulage", 0.35)),
    Way.RAIL: (("Vossmere Rail", 0.7), ("Larchspike Railroad", 0.3)),
}
COASTS: Final = {"27": "West", "28": "West", "29": "West", "30": "West", "53": "Gulf"}
"""By the district of a port; ships of one service call at several ports of a coast. Elsewhere is East."""

LATEST_FILING: Final = 5
"""Days before arrival from which a sea entry may be filed."""


@dataclass(frozen=True, slots=True)
class Journey:
    """A conveyance on its way to a port; goods of several importers may be on it."""

    way: Way
    mode: str
    carrier: Company
    conveyance: str
    voyage: str
    imo_number: str | None
    lading: ForeignPort
    port_code: str  # of unlading
    booked_at: datetime
    laded_at: datetime
    departed_at: datetime
    arrives_at: datetime


class Fleet:
    """Knows the services and their timetables."""

    def __init__(self, cast: Cast, chance: Random) -> None:
        self.chance = chance
        self._carriers = {
            way: ([cast.company(name) for name, _ in shares], [share for _, share in shares])
            for way, shares in CARRIERS.items()
        }
        self._lanes: dict[tuple[str, str, str], int] = {}
        self._trips = 0

    def journey(
        self,
        way: Way,
        origin: str,
        port_code: str,
        filed_on: date,
        carrier: Company | None = None,
        *,
        lading: str | None = None,
        sharp: bool = False,
    ) -> Journey:
        """The journey whose goods are entered on a day.

        `carrier` and `lading` say whose and from where, if that matters; `sharp`, that it arrives on the day.
        """
        if carrier is None:
            carriers, shares = self._carriers[way]
            carrier = self.chance.choices(carriers, shares)[0]
        if way is Way.SEA:
            calls = [
                place for place in foreign_ports()[origin] if place.sea_days and lading in (None, place.code)
            ]
            return self._sail(carrier, self.chance.choice(calls), port_code, filed_on, sharp=sharp)
        place = self.chance.choice(foreign_ports()[origin])
        if way is Way.AIR:
            return self._fly(carrier, place, port_code, filed_on)
        return self._drive(way, carrier, place, port_code, filed_on)

    def _sail(
        self, carrier: Company, lading: ForeignPort, port_code: str, filed_on: date, *, sharp: bool
    ) -> Journey:
        """By the weekly ship of a service; it arrives up to five days after filing, or on the eve of it."""
        region = REGIONS.get(lading.country, "Europe")
        coast = COASTS.get(port_code[:2], "East")
        lane = self._lanes.setdefault((carrier.name, region, coast), len(self._lanes))
        arrival = filed_on + timedelta(days=0 if sharp else (lane * 3 - filed_on.weekday()) % 7)
        if (arrival - filed_on).days > LATEST_FILING:
            arrival -= timedelta(days=7)
        week = arrival.toordinal() // 7
        ship = (lane * 5 + week) % len(VESSELS)
        laded = at(arrival - timedelta(days=lading.sea_days + 2), 11 + ship % 7, lane % 60)
        return Journey(
            way=Way.SEA,
            mode="10" if self.chance.random() < 0.03 else "11",
            carrier=carrier,
            conveyance=f"{carrier.name.split()[0]} {VESSELS[ship]}",
            voyage=f"{arrival:%y%j}{chr(65 + lane // 10 % 26)}{lane % 10}",
            imo_number=ship_number(FIRST_SHIP + ship + 16 * (carrier.company_id % 7)),
            lading=lading,
            port_code=port_code,
            booked_at=daylight(laded - timedelta(days=5 + int(self.chance.random() * 16), hours=3)),
            laded_at=laded,
            departed_at=daylight(laded + timedelta(hours=20)),
            arrives_at=at(arrival, 6 + (lane + week) % 12, lane % 60),
        )

    def _fly(self, carrier: Company, lading: ForeignPort, port_code: str, filed_on: date) -> Journey:
        """On the day of filing; a flight of an airline from a place is the same all day."""
        number = 100 + sum(map(ord, lading.code + port_code)) % 800
        arrives = at(filed_on, 7 + number % 13, number % 60)
        departed = daylight(arrives - timedelta(hours=14))
        return Journey(
            way=Way.AIR,
            mode="41" if self.chance.random() < 0.1 else "40",
            carrier=carrier,
            conveyance=f"Flight {carrier.carrying.number[-1]}{number}",
            voyage=f"{carrier.carrying.number[-1]}{number}/{filed_on:%d%b%y}".upper(),
            imo_number=None,
            lading=lading,
            port_code=port_code,
            booked_at=daylight(departed - timedelta(days=1 + int(self.chance.random() * 4), hours=2)),
            laded_at=departed - timedelta(hours=2) if departed.hour > 7 else departed,
            departed_at=departed,
            arrives_at=max(arrives, departed + timedelta(hours=1)),
        )

    def _drive(
        self, way: Way, carrier: Company, lading: ForeignPort, port_code: str, filed_on: date
    ) -> Journey:
        """A trip of its own; a train takes days longer than a truck."""
        self._trips += 1
        days = 1 if way is Way.TRUCK else 4
        arrives = at(filed_on, 11 + int(self.chance.random() * 11), self._trips % 60)
        departed = arrives - timedelta(days=days)
        rail = way is Way.RAIL
        return Journey(
            way=way,
            mode="21" if rail else "31" if self.chance.random() < 0.3 else "30",
            carrier=carrier,
            conveyance=f"Train {400 + self._trips % 90}" if rail else f"Truck {4000 + self._trips % 900}",
            voyage=f"{carrier.carrying.number[-1]}{self._trips:07d}",
            imo_number=None,
            lading=lading,
            port_code=port_code,
            booked_at=departed - timedelta(days=2 + int(self.chance.random() * 5)),
            laded_at=daylight(departed - timedelta(hours=3)),
            departed_at=departed,
            arrives_at=arrives,
        )
