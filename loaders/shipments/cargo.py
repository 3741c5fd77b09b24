"""How goods travel: shipments, bills, containers and the link rows between them."""

from typing import Final

from databases.documents.codes import DocumentType
from databases.shipments.tables import bill, container, entry, hold, movement, shipment
from loaders.filters import among, between, elsewhere, filters, having, prefix, whether
from loaders.lookups import one
from loaders.pages import by, orders, page
from loaders.reader import Loaders
from loaders.shipments.controls import HOLD_FILTERS
from loaders.specs import Through

SHIPMENT_FILTERS: Final = filters(
    reference=prefix(shipment.c.reference, "References that start with this text."),
    mode=among(shipment.c.mode, "How the goods cross the border."),
    status=among(shipment.c.status, "Where they are on their way."),
    port=among(shipment.c.port_code, "Schedule D codes of the ports of unlading."),
    lading_port=among(shipment.c.lading_port, "UN/LOCODEs of the ports of lading."),
    export_country=among(shipment.c.export_country, "Countries of export, ISO 3166 two-letter codes."),
    filer_code=among(shipment.c.filer_code, "Filer codes of those who file for them."),
    center=among(shipment.c.center_code, "Codes of the Centers that review them."),
    voyage=among(shipment.c.voyage, "Voyage, flight, train or trip numbers."),
    conveyance=prefix(shipment.c.conveyance, "Vessels, aircraft, … whose name starts with this text."),
    imo_number=among(shipment.c.imo_number, "IMO numbers of vessels."),
    laded=between(shipment.c.laded_at, "When the goods were laded."),
    arrives=between(shipment.c.arrives_at, "When they arrive, estimated until they have."),
    arrived=between(shipment.c.arrived_at, "When they arrived."),
    on_hold=whether(
        lambda _: hold.c.removed_at.is_(None),
        "Whether a hold stands.",
        of=hold,
        on=hold.c.shipment_id == shipment.c.id,
    ),
    hold=having(hold, hold.c.shipment_id == shipment.c.id, HOLD_FILTERS, "A hold with all of these."),
    entry=having(
        entry,
        entry.c.shipment_id == shipment.c.id,
        filters(
            release_status=among(entry.c.status, "Where it stands on the way to release."),
            summary_status=among(entry.c.summary_status, "Where its summary stands."),
            entry_type=among(entry.c.entry_type, "Codes of entry types, such as 01 or 03."),
        ),
        "An entry with all of these.",
    ),
    has_entry=whether(
        lambda _: entry.c.id.is_not(None),
        "Whether an entry was made for it.",
        of=entry,
        on=entry.c.shipment_id == shipment.c.id,
    ),
    open_case=elsewhere(
        "compliance_actions.open_by_shipment",
        "id",
        kind=bool,
        description="Whether an open compliance action concerns it.",
    ),
    document_missing=elsewhere(
        "documents.present_by_shipment",
        "id",
        kind=[DocumentType],
        negated=True,
        description="Shipments without any document of these types on file.",
    ),
)
SHIPMENT_ORDERS: Final = orders(
    arrives=by(shipment.c.arrives_at, "When it arrives, estimated until it has."),
    laded=by(shipment.c.laded_at, "When the goods were laded."),
)
BILL_FILTERS: Final = filters(
    number=prefix(bill.c.number, "Bill numbers that start with this text.", str.upper),
    kind=among(bill.c.kind, "Master, house or simple."),
    scac=among(bill.c.scac, "Standard carrier alpha codes of the issuers."),
    voyage=among(bill.c.voyage, "Voyage, flight, train or trip numbers."),
    port=among(bill.c.port_code, "Schedule D codes of the ports of unlading."),
    lading_port=among(bill.c.lading_port, "UN/LOCODEs of the ports of lading."),
    issued=between(bill.c.issued_on, "When they were issued."),
    on_hold=whether(
        lambda _: hold.c.removed_at.is_(None),
        "Whether a hold stands.",
        of=hold,
        on=hold.c.bill_id == bill.c.id,
    ),
    document_missing=elsewhere(
        "documents.present_by_bill",
        "id",
        kind=[DocumentType],
        negated=True,
        description="Bills without any document of these types on file.",
    ),
)
BILL_ORDERS: Final = orders(issued=by(bill.c.issued_on, "When it was issued."))
CONTAINER_FILTERS: Final = filters(
    number=prefix(container.c.number, "Container numbers that start with this text.", str.upper),
    size_type=among(container.c.size_type, "ISO 6346 size and type codes."),
)
CONTAINER_ORDERS: Final = orders(number=by(container.c.number, "Its number.", ascending=True))
MOVEMENT_FILTERS: Final = filters(
    loaded=between(movement.c.loaded_at, "When the goods were loaded."),
    last_event_at=between(movement.c.last_event_at, "When something was last reported of it."),
    seal_number=prefix(movement.c.seal_number, "Seal numbers that start with this text."),
    in_container=whether(lambda _: movement.c.container_id.is_not(None), "Whether it is in a container."),
)
MOVEMENT_ORDERS: Final = orders(loaded=by(movement.c.loaded_at, "When the goods were loaded."))


