"""Whoever asks, and in which capacity."""

import strawberry

from engine.kinds import attribute
from loaders.viewers import Role
from resolvers import viewer as resolve
from schema.accounts.account import Company
from schema.core.fields import computed, edge
from schema.core.graph import adds_to


@strawberry.type(description="Whoever asks, in the one capacity in which they ask.")
class Viewer:
    name: str = computed(attribute("name"), description="The person's name.")
    role: Role = computed(attribute("role"), description="The capacity: it decides what is in scope.")
    filer_code: str | None = computed(attribute("filer_code"), description="A broker's filer code.")
    center_code: str | None = computed(attribute("center_code"), description="An import specialist's Center.")
    company: Company | None = edge(
        resolve.company, description="The person's own company; null for Customs' staff."
    )


@adds_to("Query")
class ViewerQuery:
    viewer: Viewer | None = edge(resolve.viewer, description="You.")
