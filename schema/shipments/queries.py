"""Where questions about shipments start."""

import strawberry

from databases.shipments.codes import FeeKind
from resolvers.shipments import cargo, controls, reckoning, registers, roots
from resolvers.shipments import entries as resolve_entries
from schema.core.connections import Connection
from schema.core.fields import edge
from schema.core.graph import adds_to
from schema.core.inputs import argument
from schema.core.scalars import EntryNumber
from schema.shipments.cargo import Bill, Container, Shipment
from schema.shipments.controls import Exam, Hold
from schema.shipments.entry import Entry
from schema.shipments.filings import InBondMovement, SecurityFiling
from schema.shipments.line import EntryLine
from schema.shipments.reckoning import Statement
from schema.shipments.registers import FeeRule, ForeignPort, Party, Port, TariffRate


@adds_to("Query")
class ShipmentsQuery:
    entry: Entry | None = edge(
        roots.entry,
        description="An entry by its number; null when absent or out of your scope.",
        arguments=[argument("number", EntryNumber, "The entry number.", required=True)],
    )
    entries: Connection[Entry] | None = edge(
        resolve_entries.entries, description="All entries in your scope."
    )
    entry_lines: Connection[EntryLine] | None = edge(
        resolve_entries.entry_lines, description="Lines of all entries in your scope."
    )
    shipment: Shipment | None = edge(
        roots.shipment,
        description="A shipment by its id; null when absent or out of your scope.",
        arguments=[argument("id", strawberry.ID, "The shipment's id.", required=True)],
    )
    shipments: Connection[Shipment] | None = edge(cargo.shipments, description="All shipments in your scope.")
    bill: Bill | None = edge(
        roots.bill,
        description="A bill of lading or air waybill by its number; null when absent or out of your scope.",
        arguments=[argument("number", str, "Issuer's code and number.", required=True)],
    )
    bills: Connection[Bill] | None = edge(cargo.bills, description="All bills in your scope.")
    container: Container | None = edge(
        roots.container,
        description="A container by its number; null when absent or out of your scope.",
        arguments=[argument("number", str, "ISO 6346 number, eleven characters.", required=True)],
    )
    containers: Connection[Container] | None = edge(
        cargo.containers, description="All containers in your scope."
    )
    security_filings: Connection[SecurityFiling] | None = edge(
        cargo.security_filings, description="All importer security filings in your scope."
    )
    in_bond_movement: InBondMovement | None = edge(
        roots.in_bond_movement,
        description="A movement under bond by its number; null when absent or out of your scope.",
        arguments=[argument("number", str, "In-bond number, nine digits.", required=True)],
    )
    in_bond_movements: Connection[InBondMovement] | None = edge(
        cargo.in_bond_movements, description="All movements under bond in your scope."
    )
    statement: Statement | None = edge(
        roots.statement,
        description="A statement by its number; null when absent or out of your scope.",
        arguments=[argument("number", str, "The statement number.", required=True)],
    )
    statements: Connection[Statement] | None = edge(
        reckoning.statements, description="All statements in your scope."
    )
    holds: Connection[Hold] | None = edge(controls.holds, description="All holds in your scope.")
    exams: Connection[Exam] | None = edge(controls.exams, description="All exams in your scope.")
    parties: Connection[Party] | None = edge(
        registers.parties, description="All manufacturers, shippers and consignees in your scope."
    )
    port: Port | None = edge(
        roots.port,
        description="A port by its Schedule D code; null when there is none.",
        arguments=[argument("code", str, "Four digits.", required=True)],
    )
    ports: Connection[Port] | None = edge(registers.ports, description="All ports of entry.")
    foreign_ports: Connection[ForeignPort] | None = edge(
        registers.foreign_ports, description="All ports of lading abroad."
    )
    tariff_rates: Connection[TariffRate] | None = edge(
        registers.tariff_rates, description="Rates of the tariff and of additional duties, with their dates."
    )
    fee_rules: list[FeeRule] | None = edge(
        registers.rules_of_fee,
        description="How a fee is reckoned, oldest rule first.",
        arguments=[argument("kind", FeeKind, "The fee.", required=True)],
    )
