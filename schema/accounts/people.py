"""The types of the accounts domain: people, addresses and identifiers."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from databases.accounts.codes import AddressKind, ContactKind, IdentifierKind, MemberRole, OfficerRole
from resolvers import accounts as resolve
from schema.core.connections import Connection
from schema.core.fields import column, edge
from schema.core.nodes import Node

if TYPE_CHECKING:
    from schema.accounts.account import Account, Center, Company

AccountRef = Annotated["Account", strawberry.lazy("schema.accounts.account")]
CompanyRef = Annotated["Company", strawberry.lazy("schema.accounts.account")]
CenterRef = Annotated["Center", strawberry.lazy("schema.accounts.account")]


@strawberry.type(description="A number or code of an account, from one of the registers.")
class Identifier(Node):
    kind: IdentifierKind = column(description="Which register it is from.")
    value: str = column(
        description="The number or code; where it is masked, only its last four characters. A Social "
        "Security number always is."
    )
    valid_from: date = column(description="Since when the account holds it.")
    valid_to: date | None = column(description="Until when it held it; null while it does.")
    account: AccountRef | None = edge(resolve.account, description="Whose it is.")


@strawberry.type(description="An address of an account.")
class Address(Node):
    kind: AddressKind = column(description="What it is used for.")
    line1: str = column(description="Street and number.")
    line2: str | None = column(description="Suite, floor, attention line.")
    city: str = column(description="City.")
    state: str | None = column(description="State or province.")
    postal_code: str = column(description="ZIP or postal code.")
    country: str = column(description="ISO 3166 two-letter country code.")


@strawberry.type(description="A person of an account to talk to.")
class Contact(Node):
    kind: ContactKind = column(description="What the person answers for.")
    name: str = column(description="Name.")
    title: str = column(description="Job title.")
    email: str = column(description="E-mail address.")
    phone: str = column(description="Telephone number.")


@strawberry.type(description="A person who signs in for a company; nobody shares a login.")
class AccountMember(Node):
    role: MemberRole = column(description="The person's role.")
    name: str = column(description="Name.")
    email: str = column(description="E-mail address.")
    since_on: date = column(description="Since when the person has access.")
    until_on: date | None = column(description="Until when; null without an end.")
    last_seen_at: datetime | None = column(description="Last sign-in; null when never.")
    company: CompanyRef | None = edge(resolve.company, description="The company.")
    scopes: list["MemberScope"] | None = edge(
        resolve.member_scopes, description="What an account user is limited to; empty for owners."
    )


@strawberry.type(description="A sub-account and the ports of it that an account user may see.")
class MemberScope(Node):
    port_codes: list[str] = column(description="Schedule D codes; 9900 is every port.")
    account: AccountRef | None = edge(resolve.account, description="The sub-account.")
    member: AccountMember | None = edge(resolve.member, description="The person.")


@strawberry.type(description="A Customs officer, or an analyst of an oversight agency.")
class CustomsOfficer(Node):
    role: OfficerRole = column(description="The officer's role.")
    name: str = column(description="Name.")
    email: str = column(description="E-mail address.")
    agency: str = column(description="The agency.")
    cleared: bool = column(
        description="Whether an oversight analyst may know importers by name; nobody else needs it."
    )
    center: CenterRef | None = edge(resolve.center, description="The officer's Center.")
    port_code: str | None = column(description="The officer's port (Schedule D); null for those of no port.")
    portfolio: Connection["Portfolio"] | None = edge(
        resolve.portfolio, description="The companies that an account manager looks after."
    )


@strawberry.type(description="That a company is in an account manager's portfolio.")
class Portfolio(Node):
    since_on: date = column(description="Since when.")
    until_on: date | None = column(description="Until when; null while it is.")
    company: CompanyRef | None = edge(resolve.company, description="The company.")
    officer: CustomsOfficer | None = edge(resolve.officer, description="The account manager.")
