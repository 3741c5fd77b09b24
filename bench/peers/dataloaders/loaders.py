"""A data loader for each edge, made anew for each request as the documentation has it."""

from __future__ import annotations

from asyncio import gather
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from aiodataloader import DataLoader

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bench.peers.statements import Statements

ONE: Final = {
    "account_by_id": "id",
    "bill_by_id": "id",
    "entry_by_id": "id",
    "entry_by_number": "number",
    "foreign_port_by_code": "code",
    "newest_version_by_document": "key",
    "party_by_id": "id",
    "port_by_code": "code",
    "shipment_by_id": "id",
    "statement_by_id": "id",
}
"""Statements that find a row by a key, and the column that holds it."""

MANY: Final = (
    "additional_duties_by_line",
    "fees_by_entry",
    "links_by_document",
    "liquidation_events_by_entry",
)
"""Statements that find all rows of a key."""

PAGES: Final = (
    "actions_by_entry",
    "activity_by_company",
    "bills_by_shipment",
    "containers_by_shipment",
    "documents_by_company",
    "documents_by_entry",
    "entries_by_company",
    "holds_by_entry",
    "lines_by_entry",
)
"""Statements that find a page of rows of a key; a loader's key is (key, size, place)."""


class Loaders:
    """One request's loaders by the names of their statements; `make` turns a row into an object."""

    def __init__(self, statements: Statements, make: Callable[[str, Any], Any]) -> None:
        self._statements = statements
        self._make = make
        self._loaders: dict[str, DataLoader[Any, Any]] = {}

    def __getitem__(self, name: str) -> DataLoader[Any, Any]:
        loader = self._loaders.get(name)
        if loader is None:
            load = self._one if name in ONE else self._many if name in MANY else self._page
            loader = self._loaders[name] = DataLoader(partial(load, name))
        return loader

    async def _one(self, name: str, keys: Sequence[Any]) -> list[Any]:
        column = ONE[name]
        rows = await self._statements.rows(name, keys)
        found = {row[column]: self._make(name, row) for row in rows}
        return [found.get(key) for key in keys]

    async def _many(self, name: str, keys: Sequence[Any]) -> list[Any]:
        found: defaultdict[Any, list[Any]] = defaultdict(list)
        for row in await self._statements.rows(name, keys):
            found[row["key"]].append(self._make(name, row))
        return [found[key] for key in keys]

    async def _page(self, name: str, keys: Sequence[Any]) -> list[Any]:
        results: list[list[Any]] = [[] for _ in keys]
        groups: defaultdict[Any, list[int]] = defaultdict(list)
        for at, (_, size, place) in enumerate(keys):
            groups[size, place].append(at)

        async def load(size: int, place: Any, members: list[int]) -> None:
            asked = [keys[at][0] for at in members]
            rows = await (
                self._statements.rows(f"{name}_after", asked, size, *place)
                if place
                else self._statements.rows(name, asked, size)
            )
            for row in rows:
                results[members[row["at"] - 1]].append(self._make(name, row))

        await gather(*(load(size, place, members) for (size, place), members in groups.items()))
        return results
