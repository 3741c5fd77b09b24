"""GraphQL over HTTP: one endpoint, as the specification's draft has it."""

from __future__ import annotations

import sys
import time
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from graphql import ExecutionResult, GraphQLError, OperationDefinitionNode, OperationType
from starlette.requests import ClientDisconnect
from starlette.responses import RedirectResponse, Response

from gateway.http import answers
from gateway.http.aside import aside
from gateway.http.documents import Documents
from gateway.http.negotiation import GRAPHQL, HTML, JSON, choose
from gateway.http.outcomes import Outcome, Refused
from gateway.http.requests import METHODS, Request, read
from gateway.http.watches import Watch
from gateway.limits.bounds import Limits
from gateway.limits.gates import Entry, Gate
from gateway.trusted.library import Library
from loaders.errors import GatewayError, InvalidInput, ParseFailed, Unauthenticated, ValidationFailed

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import strawberry
    from starlette.types import Receive, Scope, Send

    from gateway.http.requests import GraphQLRequest, Incoming
    from loaders.viewers import Viewer


READING: Final = 0.95
"""How much of a request's time the databases may have; the rest is for writing what came in time."""


class Context(Protocol):
    """What resolvers are given; `extensions` are the reasons that go out beside the data."""

    @property
    def extensions(self) -> dict[str, object]:
        """Entries for the response's own extensions."""

    @property
    def spent(self) -> int:
        """What answering has cost so far."""


class Witness(Protocol):
    """Told of answers in which something was refused or not found."""

    async def saw(self, executor: Any, viewer: Viewer, request_id: str, result: ExecutionResult) -> None:
        """Keep what is worth keeping; the answer goes out after it."""


