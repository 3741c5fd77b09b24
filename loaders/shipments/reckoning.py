"""What is owed and how it is settled: fees, statements, corrections and liquidation."""

from typing import Final

from databases.shipments.codes import StatementStatus
from databases.shipments.tables import fee, liquidation_event, statement, summary_correction
from loaders.filters import among, between, filters, prefix, whether, within
from loaders.lookups import many, one
from loaders.pages import by, orders, page
from loaders.reader import Loaders

STATEMENT_FILTERS: Final = filters(
    number=prefix(statement.c.number, "Statement numbers that start with this text."),
    kind=among(statement.c.kind, "How entries are paid together."),
    status=among(statement.c.status, "Where they stand."),
    month=between(statement.c.month_on, "First day of the month that they belong to."),
    prepared=between(statement.c.prepared_on, "When they were made out."),
    due=between(statement.c.due_on, "When they must be paid."),
    due_within_days=within(statement.c.due_on, "Due from today to so many days from today."),
    due_within_working_days=within(
        statement.c.due_on, "Due from today to so many working days from today.", working=True
    ),
    paid=between(statement.c.paid_on, "When they were paid."),
    overdue=whether(
        lambda today: (
            statement.c.paid_on.is_(None)
            & (statement.c.status != StatementStatus.FINAL.value)
            & (statement.c.due_on < today)
        ),
        "Whether it is not paid and its due date has passed.",
    ),
    total=between(statement.c.total, "Duty and fees, US dollars."),
    port=among(statement.c.port_code, "Schedule D codes of their ports; national ones have none."),
    filer_code=among(statement.c.filer_code, "Filer codes of those who filed the entries."),
)
STATEMENT_ORDERS: Final = orders(due=by(statement.c.due_on, "When it must be paid."))
CORRECTION_FILTERS: Final = filters(
    reason=among(summary_correction.c.reason, "Why they were filed."),
    status=among(summary_correction.c.status, "Where they stand."),
    filed=between(summary_correction.c.filed_on, "When they were filed."),
    decided=between(summary_correction.c.decided_on, "When Customs decided."),
)
CORRECTION_ORDERS: Final = orders(filed=by(summary_correction.c.filed_on, "When it was filed."))


class Fees(Loaders):
    """Fees on entries."""

    by_id = one(fee, fee.c.id)
    by_entry = many(fee, fee.c.entry_id)


class Statements(Loaders):
    """Daily and monthly statements."""

    by_id = one(statement, statement.c.id)
    by_number = one(statement, statement.c.number)
    all = page(statement, where=STATEMENT_FILTERS, orders=STATEMENT_ORDERS)
    by_company = page(statement, statement.c.company_id, where=STATEMENT_FILTERS, orders=STATEMENT_ORDERS)
    by_account = page(statement, statement.c.account_id, where=STATEMENT_FILTERS, orders=STATEMENT_ORDERS)
    by_filer = page(statement, statement.c.filer_code, where=STATEMENT_FILTERS, orders=STATEMENT_ORDERS)
    by_monthly = page(statement, statement.c.monthly_id, where=STATEMENT_FILTERS, orders=STATEMENT_ORDERS)


class SummaryCorrections(Loaders):
    """Post-summary corrections."""

    by_id = one(summary_correction, summary_correction.c.id)
    by_company = page(
        summary_correction,
        summary_correction.c.company_id,
        where=CORRECTION_FILTERS,
        orders=CORRECTION_ORDERS,
    )
    by_entry = page(
        summary_correction, summary_correction.c.entry_id, where=CORRECTION_FILTERS, orders=CORRECTION_ORDERS
    )


class LiquidationEvents(Loaders):
    """Steps of liquidation, oldest first."""

    by_id = one(liquidation_event, liquidation_event.c.id)
    by_entry = many(liquidation_event, liquidation_event.c.entry_id, liquidation_event.c.occurred_on)
