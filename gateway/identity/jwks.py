"""The JSON Web Key Set of an issuer, by file or URL, read again as time goes by."""

from __future__ import annotations

import asyncio
import logging
import time
from http.client import HTTPException
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, build_opener

from gateway.identity.keys import NoKeys, read_key_set
from gateway.values import ALGORITHMS
from loaders.errors import DomainUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from gateway.identity.keys import Pinned

log: Final = logging.getLogger("gateway.identity")

PATIENCE: Final = 10.0
"""Seconds between two looks at the source, whatever is asked for."""

_TIMEOUT: Final = 5.0
_DOCUMENT_BYTES: Final = 1_048_576


class Jwks:
    """The keys of a document, read again when it is old or when a token names a key that is not in it.

    While the source is down, or gives no keys, the last good document stays; its age alone makes nobody wait.
    """

    def __init__(
        self,
        source: str,
        *,
        lifetime: float,
        algorithms: Collection[str] = ALGORITHMS,
        patience: float = PATIENCE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._source: Final = source
        self._lifetime: Final = lifetime
        self._algorithms: Final = algorithms
        self._patience: Final = patience
        self._clock: Final = clock
        self._keys: Mapping[str, Pinned] = {}
        self._read = float("-inf")
        self._looked = float("-inf")
        self._looking: asyncio.Task[None] | None = None

    async def find(self, kid: str | None) -> Pinned | None:
        """The key with an id, after another look where there is none such and the last look is not fresh.

        Raises `DomainUnavailable` while no document could be read at all.
        """
        now = self._clock()
        if self._looking is None and now - self._looked >= self._patience and self._due(kid, now):
            self._looked = now
            self._looking = asyncio.create_task(self._look())
        found = self._named(kid)
        if found is None and self._looking is not None:
            await asyncio.shield(self._looking)
            found = self._named(kid)
        if not self._keys:
            raise DomainUnavailable("identity", "The keys of the tokens' issuer cannot be read; try again.")
        return found

    def load(self) -> None:
        """Read the document now, which raises what is wrong with it: `OSError` or `NoKeys`."""
        self._keys = read_key_set(read(self._source), self._algorithms)
        self._read = self._looked = self._clock()

    def _due(self, kid: str | None, now: float) -> bool:
        return now - self._read >= self._lifetime or self._named(kid) is None

    def _named(self, kid: str | None) -> Pinned | None:
        if kid is None:
            return next(iter(self._keys.values())) if len(self._keys) == 1 else None
        return self._keys.get(kid)

    async def _look(self) -> None:
        try:
            document = await asyncio.wait_for(asyncio.to_thread(read, self._source), 2 * _TIMEOUT)
            self._keys = read_key_set(document, self._algorithms)
            self._read = self._clock()
        except (OSError, TimeoutError, HTTPException, NoKeys) as error:
            log.warning("The key set at %s cannot be read, and the last one stays: %s", self._source, error)
        finally:
            self._looking = None


class _NoRedirect(HTTPRedirectHandler):
    """A redirect could lead from https to anywhere, so it counts as a failure."""

    def redirect_request(self, *_: Any) -> None:
        return None


_opener: Final = build_opener(_NoRedirect)


def read(source: str) -> bytes:
    """Read a document by its URL, or from a file."""
    if not is_url(source):
        return Path(source).read_bytes()
    try:
        with _opener.open(source, timeout=_TIMEOUT) as response:
            document: bytes = response.read(_DOCUMENT_BYTES + 1)
    except HTTPError as error:
        with error:
            raise NoKeys(f"the answer is {error.code} {error.reason}") from error
    if len(document) > _DOCUMENT_BYTES:
        raise NoKeys(f"it is longer than {_DOCUMENT_BYTES} bytes")
    return document


def is_url(source: str) -> bool:
    """Whether a source is fetched rather than opened."""
    return source.startswith(("https://", "http://"))
