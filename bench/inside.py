"""How much of a request's time is the gateway's own Python: its application without a server or a database.

`python -m bench.inside BODIES… ` with the gateway's environment asks its application in this process, as
uvicorn would, for each file's bodies with the tokens beside it. Its pools keep what the databases answered
the first time, so that what is left is all between a request's bytes and its answer's but the driver's,
the server's and the kernel's part. Writes processor milliseconds per request by operation, as JSON.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
from http import HTTPStatus
from itertools import cycle
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, Final

import uvloop

from gateway.app import GRAPHQL, create_app
from gateway.server import keep_what_lasts
from gateway.settings import load
from loaders.pools import Pools

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from bench.servers import Server

BODIES: Final = 16
"""How many of an operation's requests are asked in turn."""

REPEATS: Final = 30
"""How often; the median counts, as whatever else the machine does slows the servers, too."""

_SECONDS: Final = 0.15
"""How long a turn takes at least."""


def inside(server: Server, work: Path, operations: Sequence[str]) -> Mapping[str, float]:
    """Measure a gateway like one that runs, in a process of its own; milliseconds by operation."""
    files = [str(work / f"{server.name}-{operation}.txt") for operation in operations]
    run = subprocess.run(  # noqa: S603  this module itself
        [sys.executable, "-m", "bench.inside", *files],
        env={**os.environ, **server.environment, "GATEWAY_AS_OF": server.command[-1]},
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(zip(operations, json.loads(run.stdout), strict=True))


def _keep_answers() -> None:
    """Let the pools of this process ask for the same only once; the rest of the gateway notices nothing."""
    kept: dict[tuple[str, str], list[Any]] = {}
    fetch = Pools.fetch

    async def fetch_once(
        self: Pools, domain: str, text: str, arguments: Sequence[Any], *rest: Any
    ) -> list[Any]:
        key = (text, repr(arguments))
        if key not in kept:
            kept[key] = await fetch(self, domain, text, arguments, *rest)
        await asyncio.sleep(0)  # as the answer of a database never comes at once
        return kept[key]

    # The application makes its own pools, and nothing else in this process has any.
    Pools.fetch = fetch_once  # type: ignore[method-assign,assignment]


async def _measure(files: Sequence[Path]) -> list[float]:
    _keep_answers()
    operations = [_requests(file) for file in files]
    app = create_app(load())
    async with app.router.lifespan_context(app):
        keep_what_lasts()
        return [await _operation(app, asked) for asked in operations]


def _requests(file: Path) -> list[tuple[bytes, str]]:
    tokens = (file.parent / "tokens.txt").read_text().split()
    return list(zip(file.read_bytes().splitlines()[:BODIES], cycle(tokens), strict=False))


async def _operation(app: Any, asked: Sequence[tuple[bytes, str]]) -> float:
    for body, token in [*asked] * 3:
        status, answer = await _ask(app, body, token)
        if status != HTTPStatus.OK or b'"errors"' in answer:
            raise SystemExit(f"The gateway answered {status}: {answer[:1000]!r}")
    turns = []
    for _ in range(REPEATS):
        began, count = time.process_time(), 0
        while time.process_time() - began < _SECONDS:
            for body, token in asked:
                await _ask(app, body, token)
            count += len(asked)
        turns.append((time.process_time() - began) / count)
    return median(turns) * 1000


async def _ask(app: Callable[..., Awaitable[None]], body: bytes, token: str) -> tuple[int, bytes]:
    headers = [(b"authorization", b"Bearer " + token.encode()), (b"content-type", b"application/json")]
    scope = {"type": "http", "method": "POST", "path": GRAPHQL, "query_string": b"", "headers": headers}
    messages = [{"type": "http.request", "body": body, "more_body": False}]
    sent: list[Any] = []

    async def receive() -> Any:
        return messages.pop() if messages else await asyncio.get_running_loop().create_future()

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return sent[0]["status"], sent[1]["body"]


if __name__ == "__main__":
    print(json.dumps(uvloop.run(_measure([Path(name) for name in sys.argv[1:]]))))
