"""The types of the accounts domain: accounts of every kind."""

from datetime import date
from typing import Annotated

import strawberry

from databases.accounts.codes import AccountKind, AccountStatus, IdentifierKind, Industry, OrganizationType
from resolvers import accounts as resolve
from schema.accounts.access import AccessRight
from schema.accounts.partnership import SecurityPartnership
from schema.accounts.people import (
    AccountMember,
    Address,
    Contact,
    CustomsOfficer,
    Identifier,
    MemberScope,
    Portfolio,
)
from schema.accounts.rights import AccessGrant, Bond, PowerOfAttorney
from schema.core.connections import Connection
from schema.core.fields import column, edge
from schema.core.graph import adds_to
from schema.core.inputs import argument
from schema.core.nodes import Node
from schema.core.scalars import ImporterNumber


@strawberry.type(
    description="A Center of Excellence and Expertise: does the post-release work of its importers."
)
class Center(Node):
    code: str = column(description="Its code.")
    name: str = column(description="Its name.")
    city: str = column(description="The city it is managed from.")
    accounts: Connection["Account"] | None = edge(
        resolve.center_accounts, description="Accounts assigned to it."
    )
    officers: Connection[CustomsOfficer] | None = edge(
        resolve.center_officers, description="Officers of the Center."
    )


@strawberry.interface(
    description="An account: a company, or one of its sub-accounts with one business activity."
)
class Account(Node):
    kind: AccountKind = column(description="What the account does.")
    name: str = column(description="The account's name.")
    status: AccountStatus = column(description="Whether it is in use.")
    organization_type: OrganizationType = column(description="Legal form of the holder.")
    portal: bool = column(description="Whether the holder signs in; a broker's client may have no login.")
    opened_on: date = column(description="When it was opened.")
    closed_on: date | None = column(description="When it was closed; null while in use.")
    company: Annotated["Company", strawberry.lazy("schema.accounts.account")] | None = edge(
        resolve.company, description="The top account; itself for a company."
    )
    parent: Annotated["Account", strawberry.lazy("schema.accounts.account")] | None = edge(
        resolve.parent, description="The account above; null for a company."
    )
    children: Connection[Annotated["Account", strawberry.lazy("schema.accounts.account")]] | None = edge(
        resolve.children, description="The accounts below."
    )
    identifiers: list[Identifier] | None = edge(
        resolve.identifiers, description="Its numbers and codes, present and former, oldest first."
    )
    addresses: list[Address] | None = edge(resolve.addresses, description="Its addresses.")
    contacts: list[Contact] | None = edge(resolve.contacts, description="Whom to talk to.")
    users: list[MemberScope] | None = edge(
        resolve.account_users, description="Account users who were granted this sub-account."
    )
    bonds: Connection[Bond] | None = edge(
        resolve.bonds_of_account, description="Bonds of this account as principal."
    )
    powers_of_attorney: Connection[PowerOfAttorney] | None = edge(
        resolve.powers_of_account, description="Powers of attorney that this account gave."
    )
    access: Connection[AccessRight] | None = edge(
        resolve.access,
        description="Who may see it, and by what, past and to come: rights over it and over its whole "
        "company; for a company, over any of its sub-accounts too.",
    )
    officials: Connection[CustomsOfficer] | None = edge(
        resolve.officials,
        description="Officers who see it by their office alone: import specialists of its Center, and "
        "oversight analysts, who see all accounts.",
    )


@strawberry.type(
    description="A company's top account: everything it does nationwide, over all its sub-accounts."
)
class Company(Account):
    industry: Industry | None = column(description="Its industry.")
    first_account: bool = column(description="Whether it is one of the first forty accounts, chosen in 2002.")
    center: Center | None = edge(resolve.center, description="The Center that does its post-release work.")
    members: Connection[AccountMember] | None = edge(resolve.members, description="Its people with access.")
    account_managers: Connection[Portfolio] | None = edge(
        resolve.managers, description="Customs' account managers who have it in their portfolio."
    )
    grants_given: Connection[AccessGrant] | None = edge(
        resolve.grants_given, description="Access it gave to other companies."
    )
    grants_received: Connection[AccessGrant] | None = edge(
        resolve.grants_received, description="Access that other companies gave it."
    )
    all_powers_of_attorney: Connection[PowerOfAttorney] | None = edge(
        resolve.powers_given, description="Powers of attorney that any of its sub-accounts gave."
    )
    powers_of_attorney_received: Connection[PowerOfAttorney] | None = edge(
        resolve.powers_received, description="Powers of attorney that clients gave it, if it is a broker's."
    )
    all_bonds: Connection[Bond] | None = edge(resolve.bonds, description="Bonds of any of its sub-accounts.")
    partnership: SecurityPartnership | None = edge(
        resolve.partnership, description="Its membership in the security partnership (C-TPAT)."
    )


