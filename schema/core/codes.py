"""All codes of the databases as GraphQL enums, each value with the description that stands beside it."""

import inspect
from enum import Enum
from typing import Any

import strawberry

from databases import journal_codes
from databases.accounts import codes as accounts
from databases.base import Code, Domain
from databases.compliance import codes as compliance
from databases.documents import codes as documents
from databases.shipments import codes as shipments
from loaders.viewers import Role


def declare(codes: type[Enum], name: str | None = None, description: str | None = None) -> Any:
    """Make an enumeration a GraphQL enum; a `Code`'s values bring their descriptions."""
    declared = strawberry.enum(
        codes, name=name, description=description or inspect.cleandoc(codes.__doc__ or "")
    )
    definition: Any = declared.__strawberry_definition__  # type: ignore[attr-defined]  # set by Strawberry
    for value, member in zip(definition.values, codes, strict=True):
        value.description = getattr(member, "description", None)
    return declared


for module in (accounts, shipments, compliance, documents, journal_codes):
    for _, found in inspect.getmembers(module, inspect.isclass):
        if issubclass(found, Code) and found is not Code and found.__module__ == module.__name__:
            declare(found)
declare(Role)
declare(Domain)


class OrderDirection(Enum):
    """Which end of an order comes first."""

    ASC = False
    DESC = True


declare(OrderDirection)
_directions: Any = OrderDirection.__strawberry_definition__  # type: ignore[attr-defined]  # set by Strawberry
_directions.values[0].description = "Smallest or oldest first."
_directions.values[1].description = "Largest or newest first."
