"""How shipments, bills, containers and what is filed about them are answered."""

from datetime import date
from typing import Final

from databases.shipments.codes import InBondStatus
from engine.kinds import derived
from loaders.rows import Row
from loaders.shipments.cargo import Bills, Containers, Movements, Shipments
from loaders.shipments.filings import InBondMovements, SecurityFilings
from resolvers.edges import to_one, to_page

shipments = to_page(Shipments.all, key=None)
bills = to_page(Bills.all, key=None)
containers = to_page(Containers.all, key=None)
security_filings = to_page(SecurityFilings.all, key=None)
in_bond_movements = to_page(InBondMovements.all, key=None)

shipment = to_one(Shipments.by_id, key="shipment_id")
shipments_of_company = to_page(Shipments.by_company)
shipments_of_account = to_page(Shipments.by_account)
shipments_of_filer = to_page(Shipments.by_filer, key="number")
shipments_of_carrier = to_page(Shipments.by_carrier)
shipments_of_port = to_page(Shipments.by_port, key="code")
shipments_of_bill = to_page(Shipments.by_bill)
shipments_of_container = to_page(Shipments.by_container)

bill = to_one(Bills.by_id, key="bill_id")
master = to_one(Bills.by_id, key="master_id")
houses = to_page(Bills.by_master)
bills_of_carrier = to_page(Bills.by_carrier)
bills_of_shipment = to_page(Bills.by_shipment)
bills_of_container = to_page(Bills.by_container)
bills_of_entry = to_page(Bills.by_shipment, key="shipment_id")

container = to_one(Containers.by_id, key="container_id")
containers_of_shipment = to_page(Containers.by_shipment)
containers_of_bill = to_page(Containers.by_bill)
containers_of_entry = to_page(Containers.by_shipment, key="shipment_id")

movements_of_shipment = to_page(Movements.by_shipment)
movements_of_bill = to_page(Movements.by_bill)
movements_of_container = to_page(Movements.by_container)

filings_of_company = to_page(SecurityFilings.by_company)
filings_of_account = to_page(SecurityFilings.by_account)
filings_of_shipment = to_page(SecurityFilings.by_shipment)
filings_of_bill = to_page(SecurityFilings.by_bill)
filings_of_entry = to_page(SecurityFilings.by_shipment, key="shipment_id")
in_bond_of_company = to_page(InBondMovements.by_company)
in_bond_of_shipment = to_page(InBondMovements.by_shipment)
in_bond_of_bill = to_page(InBondMovements.by_bill)

_REPORTED: Final = (InBondStatus.ARRIVED, InBondStatus.EXPORTED)


@derived("status", "due_on")
def in_bond_days_left(row: Row, today: date) -> int | None:
    """Days until it must be reported, negative when late; null once it was."""
    due: date = row["due_on"]
    return None if row["status"] in _REPORTED else (due - today).days


@derived("status", "due_on")
def in_bond_overdue(row: Row, today: date) -> bool:
    """Whether it is due and was not reported."""
    return bool(row["status"] not in _REPORTED and row["due_on"] < today)
