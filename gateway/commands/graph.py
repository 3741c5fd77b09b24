"""The graph's own text."""

from __future__ import annotations

from typing import Annotated

import typer

from databases.base import DOMAINS
from gateway.commands.options import problems
from schema.graph import schema as whole
from schema.subgraphs import subgraph

Domain = Annotated[str | None, typer.Option(help=f"Only the subgraph of one of {', '.join(DOMAINS)}.")]


def schema(domain: Domain = None) -> None:
    """Print the schema, or one domain's federation subgraph, in GraphQL's schema definition language."""
    if domain is None:
        typer.echo(whole.as_str())
    elif domain in DOMAINS:
        typer.echo(subgraph(domain).rstrip("\n"))
    else:
        problems.print(f"[red]✗[/] There is no domain '{domain}'; there are {', '.join(DOMAINS)}.")
        raise typer.Exit(1)
