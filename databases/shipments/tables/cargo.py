"""Goods on their way: shipments, bills, containers and what is filed for them."""

import sqlalchemy as sa
from sqlalchemy import Table

from databases.base import (
    coded,
    day,
    flag,
    identity,
    index,
    instant,
    key,
    number,
    scope_columns,
    text,
    texts,
)
from databases.shipments.codes import (
    BillKind,
    FilingStatus,
    InBondKind,
    InBondStatus,
    PartyRole,
    ShipmentStatus,
    TransportMode,
)
from databases.shipments.tables.catalog import metadata

party = Table(
    "party",
    metadata,
    identity(),
    *scope_columns(),  # parties are known per importer: a supplier is a trade secret
    coded("role", PartyRole),
    text("name"),
    text("manufacturer_id", null=True),  # MID
    text("street"),
    text("city"),
    text("country"),
    index("company_id", "name", "id"),
    index("account_id", "name", "id"),
    index("center_code", "name", "id"),
    index("manufacturer_id", "id"),
    index("name", "id"),
)

shipment = Table(
    "shipment",
    metadata,
    identity(),
    *scope_columns(),  # carrier_id moves it; port_code is the port of unlading
    text("reference", unique=True),
    coded("mode", TransportMode),
    coded("status", ShipmentStatus),
    text("conveyance"),  # vessel name, flight, train or truck
    text("voyage"),
    text("imo_number", null=True),
    text("lading_port"),  # UN/LOCODE
    text("export_country"),
    key("broker_id", null=True),
    instant("laded_at"),
    instant("departed_at", null=True),
    instant("arrives_at"),  # estimated until arrived_at
    instant("arrived_at", null=True),
    index("company_id", "arrives_at", "id"),
    index("account_id", "arrives_at", "id"),
    index("filer_code", "arrives_at", "id"),
    index("carrier_id", "arrives_at", "id"),
    index("center_code", "arrives_at", "id"),
    index("arrives_at", "id"),
    index("port_code", "arrives_at", "id"),
    *(
        index(key_, "laded_at", "id")
        for key_ in ("company_id", "account_id", "filer_code", "carrier_id", "center_code", "port_code")
    ),
    index("laded_at", "id"),
    index("carrier_id", "voyage", "id"),
    index("voyage", "id"),
)

bill = Table(
    "bill",
    metadata,
    identity(),
    coded("kind", BillKind),
    text("number", unique=True),
    text("scac"),
    key("carrier_id"),
    key("master_id", "bill.id", null=True),
    text("voyage"),
    text("lading_port"),
    text("port_code"),
    key("shipper_id", "party.id", null=True),
    key("consignee_id", "party.id", null=True),
    number("packages"),
    sa.Column("weight_kg", sa.Numeric(12, 1), nullable=False),
    day("issued_on"),
    index("master_id", "issued_on", "id"),
    index("carrier_id", "issued_on", "id"),
    index("voyage", "issued_on", "id"),
    index("issued_on", "id"),
    index("shipper_id"),
    index("consignee_id"),
)

container = Table(
    "container",
    metadata,
    identity(),
    text("number", unique=True),  # ISO 6346
    text("size_type"),
    index("number", "id"),
)

movement = Table(  # the link row: this shipment's goods, under this bill, in this container
    "movement",
    metadata,
    identity(),
    *scope_columns(),
    key("shipment_id", "shipment.id"),
    key("bill_id", "bill.id"),
    key("container_id", "container.id", null=True),  # loose cargo has none
    text("seal_number", null=True),
    instant("loaded_at"),
    instant("last_event_at"),
    text("last_event"),
    index("shipment_id", "loaded_at", "id"),
    index("bill_id", "loaded_at", "id"),
    index("container_id", "loaded_at", "id"),
    index("company_id", "loaded_at", "id"),
    index("carrier_id", "loaded_at", "id"),
    index("filer_code", "loaded_at", "id"),
    index("center_code", "loaded_at", "id"),
)

in_bond = Table(
    "in_bond",
    metadata,
    identity(),
    *scope_columns(),
    key("shipment_id", "shipment.id"),
    key("bill_id", "bill.id"),
    text("number", unique=True),  # eight digits and their check digit (Form 7512)
    coded("kind", InBondKind),
    coded("status", InBondStatus),
    text("destination_port_code"),
    day("authorized_on"),
    day("due_on"),
    day("arrived_on", null=True),
    day("exported_on", null=True),
    index("shipment_id", "authorized_on", "id"),
    index("bill_id", "authorized_on", "id"),
    index("company_id", "authorized_on", "id"),
    index("carrier_id", "authorized_on", "id"),
    index("filer_code", "authorized_on", "id"),
    index("center_code", "authorized_on", "id"),
    index("authorized_on", "id"),
)

security_filing = Table(
    "security_filing",
    metadata,
    identity(),
    *scope_columns(),
    key("shipment_id", "shipment.id"),
    key("bill_id", "bill.id"),
    text("number", unique=True),
    coded("status", FilingStatus),
    key("supplier_id", "party.id"),
    text("supplier_name"),
    instant("due_at"),  # 24 hours before lading
    instant("filed_at"),
    flag("late"),
    texts("missing_elements"),
    instant("completed_at", null=True),
    index("company_id", "filed_at", "id"),
    index("account_id", "filed_at", "id"),
    index("shipment_id", "filed_at", "id"),
    index("bill_id", "filed_at", "id"),
    index("supplier_id", "filed_at", "id"),
    index("filer_code", "filed_at", "id"),
    index("center_code", "filed_at", "id"),
    index("filed_at", "id"),
)
