"""The smaller types of the graph; their names are those of the wire, since the rows have them too."""

# ruff: noqa: D101, D102, N802, N815  Strawberry reads names and annotations at run time
# mypy: disable-error-code="no-any-return"

from datetime import date, datetime
from typing import Any

import strawberry

Info = strawberry.Info[Any, Any]


@strawberry.type
class Port:
    code: str
    name: str
    state: str


@strawberry.type
class ForeignPort:
    code: str
    name: str


@strawberry.type
class Statement:
    id: strawberry.Private[int]
    number: str
    kind: str
    status: str
    dueOn: date


@strawberry.type
class Hold:
    kind: str
    agency: str
    placedAt: datetime
    removedAt: datetime | None


@strawberry.type
class Fee:
    kind: str
    amount: str | None


@strawberry.type
class Container:
    number: str
    sizeType: str


@strawberry.type
class Party:
    id: strawberry.Private[int]
    name: str
    city: str
    country: str


@strawberry.type
class AdditionalDuty:
    htsNumber: str
    rateText: str
    duty: str


@strawberry.type
class LiquidationEvent:
    status: str
    occurredOn: date
    notice: str | None
    reason: str | None


@strawberry.type
class Action:
    caseNumber: str
    status: str
    subject: str
    openedAt: datetime
    dueOn: date | None
    amountProposed: str | None


@strawberry.type
class Version:
    number: int
    pages: int
    mediaType: str
    sizeBytes: strawberry.ID


@strawberry.type
class Activity:
    domain: str
    seq: strawberry.ID
    occurredAt: datetime
    recordedAt: datetime
    verb: str
    summary: str
    channel: str
    visibility: str
    actorType: str
    actorName: str
    actorRole: str | None
    subjectType: str
    subjectLabel: str


@strawberry.type
class Shipment:
    id: strawberry.Private[int]
    ladingPortCode: strawberry.Private[str]
    reference: str
    conveyance: str
    voyage: str
    arrivedAt: datetime | None

    @strawberry.field
    async def ladingPort(self, info: Info) -> ForeignPort | None:
        return await info.context["foreign_port_by_code"].load(self.ladingPortCode)


@strawberry.type
class MasterBill:
    id: strawberry.Private[int]
    number: str


@strawberry.type
class Bill:
    id: strawberry.Private[int]
    masterId: strawberry.Private[int | None]
    kind: str
    number: str
    scac: str
    issuedOn: date

    @strawberry.field
    async def master(self, info: Info) -> MasterBill | None:
        return await info.context["bill_by_id"].load(self.masterId) if self.masterId else None


@strawberry.type
class Line:
    id: strawberry.Private[int]
    manufacturerId: strawberry.Private[int]
    number: int
    htsNumber: str | None
    description: str | None
    originCountry: str
    quantity: str
    unit: str
    enteredValue: str | None
    dutyRate: str | None
    duty: str | None
    preference: str | None
    mpf: str | None
    hmf: str | None

    @strawberry.field
    async def manufacturer(self, info: Info) -> Party | None:
        return await info.context["party_by_id"].load(self.manufacturerId)

    @strawberry.field
    async def additionalDuties(self, info: Info) -> list[AdditionalDuty] | None:
        return await info.context["additional_duties_by_line"].load(self.id)


TYPES: dict[str, type[Any]] = {
    "additional_duties_by_line": AdditionalDuty,
    "bill_by_id": MasterBill,
    "bills_by_shipment": Bill,
    "containers_by_shipment": Container,
    "fees_by_entry": Fee,
    "foreign_port_by_code": ForeignPort,
    "holds_by_entry": Hold,
    "lines_by_entry": Line,
    "liquidation_events_by_entry": LiquidationEvent,
    "newest_version_by_document": Version,
    "party_by_id": Party,
    "port_by_code": Port,
    "shipment_by_id": Shipment,
    "statement_by_id": Statement,
}
"""The type of the rows of the other statements."""
