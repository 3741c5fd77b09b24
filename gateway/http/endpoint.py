"""GraphQL over HTTP: one endpoint, as the specification's draft has it."""

from __future__ import annotations

from dataclasses import dataclass
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, Final, Protocol

from graphql import ExecutionResult, GraphQLError, OperationDefinitionNode, OperationType
from starlette.requests import ClientDisconnect
from starlette.responses import RedirectResponse, Response

from gateway.http import answers
from gateway.http.documents import Documents
from gateway.http.negotiation import GRAPHQL, HTML, JSON, choose
from gateway.http.outcomes import Outcome, Refused
from gateway.http.requests import METHODS, Request, read
from gateway.http.watches import Watch
from loaders.errors import GatewayError, InvalidInput, ParseFailed, Unauthenticated, ValidationFailed

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import strawberry
    from starlette.types import Receive, Scope, Send

    from gateway.http.requests import Incoming
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
        authenticate: Callable[[Incoming], Viewer | Awaitable[Viewer] | None],
        context_for: Callable[[Incoming, Viewer], Context],
        limits: Limits | None = None,
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
            return answers.failure(refused.error, taken, status, refused.headers)
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
        runnable = document.runnable(self._schema, operation)
        executor = runnable.executor(context, asked.variables, self._limits.answer_objects)
        if isinstance(executor, list):
            return self._refuse(executor, Outcome.INVALID, media)
        result = executor.execute_operation()
        if not isinstance(result, ExecutionResult):
            result = await Watch(request.receive, self._limits.deadline).over(result)
        reasons = context.extensions if context else {}
        if self._explain and request.headers.get("x-explain") == "1":
            reasons = {**reasons, "plan": self._explain(executor)}
        status = answers.outcome_of(result).status(media, draft=self._limits.draft_statuses)
        return answers.response(answers.result_body(result, reasons, request.id), status, media)

    def _refuse(self, errors: list[GraphQLError], outcome: Outcome, media: str) -> Response:
        code = ParseFailed.code if outcome is Outcome.UNPARSED else ValidationFailed.code
        status = outcome.status(media, draft=self._limits.draft_statuses)
        return answers.response(answers.refusal_body(errors, code), status, media)


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
