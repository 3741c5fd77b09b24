"""The security partnership (C-TPAT): memberships, their steps, visits and what those found."""

from typing import Final

from databases.accounts.tables import criterion_result, partnership, partnership_step, validation
from loaders.filters import among, between, filters, whether, within
from loaders.lookups import many, one
from loaders.pages import by, orders, page
from loaders.reader import Loaders

PARTNERSHIP_FILTERS: Final = filters(
    status=among(partnership.c.status, "The state of the membership."),
    tier=among(partnership.c.tier, "How far the member is trusted."),
    revalidation_due=between(partnership.c.revalidation_due_on, "When the next visit is due at the latest."),
    revalidation_due_within_days=within(
        partnership.c.revalidation_due_on, "Due from today to so many days from today."
    ),
    open_findings=whether(
        lambda _: criterion_result.c.finding.is_not(None) & criterion_result.c.resolved_on.is_(None),
        "Whether a visit found something that is not mended yet.",
        of=criterion_result,
        on=criterion_result.c.company_id == partnership.c.company_id,
    ),
)
PARTNERSHIP_ORDERS: Final = orders(
    applied=by(partnership.c.applied_on, "When the company applied."),
    revalidation_due=by(
        partnership.c.revalidation_order, "When the next visit is due; those without come last."
    ),
)


class Partnerships(Loaders):
    """Memberships in the security partnership, one a company."""

    by_id = one(partnership, partnership.c.id)
    by_company = one(partnership, partnership.c.company_id)
    all = page(partnership, where=PARTNERSHIP_FILTERS, orders=PARTNERSHIP_ORDERS)


class PartnershipSteps(Loaders):
    """The steps of a membership, oldest first."""

    by_id = one(partnership_step, partnership_step.c.id)
    by_partnership = many(partnership_step, partnership_step.c.partnership_id, partnership_step.c.occurred_at)


class Validations(Loaders):
    """Visits on site, newest first."""

    by_id = one(validation, validation.c.id)
    by_partnership = many(validation, validation.c.partnership_id, validation.c.started_on.desc())


class CriterionResults(Loaders):
    """What a validation found, criterion by criterion."""

    by_id = one(criterion_result, criterion_result.c.id)
    by_validation = many(criterion_result, criterion_result.c.validation_id, criterion_result.c.position)
    open_by_partnership = many(
        criterion_result,
        criterion_result.c.company_id,
        criterion_result.c.due_on,
        where=(criterion_result.c.finding.is_not(None), criterion_result.c.resolved_on.is_(None)),
    )
