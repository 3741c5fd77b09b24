"""The papers of the trade, as sheets that show the entry's own figures."""

from dataclasses import replace
from decimal import Decimal

from databases.numbers import show_entry_number, show_hts_number
from databases.sample.story import EntryStory, Line

from .sheets import Sheet

CARTON_KG = 12


def invoice(story: EntryStory) -> Sheet:
    """The seller's bill for all lines of the entry."""
    seller = max(story.lines, key=lambda line: line.value).supplier
    others = len({line.supplier.party_id for line in story.lines}) - 1
    return Sheet(
        "Commercial invoice",
        (
            ("Seller", f"{seller.name} and {others} more" if others else seller.name),
            ("Buyer", story.importer.name),
            ("Seller's address", f"{seller.street}, {seller.city}, {seller.country}"),
            ("Buyer's address", f"{story.company.street}, {story.company.city} {story.company.state}"),
            ("Invoice number", f"INV-{story.entry_id:07d}"),
            ("Invoice date", f"{story.timeline.booked_at:%d %B %Y}"),
            ("Entry number", show_entry_number(story.entry_number)),
            ("Bill", story.bills[0].number if story.bills else "loose cargo"),
            ("Terms of sale", f"FOB {story.lading_port}"),
            ("Currency", "US dollars"),
        ),
        f"{'LINE':>4} {'HTS NUMBER':<13} {'DESCRIPTION':<36} OR"
        f" {'QUANTITY':>12} {'UNIT':<4} {'VALUE USD':>15}",
        [
            f"{line.number:>4} {show_hts_number(line.hts_number):<13} {line.description[:36]:<36}"
            f" {line.origin:<2} {line.quantity:>12,.0f} {line.unit[:4]:<4} {line.value:>15,.2f}"
            for line in story.lines
        ],
        (
            f"{'TOTAL US DOLLARS':<74} {story.entered_value:>16,.2f}",
            "We certify that this invoice is true and correct.",
        ),
    )


def cut_invoice(story: EntryStory) -> Sheet:
    """The same bill as a bad scan: its end, with total and signature, is missing."""
    whole = invoice(story)
    return replace(whole, rows=whole.rows[: max(1, len(whole.rows) // 2)], closing=())


def packing_list(story: EntryStory) -> Sheet:
    """What is in which package."""
    weight = sum((line.gross_weight_kg for line in story.lines), Decimal(0))
    containers = ", ".join(number for _, number in story.containers) or "none"
    return Sheet(
        "Packing list",
        (
            ("Shipper", story.lines[0].supplier.name),
            ("Consignee", story.importer.name),
            ("Entry number", show_entry_number(story.entry_number)),
            ("Bill", story.bills[0].number if story.bills else "loose cargo"),
            ("Containers", containers),
            ("Conveyance", f"{story.conveyance} {story.voyage}"),
        ),
        f"{'LINE':>4} {'DESCRIPTION':<40} OR {'CARTONS':>9} {'QUANTITY':>12} {'UNIT':<4} {'GROSS KG':>13}",
        [
            f"{line.number:>4} {line.description[:40]:<40} {line.origin:<2} {cartons(line):>9,}"
            f" {line.quantity:>12,.0f} {line.unit[:4]:<4} {line.gross_weight_kg:>13,.1f}"
            for line in story.lines
        ],
        (f"{'TOTAL':<48} {sum(map(cartons, story.lines)):>9,} {'':>17} {weight:>13,.1f}",),
    )


def waybill(story: EntryStory, title: str) -> Sheet:
    """The carrier's receipt: goods, containers and ports, no values."""
    bill = story.bills[-1]
    rows = [
        f"{number:<14} {story.voyage:<14} said to contain goods as below" for _, number in story.containers
    ]
    rows += [
        f"{'':<14} {line.description[:60]:<60} {line.gross_weight_kg:>13,.1f} kg" for line in story.lines
    ]
    return Sheet(
        title,
        (
            ("Carrier", bill.carrier.name),
            ("Number", bill.number),
            ("Shipper", story.lines[0].supplier.name),
            ("Consignee", story.importer.name),
            ("Conveyance", f"{story.conveyance} {story.voyage}"),
            ("Laded", f"{story.timeline.laded_at:%d %B %Y}"),
            ("Port of lading", story.lading_port),
            ("Port of unlading", f"{story.port_name} ({story.port_code})"),
        ),
        f"{'CONTAINER':<14} {'GOODS':<60} {'GROSS WEIGHT':>16}",
        rows,
        (f"Received in apparent good order, reference {story.shipment_reference}.",),
    )


def entry_summary(story: EntryStory) -> Sheet:
    """Form 7501: lines with their duties, fees, and what is owed."""
    rows = []
    for line in story.lines:
        rows.append(
            f"{line.number:>4} {show_hts_number(line.hts_number):<13} {line.origin:<2}"
            f" {line.description[:28]:<28} {line.value:>14,.2f} {line.rate_text[:12]:>12} {line.duty:>13,.2f}"
        )
        rows += [
            f"{'':>4} {show_hts_number(number):<13} {'':<2} {'additional duty':<28}"
            f" {'':>14} {rate[:12]:>12} {duty:>13,.2f}"
            for number, rate, duty in line.additional
        ]
    return Sheet(
        "Entry summary (CBP Form 7501)",
        (
            ("Entry number", show_entry_number(story.entry_number)),
            ("Entry type", story.entry_type),
            ("Importer of record", f"{story.importer.name} {story.importer.number}"),
            ("Filer", story.filer.name),
            ("Port of entry", f"{story.port_name} ({story.port_code})"),
            ("Entry date", f"{story.timeline.entered_on:%d %B %Y}"),
            ("Mode of transport", story.mode),
            ("Bill", story.bills[0].number if story.bills else "loose cargo"),
        ),
        f"{'LINE':>4} {'HTS NUMBER':<13} OR {'DESCRIPTION':<28}"
        f" {'ENTERED VALUE':>14} {'RATE':>12} {'DUTY':>13}",
        rows,
        (
            f"{'Total entered value':<76} {story.entered_value:>16,.2f}",
            f"{'Duty':<76} {story.duty:>16,.2f}",
            f"{'Merchandise processing fee':<76} {story.mpf:>16,.2f}",
            f"{'Harbor maintenance fee':<76} {story.hmf:>16,.2f}",
            f"{'Total owed':<76} {story.total:>16,.2f}",
        ),
    )


def cartons(line: Line) -> int:
    """Packages of a line, by weight."""
    return max(1, int(line.gross_weight_kg) // CARTON_KG)
