"""Registered documents: what a client may ask is looked at when it is published, not when it is asked."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from graphql import GraphQLError
from rich.table import Table

from databases.accounts.api_keys import MARK
from engine.explain import explain, without_values
from gateway.commands.options import DataDir, out, problems, told_plainly
from gateway.http.documents import Document, Documents, Runnable
from gateway.limits.bounds import Limits
from gateway.settings import load
from gateway.trusted import manifests
from gateway.trusted.store import Mode
from loaders.errors import InvalidInput, LimitExceeded
from schema.graph import schema

_CALLER: Final = re.compile(rf"{MARK}[0-9a-f]{{8}}|(member|officer):[1-9][0-9]*")

documents = typer.Typer(
    name="documents", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)


@documents.callback()
def registered() -> None:
    """Register the documents of clients, and say whose key takes no others."""


@documents.command()
def push(
    files: Annotated[
        list[Path],
        typer.Argument(
            help="Manifests of Relay, Apollo or graphql-codegen, or .graphql files.",
            exists=True,
            dir_okay=False,
        ),
    ],
    data_dir: DataDir = None,
) -> None:
    """Register documents: all are checked against the graph and its limits, and planned, or none is kept."""
    with told_plainly():
        settings = load(data_dir=data_dir)
    texts: dict[str, str] = {}
    wrong: list[str] = []
    for file in files:
        try:
            texts.update(manifests.read(file))
        except InvalidInput as error:
            wrong.append(str(error))
    limits = Limits.of(settings)
    understood = Documents(schema, characters=0, tokens=limits.document_tokens)
    table = Table("operation", "cost", "statements", box=None)
    for id_, text in texts.items():
        try:
            for name, cost, loads in _looked_at(understood.get(text), limits):
                table.add_row(name, f"{cost:,}", str(loads))
        except (GraphQLError, LimitExceeded) as error:
            wrong.append(f"{id_}: {error}")
    new = 0
    if not wrong:
        try:
            new = settings.documents.add(texts)
        except KeyError as error:
            wrong.append(f"{error.args[0]} is registered for another text; a published id never changes.")
    if wrong:
        for problem in wrong:
            problems.print(f"[red]✗[/] {problem}")
        raise typer.Exit(1)
    out.print(table)
    out.print(f"{len(texts)} documents are registered, under {new} new ids.")


@documents.command("list")
def listed(data_dir: DataDir = None) -> None:
    """List the ids of registered documents, and the modes of callers."""
    with told_plainly():
        store = load(data_dir=data_dir).documents
    for id_ in sorted(store.texts()):
        typer.echo(id_)
    for principal, mode in sorted(store.modes().items()):
        typer.echo(f"{principal}: {mode}")


@documents.command()
def require(
    caller: Annotated[str, typer.Argument(help="A key's visible part, as in agk_1f09c2ab, or member:7.")],
    mode: Annotated[Mode, typer.Argument(help="What becomes of a document that is not registered.")],
    data_dir: DataDir = None,
) -> None:
    """Say for one caller what becomes of documents that are not registered, whatever the setting says."""
    with told_plainly():
        store = load(data_dir=data_dir).documents
    if not _CALLER.fullmatch(caller):
        # Not repeated here: it may be a whole key.
        problems.print("[red]✗[/] That is no caller; give a key's visible part alone, or somebody's id.")
        problems.print("  agk_1f09c2ab or member:7; account-gateway key list tells which keys there are.")
        raise typer.Exit(1)
    store.require(caller, mode)


def _looked_at(document: Document, limits: Limits) -> list[tuple[str, int, int]]:
    """The operations of a document: name, cost by the usual page sizes, and how many loads they plan."""
    if document.errors:
        raise document.errors[0]
    found = []
    for name, operation in document.operations.items():
        cost = Runnable(schema, document, operation, limits).check({})
        executor: Any = schema.execution_context_class.build(
            schema._schema,  # noqa: SLF001  Strawberry has no public name for it
            without_values(document.tree),
            raw_variable_values={},
            operation_name=name,
        )
        loads = 0 if isinstance(executor, list) else len(explain(executor).steps)
        found.append((name or "without a name", cost.total, loads))
    return found
