"""What Python could do at best: no GraphQL, a function for each operation, the gateway's own token check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from bench.peers.raw import details, pages
from bench.peers.statements import Statements
from gateway.identity.callers import tokens_of
from gateway.settings import load
from loaders.errors import Unauthenticated

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

OPERATIONS = {
    "Account": pages.account,
    "CompanyPage": pages.company,
    "Portfolio": pages.portfolio,
    "List": pages.entry_list,
    "Walk": pages.walk,
    "EntryInFull": details.entry,
    "Activity": details.activity,
    "Chain": details.chain,
}
HEADERS = [(b"content-type", b"application/json")]
_PREFIX = len(b"Bearer ")

tokens = tokens_of(load())
statements = Statements()


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer one request."""
    if scope["type"] == "lifespan":
        await _live(receive, send)
        return
    try:
        token = next(value for name, value in scope["headers"] if name == b"authorization")[_PREFIX:]
        await tokens.verify(token.decode())
    except (StopIteration, Unauthenticated):
        await _answer(send, 401, b"")
        return
    body = b""
    more = True
    while more:
        message: Any = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    asked = orjson.loads(body)
    data = await OPERATIONS[asked["operationName"]](statements, asked["variables"])
    await _answer(send, 200, orjson.dumps({"data": data}))


async def _answer(send: Send, status: int, body: bytes) -> None:
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": status, "headers": [*HEADERS, length]})
    await send({"type": "http.response.body", "body": body})


async def _live(receive: Receive, send: Send) -> None:
    await receive()
    await statements.open()
    await send({"type": "lifespan.startup.complete"})
    await receive()
    await statements.close()
    await send({"type": "lifespan.shutdown.complete"})
