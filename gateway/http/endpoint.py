"""GraphQL over HTTP: one endpoint, as the specification's draft has it."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, Final, Protocol, cast

from graphql import ExecutionResult, GraphQLError, OperationDefinitionNode, OperationType
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from strawberry.execution import optimized_is_awaitable

from gateway.http import answers
from gateway.http.documents import Document, Documents
from gateway.http.negotiation import GRAPHQL, HTML, JSON, choose
from gateway.http.outcomes import Outcome, Refused
from gateway.http.requests import METHODS, GraphQLRequest, read
from loaders.errors import (
    GatewayError,
    InvalidInput,
    ParseFailed,
    Timeout,
    Unauthenticated,
    ValidationFailed,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import strawberry
    from starlette.types import Receive, Scope, Send

    from loaders.viewers import Viewer


class Context(Protocol):
    """What resolvers are given; `extensions` are the reasons that go out beside the data."""

    @property
    def extensions(self) -> dict[str, object]:
        """Entries for the response's own extensions."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one request may be, and how it is answered; the fields are those of the settings."""

    request_bytes: int = 1_048_576
    document_tokens: int = 5000
    document_cache: int = 1_000_000
    answer_objects: int = 100_000
    deadline: float = 10.0
    draft_statuses: bool = False


class GraphQLEndpoint:
    """An ASGI application that answers GraphQL requests with a schema's own execution context.

    `authenticate` gives the viewer, None when the request has no token, or raises Unauthenticated. Without a
    viewer nothing runs; with `open_schema`, introspection alone does. Whoever sends `X-Explain: 1` finds what
    `explain` says of the plan beside the answer.
    """

    def __init__(
        self,
        schema: strawberry.Schema,
        *,
        authenticate: Callable[[Request], Viewer | Awaitable[Viewer] | None],
        context_for: Callable[[Request, Viewer], Context],
        limits: Limits | None = None,
        open_schema: bool = False,
        explain: Callable[[Any], object] | None = None,
    ) -> None:
        if schema.extensions or schema.directives:
            raise TypeError(
                "the endpoint runs no Strawberry extensions or operation directives; leave them out"
            )
        self._schema: Final = schema._schema  # noqa: SLF001  Strawberry has no public name for it
        self._executor: Final = schema.execution_context_class
        self._authenticate: Final = authenticate
        self._context_for: Final = context_for
        self._limits: Final = limits or Limits()
        self._open_schema: Final = open_schema
        self._explain: Final = explain
        self._documents: Final = Documents(
            schema, characters=self._limits.document_cache, tokens=self._limits.document_tokens
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; a client that hangs up gets no answer, and its work is cancelled."""
        request = Request(scope, receive)
        media = choose(request.headers.get("accept"), page=request.method == "GET")
        with contextlib.suppress(ClientDisconnect):
            response = await self._respond(request, media)
            await response(scope, receive, send)

    async def _respond(self, request: Request, media: str | None) -> Response:
        if media == HTML:
            return RedirectResponse(f"/?{request.url.query}" if request.url.query else "/", 303)
        taken = media or GRAPHQL
        try:
            _check_transport(request, media)
            return await self._answer(request, taken)
        except Refused as refused:
            status = refused.status
            if isinstance(status, Outcome):
                status = status.status(taken, draft=self._limits.draft_statuses)
            return answers.failure(refused.error, taken, status, refused.headers)
        except GatewayError as error:
            return _failure(error, taken)
        except ClientDisconnect:
            raise
        except Exception as exception:  # noqa: BLE001  the last border: whatever it was, it stays inside
            return _failure(answers.masked(exception, request.state.request_id, "the request"), taken)

    async def _answer(self, request: Request, media: str) -> Response:
        viewer = self._authenticate(request)
        if isawaitable(viewer):
            viewer = await viewer
        if viewer is None and not self._open_schema:
            raise Unauthenticated
        asked = await read(request, self._limits.request_bytes)
        document = self._documents.get(asked.query)
        if document.errors:
            return self._refuse(document.errors, document.outcome, media)
        try:
            operation = document.operation(asked.operation_name)
        except GraphQLError as error:
            return self._refuse([error], Outcome.INVALID, media)
        _check_kind(request, operation)
        if viewer is None and not document.asks_for_schema_only(operation):
            raise Unauthenticated
        context = self._context_for(request, viewer) if viewer else None
        executor = self._build(document, asked, context)
        if isinstance(executor, list):
            return self._refuse(executor, Outcome.INVALID, media)
        running = executor.execute_operation()
        result = await self._finish(running, request) if isawaitable(running) else running
        reasons = context.extensions if context else {}
        if self._explain and request.headers.get("x-explain") == "1":
            reasons = {**reasons, "plan": self._explain(executor)}
        status = answers.outcome_of(result).status(media, draft=self._limits.draft_statuses)
        return answers.response(answers.result_body(result, reasons, request.state.request_id), status, media)

    def _refuse(self, errors: list[GraphQLError], outcome: Outcome, media: str) -> Response:
        code = ParseFailed.code if outcome is Outcome.UNPARSED else ValidationFailed.code
        status = outcome.status(media, draft=self._limits.draft_statuses)
        return answers.response(answers.refusal_body(errors, code), status, media)

    def _build(self, document: Document, asked: GraphQLRequest, context: Context | None) -> Any:
        """Build the schema's executor for an operation; a list of errors when the variables do not fit.

        Raises `LimitExceeded` when the answer could be too large.
        """
        executor: Any = self._executor.build(
            self._schema,
            document.tree,
            context_value=context,
            raw_variable_values=asked.variables,
            operation_name=asked.operation_name,
            is_awaitable=cast("Any", optimized_is_awaitable),
            operation_extensions=None,
        )
        if isinstance(executor, list):
            return executor
        extents = document.extents(self._schema, executor.operation)
        extents.of(executor.variable_values.coerced).check(self._limits.answer_objects)
        return executor

    async def _finish(self, running: Awaitable[ExecutionResult], request: Request) -> ExecutionResult:
        """Wait for the result, until the deadline or until the client hangs up."""
        work = asyncio.ensure_future(running)
        gone = asyncio.ensure_future(_hung_up(request))
        try:
            done, _ = await asyncio.wait(
                {work, gone}, timeout=self._limits.deadline, return_when=asyncio.FIRST_COMPLETED
            )
        finally:
            gone.cancel()
            work.cancel()
        if work in done:
            return work.result()
        if gone in done:
            raise ClientDisconnect
        raise Timeout(f"The answer took longer than {self._limits.deadline:g} seconds.")


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


async def _hung_up(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
