"""Rows of the accounts domain."""

from typing import Final

from databases.accounts.codes import AccountKind
from databases.accounts.tables import (
    access_grant,
    account,
    address,
    bond,
    center,
    contact,
    criterion_result,
    identifier,
    member,
    member_scope,
    officer,
    partnership,
    partnership_step,
    portfolio,
    power_of_attorney,
    validation,
)
from loaders.filters import among, between, contains, filters, having, prefix, whether, within
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
        filters(
            status=among(partnership.c.status, "The state of the membership."),
            tier=among(partnership.c.tier, "How far the member is trusted."),
            revalidation_due=between(
                partnership.c.revalidation_due_on, "When the next visit is due at the latest."
            ),
            revalidation_due_within_days=within(
                partnership.c.revalidation_due_on, "Due from today to so many days from today."
            ),
        ),
        "A membership of the company in the security partnership with all of these.",
    ),
)
ACCOUNT_ORDERS: Final = orders(
    opened=by(account.c.opened_on, "When the account was opened."),
    name=by(account.c.name, "Its name."),
)
POWER_FILTERS: Final = filters(
    filer_code=among(power_of_attorney.c.filer_code, "The agent's filer code."),
    signed=between(power_of_attorney.c.signed_on, "When it was signed."),
    ends=between(power_of_attorney.c.valid_to, "When it ends; one without an end is left out."),
    ends_within_days=within(power_of_attorney.c.valid_to, "Ends from today to so many days from today."),
    revoked=whether(lambda _: power_of_attorney.c.revoked_at.is_not(None), "Whether it was revoked."),
)
POWER_ORDERS: Final = orders(
    signed=by(power_of_attorney.c.signed_on, "When it was signed."),
    ends=by(power_of_attorney.c.ends_order, "When it ends; unlimited ones come after all others."),
)
GRANT_ORDERS: Final = orders(invited=by(access_grant.c.invited_at, "When the owner invited."))
GRANT_FILTERS: Final = filters(
    status=among(access_grant.c.status, "Where the invitation stands."),
    valid_from=between(access_grant.c.valid_from, "From when it holds."),
)
BOND_ORDERS: Final = orders(effective=by(bond.c.effective_on, "From when it stands."))
BOND_FILTERS: Final = filters(
    kind=among(bond.c.kind, "Continuous or single."),
    effective=between(bond.c.effective_on, "From when it stands."),
    amount=between(bond.c.amount, "How much it secures."),
    terminated=whether(lambda _: bond.c.terminated_on.is_not(None), "Whether it has ended."),
)
MEMBER_ORDERS: Final = orders(
    since=by(member.c.since_on, "Since when the person has access."),
    name=by(member.c.name, "The person's name."),
)
MEMBER_FILTERS: Final = filters(
    role=among(member.c.role, "The person's role."),
    current=whether(
        lambda today: (member.c.until_on.is_(None)) | (member.c.until_on >= today), "Still has access."
    ),
)
PARTNERSHIP_ORDERS: Final = orders(
    applied=by(partnership.c.applied_on, "When the company applied."),
    revalidation_due=by(
        partnership.c.revalidation_order, "When the next visit is due; those without come last."
    ),
)
PARTNERSHIP_FILTERS: Final = filters(
    status=among(partnership.c.status, "The state of the membership."),
    tier=among(partnership.c.tier, "How far the member is trusted."),
    revalidation_due=between(partnership.c.revalidation_due_on, "When the next visit is due at the latest."),
    revalidation_due_within_days=within(
        partnership.c.revalidation_due_on, "Due from today to so many days from today."
    ),
)
OFFICER_ORDERS: Final = orders(name=by(officer.c.name, "The officer's name."))
OFFICER_FILTERS: Final = filters(role=among(officer.c.role, "The officer's role."))
PORTFOLIO_ORDERS: Final = orders(
    since=by(portfolio.c.since_on, "Since when the company is in the portfolio.")
)


class Accounts(Loaders):
    """Accounts of every kind: companies and their sub-accounts."""

    by_id = one(account, account.c.id)
    by_number = many(account, account.c.number)
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


class Portfolios(Loaders):
    """Which officer manages which company."""

    by_id = one(portfolio, portfolio.c.id)
    by_officer = page(portfolio, portfolio.c.officer_id, orders=PORTFOLIO_ORDERS)
    by_company = page(portfolio, portfolio.c.company_id, orders=PORTFOLIO_ORDERS)


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
