"""What only a demo has: tokens for whoever asks, and personas in the console."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

import orjson
from starlette.routing import Route

from gateway.http import answers
from gateway.http.negotiation import JSON
from gateway.http.outcomes import Refused
from gateway.http.requests import read_body
from gateway.personas import PERSONAS, Example, examples
from loaders.errors import GatewayError, InvalidInput
from loaders.ids import global_id
from loaders.personas import capacity_of, entry_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from gateway.identity.issuer import Issuer
    from loaders.pools import Pools
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


async def values(pools: Pools) -> dict[str, str]:
    """What the variables of the worked examples are given, by name: the importer's company, an entry of it.

    Whatever no database answers is left out.
    """
    given = {}
    with suppress(GatewayError):
        company = (await capacity_of(pools, "importer")).account_id
        if company is not None:
            given["company"] = global_id("account", company)
            if number := await entry_of(pools, company):
                given["number"] = number
    return given


def console_config(*, demo: bool, given: Mapping[str, str] | None = None) -> dict[str, object]:
    """Tell the console what `console/src/config.ts` declares; `given` fills the variables of the examples."""
    personas = [
        {
            "name": persona.name,
            "title": persona.title,
            "description": persona.description,
            "examples": [_example(one, given or {}) for one in examples(persona.name)],
        }
        for persona in PERSONAS.values()
    ]
    return {"demo": demo, "endpoint": "/graphql", "personas": personas if demo else []}


def _example(example: Example, given: Mapping[str, str]) -> dict[str, object]:
    variables = {name: given[name] for name in example.variables if name in given}
    return {"title": example.title, "query": example.query, "variables": variables}
