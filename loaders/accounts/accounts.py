"""Accounts of every kind, and what is on file about them."""

from typing import Final

from databases.accounts.codes import AccountKind
from databases.accounts.tables import account, address, contact, identifier, partnership
from loaders.accounts.partnerships import PARTNERSHIP_FILTERS
from loaders.filters import among, between, contains, filters, having, prefix, whether
from loaders.lookups import many, one
from loaders.pages import by, orders, page
from loaders.reader import Loaders

ACCOUNT_FILTERS: Final = filters(
    kind=among(account.c.kind, "What the account does."),
    industry=among(account.c.industry, "The company's industry."),
    status=among(account.c.status, "Whether it is in use."),
    center=among(account.c.center_code, "The Center that does its post-release work, by code."),
    name=prefix(account.c.name, "Names that start with this text."),
    name_contains=contains(account.c.name, "Names in which this text occurs, upper and lower case alike."),
    number=prefix(account.c.number, "Importer number, filer code, SCAC, … that starts with this text."),
    opened=between(account.c.opened_on, "When the account was opened."),
    first_account=whether(
        lambda _: account.c.first_account, "Whether it is one of the first forty accounts."
    ),
    partnership=having(
        partnership,
        partnership.c.company_id == account.c.company_id,
        PARTNERSHIP_FILTERS,
        "A membership of the company in the security partnership with all of these.",
    ),
)
ACCOUNT_ORDERS: Final = orders(
    opened=by(account.c.opened_on, "When the account was opened."),
    name=by(account.c.name, "Its name.", ascending=True),
)


class Accounts(Loaders):
    """Accounts of every kind: companies and their sub-accounts."""

    by_id = one(account, account.c.id)
    company_by_id = one(account, account.c.id, where=(account.c.kind == AccountKind.COMPANY.value,))
    importer_by_number = one(account, account.c.number, where=(account.c.kind == AccountKind.IMPORTER.value,))
    all = page(account, where=ACCOUNT_FILTERS, orders=ACCOUNT_ORDERS)
    companies = page(
        account,
        where=ACCOUNT_FILTERS,
        orders=ACCOUNT_ORDERS,
        fixed=(account.c.kind == AccountKind.COMPANY.value,),
    )
    by_parent = page(account, account.c.parent_id, where=ACCOUNT_FILTERS, orders=ACCOUNT_ORDERS)
    by_center = page(account, account.c.center_code, where=ACCOUNT_FILTERS, orders=ACCOUNT_ORDERS)


class Identifiers(Loaders):
    """Identifiers of accounts, present and former."""

    by_id = one(identifier, identifier.c.id)
    by_account = many(identifier, identifier.c.account_id, identifier.c.valid_from)


class Addresses(Loaders):
    """Addresses of accounts."""

    by_id = one(address, address.c.id)
    by_account = many(address, address.c.account_id)


class Contacts(Loaders):
    """Contacts of accounts."""

    by_id = one(contact, contact.c.id)
    by_account = many(contact, contact.c.account_id)
