"""What a stored operation takes, without running it."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Annotated, Any, NoReturn

import typer
from graphql import GraphQLError, parse, specified_rules
from strawberry.schema.schema import validate_document

from engine.explain import explain as plan_of
from engine.explain import without_values
from gateway.commands.options import problems
from resolvers.context import Context
from schema.graph import schema

Operation = Annotated[str | None, typer.Option(help="Which operation, when the file has several.")]
Variables = Annotated[
    str, typer.Option(help="Values as JSON, for the variables that @skip and @include ask.")
]


def explain(
    file: Annotated[
        Path, typer.Argument(help="A file with a GraphQL document.", exists=True, dir_okay=False)
    ],
    operation: Operation = None,
    variables: Variables = "{}",
) -> None:
    """Print the levels of an operation: the statements that run at once, their keys and columns."""
    try:
        document = parse(file.read_text())
        errors = validate_document(schema._schema, document, specified_rules)  # noqa: SLF001  no public name
        values: dict[str, Any] = json.loads(variables)
    except (GraphQLError, json.JSONDecodeError) as error:
        _refuse([error])
    if errors:
        _refuse(errors)
    executor: Any = schema.execution_context_class.build(
        schema._schema,  # noqa: SLF001  the same
        without_values(document),
        context_value=SimpleNamespace(writes=Context.writes),
        raw_variable_values=values,
        operation_name=operation,
    )
    if isinstance(executor, list):
        _refuse(executor)
    try:
        typer.echo(plan_of(executor))
    except GraphQLError as error:
        _refuse([error])


def _refuse(errors: list[Any]) -> NoReturn:
    for error in errors:
        problems.print(f"[red]✗[/] {error}")
    raise typer.Exit(1)
