"""The tables of the shipments domain."""

from databases.shipments.tables.cargo import (
    bill,
    container,
    in_bond,
    movement,
    party,
    security_filing,
    shipment,
)
from databases.shipments.tables.catalog import journal, journal_head, metadata
from databases.shipments.tables.controls import disposition_event, exam, hold
from databases.shipments.tables.entries import (
    additional_duty,
    entry,
    entry_line,
    fee,
    liquidation_event,
    statement,
    summary_correction,
)
from databases.shipments.tables.registers import fee_rule, foreign_port, port, tariff_rate

__all__ = [
    "additional_duty",
    "bill",
    "container",
    "disposition_event",
    "entry",
    "entry_line",
    "exam",
    "fee",
    "fee_rule",
    "foreign_port",
    "hold",
    "in_bond",
    "journal",
    "journal_head",
    "liquidation_event",
    "metadata",
    "movement",
    "party",
    "port",
    "security_filing",
    "shipment",
    "statement",
    "summary_correction",
    "tariff_rate",
]
