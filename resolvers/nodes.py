"""Any row by its global id."""

from collections.abc import Mapping
from typing import Any, Final

from loaders.errors import InvalidInput
from loaders.ids import parse_id
from resolvers.edges import to_any

MAX_NODES: Final = 100


@to_any()
def node(_: Any, arguments: Mapping[str, Any]) -> tuple[str, int]:
    """Where the row of an id is."""
    return parse_id(arguments["id"])


@to_any()
def nodes(_: Any, arguments: Mapping[str, Any]) -> list[tuple[str, int]]:
    """Where the rows of several ids are, in the order of the ids.

    Raises `InvalidInput` for an id that is none of ours, or more than 100.
    """
    ids = arguments["ids"]
    if len(ids) > MAX_NODES:
        raise InvalidInput(f"{len(ids)} ids are too many; ask for at most {MAX_NODES} at a time.")
    return [parse_id(value) for value in ids]
