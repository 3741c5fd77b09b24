"""The types of the shipments domain: entry lines and their additional duties."""

from datetime import date
from decimal import Decimal

import strawberry

from resolvers.shipments import entries as resolve
from resolvers.shipments import registers
from schema.core.fields import column, computed, edge
from schema.core.nodes import Node
from schema.core.scalars import HtsNumber, Quantity
from schema.shipments.refs import EntryRef
from schema.shipments.registers import Country, Party, Port, TariffRate


@strawberry.type(description="An additional duty on an entry line, declared under a number of chapter 99.")
class AdditionalDuty(Node):
    hts_number: HtsNumber | None = column(description="The number of chapter 99.")
    rate_text: str | None = column(description='Its rate, such as "25%".')
    duty: Decimal | None = column(description="US dollars.")


@strawberry.type(description="A line of an entry: goods of one number of the tariff and one origin.")
class EntryLine(Node):
    number: int = column(description="Its number on the entry, from 1.")
    hts_number: HtsNumber | None = column(description="Number of the Harmonized Tariff Schedule.")
    description: str | None = column(description="The goods.")
    entered_on: date = column(description="Day of entry, whose rates hold.")
    entered_value: Decimal | None = column(
        description="Entered value, whole US dollars, without freight and insurance."
    )
    charges: Decimal | None = column(description="Freight and insurance, US dollars.")
    gross_weight_kg: Quantity = column(description="Gross weight in kilograms.")
    quantity: Quantity = column(description="Quantity in `unit`.")
    unit: str = column(description="Unit of quantity of the tariff, such as NO, DOZ or KG.")
    quantity2: Quantity | None = column(
        description="Quantity in `unit2`; null where the tariff asks for one only."
    )
    unit2: str | None = column(description="Second unit of quantity.")
    preference: str | None = column(
        description="Preference claimed, such as S (USMCA), KR, AU or A (GSP); null when none is."
    )
    trade_remedy_case: str | None = column(
        description="Antidumping or countervailing duty case; null when under none."
    )
    agency: str | None = column(description="Partner agency whose goods these are, such as FDA.")
    duty_rate: str | None = column("rate_text", description='The rate as declared, such as "16.5%".')
    duty: Decimal | None = column(description="Duty without additional duties, US dollars.")
    additional_duty: Decimal | None = column(description="Sum of the additional duties, US dollars.")
    total_duty: Decimal | None = computed(
        resolve.line_duty, description="Duty with additional duties, US dollars."
    )
    mpf: Decimal | None = column(
        description="Its share of the entry's merchandise processing fee, US dollars."
    )
    hmf: Decimal | None = column(description="Its share of the entry's harbor maintenance fee, US dollars.")
    manufacturer_id: str | None = column(description="Manufacturer identification code (MID).")
    manufacturer: Party | None = edge(registers.manufacturer, description="Who made the goods.")
    origin_country: Country | None = computed(
        registers.country("origin"), description="Country of origin of the goods."
    )
    export_country: Country | None = computed(
        registers.country("export_country"), description="Country that the goods were exported from."
    )
    additional_duties: list[AdditionalDuty] | None = edge(
        resolve.additional_duties, description="Its additional duties (chapter 99)."
    )
    tariff_rate: TariffRate | None = edge(
        registers.tariff_rate, description="The tariff's rate for its number on the day of entry."
    )
    port: Port | None = edge(registers.port, description="Port of entry.")
    entry: EntryRef | None = edge(resolve.entry, description="The entry.")
