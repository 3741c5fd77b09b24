"""From an execution's result to the bytes of a GraphQL response; an unknown exception leaves only our log."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Final

import orjson
from graphql import ExecutionResult, GraphQLError
from starlette.responses import Response

from gateway.http.negotiation import GRAPHQL, JSON
from gateway.http.outcomes import Outcome, status_of
from loaders.errors import GatewayError, Internal, Unauthenticated, ValidationFailed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

log: Final = logging.getLogger("gateway.http")

_HEADERS: Final = {
    media: (
        (b"content-type", f"{media}; charset=utf-8".encode()),
        (b"cache-control", b"no-store"),
        (b"vary", b"Accept"),
    )
    for media in (GRAPHQL, JSON)
}

UNAVAILABLE: Final = 503
MAX_MESSAGE: Final = 1000
"""How much of a message goes out that quotes the document or its variables."""


def result_body(result: ExecutionResult, reasons: Mapping[str, object], request_id: str) -> bytes:
    """The response of an operation that ran: data, what went wrong with which field, and why it may be so."""
    body: dict[str, Any] = {"data": result.data}
    if result.errors:
        body["errors"] = [_field_error(error, request_id) for error in result.errors]
    if result.extensions or reasons:
        body["extensions"] = {**(result.extensions or {}), **reasons}
    return orjson.dumps(body)


def refusal_body(errors: Iterable[GraphQLError], code: str = ValidationFailed.code) -> bytes:
    """The response of an operation that did not run, because of the document, its variables or its name."""
    return orjson.dumps({"errors": [_request_error(error, code) for error in errors]})


def failure(
    error: GatewayError,
    media: str,
    status: int | None = None,
    headers: Mapping[str, str] | None = None,
    reasons: Mapping[str, object] | None = None,
) -> Response:
    """The response when one error stands for the whole answer; its status is the error's own by default."""
    told = {"errors": [{"message": str(error), "extensions": error.extensions()}]}
    body = orjson.dumps({**told, "extensions": reasons} if reasons else told)
    status = status or status_of(error)
    advice = {}
    if isinstance(error, Unauthenticated):
        advice["WWW-Authenticate"] = "Bearer"
    elif status == UNAVAILABLE:
        advice["Retry-After"] = "1"
    return response(body, status, media, {**advice, **(headers or {})})


def outcome_of(result: ExecutionResult) -> Outcome:
    """Whether the data came without errors."""
    return Outcome.PARTIAL if result.errors else Outcome.ANSWERED


def response(
    body: bytes,
    status: int,
    media: str,
    headers: Mapping[str, str] | None = None,
    raw: Iterable[tuple[bytes, bytes]] = (),
) -> Response:
    """Wrap a body; an answer belongs to one viewer and one moment, so nobody may keep it.

    Headers in `raw` are sent as they are.
    """
    answer = _Answer(body, status, media, headers or {})
    answer.raw_headers.extend(raw)
    return answer


class _Answer(Response):
    """A response whose headers are nearly ready."""

    def __init__(self, body: bytes, status: int, media: str, headers: Mapping[str, str]) -> None:
        self.status_code = status
        self.body = body
        self.background = None
        self.raw_headers = [*_HEADERS[media], (b"content-length", b"%d" % len(body))]
        for name, value in headers.items():
            self.raw_headers.append((name.lower().encode("latin-1"), value.encode("latin-1")))


def masked(exception: BaseException, request_id: str, where: str) -> Internal:
    """Log an exception that nobody named, and give the client what it may know of it."""
    log.error("request %s: %s failed", request_id, where, exc_info=exception)
    return Internal(request_id)


def _field_error(error: GraphQLError, request_id: str) -> Mapping[str, object]:
    cause = error.original_error
    while isinstance(cause, GraphQLError) and cause.original_error:
        cause = cause.original_error
    if cause is None or isinstance(cause, GraphQLError):
        return _request_error(error, ValidationFailed.code)
    if not isinstance(cause, GatewayError):
        cause = masked(cause, request_id, ".".join(map(str, error.path or ["the operation"])))
    return {**error.formatted, "message": str(cause), "extensions": cause.extensions()}


def _request_error(error: GraphQLError, code: str) -> Mapping[str, object]:
    cause = error.original_error
    known = cause.extensions() if isinstance(cause, GatewayError) else {}
    message = error.message if len(error.message) <= MAX_MESSAGE else f"{error.message[:MAX_MESSAGE]}…"
    extensions = {"code": code, **(error.extensions or {}), **known}
    return {**error.formatted, "message": message, "extensions": extensions}
