"""The seven operations: what is asked, with which ids, in each server's own words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Final

import asyncpg
import orjson

from bench import whole
from loaders.ids import global_id

if TYPE_CHECKING:
    from bench.servers import Server
    from databases.cluster import Cluster

FOLDER: Final = Path(__file__).parent / "operations"
TITLES: Final = {
    "account": "(a) one account's two fields",
    "company": "(b) a company's page: 20 newest entries, each with port, holds, 3 documents, 3 cases",
    "portfolio": "(c) a portfolio: 40 companies with 10 entries each, and the same on every entry",
    "list": "(d) 1,000 entries with 10 scalars each, in ten pages",
    "entry": "(e) one entry in full",
    "activity": "(f) the activity log: the newest 50 of a company",
    "chain": "(g) document → entry → account → parent, for 25 documents",
}
LIST_PAGES: Final = 10
_MANY: Final = 256
_LONG: Final = 8  # companies whose entries are listed by the thousand


@dataclass(frozen=True, slots=True)
class Ids:
    """What the operations ask about."""

    companies: list[int]
    accounts: list[int]
    numbers: list[str]
    long: list[int]
    """Companies with the most entries."""


async def find_ids(cluster: Cluster) -> Ids:
    """Look the ids up: the first forty companies, and accounts and entries of theirs."""
    connection = await asyncpg.connect(whole.dsn(cluster))
    try:
        found = await connection.fetch(
            "select id from app.account where first_account and id = company_id order by id"
        )
        companies = [row["id"] for row in found]
        accounts = await connection.fetch(
            "select id from app.account where company_id = any($1::bigint[]) order by id", companies
        )
        entries = await connection.fetch(
            "select company_id, number from app.entry where company_id = any($1::bigint[]) order by id",
            companies,
        )
        long = await connection.fetch(
            "select company_id from app.entry where company_id = any($1::bigint[]) "
            "group by company_id order by count(*) desc, company_id limit $2",
            companies,
            _LONG,
        )
    finally:
        await connection.close()
    chance = Random(1)
    return Ids(
        companies,
        chance.sample([row["id"] for row in accounts], min(_MANY, len(accounts))),
        chance.sample([row["number"] for row in entries], min(_MANY, len(entries))),
        [row["company_id"] for row in long],
    )


def bodies(operation: str, server: Server, ids: Ids, token: str) -> list[bytes]:
    """The bodies of an operation's requests to a server; the same rows at the same place for every server."""
    text = (FOLDER / operation / f"{server.dialect}.graphql").read_text()
    name = text.split("(", 1)[0].split()[-1]
    return [
        orjson.dumps({"query": text, "operationName": name, "variables": variables})
        for variables in _variables(operation, server, ids, token)
    ]


def _variables(operation: str, server: Server, ids: Ids, token: str) -> list[dict[str, Any]]:
    def key(identity: int) -> str:
        return global_id("account", identity) if server.dialect == "gateway" else str(identity)

    if operation == "account":
        return [{"id": key(account)} for account in ids.accounts]
    if operation == "entry":
        return [{"number": number} for number in ids.numbers]
    if operation == "portfolio":
        chance = Random(2)
        turns = [chance.sample(ids.companies, len(ids.companies)) for _ in ids.companies]
        return [{"companies": [key(company) for company in turn]} for turn in turns]
    if operation == "list":
        return [
            {"company": key(company)} | {f"after{at}": cursor for at, cursor in enumerate(cursors)}
            for company in ids.long
            for cursors in _cursors(server, key(company), token)
        ]
    return [{"company": key(company)} for company in ids.companies]


def _cursors(server: Server, company: str, token: str) -> list[list[str | None]]:
    """Where ten pages in a row begin, for lists that begin at the first, third, fifth, … page of a company.

    A company with fewer entries gives one list, whose pages beyond its end begin at its end again.
    """
    places: list[str | None] = [None]
    text = (FOLDER / "list" / f"{server.dialect}.walk.graphql").read_text()
    while len(places) < 2 * LIST_PAGES:
        variables = {"company": company, "after": places[-1]}
        asked = {"query": text, "operationName": "Walk", "variables": variables}
        found = server.ask(orjson.dumps(asked), token)["company"]["entries"]
        if isinstance(found, list):  # of the servers without connections a full page may go on
            if len(found) < 100:  # noqa: PLR2004
                break
            places.append(found[-1]["cursor"])
        elif not found["pageInfo"]["hasNextPage"]:
            break
        else:
            places.append(found["pageInfo"]["endCursor"])
    places += places[-1:] * (LIST_PAGES - len(places))
    return [places[at : at + LIST_PAGES] for at in range(0, len(places) - LIST_PAGES + 1, 2)]
