"""The types with many edges, as Strawberry's documentation has them: a method for each edge, which loads."""

# ruff: noqa: D101, D102, N802, N815  Strawberry reads names and annotations at run time
# mypy: disable-error-code="no-any-return"

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import strawberry

from bench.peers.dataloaders.leaves import (
    Action,
    Activity,
    Bill,
    Container,
    Fee,
    Hold,
    Info,
    Line,
    LiquidationEvent,
    Port,
    Shipment,
    Statement,
    Version,
)


@strawberry.type
class Link:
    entryId: strawberry.Private[int | None]
    kind: str

    @strawberry.field
    async def target(self, info: Info) -> Entry | None:
        return await info.context["entry_by_id"].load(self.entryId) if self.entryId else None


@strawberry.type
class Document:
    id: strawberry.Private[int]
    type: str
    title: str
    status: str
    receivedAt: datetime

    @strawberry.field
    async def currentVersion(self, info: Info) -> Version | None:
        return await info.context["newest_version_by_document"].load(self.id)

    @strawberry.field
    async def links(self, info: Info) -> list[Link] | None:
        return await info.context["links_by_document"].load(self.id)


@strawberry.type
class Entry:
    id: strawberry.Private[int]
    number: str
    accountId: strawberry.Private[int | None] = None
    portCode: strawberry.Private[str | None] = None
    shipmentId: strawberry.Private[int | None] = None
    statementId: strawberry.Private[int | None] = None
    entryType: str | None = None
    importerNumber: str | None = None
    lineCount: int | None = None
    mpf: str | None = None
    releaseStatus: str | None = None
    filedAt: datetime | None = None
    enteredOn: date | None = None
    releasedAt: datetime | None = None
    enteredValue: str | None = None
    duty: str | None = None
    total: str | None = None
    summaryStatus: str | None = None
    summaryDueOn: date | None = None
    summaryFiledOn: date | None = None
    liquidationStatus: str | None = None
    liquidationScheduledOn: date | None = None
    liquidationLiquidatedOn: date | None = None
    liquidationResult: str | None = None
    liquidationDuty: str | None = None

    @strawberry.field
    async def cursor(self) -> str:
        return f"{self.filedAt}|{self.id}"

    @strawberry.field
    async def account(self, info: Info) -> Account | None:
        return await info.context["account_by_id"].load(self.accountId)

    @strawberry.field
    async def port(self, info: Info) -> Port | None:
        return await info.context["port_by_code"].load(self.portCode)

    @strawberry.field
    async def shipment(self, info: Info) -> Shipment | None:
        return await info.context["shipment_by_id"].load(self.shipmentId)

    @strawberry.field
    async def summaryStatement(self, info: Info) -> Statement | None:
        return await info.context["statement_by_id"].load(self.statementId) if self.statementId else None

    @strawberry.field
    async def holds(self, info: Info, first: int) -> list[Hold] | None:
        return await info.context["holds_by_entry"].load((self.id, first, None))

    @strawberry.field
    async def documents(self, info: Info, first: int) -> list[Document] | None:
        return await info.context["documents_by_entry"].load((self.id, first, None))

    @strawberry.field
    async def complianceActions(self, info: Info, first: int) -> list[Action] | None:
        return await info.context["actions_by_entry"].load((self.id, first, None))

    @strawberry.field
    async def lines(self, info: Info, first: int) -> list[Line] | None:
        return await info.context["lines_by_entry"].load((self.id, first, None))

    @strawberry.field
    async def fees(self, info: Info) -> list[Fee] | None:
        return await info.context["fees_by_entry"].load(self.id)

    @strawberry.field
    async def bills(self, info: Info) -> list[Bill] | None:
        return await info.context["bills_by_shipment"].load((self.shipmentId, 25, None))

    @strawberry.field
    async def containers(self, info: Info) -> list[Container] | None:
        return await info.context["containers_by_shipment"].load((self.shipmentId, 25, None))

    @strawberry.field
    async def liquidationEvents(self, info: Info) -> list[LiquidationEvent] | None:
        return await info.context["liquidation_events_by_entry"].load(self.id)


@strawberry.type
class Account:
    id: strawberry.Private[int]
    parentId: strawberry.Private[int | None]
    name: str
    status: str

    @strawberry.field
    async def parent(self, info: Info) -> Account | None:
        return await info.context["account_by_id"].load(self.parentId) if self.parentId else None

    @strawberry.field
    async def entries(self, info: Info, first: int, after: str | None = None) -> list[Entry] | None:
        return await info.context["entries_by_company"].load((self.id, first, place(after)))

    @strawberry.field
    async def documents(self, info: Info, first: int) -> list[Document] | None:
        return await info.context["documents_by_company"].load((self.id, first, None))

    @strawberry.field
    async def activity(self, info: Info, first: int) -> list[Activity] | None:
        return await info.context["activity_by_company"].load((self.id, first, None))


@strawberry.type
class Query:
    @strawberry.field
    async def account(self, info: Info, id: strawberry.ID) -> Account | None:
        return await info.context["account_by_id"].load(int(id))

    @strawberry.field
    async def company(self, info: Info, id: strawberry.ID) -> Account | None:
        return await info.context["account_by_id"].load(int(id))

    @strawberry.field
    async def companies(self, info: Info, ids: list[strawberry.ID]) -> list[Account | None]:
        return await info.context["account_by_id"].load_many([int(key) for key in ids])

    @strawberry.field
    async def entry(self, info: Info, number: str) -> Entry | None:
        return await info.context["entry_by_number"].load(number)


def place(after: str | None) -> tuple[datetime, int] | None:
    """The place in a list that a cursor stands for."""
    if after is None:
        return None
    filed, _, key = after.partition("|")
    return datetime.fromisoformat(filed), int(key)


TYPES: dict[str, type[Any]] = {
    "account_by_id": Account,
    "actions_by_entry": Action,
    "activity_by_company": Activity,
    "documents_by_company": Document,
    "documents_by_entry": Document,
    "entries_by_company": Entry,
    "entry_by_id": Entry,
    "entry_by_number": Entry,
    "links_by_document": Link,
}
"""The type of the rows of the statements that this module's edges load."""
