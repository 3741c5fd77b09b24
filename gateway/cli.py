"""The command line: `account-gateway`."""

from __future__ import annotations

import typer

from gateway.commands import databases, demo, doctor, graph, serve, token

app = typer.Typer(
    name="account-gateway",
    help="One account graph of importers, shipments, compliance actions and documents.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(demo.demo)
app.command()(serve.serve)
app.command()(databases.migrate)
app.command()(databases.seed)
app.command()(graph.schema)
app.command()(token.token)
app.command()(doctor.doctor)
