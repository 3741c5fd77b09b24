"""Statements: the entries of a day at a port, and for those who pay monthly the days of a month."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Final

from databases.calendar import first_of_next_month, next_working_day, working_day_of_month
from databases.journal_codes import Channel, Verb
from databases.sample.people import system
from databases.sample.rows import Deed, Rows
from databases.sample.story import Company, Sub
from databases.sample.world import World
from databases.shipments.codes import StatementKind, StatementStatus
from databases.shipments.tables import statement

from .clock import at
from .duties import ZERO

PRELIMINARY: Final = 11
DUE: Final = 15
"""Working days of the month after release: made out no later than one, due on the other."""

COLLECTIONS: Final = system("Collections")
LATENESS: Final = {False: 0.004, True: 0.08}
"""Chance that a statement is paid late, for a troubled company the higher."""


@dataclass(slots=True)
class Sheet:
    """A statement that still takes entries."""

    id: int
    number: str
    company: Company
    account_id: int
    filer_code: str
    port_code: str | None
    kind: StatementKind
    month_on: date
    prepared_on: date
    due_on: date
    paid_on: date
    monthly: "Sheet | None" = None
    duty: Decimal = field(default=ZERO)
    fees: Decimal = field(default=ZERO)
    count: int = 0


class Ledger:
    """Puts paid entries on statements and writes those that are complete."""

    def __init__(self, world: World, rows: Rows, chance: Random) -> None:
        self.world = world
        self.rows = rows
        self.chance = chance
        self._sheets: dict[tuple[object, ...], Sheet] = {}
        self._serial = 0

    def place(
        self,
        company: Company,
        importer: Sub,
        filer_code: str,
        port_code: str,
        days: tuple[date, date],
        money: tuple[Decimal, Decimal],
    ) -> Sheet:
        """The statement on which an entry is paid.

        `days` are those of release and of the summary, `money` duty and fees. A summary that comes after the
        month was made out is paid by itself.
        """
        released_on, filed_on = days
        month = released_on.replace(day=1)
        following = first_of_next_month(month)
        made_out = working_day_of_month(following.year, following.month, PRELIMINARY)
        own = (company, importer.account_id, filer_code)
        if company.first_account and filed_on <= made_out:
            due = working_day_of_month(following.year, following.month, DUE)
            monthly_key = (importer.account_id, filer_code, month)
            monthly = self._sheets.get(monthly_key) or self._open(
                monthly_key, own, None, StatementKind.MONTHLY, (month, made_out, due)
            )
            daily_key = (importer.account_id, filer_code, port_code, filed_on, month)
            sheet = self._sheets.get(daily_key) or self._open(
                daily_key, own, port_code, StatementKind.PERIODIC_DAILY, (month, filed_on, due), monthly
            )
        else:
            due = next_working_day(filed_on)
            key = (importer.account_id, filer_code, port_code, filed_on)
            days_of = (filed_on.replace(day=1), filed_on, due)
            sheet = self._sheets.get(key) or self._open(key, own, port_code, StatementKind.DAILY, days_of)
        if self.world.happened(filed_on):
            for each in (sheet, sheet.monthly):
                if each is not None:
                    each.duty += money[0]
                    each.fees += money[1]
                    each.count += 1
        return sheet

    def settle(self, before: date | None = None) -> None:
        """Write the statements that no entry filed on or after a day can join; all of them at the end."""
        for key, sheet in list(self._sheets.items()):
            if before is None or sheet.due_on + timedelta(days=10) < before:
                del self._sheets[key]
                if sheet.count:
                    self._write(sheet)

    def _open(
        self,
        key: tuple[object, ...],
        own: tuple[Company, int, str],
        port_code: str | None,
        kind: StatementKind,
        days: tuple[date, date, date],
        monthly: Sheet | None = None,
    ) -> Sheet:
        self._serial += 1
        company, account_id, filer_code = own
        month, prepared, due = days
        paid = due
        if monthly is not None:
            paid = monthly.paid_on
        elif self.chance.random() < LATENESS[company.troubled]:
            paid = next_working_day(due + timedelta(days=3 + int(self.chance.random() * 18)))
        sheet = Sheet(
            id=self.rows.reserve(statement),
            number=f"{filer_code}{month:%y%m}{self._serial:07d}",
            company=company,
            account_id=account_id,
            filer_code=filer_code,
            port_code=port_code,
            kind=kind,
            month_on=month,
            prepared_on=prepared,
            due_on=due,
            paid_on=paid,
            monthly=monthly,
        )
        self._sheets[key] = sheet
        return sheet

    def _write(self, sheet: Sheet) -> None:
        happened = self.world.happened
        scope = {
            "company_id": sheet.company.company_id,
            "account_id": sheet.account_id,
            "filer_code": sheet.filer_code,
            "carrier_id": None,
            "center_code": sheet.company.center_code,
            "port_code": sheet.port_code,
        }
        self.rows.add(
            statement,
            scope,
            id=sheet.id,
            number=sheet.number,
            kind=sheet.kind,
            status=self._status(sheet),
            monthly_id=sheet.monthly.id if sheet.monthly else None,
            month_on=sheet.month_on,
            prepared_on=sheet.prepared_on,
            due_on=sheet.due_on,
            paid_on=sheet.paid_on if happened(sheet.paid_on) else None,
            duty=sheet.duty,
            fees=sheet.fees,
            total=sheet.duty + sheet.fees,
            entry_count=sheet.count,
        )
        if sheet.monthly is None:
            self._tell(sheet, scope)

    def _status(self, sheet: Sheet) -> StatementStatus:
        happened = self.world.happened
        if happened(sheet.paid_on):
            return StatementStatus.FINAL
        if happened(sheet.due_on):
            return StatementStatus.LATE
        return StatementStatus.PRELIMINARY if happened(sheet.prepared_on) else StatementStatus.OPEN

    def _tell(self, sheet: Sheet, scope: dict[str, object]) -> None:
        """What is paid as a whole is told as a whole: the days of a month are not told one by one."""
        subject = ("statement", sheet.id, sheet.number)
        total = f"{sheet.duty + sheet.fees:,}"
        entries = f"{sheet.count} {'entry' if sheet.count == 1 else 'entries'}"
        kind = sheet.kind.value.lower()
        words = f"{kind.capitalize()} statement {sheet.number} made out: {entries}, ${total}"
        made = Deed(Verb.STATEMENT_MADE, COLLECTIONS, at(sheet.prepared_on, 9, 30), words)
        self.rows.event("shipments", scope, subject, made)
        if sheet.paid_on > sheet.due_on:
            words = f"Statement {sheet.number} not paid on {sheet.due_on}"
            late = Deed(Verb.STATEMENT_LATE, COLLECTIONS, at(sheet.due_on + timedelta(days=1), 10), words)
            self.rows.event("shipments", scope, subject, late)
        payer = sheet.company.people[-1] if sheet.company.people else COLLECTIONS
        words = f"Statement {sheet.number} paid, ${total}"
        before, after = {"status": StatementStatus.PRELIMINARY}, {"status": StatementStatus.FINAL}
        paid = Deed(
            Verb.STATEMENT_PAID, payer, at(sheet.paid_on, 16, 5), words, before, after, channel=Channel.EDI
        )
        self.rows.event("shipments", scope, subject, paid)
