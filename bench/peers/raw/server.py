"""What Python could do at best: no GraphQL, a function for each operation.

The token check, the server below, the sharing of loads and the settings of the collector are the gateway's.
"""

from __future__ import annotations

import gc
import os
import time
from typing import TYPE_CHECKING, Any

import orjson
import uvicorn

from bench.peers.raw import details, pages
from bench.peers.raw.loads import Databases, Loads
from gateway.http.writes import OneWrite
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
JSON = (b"content-type", b"application/json")
_PREFIX = len(b"Bearer ")
UNKNOWN: tuple[float, Any] = (0.0, None)
_YOUNG = 50_000

databases = Databases()
tokens = tokens_of(load())
known: dict[bytes, tuple[float, Loads]] = {}
"""The headers whose tokens were verified: until when, on the clock that never goes back, and their loads."""


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer one request."""
    if scope["type"] == "lifespan":
        await _live(receive, send)
        return
    header = dict(scope["headers"]).get(b"authorization", b"")
    until, loads = known.get(header, UNKNOWN)
    if until < time.monotonic():
        try:
            verified = await tokens.verify(header[_PREFIX:].decode())
            until, loads = known[header] = verified.until, databases.loads_of(verified.capacity)
        except Unauthenticated:
            await _answer(send, 401, b"")
            return
    message: Any = await receive()
    body = message["body"]
    while message["more_body"]:
        message = await receive()
        body += message["body"]
    asked = orjson.loads(body)
    data = await OPERATIONS[asked["operationName"]](loads, asked["variables"])
    await _answer(send, 200, orjson.dumps({"data": data}))


async def _answer(send: Send, status: int, body: bytes) -> None:
    length = (b"content-length", b"%d" % len(body))
    await send({"type": "http.response.start", "status": status, "headers": [JSON, length]})
    await send({"type": "http.response.body", "body": body})


async def _live(receive: Receive, send: Send) -> None:
    await receive()
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG)
    await send({"type": "lifespan.startup.complete"})
    await receive()
    await databases.close()
    await send({"type": "lifespan.shutdown.complete"})


if __name__ == "__main__":
    uvicorn.run(
        app,
        port=int(os.environ["BENCH_PORT"]),
        loop="uvloop",
        http=OneWrite,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
    )
