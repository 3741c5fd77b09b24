"""The security partnership (C-TPAT)."""

from sqlalchemy import Table

from databases.accounts.codes import (
    Criterion,
    CriterionOutcome,
    PartnershipStatus,
    PartnershipTier,
    ValidationKind,
)
from databases.accounts.tables.catalog import metadata, owned
from databases.base import (
    coded,
    day,
    day_order,
    identity,
    index,
    instant,
    key,
    number,
    text,
)

partnership = Table(
    "partnership",
    metadata,
    identity(),
    *owned(),
    coded("status", PartnershipStatus),
    coded("tier", PartnershipTier, null=True),
    day("applied_on"),
    day("certified_on", null=True),
    day("validated_on", null=True),
    day("revalidation_due_on", null=True),
    day_order("revalidation_order", "revalidation_due_on"),
    index("company_id", unique=True),
    index("account_id"),
    index("applied_on", "id"),
    index("revalidation_order", "id"),
    index("status", "revalidation_order", "id"),
)

partnership_step = Table(
    "partnership_step",
    metadata,
    identity(),
    *owned(),
    key("partnership_id", "partnership.id"),
    coded("from_status", PartnershipStatus, null=True),
    coded("to_status", PartnershipStatus),
    instant("occurred_at"),
    text("actor_name"),
    text("note", null=True),
    index("partnership_id", "occurred_at", "id"),
)

validation = Table(
    "validation",
    metadata,
    identity(),
    *owned(),
    key("partnership_id", "partnership.id"),
    coded("kind", ValidationKind),
    key("officer_id", "officer.id"),
    text("site"),
    text("country"),
    day("started_on"),
    day("completed_on", null=True),
    coded("tier", PartnershipTier, null=True),
    index("partnership_id", "started_on", "id"),
)

criterion_result = Table(
    "criterion_result",
    metadata,
    identity(),
    *owned(),
    key("validation_id", "validation.id"),
    number("position"),
    coded("criterion", Criterion),
    coded("outcome", CriterionOutcome),
    text("finding", null=True),
    day("due_on", null=True),
    day("resolved_on", null=True),
    index("validation_id", "position", "id"),
)
