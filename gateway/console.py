"""GraphiQL at the root of the gateway's own origin, under a policy that lets it reach nothing else."""

from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

# Monaco styles its lines with style elements, so styles may stand in the page; scripts may not. Fonts come
# inside GraphiQL's own stylesheet as data, and an opened document is a blob of bytes already fetched.
POLICY = (
    "default-src 'none'; "
    "script-src 'self'; "
    "style-src 'self' 'unsafe-inline'; "
    "connect-src 'self'; "
    "img-src 'self' data: blob:; "
    "font-src 'self' data:; "
    "worker-src 'self'; "
    "frame-src blob:; "
    "frame-ancestors 'none'; "
    "base-uri 'none'; "
    "form-action 'none'"
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

# The build puts a hash of its content into the name of everything in assets/.
IMMUTABLE = "public, max-age=31536000, immutable"

NOT_BUILT = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>The console is not built</title>
<style>
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
  body { margin: 15vh auto 0; max-width: 34rem; padding: 0 1.5rem }
</style>
<h1>The console is not built</h1>
<p>Run <code>make console</code> in the checkout and load this page again.
The graph answers at <code>/graphql</code> all the same.</p>
</html>
"""


def routes(dist: Path, config: Callable[[], Awaitable[dict[str, object]]]) -> list[BaseRoute]:
    """Return the console's routes: the page at `/`, its `/assets`, and `/console/config.json`.

    `dist` is the folder that the console's build wrote; while it is missing, `/` says how to make it.
    `config` is called for every visit and gives what `console/src/config.ts` declares.
    """
    index = dist / "index.html"

    def page(_: Request) -> Response:
        if not index.is_file():
            return HTMLResponse(NOT_BUILT, status_code=503, headers={"Cache-Control": "no-store"})
        # Names of assets change with every build, so the page that holds them is asked for again each time.
        return FileResponse(index, headers={"Cache-Control": "no-cache"})

    async def settings(_: Request) -> Response:
        return JSONResponse(await config(), headers={"Cache-Control": "no-store"})

    guarded = [Middleware(_Guarded)]
    return [
        Route("/", page, middleware=guarded, name="console"),
        Route("/console/config.json", settings, middleware=guarded),
        Mount("/assets", _Assets(directory=dist / "assets", check_dir=False), middleware=guarded),
    ]


class _Assets(StaticFiles):
    """Files that never change under their name; none where the console is not built."""

    async def check_config(self) -> None:
        """Take a missing folder for an empty one: Starlette answers 500 for it."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = IMMUTABLE
        return response


class _Guarded:
    """Puts the policy on every answer; on scripts too, for a worker obeys the policy it came with."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, _with_headers(send))


def _with_headers(send: Send) -> Callable[[MutableMapping[str, Any]], Awaitable[None]]:
    async def guarded(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(HEADERS)
        await send(message)

    return guarded
