"""Strawberry with aiodataloader, in its own ASGI view, with the caches that its documentation offers."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import strawberry
from starlette.applications import Starlette
from starlette.routing import Route
from strawberry.asgi import GraphQL
from strawberry.extensions import ParserCache, ValidationCache
from strawberry.schema.config import StrawberryConfig

from bench.peers.dataloaders import leaves
from bench.peers.dataloaders.graph import TYPES, Query
from bench.peers.dataloaders.loaders import Loaders
from bench.peers.statements import Statements

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.websockets import WebSocket

ALL = {**leaves.TYPES, **TYPES}
NOT_FIELDS = frozenset({"at", "key"})

statements = Statements()
schema = strawberry.Schema(
    Query, extensions=[ParserCache, ValidationCache], config=StrawberryConfig(auto_camel_case=False)
)


def make(name: str, row: Any) -> Any:
    """An object of the schema from a row."""
    return ALL[name](**{column: value for column, value in row.items() if column not in NOT_FIELDS})


class View(GraphQL[Any, Any]):
    """The view, with loaders made for each request."""

    async def get_context(self, request: Request | WebSocket, response: Response | WebSocket) -> Any:
        """Make one request's loaders."""
        return Loaders(statements, make)


@asynccontextmanager
async def lifespan(_: Starlette) -> AsyncIterator[None]:
    """Open the pools for as long as the server runs."""
    await statements.open()
    try:
        yield
    finally:
        await statements.close()


app = Starlette(routes=[Route("/graphql", View(schema))], lifespan=lifespan)
