"""What the scope of each role costs, on the bench's world: written into docs/access-plans.md.

python -m bench.policies
"""

from __future__ import annotations

import argparse
import asyncio
import os
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Final

import asyncpg
import httpx

from bench.operations import TITLES, bodies, find_ids
from bench.plans import BIG, Plan, Planner
from bench.servers import GATEWAY, Server, running, servers
from bench.tables import table
from bench.world import load
from databases.cluster import Cluster
from databases.sample.personas import PERSONAS
from gateway.identity.issuer import Issuer, signing_key
from gateway.server import stopping_cleanly
from gateway.settings import Settings
from loaders.personas import capacity_of
from loaders.principals import viewer_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from bench.operations import Ids
    from loaders.viewers import Capacity

UNRESTRICTED: Final = "analyst"
RACED: Final = {"company": 20, "portfolio": 4}
"""The operations in which viewers are compared, and how many requests of each a round has."""

ROUNDS: Final = 5
LIFETIME: Final = 3600

ASIDE: Final = "accounts_aside"
"""A copy of the accounts database, whose journal is told what viewers are refused instead of the world's."""


def main() -> None:
    """Explain, race, and write the page."""
    options = _options()
    folder = options.folder.resolve()
    with stopping_cleanly(), Cluster(folder / "postgres") as cluster:
        loaded = load(cluster, folder, options.entries)
        capacities, plans = asyncio.run(_plans(cluster, loaded.day))
        ids = asyncio.run(find_ids(cluster))
        ours = next(server for server in servers(cluster, folder, loaded) if server.name == GATEWAY)
        with _aside(cluster) as dsn:
            ours = replace(ours, environment={**ours.environment, "GATEWAY_ACCOUNTS_DSN": dsn})
            with running([ours], folder / "logs"):
                ratios = {each: race(ours, each, ids, _tokens(folder, capacities)) for each in RACED}
    options.report.write_text(text(loaded.entries, plans, ratios))
    print(f"Written: {options.report}")


@contextmanager
def _aside(cluster: Cluster) -> Iterator[str]:
    """Where the gateway finds a copy of the accounts database, for as long as the context lasts."""
    source, role = "accounts", "accounts_gateway"
    remove = f"drop database if exists {ASIDE}"
    make = (f"create database {ASIDE} template {source}", f"grant connect on database {ASIDE} to {role}")
    asyncio.run(_run(cluster, remove, *make))
    try:
        yield cluster.gateway_dsn(source).removesuffix(source) + ASIDE
    finally:
        asyncio.run(_run(cluster, remove))


async def _run(cluster: Cluster, *statements: str) -> None:
    administrator = await asyncpg.connect(cluster.superuser_dsn())
    try:
        for statement in statements:
            await administrator.execute(statement)
    finally:
        await administrator.close()


async def _plans(cluster: Cluster, day: date) -> tuple[dict[str, Capacity], list[Plan]]:
    planner = Planner(cluster, day)
    await planner.open()
    try:
        capacities = {persona: await capacity_of(planner.pools, persona) for persona in PERSONAS}
        viewers = {name: await viewer_of(planner.pools, each, day) for name, each in capacities.items()}
        return capacities, await planner.plans(viewers)
    finally:
        await planner.close()


def _tokens(folder: Path, capacities: Mapping[str, Capacity]) -> dict[str, str]:
    settings = Settings()
    issuer = Issuer(
        signing_key(folder), issuer=settings.issuer, audience=settings.audience, lifetime=LIFETIME
    )
    return {name: issuer.sign(capacity) for name, capacity in capacities.items()}


def race(server: Server, operation: str, ids: Ids, tokens: Mapping[str, str]) -> dict[str, float]:
    """By viewer: its time to that of whoever sees everything, for the same requests; the rounds' median.

    Of companies' pages those are asked for that the viewer sees something of, if there are any.
    """
    asked = bodies(operation, server, ids, tokens[UNRESTRICTED])
    found = {}
    with httpx.Client(timeout=30, headers={"content-type": "application/json"}) as client:
        ask = partial(_ask, client, server.url)
        for name, token in tokens.items():
            seen = [body for body in asked if any(ask(token, body).json()["data"].values())]
            wanted = (seen or asked)[: RACED[operation]]
            pair = (token, tokens[UNRESTRICTED])
            turns = [[_time(partial(ask, each), wanted) for each in pair] for _ in range(ROUNDS + 1)]
            found[name] = median(ours / theirs for ours, theirs in turns[1:])
    return found


def _time(ask: Callable[[bytes], object], asked: Sequence[bytes]) -> float:
    """The median time of one request."""
    times = []
    for body in asked:
        began = perf_counter()
        ask(body)
        times.append(perf_counter() - began)
    return median(times)


def _ask(client: httpx.Client, url: str, token: str, body: bytes) -> httpx.Response:
    return client.post(url, content=body, headers={"authorization": f"Bearer {token}"}).raise_for_status()


def text(entries: int, plans: Sequence[Plan], ratios: Mapping[str, Mapping[str, float]]) -> str:
    """The page."""
    viewers = list(dict.fromkeys(each.viewer for each in plans))
    rows = []
    for loader in dict.fromkeys(each.loader for each in plans):
        cells = {each.viewer: each for each in plans if each.loader == loader}
        rows.append([f"`{loader}`", *(_cell(cells.get(viewer)) for viewer in viewers)])
    raced = [
        [TITLES[operation].partition(":")[0], *(f"{found[viewer]:.2f}" for viewer in viewers)]
        for operation, found in ratios.items()
    ]
    return "\n".join(
        [
            "# What scopes cost",
            "",
            f"Written by `python -m bench.policies` on the bench's world of {entries:,} entries.",
            "",
            "## A viewer's time ÷ that of the oversight analyst, who sees all rows",
            "",
            "The same requests to the gateway, one at a time. It must be 2 or less; what the analyst's own",
            f"column is off 1.00 by is the machine's unrest. The median of {ROUNDS} rounds.",
            "",
            *table(["", *viewers], raced),
            "",
            "## Statements",
            "",
            "Milliseconds in Postgres for a list's first page of 25, its total (`.count`) and a single row,",
            "planned without values as the gateway has it. A table that is named was read from end to end,",
            f"and has more than {BIG:,} rows; what is refused is not sent.",
            "",
            *table(["", *viewers], rows),
            "",
        ]
    )


def _cell(plan: Plan | None) -> str:
    if plan is None:
        return "refused"
    return " ".join([f"{plan.milliseconds:,.1f}", *(f"`{name}`" for name in plan.read_whole)])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="policies", description="Measure what the scope of each role costs."
    )
    default = os.environ.get("BENCH_ENTRIES") or "200000"
    parser.add_argument("--entries", type=int, default=int(default), help="Size of the sample world.")
    parser.add_argument("--folder", type=Path, default=Path(os.environ.get("BENCH_FOLDER") or ".data/bench"))
    parser.add_argument("--report", type=Path, default=Path("docs/access-plans.md"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
