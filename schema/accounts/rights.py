"""The types of the accounts domain: grants, powers of attorney and bonds."""

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import strawberry

from databases.accounts.codes import BondKind, GrantStatus
from resolvers import accounts as resolve
from schema.core.fields import column, computed, edge
from schema.core.nodes import Node

if TYPE_CHECKING:
    from schema.accounts.account import Account, Company, Surety

AccountRef = Annotated["Account", strawberry.lazy("schema.accounts.account")]
CompanyRef = Annotated["Company", strawberry.lazy("schema.accounts.account")]
SuretyRef = Annotated["Surety", strawberry.lazy("schema.accounts.account")]


@strawberry.type(
    description="Cross-account access: one company lets another see some or all of its accounts."
)
class AccessGrant(Node):
    status: GrantStatus = column(description="Where the invitation stands.")
    port_codes: list[str] = column(description="The ports opened (Schedule D); 9900 is every port.")
    invited_at: datetime = column(description="When the owner invited.")
    answered_at: datetime | None = column(description="When the other side answered.")
    valid_from: date = column(description="From when it holds.")
    valid_to: date | None = column(description="Until when; null without an end.")
    revoked_at: datetime | None = column(description="When it was revoked; null while it was not.")
    in_force: bool = computed(
        resolve.grant_in_force,
        description="Whether it was accepted, its dates cover today and it is not revoked.",
    )
    account: AccountRef | None = edge(
        resolve.account, description="What is opened: a sub-account, or the whole company."
    )
    company: CompanyRef | None = edge(resolve.company, description="Who opened it.")
    grantee_name: str = column(description="Who may see it, by the name under which it was invited.")
    grantee: CompanyRef | None = edge(
        resolve.grantee_company, description="Who may see it; null when their account is out of your scope."
    )


@strawberry.type(description="Authority of a broker to act for an importer (CBP Form 5291 or a letter).")
class PowerOfAttorney(Node):
    filer_code: str = column(description="The agent's filer code.")
    port_codes: list[str] = column(description="The ports it covers (Schedule D); 9900 is every port.")
    signed_on: date = column(description="When it was signed.")
    valid_from: date = column(description="From when it holds.")
    valid_to: date | None = column(
        description="Until when; null is unlimited. A partnership's ends within two years of signing."
    )
    revoked_at: datetime | None = column(description="When it was revoked; null while it was not.")
    in_force: bool = computed(
        resolve.in_force, description="Whether its dates cover today and it is not revoked."
    )
    days_left: int | None = computed(
        resolve.days_left, description="Days until it ends, negative when it has; null when it has no end."
    )
    account: AccountRef | None = edge(resolve.account, description="The sub-account that gave it.")
    company: CompanyRef | None = edge(resolve.company, description="The company that gave it.")
    agent: AccountRef | None = edge(resolve.grantee_account, description="The broker that may act.")


@strawberry.type(description="A bond that secures duties, taxes and fees (CBP Form 301).")
class Bond(Node):
    number: str = column(description="Bond number.")
    kind: BondKind = column(description="Continuous or single.")
    activity: str = column(
        description="Activity code: 1 importer or broker, 2 custodian, 3 international carrier."
    )
    amount: Decimal = column(description="How much it secures, US dollars.")
    effective_on: date = column(description="From when it stands.")
    terminated_on: date | None = column(description="When it ended; null while it stands.")
    account: AccountRef | None = edge(resolve.account, description="The principal's sub-account.")
    company: CompanyRef | None = edge(resolve.company, description="The principal's company.")
    surety: SuretyRef | None = edge(resolve.surety, description="Who wrote it.")
