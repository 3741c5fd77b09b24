"""What Customs does with goods: holds, exams and bill dispositions."""

from sqlalchemy import Table

from databases.base import (
    coded,
    identity,
    index,
    instant,
    key,
    money,
    scope_columns,
    text,
)
from databases.shipments.codes import (
    Discrepancy,
    Disposition,
    ExamKind,
    ExamResult,
    HoldKind,
)
from databases.shipments.tables.catalog import metadata

hold = Table(
    "hold",
    metadata,
    identity(),
    *scope_columns(),
    key("shipment_id", "shipment.id"),
    key("entry_id", "entry.id", null=True),
    key("bill_id", "bill.id", null=True),
    coded("kind", HoldKind),
    text("agency"),
    text("reason"),
    instant("placed_at"),
    instant("removed_at", null=True),
    index("shipment_id", "placed_at", "id"),
    index("entry_id", "placed_at", "id"),
    index("bill_id", "placed_at", "id"),
    index("company_id", "placed_at", "id"),
    index("carrier_id", "placed_at", "id"),
    index("filer_code", "placed_at", "id"),
    index("center_code", "placed_at", "id"),
    index("placed_at", "id"),
    index("entry_id", where="removed_at is null"),
    index("shipment_id", where="removed_at is null"),
)

exam = Table(
    "exam",
    metadata,
    identity(),
    *scope_columns(),
    key("shipment_id", "shipment.id"),
    key("entry_id", "entry.id", null=True),
    key("container_id", "container.id", null=True),
    key("stepped_from_id", "exam.id", null=True),
    coded("kind", ExamKind),
    coded("result", ExamResult, null=True),
    coded("discrepancy", Discrepancy, null=True),
    text("site"),  # FIRMS code
    money("cost", null=True),
    instant("ordered_at"),
    instant("started_at", null=True),
    instant("completed_at", null=True),
    text("remarks", null=True),
    index("shipment_id", "ordered_at", "id"),
    index("entry_id", "ordered_at", "id"),
    index("container_id", "ordered_at", "id"),
    index("company_id", "ordered_at", "id"),
    index("center_code", "ordered_at", "id"),
    index("filer_code", "ordered_at", "id"),
    index("site", "ordered_at", "id"),
    index("ordered_at", "id"),
    index("entry_id", where="completed_at is null"),
    index("stepped_from_id", "id"),
)

disposition_event = Table(
    "disposition_event",
    metadata,
    identity(),
    *scope_columns(),
    key("shipment_id", "shipment.id"),
    key("bill_id", "bill.id"),
    coded("code", Disposition),
    instant("occurred_at"),
    text("note", null=True),
    index("bill_id", "occurred_at", "id"),
    index("shipment_id", "occurred_at", "id"),
)
