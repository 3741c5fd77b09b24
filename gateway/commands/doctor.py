"""What is wrong with an installation, and how to mend it."""

from __future__ import annotations

import asyncio

import typer

from gateway.commands.options import DataDir, out, told_plainly
from gateway.doctor import examine
from gateway.embedded import databases
from gateway.settings import Settings, load


def doctor(data_dir: DataDir = None) -> None:
    """Look at settings, databases, roles, migrations and indexes; exit with 1 if anything is wrong."""
    with told_plainly():
        settings = load(data_dir=data_dir)
        out.print("[green]✓[/] settings")
        with databases(settings) as complete:
            wrong = asyncio.run(_print(complete))
    if wrong:
        raise typer.Exit(1)


async def _print(settings: Settings) -> int:
    wrong = 0
    async for finding in examine(settings):
        out.print(f"[red]✗[/] {finding.what}" if finding.faults else f"[green]✓[/] {finding.what}")
        for fault in finding.faults:
            out.print(f"    {fault}", highlight=False)
        wrong += len(finding.faults)
    return wrong
