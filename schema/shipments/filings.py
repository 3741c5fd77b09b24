"""The types of the shipments domain: security filings and in-bond movements."""

from datetime import date, datetime

import strawberry

from databases.shipments.codes import FilingStatus, InBondKind, InBondStatus
from resolvers.shipments import cargo as resolve
from resolvers.shipments import registers
from schema.core.fields import column, computed, edge
from schema.core.nodes import Node
from schema.shipments.refs import BillRef, ShipmentRef
from schema.shipments.registers import Party, Port


@strawberry.type(
    description="An importer security filing (10+2): ten elements, due 24 hours before sea cargo is laded."
)
class SecurityFiling(Node):
    number: str = column(description="Its transaction number.")
    status: FilingStatus = column(description="Where it stands.")
    due_at: datetime = column(description="When it was due: 24 hours before lading.")
    filed_at: datetime = column(description="When it was first filed.")
    late: bool = column(description="Whether it was filed after it was due.")
    missing_elements: list[str] = column(
        description="Data elements still missing, such as CONTAINER_STUFFING_LOCATION; empty when complete."
    )
    completed_at: datetime | None = column(description="When the last element came; null until then.")
    supplier_name: str | None = column(description="The supplier's name as filed.")
    supplier: Party | None = edge(registers.supplier, description="The supplier.")
    port: Port | None = edge(registers.port, description="The port of unlading.")
    shipment: ShipmentRef | None = edge(resolve.shipment, description="The shipment.")
    bill: BillRef | None = edge(resolve.bill, description="The bill it was matched to.")


@strawberry.type(
    description="A movement under bond (CBP Form 7512): goods travel on before duty is paid, or leave again."
)
class InBondMovement(Node):
    number: str = column(description="Eight digits and their check digit.")
    kind: InBondKind = column(description="What it is for.")
    status: InBondStatus = column(description="Where it stands.")
    authorized_on: date = column(description="When Customs allowed it.")
    due_on: date = column(description="By when it must be reported at the destination.")
    arrived_on: date | None = column(description="When it was reported there; null until then.")
    exported_on: date | None = column(description="When the goods left the country; null unless they did.")
    days_left: int | None = computed(
        resolve.in_bond_days_left,
        description="Days until it must be reported, negative when late; null once it was.",
    )
    overdue: bool = computed(resolve.in_bond_overdue, description="Whether it is due and was not reported.")
    port: Port | None = edge(registers.port, description="Where it starts.")
    destination: Port | None = edge(registers.destination_port, description="Where it goes.")
    shipment: ShipmentRef | None = edge(resolve.shipment, description="The shipment.")
    bill: BillRef | None = edge(resolve.bill, description="The bill.")
