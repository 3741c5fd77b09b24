"""The graph's own text."""

from __future__ import annotations

from typing import Annotated

import typer

from gateway.commands.options import problems
from schema.graph import schema as whole
from schema.parts import PARTS
from schema.subgraphs import subgraph

Domain = Annotated[str | None, typer.Option(help=f"Only the subgraph of one of {', '.join(PARTS)}.")]


def schema(domain: Domain = None) -> None:
    """Print the schema, or one part's federation subgraph, in GraphQL's schema definition language."""
    if domain is None:
        typer.echo(whole.as_str())
    elif domain in PARTS:
        typer.echo(subgraph(domain).rstrip("\n"))
    else:
        problems.print(f"[red]✗[/] There is no part '{domain}'; there are {', '.join(PARTS)}.")
        raise typer.Exit(1)
