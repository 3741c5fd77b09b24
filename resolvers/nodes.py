"""Any row by its global id."""

from asyncio import gather
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
    return await rows_of([parse_id(value) for value in ids], context)


async def rows_of(places: Sequence[tuple[str, int] | None], context: Context) -> list[Any]:
    """The row of each (table's global name, key), an error where its database did not answer.

    Null without a place, for a table that has no ids, and for a row that is absent or out of scope. One
    statement per table named.
    """
    loaders = _by_id()
    known = {at: place for at, place in enumerate(places) if place is not None and place[0] in loaders}
    loads = [context.load(loaders[table], None, key) for table, key in known.values()]
    found = dict(zip(known, await gather(*loads, return_exceptions=True), strict=True))
    return [found.get(at) for at in range(len(places))]


def _by_id() -> dict[str, Loader]:
    """The loaders by id of all tables that have global ids."""
    return {global_name(loader.table): loader for name, loader in LOADERS.items() if name.endswith(".by_id")}
