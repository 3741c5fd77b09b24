"""API keys of partners: each is shown once, when it is made, and kept only as a hash."""

from __future__ import annotations

import asyncio
import getpass
import os
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Annotated, TypeVar

import asyncpg
import typer
from rich.table import Column, Table

from databases.accounts import api_keys
from databases.accounts.codes import KeyRole
from gateway.commands.databases import owner_dsn
from gateway.commands.options import DataDir, out, problems, told_plainly
from gateway.embedded import databases
from gateway.settings import Settings, load

Result = TypeVar("Result")

By = Annotated[str | None, typer.Option(help="Who does it, for the journal; else the user's own name.")]
Prefix = Annotated[str, typer.Argument(help="The key's visible part, as in agk_1f09c2ab.")]

key = typer.Typer(name="key", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@key.callback()
def keys() -> None:
    """Make, list, rotate and revoke the API keys of partners."""


@key.command()
def make(
    account: Annotated[
        str, typer.Argument(help="The company's name, or the broker's or carrier's name or code.")
    ],
    role: Annotated[KeyRole, typer.Option(help="The capacity in which the program acts.")],
    name: Annotated[str, typer.Option(help="What the key is for.")],
    days: Annotated[int | None, typer.Option(min=1, help="Ends after so many days; else never.")] = None,
    by: By = None,
    data_dir: DataDir = None,
) -> None:
    """Print a new key, and nothing else; it cannot be printed again."""
    who = by or _user()
    made = _run(
        lambda connection: api_keys.make(
            connection, role=role, account=account, name=name, by=who, days=days
        ),
        data_dir,
    )
    typer.echo(made)


@key.command("list")
def listed(data_dir: DataDir = None) -> None:
    """List all keys by what may be shown of them, also those that have ended."""
    table = Table(Column("Key", no_wrap=True), "Account", "Role", "For", "Made", "Ends", "State")
    now = datetime.now(UTC)
    for each in _run(api_keys.listed, data_dir):
        why = api_keys.ended(each.expires_at, each.revoked_at, now)
        ends = f"{each.expires_at:%Y-%m-%d %H:%M}" if each.expires_at else "never"
        made = f"{each.created_at:%Y-%m-%d %H:%M}"
        table.add_row(each.prefix, each.account, each.role, each.name, made, ends, why or "taken")
    out.print(table)


@key.command()
def rotate(
    prefix: Prefix,
    overlap: Annotated[int, typer.Option(min=0, help="Days for which the old key is taken too.")] = 7,
    by: By = None,
    data_dir: DataDir = None,
) -> None:
    """Print the key that follows one; both are taken for some days, or until the old one is revoked."""
    who = by or _user()
    days = timedelta(days=overlap)
    typer.echo(_run(lambda connection: api_keys.rotate(connection, prefix, by=who, overlap=days), data_dir))


@key.command()
def revoke(prefix: Prefix, by: By = None, data_dir: DataDir = None) -> None:
    """End a key; every gateway stops taking it within half a minute."""
    who = by or _user()
    _run(lambda connection: api_keys.revoke(connection, prefix, by=who), data_dir)
    out.print(f"{api_keys.prefix_of(prefix)} is revoked.")


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # in a container a user may have no name
        return f"user {os.getuid()}"


def _run(work: Callable[[api_keys.Connection], Awaitable[Result]], data_dir: DataDir) -> Result:
    """Do it as the owner of the accounts database."""
    with told_plainly(), databases(load(data_dir=data_dir)) as settings:
        try:
            return asyncio.run(_as_owner(settings, work))
        except api_keys.KeyRefused as error:
            problems.print(f"[red]✗[/] {error}")
            raise typer.Exit(1) from error


async def _as_owner(settings: Settings, work: Callable[[api_keys.Connection], Awaitable[Result]]) -> Result:
    connection = await asyncpg.connect(owner_dsn(settings, "accounts"), timeout=settings.connect_timeout)
    try:
        return await work(connection)
    finally:
        await connection.close()
