"""Making the databases ready: migrations and the sample world."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from databases import migrate as migrations
from databases.base import DOMAINS
from databases.sample.world import World, today
from gateway.commands.options import AsOf, DataDir, Entries, Seed, out, problems, told_plainly
from gateway.embedded import databases, loading
from gateway.settings import Settings, SettingsInvalid, load, variable
from gateway.world import ROOTS, LoadedWorld

ENTRIES = 12_000
SEED = 1


def migrate(
    domain: Annotated[str | None, typer.Option(help=f"Only one of {', '.join(DOMAINS)}.")] = None,
    data_dir: DataDir = None,
) -> None:
    """Bring the databases to the newest revision, and grant the gateway's roles their rights."""
    with told_plainly(), databases(load(data_dir=data_dir)) as settings:
        for name in [domain] if domain else DOMAINS:
            out.print(asyncio.run(migrate_domain(settings, name)))


async def migrate_domain(settings: Settings, domain: str) -> str:
    """Migrate one domain; tell what changed."""
    owner = owner_dsn(settings, domain)
    before = await migrations.revision(domain, owner)
    await migrations.migrate(domain, owner, settings.dsn(domain) or "")
    after = await migrations.revision(domain, owner)
    return f"{domain}: at {after} already" if before == after else f"{domain}: {before or 'empty'} → {after}"


def seed(entries: Entries = None, seed: Seed = None, as_of: AsOf = None, data_dir: DataDir = None) -> None:
    """Load the sample world into migrated, empty databases; same seed, date and size: same rows."""
    with told_plainly(), databases(load(data_dir=data_dir)) as settings:
        if world := LoadedWorld.read(settings.data_dir):
            problems.print(f"[red]✗[/] In {settings.data_dir} {world.differs(entries=-1, seed=None)}.")
            raise typer.Exit(1)
        load_world(settings, entries=entries, seed=seed, pinned=as_of.date() if as_of else None)


def load_world(
    settings: Settings, *, entries: int | None, seed: int | None, pinned: date | None
) -> LoadedWorld:
    """Load a sample world with progress bars, and remember it in the data folder."""
    # What writes PDFs and pictures is slow to import, and only a first start has any to write.
    from databases.sample.seed import seed as write_world  # noqa: PLC0415

    world = World(seed=seed or SEED, as_of=pinned or today(), entries=entries or ENTRIES)
    owners = {domain: owner_dsn(settings, domain) for domain in DOMAINS}
    bars = Progress(
        TextColumn("{task.description:<12}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=out,
    )
    tasks: dict[str, TaskID] = {}

    def progress(stage: str, done: int, total: int) -> None:
        if stage not in tasks:
            tasks[stage] = bars.add_task(stage, total=total)
        bars.update(tasks[stage], completed=done, total=total)

    loaded = LoadedWorld(seed=world.seed, entries=world.entries, as_of=world.as_of, pinned=pinned)
    with loading(settings), bars:
        asyncio.run(write_world(world, owners, settings.data_dir / ROOTS, progress))
        loaded.write(settings.data_dir)
    return loaded


def owner_dsn(settings: Settings, domain: str) -> str:
    """The owner's DSN of a domain; SettingsInvalid when there is none."""
    dsn = settings.owner_dsn(domain)
    if dsn is None:
        raise SettingsInvalid(
            [f"{variable(f'{domain}_owner_dsn')} is missing: only the owner's role may do this."]
        )
    return dsn
