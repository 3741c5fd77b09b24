"""Who may see what, looked at from the outside."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from graphql import GraphQLError, parse, specified_rules
from strawberry.schema.schema import validate_document

from engine.explain import without_values
from engine.plans import PLANS
from gateway.authz import rulings
from gateway.commands.options import DataDir, problems, told_plainly
from gateway.embedded import databases
from gateway.personas import PERSONAS
from gateway.pools import pools_of
from gateway.settings import Settings, load
from gateway.world import clock_of
from loaders.errors import GatewayError, InvalidInput
from loaders.ids import key_of
from loaders.personas import capacity_of
from loaders.principals import viewer_of
from loaders.reader import Reader
from loaders.viewers import Capacity, Role
from resolvers.context import Context
from schema.graph import schema

if TYPE_CHECKING:
    from loaders.pools import Pools
    from loaders.viewers import Viewer

authz = typer.Typer(name="authz", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@authz.callback()
def main() -> None:
    """Tell who may see what, and why."""


@authz.command("explain")
def explain(
    file: Annotated[
        Path, typer.Argument(help="A file with a GraphQL document.", exists=True, dir_okay=False)
    ],
    principal: Annotated[
        str, typer.Option("--as", help="A persona, or a person such as member:7 with --role and --account.")
    ],
    role: Annotated[Role | None, typer.Option(help="The role that the person takes.")] = None,
    account: Annotated[str | None, typer.Option(help="The account in which: account:12, or its id.")] = None,
    operation: Annotated[str | None, typer.Option(help="Which operation, when the file has several.")] = None,
    data_dir: DataDir = None,
) -> None:
    """Print, field by field, the rule that decides and the predicate that goes into the statement."""
    with told_plainly(), databases(load(data_dir=data_dir)) as settings:
        try:
            viewer = asyncio.run(_viewer(settings, principal, role, account))
            typer.echo(explained(settings, viewer, file.read_text(encoding="utf-8"), operation))
        except (GatewayError, GraphQLError) as error:
            problems.print(f"[red]✗[/] {error}")
            raise typer.Exit(1) from error


def explained(settings: Settings, viewer: Viewer, text: str, operation: str | None) -> str:
    """A line for each field: path, rule, predicate. Raises a GraphQLError when the text cannot be run."""
    document = parse(text)
    errors = validate_document(schema._schema, document, specified_rules)  # noqa: SLF001  no public name
    if errors:
        raise errors[0]
    clock = clock_of(settings)
    executor: Any = schema.execution_context_class.build(
        schema._schema,  # noqa: SLF001  the same
        without_values(document),
        context_value=Context(Reader(pools_of(settings), viewer, clock), clock.today()),
        operation_name=operation,
    )
    if isinstance(executor, list):
        raise executor[0]
    root = PLANS.get(executor).root
    lines = () if root is None else rulings(root, viewer)
    return "\n".join("  ".join(filter(None, (each.path, f"[{each.rule}]", each.predicate))) for each in lines)


async def _viewer(settings: Settings, principal: str, role: Role | None, account: str | None) -> Viewer:
    pools: Pools = pools_of(settings)
    await pools.open()
    try:
        capacity = (
            await capacity_of(pools, principal)
            if principal in PERSONAS
            else _capacity(principal, role, account)
        )
        return await viewer_of(pools, capacity, clock_of(settings).today())
    finally:
        await pools.close()


def _capacity(principal: str, role: Role | None, account: str | None) -> Capacity:
    table, _, key = principal.partition(":")
    if table not in {"member", "officer"} or not key.isdecimal() or role is None:
        raise InvalidInput(
            f"{principal} is no persona ({', '.join(PERSONAS)}); else give --as member:7 with --role BROKER "
            "and --account account:12, or an officer with a role."
        )
    plain = account.partition(":")[2] if account and account.startswith("account:") else None
    found = None if account is None else int(plain) if plain else key_of(account, "account")
    return Capacity(principal, role, found)
