"""The root of all rows: what has an id."""

from typing import Any

import strawberry

from engine.fields import declared
from engine.kinds import Derived
from loaders.ids import global_id


def _id(row: Any) -> str:
    return global_id(row.table, row["id"])


@strawberry.interface(description="Anything that has an id and can be asked for again by it.")
class Node:
    """A row of one of the databases."""

    id: strawberry.ID = declared(
        Derived(("id",), _id, timed=False, written="global_id"),
        "Opaque and lasting; unique over the whole graph.",
    )

    @classmethod
    def is_type_of(cls, value: Any, _info: Any) -> bool:
        """Whether a row is of this object type."""
        definition = cls.__strawberry_definition__  # type: ignore[attr-defined]  # set by Strawberry
        return bool(value.typename == definition.name)

    @staticmethod
    def resolve_type(value: Any, *_: Any) -> str:
        """The object type of a row."""
        name: str = value.typename
        return name
