"""The graph's own text, to whoever may ask it, and of what they may select."""

from __future__ import annotations

from hashlib import sha256
from inspect import isawaitable
from typing import TYPE_CHECKING, Final

from starlette.responses import PlainTextResponse, Response

from gateway.http import answers
from gateway.http.aside import aside
from gateway.http.negotiation import JSON
from loaders.errors import GatewayError, Unauthenticated
from resolvers.permissions import Permissions, permissions

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import strawberry
    from starlette.requests import Request

    from gateway.http.requests import Incoming
    from loaders.viewers import Viewer


class SchemaText:
    """Serves the schema definition language; without a viewer only with `open_schema`, and then whole."""

    def __init__(
        self,
        schema: strawberry.Schema,
        *,
        authenticate: Callable[[Incoming], Viewer | Awaitable[Viewer] | None],
        open_schema: bool = False,
    ) -> None:
        self._schema: Final = schema._schema  # noqa: SLF001  Strawberry has no public name for it
        self._text: Final = schema.as_str() + "\n"
        self._texts: Final[dict[Permissions | None, tuple[str, str]]] = {}
        self._authenticate: Final = authenticate
        self._open_schema: Final = open_schema

    async def answer(self, request: Request) -> Response:
        """Answer with the text, or that it has not changed."""
        try:
            viewer = self._authenticate(request)
            if isawaitable(viewer):
                viewer = await viewer
            if viewer is None and not self._open_schema:
                raise Unauthenticated
        except GatewayError as error:
            return answers.failure(error, JSON)
        may = None if viewer is None else permissions(viewer.role, cleared=viewer.cleared)
        text, tag = await self._told(may)
        headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Authorization"}
        if request.headers.get("if-none-match") == tag:
            return Response(None, 304, headers)
        return PlainTextResponse(text, 200, headers)

    async def _told(self, may: Permissions | None) -> tuple[str, str]:
        """The text of what may be selected, and its tag; worked out once."""
        if may not in self._texts:
            self._texts[may] = await aside(lambda: self._work_out(may))
        return self._texts[may]

    def _work_out(self, may: Permissions | None) -> tuple[str, str]:
        text = self._text if may is None else may.text(self._schema, self._text)
        return text, f'"{sha256(text.encode()).hexdigest()}"'
