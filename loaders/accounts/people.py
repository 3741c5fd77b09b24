"""People: members of companies, Customs' officers and Centers, and who manages whom."""

from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import ColumnElement

from databases.accounts.codes import OfficerRole
from databases.accounts.tables import account, center, member, member_scope, officer, portfolio
from loaders.filters import among, filters, whether
from loaders.lookups import many, one
from loaders.pages import Page, by, orders, page
from loaders.reader import Loaders
from loaders.scoping import Scoping

MEMBER_ORDERS: Final = orders(
    since=by(member.c.since_on, "Since when the person has access."),
    name=by(member.c.name, "The person's name.", ascending=True),
)
MEMBER_FILTERS: Final = filters(
    role=among(member.c.role, "The person's role."),
    current=whether(
        lambda today: (member.c.until_on.is_(None)) | (member.c.until_on > today), "Still has access."
    ),
)
OFFICER_ORDERS: Final = orders(name=by(officer.c.name, "The officer's name.", ascending=True))
OFFICER_FILTERS: Final = filters(role=among(officer.c.role, "The officer's role."))
PORTFOLIO_ORDERS: Final = orders(
    since=by(portfolio.c.since_on, "Since when the company is in the portfolio.")
)


@dataclass(eq=False)
class InOffice(Page):
    """Officers who see an account by their office alone: specialists of its Center, and oversight."""

    @property
    def key_type(self) -> Any:
        """They are asked by the account's id."""
        return sa.BigInteger()

    def belongs(self, key: ColumnElement[Any], scoping: Scoping) -> ColumnElement[bool]:
        """That an officer sees the account with this key, if the viewer does."""
        center_code = sa.select(account.c.center_code).where(account.c.id == key, scoping.rows(account))
        center_code = center_code.correlate_except(account)  # the key is that of the rows asked for, above
        specialist = (officer.c.role == OfficerRole.IMPORT_SPECIALIST.value) & (
            officer.c.center_code == center_code.scalar_subquery()
        )
        return specialist | (officer.c.role == OfficerRole.OVERSIGHT_ANALYST.value)


class Members(Loaders):
    """People of a company with access to its accounts."""

    by_id = one(member, member.c.id)
    by_company = page(member, member.c.company_id, where=MEMBER_FILTERS, orders=MEMBER_ORDERS)


class MemberScopes(Loaders):
    """What account users are limited to."""

    by_id = one(member_scope, member_scope.c.id)
    by_member = many(member_scope, member_scope.c.member_id)
    by_account = many(member_scope, member_scope.c.account_id)


class Centers(Loaders):
    """Centers of Excellence and Expertise."""

    by_id = one(center, center.c.id)
    by_code = one(center, center.c.code)


class Officers(Loaders):
    """Customs officers and oversight analysts."""

    by_id = one(officer, officer.c.id)
    by_center = page(officer, officer.c.center_code, where=OFFICER_FILTERS, orders=OFFICER_ORDERS)
    by_account = InOffice(officer, officer.c.center_code, OFFICER_FILTERS, OFFICER_ORDERS, ())


class Portfolios(Loaders):
    """Which officer manages which company."""

    by_id = one(portfolio, portfolio.c.id)
    by_officer = page(portfolio, portfolio.c.officer_id, orders=PORTFOLIO_ORDERS)
    by_company = page(portfolio, portfolio.c.company_id, orders=PORTFOLIO_ORDERS)
