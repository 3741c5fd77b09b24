"""The types of the accounts domain: who may see an account, and by what."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from databases.accounts.codes import RightKind, RightState
from loaders.viewers import Role
from resolvers import access as resolve
from resolvers import accounts
from schema.core.fields import computed, edge, view
from schema.core.nodes import Node

if TYPE_CHECKING:
    from schema.accounts.account import Account

AccountRef = Annotated["Account", strawberry.lazy("schema.accounts.account")]


@strawberry.type(description="What a right opens of a company: one of its accounts, at some ports or all.")
class Opened:
    account: AccountRef | None = edge(
        accounts.account, description="A sub-account, or the company for all of them."
    )
    port_codes: list[str] = computed(
        resolve.port_codes, description="The ports (Schedule D); 9900 is every port."
    )


@strawberry.type(description="That somebody may see an account, by what, and from when until when.")
class AccessRight:
    kind: RightKind = computed(resolve.kind, description="What it is.")
    state: RightState = computed(resolve.state, description="Whether it holds today.")
    roles: list[Role] = computed(resolve.roles, description="The capacities in which it can be used.")
    holder_name: str | None = edge(
        resolve.holder_name, description="Who may see the account: a person or a company."
    )
    holder: Node | None = edge(
        resolve.holder,
        description="The person, officer or account that may; null when out of your scope.",
    )
    opens: list[Opened] | None = edge(resolve.opens, description="Which accounts, at which ports.")
    valid_from: date = computed(resolve.valid_from, description="From when it holds.")
    valid_to: date | None = computed(
        resolve.valid_to,
        description="Until when; null without an end. A grant, a power or a portfolio holds on that day, "
        "a membership does not any more.",
    )
    revoked_at: datetime | None = computed(
        resolve.revoked_at, description="When it was taken back; null while it was not."
    )
    by: Node | None = view(
        description="The membership, grant, power of attorney or place in a portfolio itself."
    )
