"""What the shipments domain adds to the types of others: their entries, shipments and the rest."""

from resolvers.shipments import cargo, controls, reckoning, registers
from resolvers.shipments import entries as resolve_entries
from schema.core.connections import Connection
from schema.core.fields import edge
from schema.core.graph import adds_to
from schema.shipments.cargo import Bill, Shipment
from schema.shipments.controls import Exam, Hold
from schema.shipments.entry import Entry
from schema.shipments.filings import InBondMovement, SecurityFiling
from schema.shipments.line import EntryLine
from schema.shipments.reckoning import Statement, SummaryCorrection
from schema.shipments.registers import Party, Port


@adds_to("Account")
class AccountShipments:
    entries: Connection[Entry] | None = edge(
        resolve_entries.entries_of_account,
        description="Its entries: a company's with those of all sub-accounts, a broker's those it filed, "
        "a carrier's those whose goods it carried, an operator's those whose goods lie there.",
    )
    entry_lines: Connection[EntryLine] | None = edge(
        resolve_entries.lines_of_account, description="Lines of its entries as importer."
    )
    shipments: Connection[Shipment] | None = edge(
        cargo.shipments_of_account,
        description="Its shipments: a company's with those of all sub-accounts, a broker's those it files "
        "for, a carrier's those it carries.",
    )
    statements: Connection[Statement] | None = edge(
        reckoning.statements_of_account,
        description="Its statements: a company's with those of all sub-accounts, a broker's those of entries "
        "that it filed.",
    )
    security_filings: Connection[SecurityFiling] | None = edge(
        cargo.filings_of_account, description="Its importer security filings."
    )
    parties: Connection[Party] | None = edge(
        registers.parties_of_account, description="Its manufacturers, shippers and consignees."
    )


@adds_to("Company")
class CompanyShipments:
    entries: Connection[Entry] | None = edge(
        resolve_entries.entries_of_company, description="Entries of all its sub-accounts as importers."
    )
    entry_lines: Connection[EntryLine] | None = edge(
        resolve_entries.lines_of_company, description="Lines of the entries of all its sub-accounts."
    )
    shipments: Connection[Shipment] | None = edge(
        cargo.shipments_of_company, description="Shipments of all its sub-accounts as importers."
    )
    statements: Connection[Statement] | None = edge(
        reckoning.statements_of_company, description="Statements of all its sub-accounts."
    )
    security_filings: Connection[SecurityFiling] | None = edge(
        cargo.filings_of_company, description="Importer security filings of all its sub-accounts."
    )
    parties: Connection[Party] | None = edge(
        registers.parties_of_company,
        description="Manufacturers, shippers and consignees of all its sub-accounts.",
    )
    in_bond_movements: Connection[InBondMovement] | None = edge(
        cargo.in_bond_of_company, description="Movements under bond of its goods."
    )
    holds: Connection[Hold] | None = edge(controls.holds_of_company, description="Holds on its goods.")
    exams: Connection[Exam] | None = edge(controls.exams_of_company, description="Exams of its goods.")
    summary_corrections: Connection[SummaryCorrection] | None = edge(
        reckoning.corrections_of_company, description="Post-summary corrections of its entries."
    )


@adds_to("Broker", "Filer")
class FilerShipments:
    entries: Connection[Entry] | None = edge(
        resolve_entries.entries_of_filer, description="Entries filed under its filer code."
    )
    shipments: Connection[Shipment] | None = edge(
        cargo.shipments_of_filer, description="Shipments for which it files."
    )
    statements: Connection[Statement] | None = edge(
        reckoning.statements_of_filer, description="Statements of entries that it filed."
    )


@adds_to("Carrier")
class CarrierShipments:
    entries: Connection[Entry] | None = edge(
        resolve_entries.entries_of_carrier, description="Entries of goods that it carried."
    )
    shipments: Connection[Shipment] | None = edge(
        cargo.shipments_of_carrier, description="Shipments that it carries."
    )
    bills: Connection[Bill] | None = edge(cargo.bills_of_carrier, description="Bills that it issued.")


@adds_to("Bond")
class BondUse:
    entries: Connection[Entry] | None = edge(
        resolve_entries.entries_of_bond,
        description="Entries whose duties, taxes and fees it secures. A continuous bond stands for those of "
        "all importers of its company.",
    )


@adds_to("FacilityOperator", "FtzOperator")
class PlaceShipments:
    entries: Connection[Entry] | None = edge(
        resolve_entries.entries_of_place, description="Entries whose goods lie there, as they were filed."
    )


@adds_to("Center")
class CenterShipments:
    entries: Connection[Entry] | None = edge(
        resolve_entries.entries_of_center, description="Entries that the Center reviews."
    )


@adds_to("ComplianceAction", "CustomsOfficer")
class AtPort:
    port: Port | None = edge(registers.port, description="The port; null when none is named.")


@adds_to("ActionEntry")
class ActionEntryShipments:
    entry: Entry | None = edge(resolve_entries.entry, description="The entry.")
    shipment: Shipment | None = edge(cargo.shipment, description="The shipment of the entry.")


@adds_to("ActionLine")
class ActionLineShipments:
    entry: Entry | None = edge(resolve_entries.entry, description="The entry.")
    line: EntryLine | None = edge(resolve_entries.line, description="The line in question.")


@adds_to("Finding")
class FindingShipments:
    entry: Entry | None = edge(resolve_entries.entry, description="The entry it bears on; null for none.")
    entry_line: EntryLine | None = edge(
        resolve_entries.cited_line, description="The entry line it bears on; null for none."
    )
    exam: Exam | None = edge(controls.exam, description="The exam that raised it; null for none.")


@adds_to("Document")
class DocumentShipments:
    supplier: Party | None = edge(
        registers.supplier,
        description="Whose goods a certificate of origin covers; null for other documents.",
    )


@adds_to("DocumentLink")
class DocumentLinkShipments:
    entry: Entry | None = edge(
        resolve_entries.linked_entry,
        description="The entry that the document is about; null where the link names something else, and out "
        "of your scope.",
    )
