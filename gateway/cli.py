"""The command line: `account-gateway`."""

from __future__ import annotations

from importlib import import_module
from typing import Any, Final

import typer
from typer.core import TyperGroup
from typer.main import get_command

COMMANDS: Final = {
    "demo": "demo",
    "serve": "serve",
    "migrate": "databases",
    "seed": "databases",
    "schema": "graph",
    "explain": "explain",
    "authz": "authz",
    "cost": "cost",
    "token": "token",
    "key": "key",
    "documents": "documents",
    "close-day": "close_day",
    "doctor": "doctor",
}
"""Each command, and its module in `gateway.commands`."""


class _Commands(TyperGroup):
    """Imports a command's module when the command is asked for: `token` does not wait for the graph."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"gateway.commands.{COMMANDS[cmd_name]}")
        command = getattr(module, cmd_name.replace("-", "_"))
        if isinstance(command, typer.Typer):
            return get_command(command)
        alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
        alone.command(cmd_name)(command)
        return get_command(alone)


app = typer.Typer(
    cls=_Commands,
    name="account-gateway",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def main() -> None:
    """One account graph of importers, shipments, compliance actions and documents."""
