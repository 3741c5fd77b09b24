"""How fees, statements, corrections and liquidation events are answered."""

from datetime import date
from decimal import Decimal

from databases.shipments.codes import StatementStatus
from engine.kinds import derived
from loaders.rows import Row
from loaders.shipments.reckoning import Fees, LiquidationEvents, Statements, SummaryCorrections
from resolvers.edges import to_many, to_one, to_page

statements = to_page(Statements.all, key=None)
statement = to_one(Statements.by_id, key="statement_id")
monthly = to_one(Statements.by_id, key="monthly_id")
dailies = to_page(Statements.by_monthly)
statements_of_company = to_page(Statements.by_company)
statements_of_account = to_page(Statements.by_account)
statements_of_filer = to_page(Statements.by_filer, key="number")

fees = to_many(Fees.by_entry)
corrections_of_entry = to_page(SummaryCorrections.by_entry)
corrections_of_company = to_page(SummaryCorrections.by_company)
liquidation_events = to_many(LiquidationEvents.by_entry)


def _unpaid(row: Row) -> bool:
    return row["paid_on"] is None and row["status"] != StatementStatus.FINAL


@derived("status", "due_on", "paid_on")
def statement_days_left(row: Row, today: date) -> int | None:
    """Days until it must be paid, negative when late; null once paid."""
    due: date = row["due_on"]
    return (due - today).days if _unpaid(row) else None


@derived("status", "due_on", "paid_on")
def statement_overdue(row: Row, today: date) -> bool:
    """Whether it is not paid and its due date has passed."""
    return bool(_unpaid(row) and row["due_on"] < today)


@derived("duty_before", "duty_after")
def corrected_change(row: Row) -> Decimal | None:
    """Duty after the correction less duty before."""
    before: Decimal | None = row["duty_before"]
    after: Decimal | None = row["duty_after"]
    return None if before is None or after is None else after - before
