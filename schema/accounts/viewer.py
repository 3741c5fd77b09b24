"""Whoever asks, in which capacity, and what that lets them see."""

from typing import Any

import strawberry

from engine.kinds import attribute
from loaders.viewers import Role
from resolvers import viewer as resolve
from resolvers.permissions import masks
from schema.accounts.account import Account, Center, Company
from schema.accounts.people import AccountMember, CustomsOfficer, MemberScope, Portfolio
from schema.accounts.rights import AccessGrant, PowerOfAttorney
from schema.core.codes import declare
from schema.core.connections import Connection
from schema.core.fields import column, computed, edge
from schema.core.graph import adds_to

declare(resolve.Subject, "ScopeSubject")


@strawberry.type(description="Which rows of one domain you see, in words.")
class ViewerScope:
    subject: resolve.Subject = computed(attribute("subject"), description="Of what.")
    ways: list[str] = computed(
        attribute("ways"),
        description="Each way in which rows are in your scope, one being enough; empty when you see none.",
    )


@strawberry.type(description="A field whose values you are not always shown whole.")
class MaskedField:
    field: str = strawberry.field(description="The field, as Type.field.")
    shown: str = strawberry.field(description="What is shown instead.")


@strawberry.type(description="Whoever asks, in the one capacity in which they ask.")
class Viewer:
    principal: str = column(
        description="Who: member:7, officer:3, or the visible part of an API key; journals name you so."
    )
    name: str = column(description="The person's name, or the key's.")
    role: Role = column(description="The capacity: it decides what is in scope.")
    account: Account | None = edge(
        resolve.account_of, description="The account in which you act; null for Customs' staff."
    )
    company: Company | None = edge(
        resolve.company, description="The person's own company; null for Customs' staff."
    )
    member: AccountMember | None = edge(
        resolve.member, description="Your membership; null for programs and staff, and out of your scope."
    )
    officer: CustomsOfficer | None = edge(resolve.officer, description="Your office; null for the trade.")
    filer_code: str | None = column(description="A broker's filer code.")
    center_code: str | None = column(description="An import specialist's Center.")
    center: Center | None = edge(resolve.center, description="An import specialist's Center itself.")
    scopes: list[MemberScope] | None = edge(
        resolve.scopes, description="The sub-accounts and ports that an account user is limited to."
    )
    grants: Connection[AccessGrant] | None = edge(
        resolve.grants,
        description="What other companies opened to yours; null for roles that it gives nothing.",
    )
    powers_of_attorney: Connection[PowerOfAttorney] | None = edge(
        resolve.powers, description="The powers of attorney that a broker holds; null for others."
    )
    portfolio: Connection[Portfolio] | None = edge(
        resolve.portfolio, description="The companies of an account manager; null for the trade."
    )
    sees: list[ViewerScope] | None = edge(
        resolve.sees, description="What is in your scope, domain by domain."
    )
    reveals_tax_numbers: bool = computed(
        resolve.reveals,
        description="Whether `taxNumber(reveal: true)` shows you numbers that are not Social Security's.",
    )

    names_importers: bool = column(
        description="Whether importers are shown to you by name; an oversight analyst needs a clearance."
    )

    @strawberry.field(  # type: ignore[untyped-decorator]  # untyped upstream, where there is a resolver
        description="Fields that your role is refused, as Type.field."
    )
    def refused_fields(self, info: strawberry.Info[Any, Any]) -> list[str]:
        """Read them off the permissions by which plans are made."""
        found: list[str] = info.context.permissions.refused(info.schema._schema)  # noqa: SLF001 - Strawberry has no other way to it
        return found

    @strawberry.field(  # type: ignore[untyped-decorator]  # the same
        description="Fields of which your role is not shown every value whole."
    )
    def masked_fields(self, info: strawberry.Info[Any, Any]) -> list[MaskedField]:
        """Read them off the rules for columns."""
        viewer = info.context.viewer
        found = masks(viewer.role, info.schema._schema, cleared=viewer.cleared)  # noqa: SLF001 - the same
        return [MaskedField(field=field, shown=shown) for field, shown in found.items()]


@adds_to("Query")
class ViewerQuery:
    viewer: Viewer | None = edge(resolve.viewer, description="You, and what you may see.")
