"""How the types of several domains become one schema, and how a domain adds fields to the types of others."""

from collections.abc import Callable
from typing import Any, Final

import strawberry
from strawberry.types.base import StrawberryObjectDefinition
from strawberry.types.field import StrawberryField

ADDITIONS: Final[dict[str, list[StrawberryField]]] = {}
"""The fields that domains add to types of others, by the name of the type."""


def adds_to(*names: str) -> Callable[[type], type]:
    """Add the fields of the decorated class to the types or interfaces named, whoever declares them."""

    def add(cls: type) -> type:
        definition: StrawberryObjectDefinition = strawberry.type(cls).__strawberry_definition__  # type: ignore[attr-defined]  # set by Strawberry
        for name in names:
            ADDITIONS.setdefault(name, []).extend(definition.fields)
        return cls

    return add


class GraphSchema(strawberry.Schema):
    """A Strawberry schema whose types also have the fields that other domains add."""

    def get_fields(self, type_definition: StrawberryObjectDefinition) -> list[StrawberryField]:
        """A type's own fields and the additions to it and to its interfaces, in the order of declaration."""
        names = [type_definition.name, *(interface.name for interface in type_definition.interfaces)]
        found: dict[Any, StrawberryField] = {field.python_name: field for field in type_definition.fields}
        for name in names:
            for field in ADDITIONS.get(name, ()):
                found.setdefault(field.python_name, field)
        return list(found.values())
