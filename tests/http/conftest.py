"""A small real schema behind the real endpoint; what it serves is beside the point, so it serves harbours."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
import strawberry
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from gateway.http.endpoint import GraphQLEndpoint
from gateway.http.middleware import RequestIds
from gateway.http.requests import Incoming
from gateway.limits.bounds import Limits
from gateway.limits.gates import Gate
from loaders.errors import DomainUnavailable, Unauthenticated

STARTED: list[str] = []
"""What resolvers were started, and whether one was cancelled."""

RUNNING = asyncio.Event()
"""Set while the slow resolver runs."""


@strawberry.type
class Harbour:
    name: str
    berths: int

    @strawberry.field
    def depth(self) -> float | None:
        raise DomainUnavailable("shipments")

    @strawberry.field
    def secret(self) -> str | None:
        raise RuntimeError("the password is swordfish")

    @strawberry.field
    def owner(self) -> str:
        raise RuntimeError("no owner, and it must have one")


@strawberry.type
class Query:
    @strawberry.field
    def harbour(self, name: str = "Nyhavn", berths: int = 3) -> Harbour | None:
        return Harbour(name=name, berths=berths)

    @strawberry.field
    async def slow(self) -> str:
        STARTED.append("slow")
        RUNNING.set()
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            STARTED.append("cancelled")
            raise
        return "done"

    @strawberry.field
    async def who(self, info: strawberry.Info) -> str:
        await asyncio.sleep(0)
        return str(info.context.viewer)

    @strawberry.field
    def uncounted(self, info: strawberry.Info) -> int | None:
        info.context.extensions["totalCount"] = "too many to count"
        return None


@strawberry.type
class Mutation:
    @strawberry.mutation
    def dredge(self, metres: float) -> float:
        STARTED.append("dredge")
        return metres


SCHEMA = strawberry.Schema(query=Query, mutation=Mutation)


@dataclass
class Caller:
    principal: str

    def __str__(self) -> str:
        return self.principal


@dataclass
class ToyContext:
    viewer: object
    extensions: dict[str, object] = field(default_factory=dict)
    spent: int = 0


def authenticate(request: Incoming) -> Any:
    token = request.headers.get("authorization")
    if token == "Bearer forged":
        raise Unauthenticated("The token's signature is not ours.")
    return Caller(token.removeprefix("Bearer ")) if token else None


@dataclass
class Harness:
    """Talks to one endpoint in this process."""

    app: Starlette
    client: httpx.AsyncClient
    headers: dict[str, str]
    started: list[str]
    running: asyncio.Event

    async def ask(self, query: str, accept: str | None = None, **rest: Any) -> httpx.Response:
        headers = {**self.headers, **({"Accept": accept} if accept else {})}
        return await self.client.post("/graphql", json={"query": query, **rest}, headers=headers)

    async def send(self, method: str, **arguments: Any) -> httpx.Response:
        headers = {**self.headers, **arguments.pop("headers", {})}
        return await self.client.request(method, "/graphql", headers=headers, **arguments)


Serve = Callable[..., Harness]


@pytest.fixture
async def serve() -> AsyncIterator[Serve]:
    """Serve the toy schema with the limits and options given."""
    clients: list[httpx.AsyncClient] = []
    STARTED.clear()
    RUNNING.clear()

    def start(
        *,
        open_schema: bool = False,
        token: str | None = "ada",
        context: Any = None,
        explain: Any = None,
        gate: Gate | None = None,
        documents: Any = None,
        **limits: Any,
    ) -> Harness:
        endpoint = GraphQLEndpoint(
            SCHEMA,
            authenticate=authenticate,
            context_for=context or (lambda _, viewer: ToyContext(viewer)),
            limits=Limits(**limits),
            open_schema=open_schema,
            explain=explain,
            gate=gate,
            documents=documents,
        )
        app = Starlette(routes=[Route("/graphql", endpoint)], middleware=[Middleware(RequestIds)])
        client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://gateway.test")
        clients.append(client)
        return Harness(app, client, {"Authorization": f"Bearer {token}"} if token else {}, STARTED, RUNNING)

    yield start
    for client in clients:
        await client.aclose()


@pytest.fixture
def server(serve: Serve) -> Harness:
    """The toy schema with every limit at its default, and a viewer who may ask."""
    return serve()
