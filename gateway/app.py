"""The composition root: settings in, a Starlette application out."""

from __future__ import annotations

from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from starlette.applications import Starlette
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Route

from engine.explain import explain
from gateway import console
from gateway.demo import TokenDesk, console_config, values
from gateway.http import health
from gateway.http.content import DocumentContent
from gateway.http.endpoint import GraphQLEndpoint
from gateway.http.middleware import RequestIds
from gateway.http.sdl import SchemaText
from gateway.identity.callers import Identity
from gateway.identity.issuer import Issuer
from gateway.limits.bounds import Limits
from gateway.limits.gates import Gate
from gateway.pools import pools_of
from gateway.trusted.library import Library
from gateway.witness import Witness
from gateway.world import ROOTS, clock_of
from loaders.documents import Content, content
from loaders.personas import capacity_of
from loaders.reader import Reader
from loaders.sharing import Sharing
from resolvers.context import Context
from schema.graph import schema

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from starlette.routing import BaseRoute
    from starlette.types import ASGIApp, Receive, Scope, Send

    from gateway.settings import Settings
    from loaders.viewers import Viewer

CONSOLE: Final = Path(__file__).parents[1] / "console" / "dist"
GRAPHQL: Final = "/graphql"
ASKING: Final = ["Authorization", "Content-Type", "X-Cost", "X-Request-ID", "X-Request-Timeout"]
"""What pages of other sites may say beside their question."""

TELLING: Final = [
    "RateLimit-Limit",
    "RateLimit-Remaining",
    "RateLimit-Reset",
    "Retry-After",
    "X-Request-ID",
]
"""What their programs may read of the answer beside its body."""


def create_app(settings: Settings) -> Starlette:
    """Put a gateway together; it starts whether or not its databases answer.

    The settings must have a DSN for each database: `gateway.embedded.databases` sees to that.
    """
    clock = clock_of(settings)
    pools = pools_of(settings)
    sharing = Sharing(pools.crowded) if settings.share_loads else None
    identity = Identity.open(settings, pools, clock)
    gate = Gate.open(settings)

    witness = Witness(pools)
    roots = settings.data_dir / ROOTS

    def reader_for(viewer: Viewer, until: float | None = None) -> Reader:
        return Reader(pools, viewer, clock, roots=roots, sharing=sharing, until=until)

    async def find(viewer: Viewer, document_id: str) -> Content | None:
        return await content(reader_for(viewer), document_id)

    async def config() -> dict[str, object]:
        return console_config(demo=settings.demo, given=await values(pools) if settings.demo else None)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await pools.open()
        try:
            yield
        finally:
            await pools.close()
            await gate.close()

    graphql = GraphQLEndpoint(
        schema,
        authenticate=identity.authenticate,
        context_for=lambda request, viewer: Context(
            reader_for(viewer, request.until), clock.today(), request.id
        ),
        witness=witness,
        limits=Limits.of(settings),
        gate=gate,
        documents=partial(
            Library,
            store=settings.documents,
            mode=settings.trusted_documents,
            automatic=settings.automatic_documents,
        ),
        open_schema=settings.demo,
        explain=_plan if settings.demo else None,
    )
    schema_text = SchemaText(schema, authenticate=identity.authenticate, open_schema=settings.demo)
    documents = DocumentContent(authenticate=identity.authenticate, find=find, witness=witness, gate=gate)
    routes: list[BaseRoute] = [
        Route(GRAPHQL, graphql),  # for its other spellings, such as one with a slash behind
        Route("/schema.graphql", schema_text.answer),
        Route("/documents/{document_id}/content", documents.answer),
        *health.routes(pools.answers),
        *console.routes(CONSOLE, config),
    ]
    if settings.demo:
        routes += TokenDesk(Issuer.open(settings), partial(capacity_of, pools)).routes()
    return _Application(graphql, settings.origins, routes=routes, lifespan=lifespan)


class _Application(Starlette):
    """Starlette, but that GraphQL is answered in front of all that it does for any request."""

    def __init__(self, graphql: ASGIApp, origins: Sequence[str], **options: Any) -> None:
        self._graphql: Final = graphql
        self._origins: Final = origins
        super().__init__(**options)

    def build_middleware_stack(self) -> ASGIApp:
        """Every response carries a request id, whoever gives it."""
        others = super().build_middleware_stack()

        async def either(scope: Scope, receive: Receive, send: Send) -> None:
            graphql = scope["type"] == "http" and scope["path"] == GRAPHQL
            await (self._graphql if graphql else others)(scope, receive, send)

        return RequestIds(self._across_sites(either))

    def _across_sites(self, app: ASGIApp) -> ASGIApp:
        """Let the pages of the sites listed ask, with a token of theirs; nobody's cookies count."""
        if not self._origins:
            return app
        return CORSMiddleware(
            app,
            allow_origins=self._origins,
            allow_methods=["GET", "POST"],
            allow_headers=ASKING,
            expose_headers=TELLING,
        )


def _plan(executor: Any) -> object:
    return explain(executor).data()
