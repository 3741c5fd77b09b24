"""One command from nothing to a graph that answers."""

from __future__ import annotations

import asyncio
from functools import partial

from rich.syntax import Syntax

from databases.base import DOMAINS
from gateway.app import CONSOLE, create_app
from gateway.commands.databases import load_world, migrate_domain
from gateway.commands.options import AsOf, DataDir, Entries, Host, Port, Seed, out, told_plainly
from gateway.commands.token import tokens
from gateway.demo import values
from gateway.embedded import databases
from gateway.personas import PERSONAS, examples
from gateway.pools import pools_of
from gateway.server import listening, run
from gateway.settings import Settings, SettingsInvalid, load
from gateway.world import LoadedWorld, clock_of


def demo(
    host: Host = None,
    port: Port = None,
    entries: Entries = None,
    seed: Seed = None,
    as_of: AsOf = None,
    data_dir: DataDir = None,
) -> None:
    """Start everything on a sample world: databases, graph, GraphiQL; Ctrl-C stops it all."""
    pinned = as_of.date() if as_of else None
    with told_plainly():
        settings = load(host=host, port=port, as_of=pinned, data_dir=data_dir, demo=True)
        with listening(settings) as taken, databases(settings, share=False) as located:
            with out.status("Migrating the databases…"):
                asyncio.run(_migrate(located))
            world = _world(located, entries, seed)
            _print_page(located, world, *asyncio.run(_welcome(located)))
            run(partial(create_app, located), located, taken)
        out.print("Everything is stopped.")


async def _migrate(settings: Settings) -> None:
    for domain in DOMAINS:
        await migrate_domain(settings, domain)


async def _welcome(settings: Settings) -> tuple[dict[str, str], dict[str, str]]:
    """A token for each persona, and what the variables of the examples are given."""
    pools = pools_of(settings)
    await pools.open()
    try:
        return await tokens(settings, list(PERSONAS)), await values(pools)
    finally:
        await pools.close()


def _world(settings: Settings, entries: int | None, seed: int | None) -> LoadedWorld:
    world = LoadedWorld.read(settings.data_dir)
    if world is None:
        return load_world(settings, entries=entries, seed=seed, pinned=settings.as_of)
    if sentence := world.differs(entries=entries, seed=seed):
        raise SettingsInvalid(
            [f"In {settings.data_dir} {sentence}. Remove that folder for another, or give --data-dir."]
        )
    return world


def _print_page(
    settings: Settings, world: LoadedWorld, signed: dict[str, str], given: dict[str, str]
) -> None:
    url = f"http://{settings.host}:{settings.port}"
    stopped = clock_of(settings).as_of
    day = f"{stopped}, as asked for" if stopped else "the real date, so that deadlines are alive"
    console = url if CONSOLE.exists() else "[yellow]not built; run make console[/]"
    out.rule("[bold green]The account graph is up")
    out.print(f"World     {world.entries} entries up to {world.as_of}, all of it fictional")
    out.print(f"Today     {day}\n")
    out.print("Personas, each with a token for the next hour:\n")
    for name, token in signed.items():
        out.print(f"[bold]{name:<11}[/]{PERSONAS[name].title}")
        out.print(token, style="dim", soft_wrap=True, highlight=False)
    if first := next((each for each in examples("importer") if not each.variables), None):
        out.print("\nA first query to paste, as [bold]importer[/]:\n")
        out.print(Syntax(first.query, "graphql", background_color="default"))
    out.print("\n[bold].venv/bin/account-gateway token NAME[/] prints a fresh token.")
    if number := given.get("number"):
        out.print(f"An entry to look up, as [bold]importer[/]: [bold]{number}[/]", highlight=False)
    out.print(f"Graph     [bold]{url}/graphql[/]", soft_wrap=True)
    out.print(f"GraphiQL  [bold]{console}[/]   Ctrl-C stops everything.", soft_wrap=True)
