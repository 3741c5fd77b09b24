"""From an HTTP request to a GraphQL request, or a refusal that says what would have been right."""

from __future__ import annotations

import asyncio
import math
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

import orjson
from starlette.datastructures import QueryParams
from starlette.requests import ClientDisconnect

from gateway.http.negotiation import JSON
from gateway.http.outcomes import Outcome, Refused
from loaders.errors import InvalidInput, LimitExceeded, Timeout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import Receive, Scope

METHODS: Final = ("GET", "POST")


class Incoming(Protocol):
    """A request whose headers have come, and whose body comes; Starlette's is one, too."""

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers, by names in lower case."""

    @property
    def scope(self) -> Scope:
        """What the server and those in front have told of it."""

    @property
    def receive(self) -> Receive:
        """What gives the body, and tells when the client hangs up."""


class Request:
    """An HTTP request as far as GraphQL needs it; of a header that is sent twice the first counts."""

    __slots__ = ("headers", "id", "method", "query", "receive", "scope", "until")

    def __init__(self, scope: Scope, receive: Receive) -> None:
        self.scope: Final = scope
        self.method: Final[str] = scope["method"]
        self.headers: Final[dict[str, str]] = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in reversed(scope["headers"])
        }
        self.query: Final[bytes] = scope["query_string"]
        self.id: Final[str] = scope["state"]["request_id"]
        self.receive: Final = receive
        self.until = math.inf
        """Until when databases may be read for it, by the monotonic clock."""

    def seconds(self, most: float) -> float:
        """How long the client waits, by its `X-Request-Timeout`; raises `Refused` where it is no time."""
        asked = self.headers.get("x-request-timeout")
        if asked is None:
            return most
        try:
            seconds = float(asked)
        except ValueError:
            seconds = 0.0
        if not 0 < seconds < math.inf:
            raise Refused(400, InvalidInput(f"X-Request-Timeout is {asked}; give seconds, as in 2.5."))
        return min(seconds, most)


class GraphQLRequest(NamedTuple):
    """What one client asks: a document, which of its operations, and the variables' raw values."""

    query: str
    """Empty where only the document's id was sent."""
    operation_name: str | None
    variables: dict[str, Any] | None
    document_id: str | None = None


async def read(request: Request, limit: int, seconds: float) -> GraphQLRequest:
    """Read a GraphQL request from the URL (GET) or a JSON body of at most `limit` bytes (POST).

    Raises `Refused` for whatever is none, and for a body that is not there within so many seconds.
    """
    if request.method == "GET":
        return _well_formed(_parameters(QueryParams(request.query)))
    if request.headers.get("content-type") != JSON or "content-encoding" in request.headers:
        _check_content_type(request)
    body = await _in_time(request, limit, seconds)
    try:
        content = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise Refused(Outcome.UNREADABLE, InvalidInput(f"The body is not JSON: {error}.")) from error
    if isinstance(content, list):
        raise _malformed(
            "The body is an array: batches are not taken. Send each operation in its own request."
        )
    if not isinstance(content, dict):
        raise _malformed(f"The body is {_kind(content)}; it must be an object with a `query`.")
    return _well_formed(content)


async def _in_time(request: Request, limit: int, seconds: float) -> bytes:
    """Read a body, or raise `Refused`; as `asyncio.timeout` would, at a quarter of its price."""
    task = asyncio.current_task()
    late = False

    def give_up() -> None:
        nonlocal late
        late = True
        if task is not None:
            task.cancel()

    timer = asyncio.get_running_loop().call_later(seconds, give_up)
    try:
        return await read_body(request, limit)
    except asyncio.CancelledError:
        if not late or task is None or task.uncancel():
            raise
        sentence = f"The body was not there within {seconds:g} seconds."
        raise Refused(408, Timeout(sentence), {"Connection": "close"}) from None
    finally:
        timer.cancel()


def _parameters(given: QueryParams) -> dict[str, object]:
    content: dict[str, object] = dict(given)
    content["operationName"] = given.get("operationName") or None
    for name in ("variables", "extensions"):
        if text := given.get(name):
            try:
                content[name] = orjson.loads(text)
            except orjson.JSONDecodeError as error:
                raise _malformed(f"The parameter `{name}` is not JSON: {error}.") from error
        else:
            content[name] = None
    return content


def _check_content_type(request: Request) -> None:
    content_type = request.headers.get("content-type", "")
    media, *parameters = (part.strip().lower() for part in content_type.split(";"))
    charset = next((value[8:].strip('"') for value in parameters if value.startswith("charset=")), "utf-8")
    encoding = request.headers.get("content-encoding", "identity").lower()
    if media != JSON or charset not in {"utf-8", "utf8"} or encoding != "identity":
        said = content_type or "no Content-Type"
        raise Refused(
            415,
            InvalidInput(
                f"The body is sent as {said}, {encoding} encoding; send {JSON} in UTF-8, not compressed."
            ),
            {"Accept-Post": JSON},
        )


async def read_body(request: Incoming, limit: int) -> bytes:
    """Read a body of at most `limit` bytes, counting as it comes."""
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > limit:
        raise _too_large(limit)
    parts, size, more = [], 0, True
    while more:
        message = await request.receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > limit:
            raise _too_large(limit)
        more = message.get("more_body", False)
    return b"".join(parts)


def _well_formed(content: Mapping[str, object]) -> GraphQLRequest:
    query, name = content.get("query"), content.get("operationName")
    variables, extensions = content.get("variables"), content.get("extensions")
    id_ = _document_id(content.get("documentId"), extensions)
    if query is None or query == "":
        if id_ is None:
            raise _malformed("There is no `query`; it must be the text of a GraphQL document.")
        query = ""
    if not isinstance(query, str):
        raise _malformed(f"`query` is {_kind(query)}; it must be the text of a GraphQL document.")
    if name is not None and not isinstance(name, str):
        raise _malformed(f"`operationName` is {_kind(name)}; it must be a string.")
    if variables is not None and not isinstance(variables, dict):
        raise _malformed(
            f"`variables` is {_kind(variables)}; it must be an object of values by variable name."
        )
    if extensions is not None and not isinstance(extensions, dict):
        raise _malformed(f"`extensions` is {_kind(extensions)}; it must be an object.")
    return GraphQLRequest(query, name or None, variables, id_)


def _document_id(id_: object, extensions: object) -> str | None:
    """The id by which a document is asked: `documentId`, or the hash that Apollo's clients send."""
    if id_ is None and isinstance(extensions, dict):
        persisted = extensions.get("persistedQuery")
        if not isinstance(persisted, dict):
            return None
        hash_ = persisted.get("sha256Hash")
        if persisted.get("version") != 1 or not isinstance(hash_, str):
            raise _malformed("`persistedQuery` must have `version` 1 and a `sha256Hash`.")
        return f"sha256:{hash_.lower()}"
    if id_ is not None and (not isinstance(id_, str) or not id_):
        raise _malformed(f"`documentId` is {_kind(id_)}; it must be a document's id, as in sha256:….")
    return id_


def _kind(value: object) -> str:
    names = {bool: "a boolean", int: "a number", float: "a number", str: "a string", list: "an array"}
    return names.get(type(value), "an object") if value is not None else "null"


def _malformed(sentence: str) -> Refused:
    return Refused(Outcome.MALFORMED, InvalidInput(sentence))


def _too_large(limit: int) -> Refused:
    return Refused(413, LimitExceeded(f"The body is larger than {limit} bytes.", limit=limit))
