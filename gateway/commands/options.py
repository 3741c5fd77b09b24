"""What several commands are told, and how they say that something is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from databases.cluster import FolderInUse
from databases.sample.copy import NotEmpty
from gateway.embedded import TROUBLE
from gateway.server import PortBusy, stopping_cleanly
from gateway.settings import SettingsInvalid

out = Console()
problems = Console(stderr=True, soft_wrap=True, highlight=False)

Host = Annotated[str | None, typer.Option(help="Address to listen on.")]
Port = Annotated[int | None, typer.Option(help="Port to listen on.")]
Workers = Annotated[int | None, typer.Option(min=1, help="How many processes serve.")]
AsOf = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="The day in New York that the gateway takes for today."),
]
DataDir = Annotated[Path | None, typer.Option(help="Folder of the signing key and of the embedded Postgres.")]
Entries = Annotated[int | None, typer.Option(min=100, help="Size of the sample world, in entries.")]
Seed = Annotated[int | None, typer.Option(help="Another seed is another sample world.")]


@contextmanager
def told_plainly() -> Iterator[None]:
    """Stop cleanly on a signal; say what the caller can mend in a sentence, with exit code 1."""
    with stopping_cleanly():
        try:
            yield
        except SettingsInvalid as error:
            for problem in error.problems:
                problems.print(f"[red]✗[/] {problem}")
            raise typer.Exit(1) from error
        except (PortBusy, FolderInUse, NotEmpty) as error:
            problems.print(f"[red]✗[/] {error}")
            raise typer.Exit(1) from error
        except TROUBLE as error:
            problems.print(f"[red]✗[/] A database is in trouble: {error}")
            problems.print("  account-gateway doctor looks at all of them.")
            raise typer.Exit(1) from error
