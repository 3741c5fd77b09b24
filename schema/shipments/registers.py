"""The types of the shipments domain: countries, ports, rates, fees' rules and parties."""

from datetime import date
from decimal import Decimal

import strawberry

from databases.shipments.codes import FeeKind, PartyRole, PortMode
from resolvers.shipments import cargo
from resolvers.shipments import entries as resolve_entries
from resolvers.shipments import registers as resolve
from schema.core.connections import Connection
from schema.core.fields import column, computed, edge
from schema.core.nodes import Node
from schema.core.scalars import HtsNumber, Quantity
from schema.shipments.refs import EntryLineRef, EntryRef, SecurityFilingRef, ShipmentRef


@strawberry.type(description="A country (ISO 3166).")
class Country:
    code: str = column(description="Two-letter code.")
    name: str = column(description="English name.")


@strawberry.type(description="The kind of an entry (ACE Appendix B).")
class EntryType:
    code: str = column(description="Two-digit code, such as 01.")
    name: str = column(description="What it is for.")


@strawberry.type(description="A port of entry (Schedule D).")
class Port(Node):
    code: str = column(description="Four digits: two of the district, two of the port.")
    name: str = column(description="Its name.")
    state: str = column(description="Two-letter code of its state or territory.")
    modes: list[PortMode] = computed(resolve.port_modes, description="What arrives there.")
    entries: Connection[EntryRef] | None = edge(
        resolve_entries.entries_of_port, description="Entries filed there."
    )
    shipments: Connection[ShipmentRef] | None = edge(
        cargo.shipments_of_port, description="Shipments unladed there."
    )


@strawberry.type(description="A port abroad, where goods are laded (UN/LOCODE).")
class ForeignPort(Node):
    code: str = column(description="Five letters: two of the country, three of the place.")
    name: str = column(description="Its name.")
    country: Country | None = computed(resolve.country("country"), description="Its country.")


@strawberry.type(description="A rate of the Harmonized Tariff Schedule for some time.")
class TariffRate(Node):
    hts_number: HtsNumber = column(description="Ten digits; eight for additional duties (chapter 99).")
    description: str = column(description="The goods.")
    rate_text: str = column(description='The rate as the tariff words it, such as "16.5%" or "Free".')
    rate: Quantity = column(description="The ad valorem rate as a share of value: 0.165 for 16.5 %.")
    unit: str | None = column(description="Unit of quantity; null where none is asked for.")
    country: Country | None = computed(
        resolve.country("country"),
        description="The origin that an additional duty is limited to; null for all origins.",
    )
    checked: bool = column(description="Whether it was checked against the published tariff.")
    valid_from: date = column(description="From when it holds.")
    valid_to: date | None = column(description="Until when, included; null without an end.")


@strawberry.type(description="How a fee is reckoned from a day on (19 CFR 24.23 and 24.24).")
class FeeRule(Node):
    kind: FeeKind = column(description="The fee.")
    rate: Quantity | None = column(
        description="Share of the entered value: 0.003464 for 0.3464 %; null if flat."
    )
    minimum: Decimal | None = column(description="Least amount for an entry, US dollars; null without.")
    maximum: Decimal | None = column(description="Most for an entry, US dollars; null without.")
    flat: Decimal | None = column(description="Amount for an entry whatever its value; null if by value.")
    valid_from: date = column(description="From when it holds.")
    valid_to: date | None = column(description="Until when, included; null without an end.")


@strawberry.type(
    description="A manufacturer, shipper or consignee, as one importer knows it: suppliers are trade secrets."
)
class Party(Node):
    role: PartyRole = column(description="What it does.")
    name: str | None = column(description="Its name.")
    manufacturer_id: str | None = column(
        description="Manufacturer identification code (MID): country, parts of name and address."
    )
    street: str | None = column(description="Street and number.")
    city: str | None = column(description="City.")
    country: Country | None = computed(resolve.country("country"), description="Its country.")
    lines: Connection[EntryLineRef] | None = edge(
        resolve.lines_of_party, description="Entry lines of goods that it made."
    )
    security_filings: Connection[SecurityFilingRef] | None = edge(
        resolve.filings_of_party, description="Security filings that name it as the supplier."
    )
