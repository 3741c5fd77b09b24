"""Bonds: what a surety answers for."""

from datetime import date
from decimal import Decimal

from databases.accounts.codes import BondKind
from databases.accounts.tables import bond
from databases.sample.rows import Rows
from databases.sample.story import Company, Sub


def bond_number(principal: Company, since: date, key: int) -> str:
    """Year, the surety's code and a serial."""
    return f"{since.year % 100:02d}{principal.bonded[1].number}{key:04d}"


def write_bond(
    rows: Rows,
    key: int,
    principal: Company,
    holder: Sub,
    kind: BondKind,
    amount: Decimal,
    term: tuple[date, date | None],
    document_id: int | None = None,
) -> str:
    """The bond, which the principal's surety writes, under the id that was reserved; its number."""
    surety, account = principal.bonded
    number = bond_number(principal, term[0], key)
    rows.add(
        bond,
        id=key,
        company_id=principal.company_id,
        account_id=holder.account_id,
        surety_company_id=surety.company_id,
        surety_account_id=account.account_id,
        number=number,
        kind=kind,
        activity="1 - Importer or broker",
        amount=amount,
        effective_on=term[0],
        terminated_on=term[1],
        document_id=document_id,
    )
    return number
