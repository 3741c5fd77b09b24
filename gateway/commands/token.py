"""A persona's token, alone on standard output, so that scripts can use it."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Annotated

import typer

from gateway.commands.options import DataDir, problems, told_plainly
from gateway.demo import TokenDesk
from gateway.embedded import databases
from gateway.identity.issuer import Issuer
from gateway.personas import PERSONAS
from gateway.pools import pools_of
from gateway.settings import Settings, load
from loaders.errors import GatewayError
from loaders.personas import capacity_of


def token(
    persona: Annotated[str, typer.Argument(help=f"One of {', '.join(PERSONAS)}.")], data_dir: DataDir = None
) -> None:
    """Print a fresh token of a persona, and nothing else."""
    if persona not in PERSONAS:
        problems.print(f"[red]✗[/] There is no persona '{persona}'; there are {', '.join(PERSONAS)}.")
        raise typer.Exit(1)
    with told_plainly(), databases(load(data_dir=data_dir)) as settings:
        try:
            signed = asyncio.run(tokens(settings, [persona]))
        except GatewayError as error:
            problems.print(f"[red]✗[/] {error}")
            raise typer.Exit(1) from error
    typer.echo(signed[persona])


async def tokens(settings: Settings, personas: list[str]) -> dict[str, str]:
    """Sign a token for each persona, from what the accounts database says of it."""
    desk = TokenDesk(Issuer.open(settings), partial(capacity_of, pools := pools_of(settings)))
    await pools.open()
    try:
        return {persona: await desk.token(persona) for persona in personas}
    finally:
        await pools.close()
