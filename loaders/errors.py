"""Every error a client can meet: a fact, a sentence and a code.

The first line of a class's docstring is the sentence a client reads when nothing more exact is given. What
follows `advice` is what the client should do about it; `docs/errors.md` is this file as a table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

if TYPE_CHECKING:
    from loaders.viewers import Capacity, Viewer


class GatewayError(Exception):
    """The gateway could not answer.

    `str(error)` is safe to show to any client, and `extensions()` is what the client's code decides by.
    """

    code: ClassVar[str]
    advice: ClassVar[str]

    def __init__(self, message: str | None = None, **details: object) -> None:
        """Name the fact, or let the class's own sentence stand; details join the code in the extensions."""
        super().__init__(message or self.sentence())
        self.details: Final = details

    @classmethod
    def sentence(cls) -> str:
        """Say what kind of error this is, for want of anything more exact."""
        return (cls.__doc__ or cls.__name__).partition("\n")[0]

    def extensions(self) -> dict[str, object]:
        """Give the code, and the details that a client's code can use."""
        return {"code": self.code, **self.details}


class ParseFailed(GatewayError):
    """The document is not GraphQL."""

    code = "GRAPHQL_PARSE_FAILED"
    advice = "Mend the document at the line and column named; sending it again unchanged cannot succeed."


class ValidationFailed(GatewayError):
    """The document does not fit the schema, or the variables do not fit the document."""

    code = "GRAPHQL_VALIDATION_FAILED"
    advice = "Compare the document and its variables with /schema.graphql; every mismatch is listed at once."


class Unauthenticated(GatewayError):
    """A valid token or API key is needed."""

    code = "UNAUTHENTICATED"
    advice = "Send a current one as `Authorization: Bearer …`; get a new one if yours has ended."

    who: Viewer | Capacity | None = None
    """Whose token or key it was, where that is beyond doubt; for the journal, never for the client."""

    def of(self, who: Viewer | Capacity) -> Unauthenticated:
        """The same, with whose token or key it was."""
        self.who = who
        return self


class Forbidden(GatewayError):
    """Your role may not see or do this."""

    code = "FORBIDDEN"
    advice = "Leave the field out, or ask in a capacity whose role includes it."


class InvalidInput(GatewayError):
    """An argument has a value that cannot be used."""

    code = "INVALID_INPUT"
    advice = "Correct the value that the message names."


class BadCursor(GatewayError):
    """The cursor does not belong to this connection, order and filter."""

    code = "BAD_CURSOR"
    advice = "Use a cursor only with the order and filter it came from; otherwise start from the first page."


class LimitExceeded(GatewayError):
    """The request asks for more than one request may."""

    code = "LIMIT_EXCEEDED"
    advice = "Ask for smaller pages or fewer levels, or split the request."


class Throttled(GatewayError):
    """Too many requests in too short a time."""

    code = "THROTTLED"
    advice = "Wait for the time in `Retry-After`, then try again."


class Overloaded(GatewayError):
    """The gateway has as many requests under way as it takes."""

    code = "OVERLOADED"
    advice = "Wait for the time in `Retry-After`, then try again, with some chance added."


class Timeout(GatewayError):
    """The answer took longer than the time allowed."""

    code = "TIMEOUT"
    advice = "Try again; if it happens again, ask for less or narrow the filter."


class DomainUnavailable(GatewayError):
    """A domain's database did not answer; try again."""

    code = "DOMAIN_UNAVAILABLE"
    advice = "Use the rest of the answer and try the missing fields again; `domain` names what is down."

    def __init__(self, domain: str, message: str | None = None) -> None:
        """Name the domain that did not answer."""
        super().__init__(message or f"The {domain} database did not answer; try again.", domain=domain)
        self.domain: Final = domain


class Conflict(GatewayError):
    """The thing changed since you read it."""

    code = "CONFLICT"
    advice = "Read it again, and decide again."


class PersistedQueryNotFound(GatewayError):
    """No document is known by this hash."""

    code = "PERSISTED_QUERY_NOT_FOUND"
    advice = "Send the document together with its hash once, or register it."


class Internal(GatewayError):
    """Something went wrong on our side; the details are in our log under the request id."""

    code = "INTERNAL"
    advice = "Try again; if it happens again, report the `requestId`."

    def __init__(self, request_id: str) -> None:
        """Tell nothing but the request id, under which the log has the cause."""
        super().__init__(requestId=request_id)


REGISTRY: Final[dict[str, type[GatewayError]]] = {
    error.code: error
    for error in (
        ParseFailed,
        ValidationFailed,
        Unauthenticated,
        Forbidden,
        InvalidInput,
        BadCursor,
        LimitExceeded,
        Throttled,
        Overloaded,
        Timeout,
        DomainUnavailable,
        Conflict,
        PersistedQueryNotFound,
        Internal,
    )
}
"""Every code that `extensions.code` can carry, and the error that carries it."""