class GraphQLEndpoint:
    """An ASGI application that answers GraphQL requests with a schema's own execution context.

    `authenticate` gives the viewer, None when the request has no token, or raises Unauthenticated. Without a
    viewer nothing runs; with `open_schema`, introspection alone does. Whoever sends `X-Explain: 1` finds what
    `explain` says of the plan beside the answer; whoever sends `X-Cost: 1`, what it cost; and whoever sends
    `X-Cost: only` is told what it could cost, and nothing runs. `witness` is told what was refused or asked
    in vain.
    """

    def __init__(  # noqa: PLR0913  all that the gateway is put together from meets here
        self,
        schema: strawberry.Schema,
        *,
        authenticate: Callable[[Incoming], Viewer | Awaitable[Viewer] | None],
        context_for: Callable[[Request, Viewer], Context],
        witness: Witness | None = None,
        limits: Limits | None = None,
        gate: Gate | None = None,
        documents: Callable[[Documents], Library] | None = None,
        open_schema: bool = False,
        explain: Callable[[Any], object] | None = None,
    ) -> None:
        if schema.extensions or schema.directives:
            raise TypeError(
                "the endpoint runs no Strawberry extensions or operation directives; leave them out"
            )
        self._schema: Final = schema
        self._authenticate: Final = authenticate
        self._context_for: Final = context_for
        self._witness: Final = witness
        self._limits: Final = limits or Limits()
        self._gate: Final = gate or Gate(None, sys.maxsize)
        self._open_schema: Final = open_schema
        self._explain: Final = explain
        understood = Documents(
            schema,
            characters=self._limits.document_cache,
            tokens=self._limits.document_tokens,
            longest=self._limits.document_characters,
            aliases=self._limits.aliases,
            introspection=self._limits.introspection,
            suggestions=self._limits.suggestions,
        )
        self._library: Final = documents(understood) if documents else Library(understood, None)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; a client that hangs up gets no answer, and its work is cancelled."""
        request = Request(scope, receive)
        media = choose(request.headers.get("accept"), page=request.method == "GET")
        try:
            response = await self._respond(request, media)
        except ClientDisconnect:
            return
        await response(scope, receive, send)

    async def _respond(self, request: Request, media: str | None) -> Response:
        if media == HTML:
            query = request.query.decode("latin-1")
            return RedirectResponse(f"/?{query}" if query else "/", 303)
        taken = media or GRAPHQL
        try:
            _check_transport(request, media)
            return await self._answer(request, taken)
        except Refused as refused:
            status = refused.status
            if isinstance(status, Outcome):
                status = status.status(taken, draft=self._limits.draft_statuses)
            return answers.failure(refused.error, taken, status, refused.headers, refused.extensions)
        except _Unfit as unfit:
            return self._refuse(unfit, taken)
        except GatewayError as error:
            return _failure(error, taken)
        except ClientDisconnect:
            raise
        except Exception as exception:  # noqa: BLE001  the last border: whatever it was, it stays inside
            return _failure(answers.masked(exception, request.id, "the request"), taken)

    async def _answer(self, request: Request, media: str) -> Response:
        viewer = self._authenticate(request)
        if isawaitable(viewer):
            viewer = await viewer
        if viewer is None and not self._open_schema:
            raise Unauthenticated
        seconds = request.seconds(self._limits.deadline)
        request.until = time.monotonic() + READING * seconds
        run = self._prepare(request, await read(request, self._limits.request_bytes, seconds), viewer)
        principal = viewer.principal if viewer else ""
        tells = request.headers.get("x-cost")
        if tells == "only":
            entry = await self._gate.look(principal, run.cost)
            body = answers.result_body(ExecutionResult(None), {"cost": entry.told(None)}, request.id)
            return answers.response(body, 200, media, raw=entry.headers())
        entered = self._gate.enter(principal, run.cost)
        entry = entered if isinstance(entered, Entry) else await entered
        try:
            execute = run.executor.execute_operation
            result: Any = aside(execute) if run.describes else execute()
            if not isinstance(result, ExecutionResult):
                result = await Watch(request.receive, seconds).over(result)
        finally:
            self._gate.leave(entry, run.spent)
        if viewer and self._witness and (result.errors or _misses(result.data)):
            await self._witness.saw(run.executor, viewer, request.id, result)
        reasons = run.context.extensions if run.context else {}
        if tells:
            reasons = {**reasons, "cost": entry.told(run.spent)}
        if self._explain and request.headers.get("x-explain") == "1":
            reasons = {**reasons, "plan": self._explain(run.executor)}
        status = answers.outcome_of(result).status(media, draft=self._limits.draft_statuses)
        body = answers.result_body(result, reasons, request.id)
        return answers.response(body, status, media, raw=entry.headers())

    def _prepare(self, request: Request, asked: GraphQLRequest, viewer: Viewer | None) -> _Run:
        principal = viewer.principal if viewer else ""
        document = self._library.get(asked.query, asked.document_id, principal)
        if document.errors:
            raise _Unfit(document.errors, document.outcome)
        try:
            operation = document.operation(asked.operation_name)
        except GraphQLError as error:
            raise _Unfit([error]) from error
        _check_kind(request, operation)
        if viewer is None and not document.asks_for_schema_only(operation):
            raise Unauthenticated
        context = self._context_for(request, viewer) if viewer else None
        runnable = document.runnable(self._schema, operation, self._limits)
        executor = runnable.executor(context, asked.variables)
        if isinstance(executor, list):
            raise _Unfit(executor)
        cost = runnable.check(executor.variable_values.coerced)
        return _Run(context, executor, cost.total, runnable.describes)

    def _refuse(self, unfit: _Unfit, media: str) -> Response:
        code = ParseFailed.code if unfit.outcome is Outcome.UNPARSED else ValidationFailed.code
        status = unfit.outcome.status(media, draft=self._limits.draft_statuses)
        return answers.response(answers.refusal_body(unfit.errors, code), status, media)


class _Run(NamedTuple):
    """An operation about to run, and what it could cost."""

    context: Context | None
    executor: Any
    cost: int
    describes: bool
    """Whether it asks of the schema alone."""

    @property
    def spent(self) -> int:
        """What it has cost, never more than was told."""
        return min(self.cost, self.context.spent) if self.context else self.cost


class _Unfit(Exception):
    """A document, operation or variables that cannot be run."""

    def __init__(self, errors: list[GraphQLError], outcome: Outcome = Outcome.INVALID) -> None:
        super().__init__(outcome.value)
        self.errors: Final = errors
        self.outcome: Final = outcome


def _misses(data: dict[str, Any] | None) -> bool:
    """Whether a root field, or an item of its list, is null."""
    return data is not None and any(
        value is None or (value.__class__ is list and None in value) for value in data.values()
    )


def _check_transport(request: Request, media: str | None) -> None:
    if request.method not in METHODS:
        sentence = f"{request.method} is not for GraphQL; use POST, or GET for a query."
        raise Refused(405, InvalidInput(sentence), {"Allow": ", ".join(METHODS)})
    if media is None:
        accept = request.headers["accept"]
        raise Refused(406, InvalidInput(f"Accept is {accept}; name {GRAPHQL} or {JSON}."))


def _check_kind(request: Request, operation: OperationDefinitionNode) -> None:
    if operation.operation is OperationType.SUBSCRIPTION:
        raise Refused(Outcome.INVALID, InvalidInput("Subscriptions are not served at this address."))
    if operation.operation is OperationType.MUTATION and request.method == "GET":
        sentence = "A mutation must be sent by POST; GET is for queries."
        raise Refused(405, InvalidInput(sentence), {"Allow": "POST"})


def _failure(error: GatewayError, media: str) -> Response:
    if media == JSON and not isinstance(error, Unauthenticated):
        return answers.failure(error, media, 200)  # the old type knows no status for a GraphQL request
    return answers.failure(error, media)