@strawberry.type(description="A sub-account that imports under an importer of record number.")
class Importer(Account):
    importer_number: ImporterNumber | None = column(
        "number",
        description="Importer of record number; where it is masked, only its last four characters. A Social "
        "Security number always is.",
    )
    tax_number: str | None = edge(
        resolve.tax_number,
        description="The importer number by its last four characters; the whole of it with `reveal`, for a "
        "role that may, and then the journal tells who saw it. A Social Security number is never whole.",
        arguments=[argument("reveal", bool, "Whether to show the whole number.")],
    )
    importer_number_kind: IdentifierKind | None = column(
        "number_kind", description="Which kind of number it is."
    )
    center: Center | None = edge(resolve.center, description="The Center that does its post-release work.")


@strawberry.type(description="A licensed customs broker.")
class Broker(Account):
    filer_code: str | None = column("number", description="Three-character code under which it files.")


@strawberry.type(description="An importer that files its own entries.")
class Filer(Account):
    filer_code: str | None = column("number", description="Three-character code under which it files.")


@strawberry.type(description="A carrier by sea, air, rail or truck.")
class Carrier(Account):
    scac: str | None = column("number", description="Standard carrier alpha code, or an airline's prefix.")


@strawberry.type(description="A driver or crew member; document numbers are never shown.")
class Driver(Account):
    pass


@strawberry.type(description="A surety: writes the bonds that secure duties.")
class Surety(Account):
    surety_code: str | None = column("number", description="Three-digit code.")
    bonds_written: Connection[Bond] | None = edge(resolve.bonds_written, description="Bonds it wrote.")


@strawberry.type(description="Writes bonds on behalf of a surety.")
class SuretyAgent(Account):
    pass


@strawberry.type(description="Operates a foreign-trade zone.")
class FtzOperator(Account):
    zone_number: str | None = column("number", description="Number of the zone or subzone.")


@strawberry.type(description="Operates a bonded warehouse, container freight station or exam station.")
class FacilityOperator(Account):
    firms_code: str | None = column("number", description="Four-character FIRMS code of the place.")


@strawberry.type(description="A bonded cartman.")
class Cartman(Account):
    pass


@strawberry.type(description="A bonded lighterman.")
class Lighterman(Account):
    pass


@strawberry.type(description="A software vendor, service bureau, port authority or manifest preparer.")
class ServiceProvider(Account):
    pass


@strawberry.type(description="Exports goods.")
class Exporter(Account):
    exporter_number: str | None = column("number", description="Employer number of the exporter.")


@strawberry.type(description="Files protests for others.")
class ProtestFiler(Account):
    pass


KINDS = (
    Broker,
    Cartman,
    Carrier,
    Driver,
    Exporter,
    FacilityOperator,
    Filer,
    FtzOperator,
    Importer,
    Lighterman,
    ProtestFiler,
    ServiceProvider,
    Surety,
    SuretyAgent,
)
"""The object types behind `Account` that no field names."""


@adds_to("Query")
class AccountsQuery:
    account: Account | None = edge(
        resolve.account_by_id,
        description="An account by its id; null when absent or out of your scope.",
        arguments=[argument("id", strawberry.ID, "The account's id.", required=True)],
    )
    accounts: Connection[Account] | None = edge(resolve.accounts, description="All accounts in your scope.")
    company: Company | None = edge(
        resolve.company_by_id,
        description="A company by its id; null when absent or out of your scope.",
        arguments=[argument("id", strawberry.ID, "The company's id.", required=True)],
    )
    companies: Connection[Company] | None = edge(
        resolve.companies, description="The companies in your scope."
    )
    importer: Importer | None = edge(
        resolve.importer_by_number,
        description="An importer by its number; null when absent or out of your scope.",
        arguments=[argument("number", ImporterNumber, "Importer of record number.", required=True)],
    )
    security_partnerships: Connection[SecurityPartnership] | None = edge(
        resolve.partnerships, description="Memberships in the security partnership (C-TPAT) in your scope."
    )
