"""What only a demo has: tokens for whoever asks, and personas in the console."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import orjson
from starlette.routing import Route

from gateway.http import answers
from gateway.http.negotiation import JSON
from gateway.http.outcomes import Refused
from gateway.http.requests import read_body
from gateway.personas import PERSONAS, examples
from loaders.errors import GatewayError, InvalidInput

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from gateway.identity.issuer import Issuer
    from loaders.viewers import Capacity


class TokenDesk:
    """Signs a token for a persona of the sample world."""

    def __init__(self, issuer: Issuer, capacity: Callable[[str], Awaitable[Capacity]]) -> None:
        self._issuer: Final = issuer
        self._capacity: Final = capacity

    async def token(self, persona: object) -> str:
        """Sign a fresh token; InvalidInput names the personas there are."""
        if not isinstance(persona, str) or persona not in PERSONAS:
            raise InvalidInput(f"There is no persona {persona!r}; there are {', '.join(PERSONAS)}.")
        return self._issuer.sign(await self._capacity(persona))

    async def answer(self, request: Request) -> Response:
        """Answer `POST /demo/token` with `{"persona": "importer"}`."""
        try:
            asked = orjson.loads(await read_body(request, 1024))
            token = await self.token(asked.get("persona") if isinstance(asked, dict) else None)
        except orjson.JSONDecodeError as error:
            return answers.failure(InvalidInput(f"The body is not JSON: {error}."), JSON)
        except Refused as refused:
            return answers.failure(refused.error, JSON, 413)
        except GatewayError as error:
            return answers.failure(error, JSON)
        return answers.response(orjson.dumps({"token": token, "expiresIn": self._issuer.lifetime}), 200, JSON)

    def routes(self) -> list[BaseRoute]:
        """Give `/demo/token`."""
        return [Route("/demo/token", self.answer, methods=["POST"])]


def console_config(*, demo: bool) -> dict[str, object]:
    """Tell the console what `console/src/config.ts` declares."""
    personas = [
        {
            "name": persona.name,
            "title": persona.title,
            "description": persona.description,
            "examples": [{"title": one.title, "query": one.query} for one in examples(persona.name)],
        }
        for persona in PERSONAS.values()
    ]
    return {"demo": demo, "endpoint": "/graphql", "personas": personas if demo else []}
