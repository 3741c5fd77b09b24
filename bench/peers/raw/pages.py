"""Operations (a) to (d): an account, a company's page, a portfolio, a long list."""

from __future__ import annotations

from asyncio import gather
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bench.peers.raw import kinds

if TYPE_CHECKING:
    from bench.peers.raw.loads import Loads

PAGES = [f"page{at}" for at in range(10)]
AFTER = [f"after{at}" for at in range(10)]


async def account(loads: Loads, variables: dict[str, Any]) -> Any:
    """One account's two fields."""
    key = int(variables["id"])
    row = (await loads.load(kinds.ACCOUNTS, [key])).get(key)
    return {"account": row and {"name": row[1], "status": row[2]}}


async def company(loads: Loads, variables: dict[str, Any]) -> Any:
    """A company's newest entries with what hangs on each."""
    (found,) = await companies(loads, [int(variables["company"])], 20)
    return {"company": found}


async def portfolio(loads: Loads, variables: dict[str, Any]) -> Any:
    """The same for many companies."""
    return {"companies": await companies(loads, list(map(int, variables["companies"])), 10)}


async def companies(loads: Loads, keys: list[int], size: int) -> list[Any]:
    """Companies by their keys, each with its newest entries."""
    load = loads.load
    named, pages = await gather(load(kinds.ACCOUNTS, keys), load(kinds.ENTRIES, keys, size))
    ids = [row[0] for key in keys for row in pages[key]]
    ports, holds, documents, actions = await gather(
        load(kinds.PORT_NAMES, list({row[11] for key in keys for row in pages[key]})),
        load(kinds.HOLDS, ids, 5),
        load(kinds.PAPERS, ids, 3),
        load(kinds.CASES, ids, 3),
    )
    return [
        {
            "name": named[key][1],
            "entries": [
                {
                    "number": row[1],
                    "releaseStatus": row[5],
                    "filedAt": row[6],
                    "enteredValue": row[8],
                    "port": ports.get(row[11]),
                    "holds": holds[row[0]],
                    "documents": documents[row[0]],
                    "complianceActions": actions[row[0]],
                }
                for row in pages[key]
            ],
        }
        if key in named
        else None
        for key in keys
    ]


async def entry_list(loads: Loads, variables: dict[str, Any]) -> Any:
    """A thousand entries in ten pages."""
    key = int(variables["company"])
    places = [variables[name] for name in AFTER]
    different = list(dict.fromkeys(places))
    found = await gather(
        *(_after(loads, key, place, kinds.LISTED, kinds.LISTED_AFTER) for place in different)
    )
    pages = dict(zip(different, found, strict=True))
    return {"company": {name: pages[place] for name, place in zip(PAGES, places, strict=True)}}


async def walk(loads: Loads, variables: dict[str, Any]) -> Any:
    """The cursors of a page of a company's entries."""
    key = int(variables["company"])
    rows = await _after(loads, key, variables["after"], kinds.ENTRIES, kinds.ENTRIES_AFTER)
    return {"company": {"entries": [{"cursor": f"{row[6].isoformat()}|{row[0]}"} for row in rows]}}


async def _after(loads: Loads, key: int, place: str | None, first: kinds.Kind, after: kinds.Kind) -> Any:
    if place is None:
        return (await loads.load(first, [key], 100))[key]
    filed, _, last = place.partition("|")
    return (await loads.load(after, [key], 100, datetime.fromisoformat(filed), int(last)))[key]
