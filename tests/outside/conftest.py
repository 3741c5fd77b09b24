"""A gateway as a process of its own, with a small world, and the personas who ask it."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from databases.sample.personas import PERSONAS
from tests.asking import Answer
from tests.conftest import gateway
from tests.oracle.known import learned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.oracle.known import Known


class Outside:
    """Asks a gateway over HTTP as one of the personas."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._client = httpx.Client(timeout=60)
        self._tokens = {persona: self._token(persona) for persona in PERSONAS}
        self._known: Known | None = None

    def close(self) -> None:
        """Ask no more."""
        self._client.close()

    def _token(self, persona: str) -> str:
        signed = self._client.post(f"{self.url}/demo/token", json={"persona": persona})
        return str(signed.json()["token"])

    def ask(self, text: str, persona: str, variables: dict[str, Any] | None = None) -> httpx.Response:
        """The answer as it came."""
        headers = {
            "authorization": f"Bearer {self._tokens[persona]}",
            "accept": "application/graphql-response+json",
        }
        sent = {"query": text, "variables": variables or {}}
        return self._client.post(f"{self.url}/graphql", json=sent, headers=headers)

    async def known(self) -> Known:
        """What an account manager learned from the first pages of all lists: in sight of others, or not."""
        if self._known is None:
            self._known = await learned(self._asked, "manager")
        return self._known

    async def _asked(self, document: str, persona: str) -> Answer:
        response = self.ask(document, persona)
        return Answer(response.status_code, response.json())


@pytest.fixture(scope="session")
def outside() -> Iterator[Outside]:
    """A gateway without a budget and with room for long documents, since one client asks it for all."""
    room = {"GATEWAY_BUDGET": "0", "GATEWAY_ALIASES": "2000", "GATEWAY_DOCUMENT_TOKENS": "5000"}
    with (
        tempfile.TemporaryDirectory(prefix="gateway-outside-") as folder,
        gateway("demo", "--data-dir", folder, "--entries", "600", **room) as url,
    ):
        opened = Outside(url)
        yield opened
        opened.close()
