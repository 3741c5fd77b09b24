"""Rights over accounts: grants, powers of attorney and bonds."""

from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, Table

from databases.accounts.codes import GrantStatus
from databases.accounts.tables import access_grant, bond, power_of_attorney
from loaders.filters import among, between, filters, whether, within
from loaders.lookups import one
from loaders.pages import by, orders, page
from loaders.reader import Loaders


def holds(table: Table, today: ColumnElement[date]) -> ColumnElement[bool]:
    """That a right is within its dates and not revoked."""
    ends = table.c.valid_to
    return (table.c.valid_from <= today) & (ends.is_(None) | (ends >= today)) & table.c.revoked_at.is_(None)


POWER_FILTERS: Final = filters(
    filer_code=among(power_of_attorney.c.filer_code, "The agent's filer code."),
    signed=between(power_of_attorney.c.signed_on, "When it was signed."),
    ends=between(power_of_attorney.c.valid_to, "When it ends; one without an end is left out."),
    ends_within_days=within(power_of_attorney.c.valid_to, "Ends from today to so many days from today."),
    revoked=whether(lambda _: power_of_attorney.c.revoked_at.is_not(None), "Whether it was revoked."),
    in_force=whether(
        lambda today: holds(power_of_attorney, today),
        "Whether its dates cover today and it is not revoked.",
    ),
)
POWER_ORDERS: Final = orders(
    signed=by(power_of_attorney.c.signed_on, "When it was signed."),
    ends=by(power_of_attorney.c.ends_order, "When it ends; unlimited ones come after all others."),
)
GRANT_ORDERS: Final = orders(invited=by(access_grant.c.invited_at, "When the owner invited."))
GRANT_FILTERS: Final = filters(
    status=among(access_grant.c.status, "Where the invitation stands."),
    valid_from=between(access_grant.c.valid_from, "From when it holds."),
    in_force=whether(
        lambda today: (access_grant.c.status == GrantStatus.ACCEPTED.value) & holds(access_grant, today),
        "Whether it was accepted, its dates cover today and it is not revoked.",
    ),
)
BOND_ORDERS: Final = orders(effective=by(bond.c.effective_on, "From when it stands."))
BOND_FILTERS: Final = filters(
    kind=among(bond.c.kind, "Continuous or single."),
    effective=between(bond.c.effective_on, "From when it stands."),
    amount=between(bond.c.amount, "How much it secures."),
    terminated=whether(lambda _: bond.c.terminated_on.is_not(None), "Whether it has ended."),
)


class AccessGrants(Loaders):
    """Invitations of one company to another to see its accounts."""

    by_id = one(access_grant, access_grant.c.id)
    by_company = page(access_grant, access_grant.c.company_id, where=GRANT_FILTERS, orders=GRANT_ORDERS)
    by_grantee = page(
        access_grant, access_grant.c.grantee_company_id, where=GRANT_FILTERS, orders=GRANT_ORDERS
    )


class PowersOfAttorney(Loaders):
    """Powers of attorney from importers to brokers."""

    by_id = one(power_of_attorney, power_of_attorney.c.id)
    by_company = page(
        power_of_attorney, power_of_attorney.c.company_id, where=POWER_FILTERS, orders=POWER_ORDERS
    )
    by_account = page(
        power_of_attorney, power_of_attorney.c.account_id, where=POWER_FILTERS, orders=POWER_ORDERS
    )
    by_grantee = page(
        power_of_attorney, power_of_attorney.c.grantee_company_id, where=POWER_FILTERS, orders=POWER_ORDERS
    )


class Bonds(Loaders):
    """Bonds by principal and by surety."""

    by_id = one(bond, bond.c.id)
    by_company = page(bond, bond.c.company_id, where=BOND_FILTERS, orders=BOND_ORDERS)
    by_account = page(bond, bond.c.account_id, where=BOND_FILTERS, orders=BOND_ORDERS)
    by_surety = page(bond, bond.c.surety_company_id, where=BOND_FILTERS, orders=BOND_ORDERS)
