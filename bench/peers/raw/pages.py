"""Operations (a) to (d): an account, a company's page, a portfolio, a long list."""

from __future__ import annotations

from asyncio import gather
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bench.peers.raw.shapes import case, hold, listed, paged, paper

if TYPE_CHECKING:
    from bench.peers.statements import Statements

PAGES = 10


async def account(statements: Statements, variables: dict[str, Any]) -> Any:
    """One account's two fields."""
    rows = await statements.rows("account_by_id", [int(variables["id"])])
    return {"account": {"name": rows[0][1], "status": rows[0][2]} if rows else None}


async def company(statements: Statements, variables: dict[str, Any]) -> Any:
    """A company's newest entries with what hangs on each."""
    (found,) = await companies(statements, [int(variables["company"])], 20)
    return {"company": found}


async def portfolio(statements: Statements, variables: dict[str, Any]) -> Any:
    """The same for many companies."""
    return {"companies": await companies(statements, [int(key) for key in variables["companies"]], 10)}


async def companies(statements: Statements, keys: list[int], size: int) -> list[Any]:
    """Companies by their keys, each with its newest entries."""
    named, entries = await gather(
        statements.rows("account_by_id", keys), statements.rows("entries_by_company", keys, size)
    )
    ids = [row[0] for row in entries]
    codes = list({row[11] for row in entries})
    ports, holds, documents, actions = await gather(
        statements.rows("port_by_code", codes),
        statements.rows("holds_by_entry", ids, 5),
        statements.rows("documents_by_entry", ids, 3),
        statements.rows("actions_by_entry", ids, 3),
    )
    port = {row[0]: {"name": row[1]} for row in ports}
    held, filed, opened = (
        paged(holds, len(ids), hold),
        paged(documents, len(ids), paper),
        paged(actions, len(ids), case),
    )
    pages: list[list[Any]] = [[] for _ in keys]
    for at, row in enumerate(entries):
        pages[row[12] - 1].append(
            {
                "number": row[1],
                "releaseStatus": row[5],
                "filedAt": row[6],
                "enteredValue": row[8],
                "port": port.get(row[11]),
                "holds": held[at],
                "documents": filed[at],
                "complianceActions": opened[at],
            }
        )
    names = {row[0]: row[1] for row in named}
    return [
        {"name": names[key], "entries": page} if key in names else None
        for key, page in zip(keys, pages, strict=True)
    ]


async def entry_list(statements: Statements, variables: dict[str, Any]) -> Any:
    """A thousand entries in ten pages."""
    key = int(variables["company"])

    async def page(after: str | None) -> list[Any]:
        if after is None:
            return await statements.rows("entries_by_company", [key], 100)
        filed, _, last = after.partition("|")
        place = datetime.fromisoformat(filed), int(last)
        return await statements.rows("entries_by_company_after", [key], 100, *place)

    pages = await gather(*(page(variables[f"after{at}"]) for at in range(PAGES)))
    return {"company": {f"page{at}": [listed(row) for row in rows] for at, rows in enumerate(pages)}}


async def walk(statements: Statements, variables: dict[str, Any]) -> Any:
    """The cursors of a page of a company's entries."""
    key, after = int(variables["company"]), variables["after"]
    if after is None:
        rows = await statements.rows("entries_by_company", [key], 100)
    else:
        filed, _, last = after.partition("|")
        place = datetime.fromisoformat(filed), int(last)
        rows = await statements.rows("entries_by_company_after", [key], 100, *place)
    return {"company": {"entries": [{"cursor": f"{row[6].isoformat()}|{row[0]}"} for row in rows]}}
