"""The types of the accounts domain: the security partnership (C-TPAT)."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from databases.accounts.codes import (
    Criterion,
    CriterionOutcome,
    PartnershipStatus,
    PartnershipTier,
    ValidationKind,
)
from resolvers import accounts as resolve
from schema.accounts.people import CustomsOfficer
from schema.core.fields import column, computed, edge
from schema.core.nodes import Node

if TYPE_CHECKING:
    from schema.accounts.account import Company

CompanyRef = Annotated["Company", strawberry.lazy("schema.accounts.account")]


@strawberry.type(description="A step of a membership.")
class PartnershipStep(Node):
    from_status: PartnershipStatus | None = column(description="The state before; null for the first.")
    to_status: PartnershipStatus = column(description="The state after.")
    occurred_at: datetime = column(description="When.")
    actor_name: str = column(description="Who took it.")
    note: str | None = column(description="Why, or what is to be done.")


@strawberry.type(description="What a validation found for one of the twelve criteria.")
class CriterionResult(Node):
    position: int = column(description="Number of the criterion, 1 to 12.")
    criterion: Criterion = column(description="The criterion.")
    outcome: CriterionOutcome = column(description="What was found.")
    finding: str | None = column(description="What falls short; null when nothing does.")
    due_on: date | None = column(description="When it must be mended.")
    resolved_on: date | None = column(description="When it was mended; null while open.")


@strawberry.type(description="A visit on site by supply chain security specialists.")
class Validation(Node):
    kind: ValidationKind = column(description="First visit or a later one.")
    site: str = column(description="The site visited.")
    country: str = column(description="ISO 3166 two-letter country code of the site.")
    started_on: date = column(description="First day.")
    completed_on: date | None = column(description="When the report was made; null while under way.")
    tier: PartnershipTier | None = column(description="The tier it led to.")
    specialist: CustomsOfficer | None = edge(resolve.officer, description="Who led it.")
    criteria: list[CriterionResult] | None = edge(
        resolve.criteria, description="The twelve results, in their order."
    )


@strawberry.type(
    description="Membership in the Customs-Trade Partnership Against Terrorism (C-TPAT), 6 USC 961-973."
)
class SecurityPartnership(Node):
    status: PartnershipStatus = column(description="The state of the membership.")
    tier: PartnershipTier | None = column(
        description="How far the member is trusted; null before certification."
    )
    applied_on: date = column(description="When the company applied.")
    certified_on: date | None = column(description="When it was certified (Tier 1).")
    validated_on: date | None = column(description="When it was last validated on site.")
    revalidation_due_on: date | None = column(
        description="The next visit is due by then: four years after the last."
    )
    revalidation_days_left: int | None = computed(
        resolve.revalidation_days_left, description="Days until then, negative when late."
    )
    company: CompanyRef | None = edge(resolve.company, description="The member.")
    steps: list[PartnershipStep] | None = edge(resolve.steps, description="Its steps, oldest first.")
    validations: list[Validation] | None = edge(resolve.validations, description="The visits, newest first.")
    open_findings: list[CriterionResult] | None = edge(
        resolve.open_findings, description="Findings not yet mended, the most urgent first."
    )
