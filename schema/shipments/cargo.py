"""The types of the shipments domain: shipments, bills, containers and movements."""

from datetime import date, datetime
from typing import Annotated

import strawberry

from databases.shipments.codes import BillKind, ShipmentStatus, TransportMode
from resolvers.shipments import cargo as resolve
from resolvers.shipments import controls, registers
from resolvers.shipments import entries as resolve_entries
from schema.core.connections import Connection
from schema.core.fields import column, computed, edge
from schema.core.nodes import Node
from schema.core.scalars import Quantity
from schema.shipments.controls import DispositionEvent, Exam, Hold
from schema.shipments.filings import InBondMovement, SecurityFiling
from schema.shipments.refs import BillRef, ContainerRef, EntryRef, ShipmentRef
from schema.shipments.registers import Country, ForeignPort, Party, Port

MovementRef = Annotated["Movement", strawberry.lazy("schema.shipments.cargo")]


@strawberry.type(description="One importer's goods on one conveyance.")
class Shipment(Node):
    reference: str = column(description="Its reference, unique over all shipments.")
    mode: TransportMode = column(description="How the goods cross the border.")
    status: ShipmentStatus = column(description="Where they are on their way.")
    conveyance: str = column(description="Name of the vessel, or the flight, train or truck.")
    voyage: str = column(description="Voyage, flight, train or trip number.")
    imo_number: str | None = column(description="IMO number of the vessel; null when not by sea.")
    laded_at: datetime = column(description="When the goods were laded.")
    departed_at: datetime | None = column(description="When they left; null until then.")
    arrives_at: datetime = column(description="When they arrive; an estimate until they have.")
    arrived_at: datetime | None = column(description="When they arrived; null until then.")
    export_country: Country | None = computed(
        registers.country("export_country"), description="Where they were exported from."
    )
    lading_port: ForeignPort | None = edge(registers.lading_port, description="Where they were laded.")
    port: Port | None = edge(registers.port, description="Where they are unladed.")
    bills: Connection[BillRef] | None = edge(
        resolve.bills_of_shipment, description="Bills that cover the goods, masters included."
    )
    containers: Connection[ContainerRef] | None = edge(
        resolve.containers_of_shipment, description="Containers that hold the goods."
    )
    movements: Connection[MovementRef] | None = edge(
        resolve.movements_of_shipment, description="The goods by bill and container."
    )
    entries: Connection[EntryRef] | None = edge(
        resolve_entries.entries_of_shipment, description="Entries made for the goods."
    )
    security_filings: Connection[SecurityFiling] | None = edge(
        resolve.filings_of_shipment, description="Importer security filings; sea cargo only."
    )
    in_bond_movements: Connection[InBondMovement] | None = edge(
        resolve.in_bond_of_shipment, description="Movements under bond."
    )
    holds: Connection[Hold] | None = edge(controls.holds_of_shipment, description="Holds on the goods.")
    open_holds: list[Hold] | None = edge(
        controls.open_holds_of_shipment, description="Holds that stand, oldest first."
    )
    exams: Connection[Exam] | None = edge(controls.exams_of_shipment, description="Exams of the goods.")
    dispositions: Connection[DispositionEvent] | None = edge(
        controls.dispositions_of_shipment, description="What Customs posted to its bills."
    )


@strawberry.type(
    description="A bill of lading or air waybill; of the importers' goods that it covers you see your own."
)
class Bill(Node):
    kind: BillKind = column(description="Master, house or simple.")
    number: str = column(description="Issuer's code and number.")
    scac: str = column(description="Standard carrier alpha code of the issuer.")
    voyage: str = column(description="Voyage, flight, train or trip number.")
    packages: int = column(description="Number of packages.")
    weight_kg: Quantity = column(description="Gross weight in kilograms.")
    issued_on: date = column(description="When it was issued.")
    lading_port: ForeignPort | None = edge(registers.lading_port, description="Where the goods were laded.")
    port: Port | None = edge(registers.port, description="Where they are unladed.")
    shipper: Party | None = edge(registers.shipper, description="Who sent the goods.")
    consignee: Party | None = edge(registers.consignee, description="Who receives them.")
    master: BillRef | None = edge(resolve.master, description="The bill above; null unless a house bill.")
    houses: Connection[BillRef] | None = edge(resolve.houses, description="House bills under a master.")
    shipments: Connection[ShipmentRef] | None = edge(
        resolve.shipments_of_bill, description="Shipments that it covers."
    )
    containers: Connection[ContainerRef] | None = edge(
        resolve.containers_of_bill, description="Containers that it covers; a master's are at its houses."
    )
    movements: Connection[MovementRef] | None = edge(
        resolve.movements_of_bill, description="Its goods by shipment and container."
    )
    entries: Connection[EntryRef] | None = edge(
        resolve_entries.entries_of_bill, description="Entries of the shipments that it covers."
    )
    security_filings: Connection[SecurityFiling] | None = edge(
        resolve.filings_of_bill, description="Importer security filings matched to it."
    )
    in_bond_movements: Connection[InBondMovement] | None = edge(
        resolve.in_bond_of_bill, description="Movements under bond."
    )
    holds: Connection[Hold] | None = edge(controls.holds_of_bill, description="Holds on it.")
    dispositions: Connection[DispositionEvent] | None = edge(
        controls.dispositions_of_bill, description="What Customs posted to it, the latest first."
    )


@strawberry.type(description="A container: the box, which carries other goods on every journey.")
class Container(Node):
    number: str = column(description="Owner code, serial and check digit (ISO 6346).")
    size_type: str = column(description="Size and type code (ISO 6346), such as 45G1.")
    movements: Connection[MovementRef] | None = edge(
        resolve.movements_of_container, description="Its journeys, newest first."
    )
    shipments: Connection[ShipmentRef] | None = edge(
        resolve.shipments_of_container, description="Shipments that it carried."
    )
    bills: Connection[BillRef] | None = edge(
        resolve.bills_of_container, description="Bills under which it carried goods."
    )
    entries: Connection[EntryRef] | None = edge(
        resolve_entries.entries_of_container, description="Entries of goods that it carried."
    )
    exams: Connection[Exam] | None = edge(controls.exams_of_container, description="Exams of its goods.")


@strawberry.type(description="One shipment's goods under one bill, in one container or loose.")
class Movement(Node):
    seal_number: str | None = column(description="Number of the seal; null for loose cargo.")
    loaded_at: datetime = column(description="When the goods were loaded.")
    last_event_at: datetime = column(description="When something was last reported.")
    last_event: str = column(description="What was last reported.")
    shipment: Shipment | None = edge(resolve.shipment, description="The shipment.")
    bill: Bill | None = edge(resolve.bill, description="The bill.")
    container: Container | None = edge(resolve.container, description="The container; null for loose cargo.")
