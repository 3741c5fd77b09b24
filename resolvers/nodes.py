"""Any row by its global id."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from loaders.errors import InvalidInput
from loaders.ids import parse_id
from loaders.reader import LOADERS, Loader
from loaders.rows import global_name
from resolvers.context import Context

MAX_NODES: Final = 100


async def node(parents: Sequence[Any], arguments: Mapping[str, Any], context: Context) -> list[Any]:
    """The row of one id, for the one parent that a root field has."""
    return await _rows([arguments["id"]], context) * len(parents)


async def nodes(parents: Sequence[Any], arguments: Mapping[str, Any], context: Context) -> list[Any]:
    """The rows of several ids, each null when it is absent or out of scope, in the order of the ids.

    One statement per table named. Raises `InvalidInput` for an id that is none of ours, or more than 100.
    """
    ids = arguments["ids"]
    if len(ids) > MAX_NODES:
        raise InvalidInput(f"{len(ids)} ids are too many; ask for at most {MAX_NODES} at a time.")
    return [await _rows(ids, context)] * len(parents)


async def _rows(ids: Sequence[str], context: Context) -> list[Any]:
    found: list[Any] = []
    for value in ids:
        table, key = parse_id(value)
        loader = _by_id().get(table)
        found.append(None if loader is None else context.load(loader, None, key))
    return [None if row is None else await row for row in found]


def _by_id() -> dict[str, Loader]:
    """The loaders by id of all tables that have global ids."""
    return {global_name(loader.table): loader for name, loader in LOADERS.items() if name.endswith(".by_id")}
