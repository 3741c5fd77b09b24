"""Who may see an account: memberships, grants, powers of attorney and portfolios, read as one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import Column, ColumnElement, Table

from databases.accounts.codes import GrantStatus, MemberRole, RightKind
from databases.accounts.tables import (
    access_grant,
    account,
    member,
    member_scope,
    portfolio,
    power_of_attorney,
)
from loaders.accounts.rights import holds
from loaders.filters import Filter, filters, whether
from loaders.merges import Merged
from loaders.pages import Page, by, orders
from loaders.reader import Loaders
from loaders.scoping import Scoping

IN_FORCE: Final = "Whether it holds today: accepted, begun, neither ended nor revoked."


@dataclass(eq=False)
class Rights(Page):
    """Rights over an account: those over the whole company, and over the account itself.

    For a company, those over any of its sub-accounts as well. Nobody has any over an account out of view.
    """

    def belongs(self, key: ColumnElement[Any], scoping: Scoping) -> ColumnElement[bool]:
        """That a right reaches the account with this key."""
        company = sa.select(account.c.company_id).where(account.c.id == key, scoping.rows(account))
        company = company.correlate_except(account)  # the key is that of the rows asked for, two levels up
        columns = self.table.c
        reached = (key == columns.company_id) | columns.account_id.in_((key, columns.company_id))
        return sa.and_(columns.company_id == company.scalar_subquery(), reached)


@dataclass(eq=False)
class Memberships(Rights):
    """People of the company; an account user only where a sub-account that they may see is meant."""

    def belongs(self, key: ColumnElement[Any], scoping: Scoping) -> ColumnElement[bool]:
        """That a person may see the account with this key."""
        granted = sa.exists().where(
            member_scope.c.member_id == member.c.id,
            member_scope.c.account_id == key,
            scoping.rows(member_scope),
        )
        granted = granted.correlate_except(member_scope)
        whole = (member.c.role != MemberRole.USER.value) | (key == member.c.company_id)
        return sa.and_(super().belongs(key, scoping), whole | granted)


def _rights(
    table: Table,
    since: Column[date],
    in_force: Callable[[ColumnElement[date]], ColumnElement[bool]],
    of: type[Rights] = Rights,
) -> Rights:
    where = filters(in_force=whether(in_force, IN_FORCE))
    return of(table, table.c.company_id, where, orders(since=by(since, "From when it holds.")), ())


BY_KIND: Final = {
    RightKind.MEMBERSHIP.value: _rights(
        member,
        member.c.since_on,
        lambda today: (
            (member.c.since_on <= today) & (member.c.until_on.is_(None) | (member.c.until_on > today))
        ),
        Memberships,
    ),
    RightKind.GRANT.value: _rights(
        access_grant,
        access_grant.c.valid_from,
        lambda today: (access_grant.c.status == GrantStatus.ACCEPTED.value) & holds(access_grant, today),
    ),
    RightKind.POWER_OF_ATTORNEY.value: _rights(
        power_of_attorney, power_of_attorney.c.valid_from, lambda today: holds(power_of_attorney, today)
    ),
    RightKind.PORTFOLIO.value: _rights(
        portfolio,
        portfolio.c.since_on,
        lambda today: (
            (portfolio.c.since_on <= today)
            & (portfolio.c.until_on.is_(None) | (portfolio.c.until_on >= today))
        ),
    ),
}
_FIRST: Final = BY_KIND[RightKind.MEMBERSHIP.value]


class Access(Loaders):
    """All rights over an account, the newest first by (first day, kind, id)."""

    by_account = Merged(
        BY_KIND,
        {**_FIRST.filters, "kind": Filter([RightKind], "Of these kinds alone.")},
        _FIRST.orders,
        "kind",
        orders_name="AccessRight",
        filters_name="AccessRight",
    )
