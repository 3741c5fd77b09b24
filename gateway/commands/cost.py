"""What a stored operation could cost, without running it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from graphql import OperationDefinitionNode, value_from_ast_untyped

from gateway.commands.options import problems, told_plainly
from gateway.http.documents import Documents, Runnable
from gateway.limits.bounds import Limits
from gateway.settings import load
from loaders.errors import LimitExceeded
from schema.graph import schema

Variables = Annotated[
    str, typer.Option(help="Values as JSON; page sizes, lists and filters among them count.")
]


def cost(
    file: Annotated[
        Path, typer.Argument(help="A file with a GraphQL document.", exists=True, dir_okay=False)
    ],
    variables: Variables = "{}",
) -> None:
    """Print what the operations of a document could cost, and which limits they break."""
    with told_plainly():
        limits = Limits.of(load())
    document = Documents(schema, characters=0, tokens=limits.document_tokens).get(file.read_text())
    if document.errors:
        _refuse(document.errors)
    try:
        given: dict[str, Any] = json.loads(variables)
    except json.JSONDecodeError as error:
        _refuse([error])
    broken: list[LimitExceeded] = []
    for name, operation in document.operations.items():
        values = {**_defaults(operation), **given}
        try:
            runnable = Runnable(schema, document, operation, limits)
            told = runnable.costs.of(values)
            parts = f"{told.objects:,} for objects, {told.fields:,} for fields"
            typer.echo(f"{name or 'The operation'} could cost {told.total:,}: {parts}.")
            runnable.check(values)
        except LimitExceeded as error:
            broken.append(error)
    if broken:
        _refuse(broken)


def _defaults(operation: OperationDefinitionNode) -> dict[str, Any]:
    return {
        variable.variable.name.value: value_from_ast_untyped(variable.default_value)
        for variable in operation.variable_definitions or ()
        if variable.default_value
    }


def _refuse(errors: list[Any]) -> NoReturn:
    for error in errors:
        problems.print(f"[red]✗[/] {error}")
    raise typer.Exit(1)
