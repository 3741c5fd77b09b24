"""Decides a story from beginning to end: who, how, when, what it costs, and what becomes of it."""

from datetime import datetime, timedelta
from typing import Final

from databases.accounts.codes import Industry
from databases.compliance.codes import Topic
from databases.sample.reference import foreign_ports
from databases.sample.rows import Rows
from databases.sample.story import Cast, Company, Line, Sub
from databases.sample.world import World

from .afterwards import Desk
from .briefs import Anchor, Brief, Security
from .clearance import Gate
from .clock import daylight, later, office_hour
from .duties import DEFERRED, INFORMAL
from .fleet import Fleet, Journey
from .goods import Goods
from .plot import Filing, Move, Plot
from .profiles import ENTRY_TYPES, INLAND, LAND, PROFILES, Way
from .statements import Ledger

MAIN_IMPORTER: Final = 0.7
IN_BOND: Final = 0.03
IN_BOND_DAYS: Final = 6
DUMPED: Final = frozenset({"CN", "VN"})
ELEMENTS: Final = (
    *("SELLER", "BUYER", "MANUFACTURER", "SHIP_TO_PARTY", "COUNTRY_OF_ORIGIN", "HTS_NUMBER"),
    *("CONTAINER_STUFFING_LOCATION", "CONSOLIDATOR"),
)
"""Elements of a security filing that are forgotten; the importer's and consignee's numbers never are."""


