"""Asking the gateway's own endpoint as the personas of the sample world, and what each answer cost."""

from collections.abc import AsyncIterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

import httpx
import pytest

from gateway.http.endpoint import GraphQLEndpoint
from gateway.http.middleware import RequestIds
from gateway.http.requests import Incoming, Request
from gateway.limits.bounds import Limits
from gateway.witness import Witness
from loaders.clock import Clock
from loaders.personas import capacity_of
from loaders.pools import PoolOptions, Pools
from loaders.principals import viewer_of
from loaders.reader import Reader
from loaders.viewers import Viewer
from resolvers.context import Context
from schema.graph import schema
from tests.cluster import Database
from tests.world import Sample

PATIENT: Final = {"connect_timeout": 30.0, "acquire_timeout": 30.0, "statement_timeout": 30.0}
"""So that a machine that stands still for some seconds fails no test but those of time itself."""


@dataclass(frozen=True)
class Answer:
    """What a client got, and the statements that it cost."""

    status: int
    body: Mapping[str, Any]
    statements: list[str] = field(default_factory=list)

    @property
    def data(self) -> Any:
        """The data; fails when there are errors, so that no test overlooks one."""
        assert "errors" not in self.body, self.body["errors"]
        return self.body["data"]

    @property
    def partial(self) -> Any:
        """The data, errors or not."""
        return self.body["data"]

    @property
    def errors(self) -> list[Any]:
        """The errors, empty when there are none."""
        found: list[Any] = self.body.get("errors", [])
        return found

    @property
    def codes(self) -> list[str]:
        """The codes of the errors, in their order."""
        return [error["extensions"]["code"] for error in self.errors]


class Asker:
    """Asks the gateway's own endpoint, over ASGI, as one of the personas."""

    def __init__(
        self,
        pools: Pools,
        clock: Clock,
        roots: Path,
        executor: type[Any] | None = None,
        *,
        witnessed: bool = False,
        limits: Limits | None = None,
    ) -> None:
        self.pools = pools
        self._clock = clock
        self._roots = roots
        self._viewers: dict[str, Viewer] = {}
        self.readers: list[Reader] = []
        """Of all requests, the last one's at the end."""
        self.headers: dict[str, str] = {}
        """What every request says beside."""
        executed = copy(schema)
        executed.execution_context_class = executor or schema.execution_context_class
        endpoint = GraphQLEndpoint(
            executed,
            authenticate=self._authenticate,
            context_for=self._context,
            witness=Witness(pools) if witnessed else None,
            limits=limits,
        )
        transport = httpx.ASGITransport(RequestIds(endpoint), raise_app_exceptions=False)
        self._client = httpx.AsyncClient(transport=transport, base_url="http://gateway")

    async def __call__(self, document: str, persona: str = "importer", **variables: Any) -> Answer:
        """Ask a document with variables."""
        await self.viewer(persona)
        before = len(self.readers)
        response = await self._client.post(
            "/graphql",
            json={"query": document, "variables": variables},
            headers={**self.headers, "accept": "application/graphql-response+json", "persona": persona},
        )
        statements = self.readers[-1].statements if len(self.readers) > before else []
        return Answer(response.status_code, response.json(), sorted(statements))

    async def viewer(self, persona: str) -> Viewer:
        """The viewer of a persona."""
        if persona not in self._viewers:
            capacity = await capacity_of(self.pools, persona)
            self._viewers[persona] = await viewer_of(self.pools, capacity, self._clock.today())
        return self._viewers[persona]

    def be(self, persona: str, viewer: Viewer) -> None:
        """Let a name stand for a viewer of the test's own."""
        self._viewers[persona] = viewer

    def _authenticate(self, request: Incoming) -> Viewer:
        return self._viewers[request.headers["persona"]]

    def _context(self, request: Request, viewer: Viewer) -> Any:
        reader = Reader(self.pools, viewer, self._clock, roots=self._roots, until=request.until)
        self.readers.append(reader)
        return Context(reader, self._clock.today(), request.id)


@pytest.fixture(scope="session")
async def ask(sample: Sample) -> AsyncIterator[Asker]:
    """Ask the sample world as a persona: `await ask(document, "broker", first=3)`."""
    asker = await open_asker(sample.databases, sample.roots, sample.world.as_of, size=5)
    yield asker
    await asker.pools.close()


async def open_asker(
    databases: Mapping[str, Database],
    roots: Path,
    as_of: date,
    *,
    executor: type[Any] | None = None,
    witnessed: bool = False,
    limits: Limits | None = None,
    **options: Any,
) -> Asker:
    """An asker over databases of the test's own, executed as the schema says unless told otherwise.

    It waits long for a busy machine unless told otherwise. The test closes its pools.
    """
    dsns = {domain: found.gateway_dsn for domain, found in databases.items()}
    pools = Pools(dsns, PoolOptions(**(PATIENT | options)))
    await pools.open()
    return Asker(pools, Clock(as_of), roots, executor, witnessed=witnessed, limits=limits)
