"""Whether the process lives, and which of the databases answer."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

import orjson
from starlette.responses import Response
from starlette.routing import Route

from databases.base import DOMAINS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request
    from starlette.routing import BaseRoute

PATIENCE: Final = 2.0
"""Seconds after which a database counts as down."""


def routes(answers: Callable[[str], Awaitable[bool]]) -> list[BaseRoute]:
    """Give `/healthz`, which says that the process lives, and `/readyz`, which asks every database.

    The gateway is ready while at least one domain answers: the others cost only their own fields.
    """

    async def alive(_: Request) -> Response:
        return _json({"alive": True}, 200)

    async def ready(_: Request) -> Response:
        up = await asyncio.gather(*(_in_time(answers(domain)) for domain in DOMAINS))
        domains = {domain: "up" if one else "down" for domain, one in zip(DOMAINS, up, strict=True)}
        return _json({"ready": any(up), "domains": domains}, 200 if any(up) else 503)

    return [Route("/healthz", alive), Route("/readyz", ready)]


async def _in_time(answer: Awaitable[bool]) -> bool:
    try:
        return await asyncio.wait_for(answer, PATIENCE)
    except TimeoutError:
        return False


def _json(content: object, status: int) -> Response:
    headers = {"Content-Type": "application/json", "Cache-Control": "no-store"}
    return Response(orjson.dumps(content), status, headers)
