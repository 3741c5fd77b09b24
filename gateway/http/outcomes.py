"""How far a request came, and the HTTP status that tells it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from gateway.http.negotiation import JSON
from loaders.errors import (
    DomainUnavailable,
    Forbidden,
    GatewayError,
    Internal,
    Overloaded,
    Throttled,
    Timeout,
    Unauthenticated,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


class Outcome(Enum):
    """How far a request came."""

    UNREADABLE = "The body is not JSON."
    MALFORMED = "The JSON is not a GraphQL request."
    UNPARSED = "The document is not GraphQL."
    INVALID = "The document, operation or variables do not fit the schema."
    PARTIAL = "There are data and errors."
    ANSWERED = "There are data only."

    def status(self, media: str, *, draft: bool) -> int:
        """Give the HTTP status; for `application/json` 200 unless there was no GraphQL request at all."""
        if self is Outcome.ANSWERED:
            return 200
        if media == JSON and self not in {Outcome.UNREADABLE, Outcome.MALFORMED}:
            return 200
        newest = draft and media != JSON
        match self:
            case Outcome.PARTIAL:
                return 294 if newest else 200
            case Outcome.MALFORMED | Outcome.INVALID:
                return 422 if newest else 400
            case Outcome.UNREADABLE | Outcome.UNPARSED:
                return 400


class Refused(Exception):
    """A request that HTTP alone suffices to refuse, with a status of its own or one by its outcome."""

    def __init__(
        self,
        status: int | Outcome,
        error: GatewayError,
        headers: Mapping[str, str] | None = None,
        extensions: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(str(error))
        self.status: Final = status
        self.error: Final = error
        self.headers: Final = headers or {}
        self.extensions: Final = extensions or {}


_STATUSES: Final[Mapping[type[GatewayError], int]] = {
    Unauthenticated: 401,
    Forbidden: 403,
    Throttled: 429,
    Internal: 500,
    Overloaded: 503,
    DomainUnavailable: 503,
    Timeout: 504,
}


def status_of(error: GatewayError) -> int:
    """Give the HTTP status of an error that stands for a whole answer."""
    return _STATUSES.get(type(error), 400)
