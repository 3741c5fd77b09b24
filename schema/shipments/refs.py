"""Types of this domain that files name before they are declared."""

from typing import TYPE_CHECKING, Annotated

import strawberry

if TYPE_CHECKING:
    from schema.shipments.cargo import Bill, Container, Shipment
    from schema.shipments.entry import Entry
    from schema.shipments.filings import SecurityFiling
    from schema.shipments.line import EntryLine

BillRef = Annotated["Bill", strawberry.lazy("schema.shipments.cargo")]
ContainerRef = Annotated["Container", strawberry.lazy("schema.shipments.cargo")]
EntryLineRef = Annotated["EntryLine", strawberry.lazy("schema.shipments.line")]
EntryRef = Annotated["Entry", strawberry.lazy("schema.shipments.entry")]
SecurityFilingRef = Annotated["SecurityFiling", strawberry.lazy("schema.shipments.filings")]
ShipmentRef = Annotated["Shipment", strawberry.lazy("schema.shipments.cargo")]
