"""The shipments domain in the graph."""

from schema.shipments import additions, queries
from schema.shipments.cargo import Bill, Container, Movement, Shipment
from schema.shipments.controls import DispositionEvent, Exam, Hold
from schema.shipments.entry import Entry, EntrySummary, Liquidation
from schema.shipments.filings import InBondMovement, SecurityFiling
from schema.shipments.line import AdditionalDuty, EntryLine
from schema.shipments.reckoning import Fee, LiquidationEvent, Statement, SummaryCorrection
from schema.shipments.registers import Country, EntryType, FeeRule, ForeignPort, Party, Port, TariffRate

TYPES = (
    AdditionalDuty,
    Bill,
    Container,
    DispositionEvent,
    Entry,
    EntryLine,
    Exam,
    Fee,
    FeeRule,
    ForeignPort,
    Hold,
    InBondMovement,
    LiquidationEvent,
    Movement,
    Party,
    Port,
    SecurityFiling,
    Shipment,
    Statement,
    SummaryCorrection,
    TariffRate,
)
"""The types that are nodes."""

__all__ = ["TYPES", "Country", "EntrySummary", "EntryType", "Liquidation", "additions", "queries"]
