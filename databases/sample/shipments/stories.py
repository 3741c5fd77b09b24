"""Tells stories: decides each in full, cuts it at the world's present, writes what has happened by then."""

from decimal import Decimal
from typing import Final

from databases.accounts.codes import OfficerRole
from databases.numbers import entry_number
from databases.sample.accounts.officers import PORTS
from databases.sample.reference import ports
from databases.sample.rows import Actor, Rows, Scope
from databases.sample.story import Bill, Cast, Company, EntryStory, Line, Sub, Timeline
from databases.sample.world import World
from databases.shipments.tables import entry, shipment

from .bonds import write_bond_of
from .briefs import Brief
from .cargo import Cargo
from .checks import write_exams, write_holds
from .entries import write_entry
from .outcomes import liquidation, release_status, shipment_status, summary_status
from .places import goods_location
from .plot import Plot
from .plotting import Plotter
from .statements import Ledger
from .suppliers import find_suppliers
from .telling import Teller
from .transport import last_event, write_dispositions, write_filing, write_move, write_shipment

LAST_SERIAL: Final = 4_400_000
"""Of each filer, before the world began; anchored stories may bear this serial and those below it."""


class Stories:
    """The shipments of the world, one after the other in the order of their filing."""

    def __init__(self, world: World, rows: Rows, cast: Cast) -> None:
        self.world = world
        self.rows = rows
        self.cast = cast
        self.parties = find_suppliers(world, rows, cast)
        self.ledger = Ledger(world, rows, world.stream("statements"))
        self.plotter = Plotter(world, rows, cast, self.ledger)
        self.cargo = Cargo(rows, world.stream("cargo"))
        self.chance = world.stream("people at work")
        self.teller = Teller(world, rows, self.chance)
        self._boxes: dict[str, tuple[int, str]] = {}
        self._index = 0
        self._serials: dict[str, int] = {}

    def tell(self, brief: Brief) -> EntryStory | None:
        """Write a shipment and its entry; null while nobody has begun to prepare the entry."""
        self._index += 1
        plot, lines, importer, filer = self.plotter.plot(brief)
        scope = {
            "company_id": brief.company.company_id,
            "account_id": importer.account_id,
            "filer_code": filer.filing.number,
            "carrier_id": plot.journey.carrier.carrying.account_id,
            "center_code": brief.company.center_code,
            "port_code": plot.port_code,
        }
        known = (self.rows.reserve(shipment), f"{plot.journey.lading.country}{self._index:08d}")
        write_shipment(self.world, self.rows, plot, scope, known, filer.broker_for(brief.company))
        bills, boxes = self._load(plot, scope, known[0], lines)
        supplier = lines[0].supplier
        filing_id = write_filing(self.world, self.rows, plot, scope, known[0], bills, supplier)
        if not self.world.happened(plot.drafted_at):
            return None
        story = self._story(plot, (lines, bills, boxes), (importer, filer), scope, known)
        site = self._site(plot.port_code)
        if self.world.happened(plot.filed_at):
            story.goods_location = goods_location(self.cast, story, plot, site)
        story.exams = write_exams(self.world, self.rows, story, plot, site, self.chance)
        story.holds = write_holds(self.world, self.rows, story, plot)
        story.security_filing_id = filing_id
        write_move(self.world, self.rows, story, plot)
        write_dispositions(self.world, self.rows, story, plot)
        story.bond_id = write_bond_of(self.world, self.rows, story, plot)
        write_entry(self.world, self.rows, story, plot, liquidation(self.world, plot))
        self.teller.tell(story, plot)
        return story

    def settle(self, brief: Brief | None = None) -> None:
        """Write statements and master bills that are complete; all of them at the end."""
        self.ledger.settle(brief.filed_on if brief else None)
        self.cargo.settle(brief.filed_on if brief else None)

    def _load(
        self, plot: Plot, scope: Scope, shipment_id: int, lines: list[Line]
    ) -> tuple[list[Bill], list[tuple[int, str]]]:
        """Bills, containers and their links, once the goods are laded."""
        if not self.world.happened(plot.journey.laded_at):
            return [], []
        anchor = plot.brief.anchor
        box = None
        if anchor is not None and anchor.container is not None:
            box = self._boxes.get(anchor.container) or self.cargo.named_box(anchor.container)
            self._boxes[anchor.container] = box
        weight = sum((line.gross_weight_kg for line in lines), Decimal(0))
        bills, boxes = self.cargo.load(
            plot.journey,
            weight,
            self.parties[plot.brief.company.company_id],
            house=anchor.house if anchor else None,
            box=box,
        )
        last = last_event(self.world, plot, release_status(self.world, plot))
        self.cargo.link(scope, shipment_id, bills, boxes, plot.journey.laded_at, last)
        return bills, boxes

    def _story(
        self,
        plot: Plot,
        cargo: tuple[list[Line], list[Bill], list[tuple[int, str]]],
        parties: tuple[Sub, Company],
        scope: Scope,
        known: tuple[int, str],
    ) -> EntryStory:
        """The story as the other domains hear it."""
        brief, journey, after, clearance = plot.brief, plot.journey, plot.aftermath, plot.clearance
        (lines, bills, boxes), (importer, filer) = cargo, parties
        company, happened = brief.company, self.world.happened
        liquidated = liquidation(self.world, plot)
        filing, sheet = plot.filing, plot.sheet
        on_statement = sheet is not None and happened(after.summary_filed_on)
        return EntryStory(
            index=self._index,
            company=company,
            importer=importer,
            filer=filer,
            carrier=journey.carrier,
            scope=scope,
            shipment_id=known[0],
            shipment_reference=known[1],
            entry_id=self.rows.reserve(entry),
            entry_number=self._number(filer.filing.number, brief.anchor.serial if brief.anchor else None),
            entry_type=plot.entry_type,
            mode=journey.mode,
            port_code=plot.port_code,
            port_name=ports()[plot.port_code][0],
            lading_port=journey.lading.code,
            export_country=journey.lading.country,
            conveyance=journey.conveyance,
            voyage=journey.voyage,
            timeline=Timeline(
                booked_at=journey.booked_at,
                laded_at=journey.laded_at,
                departed_at=journey.departed_at,
                arrived_at=journey.arrives_at,
                filed_at=plot.filed_at,
                entered_on=plot.entered_on,
                released_at=clearance.released_at,
                summary_due_on=after.summary_due_on,
                summary_filed_on=after.summary_filed_on,
                paid_on=sheet.paid_on if sheet else None,
                liquidates_on=after.scheduled_on,
                liquidated_on=after.liquidated_on,
                isf_due_at=filing.due_at if filing else None,
                isf_filed_at=filing.filed_at if filing else None,
                seized_at=clearance.seized_at,
            ),
            bills=bills,
            containers=boxes,
            lines=lines,
            exams=[],
            holds=[],
            entered_value=plot.sums.value,
            duty=plot.sums.duty,
            mpf=plot.sums.mpf,
            hmf=plot.sums.hmf,
            total=plot.sums.total,
            shipment_status=shipment_status(self.world, plot),
            status=release_status(self.world, plot),
            summary_status=summary_status(self.world, plot),
            liquidation_status=liquidated.status,
            liquidation_result=liquidated.result,
            liquidated_duty=liquidated.duty,
            advance=after.advance,
            planned=(brief.planned,) if brief.planned else (),
            tags=frozenset({brief.anchor.tag}) if brief.anchor else frozenset(),
            security_filing_late=bool(filing and filing.filed_at > filing.due_at),
            statement_id=sheet.id if sheet and on_statement else None,
            importer_actor=self._somebody(company),
            filer_actor=self._somebody(filer),
            specialist=self.cast.officer(
                OfficerRole.IMPORT_SPECIALIST, center_code=company.center_code, turn=self._index
            ),
            cargo_officer=self.cast.officers[OfficerRole.CBP_OFFICER][self._post(plot.port_code)],
        )

    def _number(self, filer_code: str, serial: int | None) -> str:
        if serial is None:
            serial = self._serials[filer_code] = self._serials.get(filer_code, LAST_SERIAL) + 1
        return entry_number(filer_code, serial)

    def _somebody(self, company: Company) -> Actor | None:
        return self.chance.choice(company.people) if company.people else None

    def _site(self, port_code: str) -> str:
        return self.cast.facilities[self._post(port_code)].number

    def _post(self, port_code: str) -> int:
        """The place of a port among those with officers and an exam station; another's where it has none."""
        return PORTS.index(port_code) if port_code in PORTS else int(port_code) % len(PORTS)
