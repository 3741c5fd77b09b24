"""Closing a day of the journals, so that what was written on it cannot be altered unseen."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Annotated

import asyncpg
import typer

from databases import roots
from databases.base import DOMAINS
from gateway.commands.databases import owner_dsn
from gateway.commands.options import DataDir, out, problems, told_plainly
from gateway.embedded import databases
from gateway.settings import Settings, load
from gateway.world import ROOTS

Day = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day in UTC; yesterday when not given.")
]


def close_day(day: Day = None, data_dir: DataDir = None) -> None:
    """Write down outside the databases where every journal stood at the end of a day; once is enough."""
    chosen = day.date() if day else datetime.now(UTC).date() - timedelta(days=1)
    with told_plainly(), databases(load(data_dir=data_dir)) as settings:
        try:
            for domain in DOMAINS:
                out.print(asyncio.run(_close(settings, domain, chosen)))
        except (roots.NotOver, roots.BrokenRoots) as error:
            problems.print(f"[red]✗[/] {error}")
            raise typer.Exit(1) from error


async def _close(settings: Settings, domain: str, day: date) -> str:
    connection = await asyncpg.connect(owner_dsn(settings, domain), timeout=settings.connect_timeout)
    try:
        closed = await roots.close_day(connection, domain, settings.data_dir / ROOTS, day)
    finally:
        await connection.close()
    return f"{domain}: {day} is closed{'' if closed else ' already'}"