class Shipments(Loaders):
    """Shipments, by whose they are and by how they travel."""

    by_id = one(shipment, shipment.c.id)
    all = page(shipment, where=SHIPMENT_FILTERS, orders=SHIPMENT_ORDERS)
    by_company = page(shipment, shipment.c.company_id, where=SHIPMENT_FILTERS, orders=SHIPMENT_ORDERS)
    by_account = page(shipment, shipment.c.account_id, where=SHIPMENT_FILTERS, orders=SHIPMENT_ORDERS)
    by_filer = page(shipment, shipment.c.filer_code, where=SHIPMENT_FILTERS, orders=SHIPMENT_ORDERS)
    by_carrier = page(shipment, shipment.c.carrier_id, where=SHIPMENT_FILTERS, orders=SHIPMENT_ORDERS)
    by_port = page(shipment, shipment.c.port_code, where=SHIPMENT_FILTERS, orders=SHIPMENT_ORDERS)
    by_bill = page(
        shipment,
        Through(movement, movement.c.bill_id, movement.c.shipment_id),
        where=SHIPMENT_FILTERS,
        orders=SHIPMENT_ORDERS,
    )
    by_container = page(
        shipment,
        Through(movement, movement.c.container_id, movement.c.shipment_id),
        where=SHIPMENT_FILTERS,
        orders=SHIPMENT_ORDERS,
    )


class Bills(Loaders):
    """Bills of lading and air waybills; seen through their movements."""

    by_id = one(bill, bill.c.id)
    by_number = one(bill, bill.c.number)
    all = page(bill, where=BILL_FILTERS, orders=BILL_ORDERS)
    by_master = page(bill, bill.c.master_id, where=BILL_FILTERS, orders=BILL_ORDERS)
    by_carrier = page(bill, bill.c.carrier_id, where=BILL_FILTERS, orders=BILL_ORDERS)
    by_shipment = page(
        bill,
        Through(movement, movement.c.shipment_id, movement.c.bill_id),
        where=BILL_FILTERS,
        orders=BILL_ORDERS,
    )
    by_container = page(
        bill,
        Through(movement, movement.c.container_id, movement.c.bill_id),
        where=BILL_FILTERS,
        orders=BILL_ORDERS,
    )


class Containers(Loaders):
    """Containers: the boxes, which recur over the years; seen through their movements."""

    by_id = one(container, container.c.id)
    by_number = one(container, container.c.number)
    all = page(container, where=CONTAINER_FILTERS, orders=CONTAINER_ORDERS)
    by_shipment = page(
        container,
        Through(movement, movement.c.shipment_id, movement.c.container_id),
        where=CONTAINER_FILTERS,
        orders=CONTAINER_ORDERS,
    )
    by_bill = page(
        container,
        Through(movement, movement.c.bill_id, movement.c.container_id),
        where=CONTAINER_FILTERS,
        orders=CONTAINER_ORDERS,
    )


class Movements(Loaders):
    """One shipment's goods under one bill in one container."""

    by_id = one(movement, movement.c.id)
    by_shipment = page(movement, movement.c.shipment_id, where=MOVEMENT_FILTERS, orders=MOVEMENT_ORDERS)
    by_bill = page(movement, movement.c.bill_id, where=MOVEMENT_FILTERS, orders=MOVEMENT_ORDERS)
    by_container = page(movement, movement.c.container_id, where=MOVEMENT_FILTERS, orders=MOVEMENT_ORDERS)
