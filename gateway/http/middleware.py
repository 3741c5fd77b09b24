"""What every response carries: a request id, and headers that keep browsers strict."""

from __future__ import annotations

import os
import re
from itertools import count
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SANE: Final = re.compile(rb"[A-Za-z0-9._:-]{1,64}")
_HEADERS: Final = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"cross-origin-resource-policy", b"same-origin"),
]


class RequestIds:
    """Gives every request an id, `request.state.request_id`, and tells it in `X-Request-ID`.

    An id that the client sent is kept if it is short and plain, so that it can find its request in our log.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app: Final = app
        self._process: Final = os.urandom(8).hex().encode()
        self._requests: Final = count()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with its id."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = _given(scope["headers"]) or b"%b%016x" % (self._process, next(self._requests))
        scope.setdefault("state", {})["request_id"] = request_id.decode()

        def send_with_headers(message: Message) -> Awaitable[None]:
            if message["type"] == "http.response.start":
                own = message.get("headers", ())
                names = {name for name, _ in own}
                message["headers"] = [
                    *own,
                    (b"x-request-id", request_id),
                    *[header for header in _HEADERS if header[0] not in names],
                ]
            return send(message)

        await self._app(scope, receive, send_with_headers)


def _given(headers: Iterable[tuple[bytes, bytes]]) -> bytes | None:
    for name, value in headers:
        if name == b"x-request-id":
            return value if _SANE.fullmatch(value) else None
    return None