class Plotter:
    """Makes plots out of briefs."""

    def __init__(self, world: World, rows: Rows, cast: Cast, ledger: Ledger) -> None:
        self.world = world
        self.cast = cast
        self.chance = world.stream("shipments")
        self.fleet = Fleet(cast, self.chance)
        self.goods = Goods(rows, self.chance)
        self.gate = Gate(world, self.chance)
        self.desk = Desk(world, self.chance)
        self.ledger = ledger

    def plot(self, brief: Brief) -> tuple[Plot, list[Line], Sub, Company]:
        """A plot with its lines, the importer account and the filer."""
        company, chance = brief.company, self.chance
        anchor = brief.anchor or Anchor("")
        importer = self._importer(company, brief)
        filer = self._filer(company, brief)
        way, origin, port_code = self._route(brief, anchor)
        entry_type = self._entry_type(brief, origin)
        in_bond = way is Way.SEA and brief.planned is None and not anchor.tag and chance.random() < IN_BOND
        arrival = brief.filed_on + timedelta(days=-IN_BOND_DAYS if in_bond else anchor.arrives_in)
        carrier = self.cast.company(anchor.carrier) if anchor.carrier else None
        sharp = brief.anchor is not None or brief.planned is not None
        journey = self.fleet.journey(
            way, origin, port_code, arrival, carrier, lading=anchor.lading, sharp=sharp
        )
        filed_at = self._filed_at(brief, journey, in_bond=in_bond)
        move = None
        here = journey.arrives_at
        if in_bond:
            move = Move(daylight(here + timedelta(hours=4)), later(here, chance, 48, 130))
            port_code, here = chance.choice(INLAND), move.arrived_at
        clearance = self.gate.clear(brief, filed_at, here)
        entered_on = (clearance.released_at or max(filed_at, here)).date()
        lines, sums = self.goods.lines(company, entry_type, journey.mode, origin, entered_on, anchor.wish)
        over = clearance.released_at is None
        aftermath = self.desk.follow(brief, entry_type, entered_on, sums.duty, lines, over=over)
        sheet = None
        if aftermath.summary_filed_on and entry_type not in DEFERRED:
            sheet = self.ledger.place(
                company,
                importer,
                filer.filing.number,
                port_code,
                (entered_on, aftermath.summary_filed_on),
                (sums.duty, sums.mpf + sums.hmf),
            )
            if entry_type in INFORMAL and aftermath.liquidated_on is not None:
                aftermath.scheduled_on = aftermath.liquidated_on = sheet.paid_on
        plot = Plot(
            brief=brief,
            journey=journey,
            entry_type=entry_type,
            port_code=port_code,
            drafted_at=daylight(filed_at - timedelta(hours=20 + 50 * chance.random())),
            filed_at=filed_at,
            entered_on=entered_on,
            clearance=clearance,
            aftermath=aftermath,
            sums=sums,
            filing=self._security(brief, anchor, journey) if way is Way.SEA else None,
            move=move,
            sheet=sheet,
        )
        return plot, lines, importer, filer

    def _importer(self, company: Company, brief: Brief) -> Sub:
        if brief.anchor is not None:
            return company.importers[brief.anchor.importer]
        if len(company.importers) == 1 or self.chance.random() < MAIN_IMPORTER:
            return company.importers[0]
        return company.importers[1]

    def _filer(self, company: Company, brief: Brief) -> Company:
        """The usual broker three times in four, another or the company itself else."""
        wanted = brief.anchor.filer if brief.anchor else None
        if wanted is not None:
            return next(filer for filer in company.brokers if filer.filing.number == wanted)
        if len(company.brokers) == 1 or self.chance.random() < 0.75:
            return company.brokers[0]
        return company.brokers[-1]

    def _route(self, brief: Brief, anchor: Anchor) -> tuple[Way, str, str]:
        """Way, origin and port; by land only from the neighbours, by sea only where ships call."""
        profile = PROFILES[brief.company.industry or Industry.MASS_MERCHANDISING]
        chance = self.chance
        way = anchor.way
        if way is None and brief.planned is not None and brief.planned.topic is Topic.SECURITY_FILING:
            way = Way.SEA
        if way is None:
            way = chance.choices(list(profile.ways), list(profile.ways.values()))[0]
        land = way in (Way.TRUCK, Way.RAIL)
        fitting = {
            country: weight
            for country, weight in profile.origins.items()
            if ((country in LAND) is land or (way is Way.AIR and country == "MX"))
            and (way is not Way.SEA or any(place.sea_days for place in foreign_ports()[country]))
        }
        origin = anchor.origin or chance.choices(list(fitting), list(fitting.values()))[0]
        ports = profile.ports.get(way) or PROFILES[Industry.MASS_MERCHANDISING].ports[way]
        if way is Way.TRUCK and anchor.port_code is None:
            north = [port for port in ports if port[:2] in ("38", "09", "07")]
            south = [port for port in ports if port not in north]
            ports = tuple((north if origin == "CA" else south) or ports)
        return way, origin, anchor.port_code or chance.choice(ports)

    def _entry_type(self, brief: Brief, origin: str) -> str:
        if brief.anchor is not None or brief.planned is not None:
            return "01"
        drawn = self.chance.choices(list(ENTRY_TYPES), list(ENTRY_TYPES.values()))[0]
        return "01" if drawn in ("03", "07") and origin not in DUMPED else drawn

    def _filed_at(self, brief: Brief, journey: Journey, *, in_bond: bool) -> datetime:
        """Within office hours for ships; for the rest not long before arrival."""
        if journey.way is Way.SEA or in_bond:
            return office_hour(brief.filed_on, self.chance)
        early = journey.arrives_at - timedelta(minutes=20 + int(self.chance.random() * 200))
        return early if early.date() == brief.filed_on and early.hour > 5 else journey.arrives_at

    def _security(self, brief: Brief, anchor: Anchor, journey: Journey) -> Filing:
        """Due a day before lading; some come late, some with elements missing that follow later."""
        chance, company = self.chance, brief.company
        due = daylight(journey.laded_at - timedelta(hours=24))
        planned = brief.planned is not None and brief.planned.topic is Topic.SECURITY_FILING
        often = 0.002 if company.spotless else 0.08 if company.troubled else 0.02
        free = brief.anchor is None and brief.planned is None
        wanted = anchor.security
        is_late = planned or wanted in (Security.LATE, Security.BOTH) or (free and chance.random() < often)
        filed = (
            later(due, chance, 3, 40)
            if is_late
            else daylight(due - timedelta(hours=4 + 90 * chance.random()))
        )
        missing: tuple[str, ...] = ()
        completed = None
        if wanted in (Security.INCOMPLETE, Security.BOTH) or (free and chance.random() < often):
            missing = tuple(sorted(chance.sample(ELEMENTS, 1 + int(chance.random() * 2))))
            slow = wanted is not None or chance.random() < 0.2
            completed = self.world.now + timedelta(days=4) if slow else later(filed, chance, 20, 200)
        rejected = free and not missing and chance.random() < 0.004
        return Filing(due, filed, missing, completed, rejected)
