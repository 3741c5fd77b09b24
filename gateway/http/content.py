"""A document's bytes, whole or in part (RFC 9110, 13 and 14)."""

from __future__ import annotations

import re
import sys
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, Final, Protocol
from urllib.parse import quote

from starlette.responses import PlainTextResponse, Response

from gateway.http import answers
from gateway.http.negotiation import JSON
from gateway.http.outcomes import Refused
from gateway.limits.gates import Entry, Gate
from loaders.errors import Forbidden, GatewayError, Unauthenticated

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

    from loaders.viewers import Viewer

INLINE: Final = frozenset({"application/pdf", "image/png", "image/jpeg", "image/gif"})
"""Media types that a browser may show by itself; the others are offered for saving."""

COST: Final = 100
"""What the bytes of a document cost of a caller's budget, whether they go out or not."""

_RANGE: Final = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)


class Content(Protocol):
    """The current version of a document, whose bytes hash to `sha256`."""

    @property
    def sha256(self) -> bytes:
        """SHA-256 of the bytes."""

    @property
    def media_type(self) -> str:
        """What the bytes are."""

    @property
    def file_name(self) -> str:
        """What the uploader called them."""

    @property
    def data(self) -> bytes:
        """The bytes."""


class Witness(Protocol):
    """Told who reads documents, or asks for them in vain."""

    async def sent(self, viewer: Viewer, request_id: str, document_id: str, content: Any) -> None:
        """Keep that bytes are about to go out, or that there are none; raises when they may not."""

    async def denied(self, viewer: Viewer, request_id: str, document_id: str, why: str) -> None:
        """Keep that bytes were not given."""


class DocumentContent:
    """Serves `/documents/{document_id}/content` to viewers who have the document in scope.

    `find` reads a document by its global id as one viewer sees it, None where there is none.
    """

    def __init__(
        self,
        *,
        authenticate: Callable[[Request], Viewer | Awaitable[Viewer] | None],
        find: Callable[[Viewer, str], Awaitable[Content | None]],
        witness: Witness | None = None,
        gate: Gate | None = None,
    ) -> None:
        self._authenticate: Final = authenticate
        self._find: Final = find
        self._witness: Final = witness
        self._gate: Final = gate or Gate(None, sys.maxsize)

    async def answer(self, request: Request) -> Response:
        """Answer one GET or HEAD."""
        try:
            viewer = self._authenticate(request)
            if isawaitable(viewer):
                viewer = await viewer
            if viewer is None:
                raise Unauthenticated
            entered = self._gate.enter(viewer.principal, COST)
            entry = entered if isinstance(entered, Entry) else await entered
            try:
                return await self._content(request, viewer, request.path_params["document_id"])
            finally:
                self._gate.leave(entry, COST)
        except Refused as refused:
            return answers.failure(refused.error, JSON, headers=refused.headers, reasons=refused.extensions)
        except GatewayError as error:
            return answers.failure(error, JSON)

    async def _content(self, request: Request, viewer: Viewer, document_id: str) -> Response:
        try:
            content = await self._find(viewer, document_id)
        except Forbidden:
            if self._witness:
                await self._witness.denied(viewer, request.state.request_id, document_id, "Refused")
            raise
        response = _serve(request, content) if content else _missing()
        if self._witness and (content is None or response.body):
            await self._witness.sent(viewer, request.state.request_id, document_id, content)
        return response


def _missing() -> Response:
    return PlainTextResponse("No document with this id is in your view.\n", 404)


def _serve(request: Request, content: Content) -> Response:
    tag = f'"{content.sha256.hex()}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Authorization"}
    if _names(request.headers.get("if-none-match", ""), tag):
        return Response(None, 304, headers)
    size = len(content.data)
    headers |= {
        "Accept-Ranges": "bytes",
        "Content-Type": content.media_type,
        "Content-Disposition": _disposition(content),
    }
    part = _part(request, tag, size)
    if part is None:
        body = b"" if request.method == "HEAD" else content.data
        return Response(body, 200, headers | {"Content-Length": str(size)})
    if not part:
        return Response(None, 416, {"Content-Range": f"bytes */{size}", "Accept-Ranges": "bytes"})
    headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{size}"
    return Response(content.data[part.start : part.stop], 206, headers)


def _names(header: str, tag: str) -> bool:
    named = {part.strip().removeprefix("W/") for part in header.split(",")}
    return tag in named or "*" in named


def _part(request: Request, tag: str, size: int) -> range | None:
    """Which bytes are asked for: None for all of them, an empty range when there are none such.

    Only one range is served; for several, or one that is malformed, the whole is an allowed answer.
    """
    asked = _RANGE.fullmatch(request.headers.get("range", "").replace(" ", ""))
    if request.method == "HEAD" or asked is None or request.headers.get("if-range", tag) != tag:
        return None
    first, last = asked.groups()
    if first:
        if last and int(last) < int(first):
            return None
        return range(int(first), min(int(last) + 1 if last else size, size))
    if last:
        return range(max(size - int(last), 0), size)
    return None


def _disposition(content: Content) -> str:
    kind = "inline" if content.media_type in INLINE else "attachment"
    return f"{kind}; filename*=utf-8''{quote(content.file_name, safe='')}"
