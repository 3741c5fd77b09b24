"""From an Authorization header to a viewer."""

from __future__ import annotations

import logging
import math
import re
import time
from collections import OrderedDict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from databases.accounts import api_keys
from gateway.identity.issuer import Issuer
from gateway.identity.jwks import Jwks, is_url
from gateway.identity.keys import NoKeys
from gateway.identity.rights import Rights
from gateway.identity.tokens import Tokens
from gateway.identity.turned_away import TurnedAway
from gateway.settings import SettingsInvalid, variable
from loaders.errors import Unauthenticated
from loaders.principals import key_holder, viewer_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from gateway.http.requests import Incoming
    from gateway.identity.keys import Keys
    from gateway.settings import Settings
    from loaders.clock import Clock
    from loaders.pools import Pools
    from loaders.viewers import Capacity, Viewer

log: Final = logging.getLogger("gateway.identity")

_KEPT: Final = 10_000
_API_KEY: Final = re.compile(rf"{api_keys.MARK}[0-9a-f]{{8}}_[A-Za-z0-9_-]{{43}}")


class Identity:
    """Finds who sends a request, by a token or an API key.

    A header seen before is known by one look into a dictionary for as long as what it stands for holds: until
    the token or key ends, and at most for the lifetime of what the accounts database said.
    """

    def __init__(
        self,
        tokens: Tokens,
        pools: Pools,
        calendar: Clock,
        *,
        lifetime: float,
        now: Callable[[], float] = time.time,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._tokens: Final = tokens
        self._pools: Final = pools
        self._calendar: Final = calendar
        self._now: Final = now
        self._clock: Final = clock
        self._capacities: Final = Rights(self._viewer, lifetime=lifetime, clock=clock)
        self._holders: Final = Rights(self._holder, lifetime=lifetime, clock=clock)
        self._known: Final[OrderedDict[str, tuple[Viewer, float]]] = OrderedDict()
        self._turned_away: Final = TurnedAway(pools, clock=clock)

    @classmethod
    def open(cls, settings: Settings, pools: Pools, calendar: Clock) -> Identity:
        """Take tokens as the settings say, and viewers from the accounts database."""
        return cls(tokens_of(settings), pools, calendar, lifetime=settings.rights_lifetime)

    def known(self, header: str) -> Viewer | None:
        """The viewer of a header seen a moment ago; None where `verify` must be asked."""
        found = self._known.get(header)
        return found[0] if found is not None and found[1] > self._clock() else None

    async def verify(self, header: str, request_id: str | None = None) -> Viewer:
        """Find the viewer whom a header stands for, or raise Unauthenticated with what is wrong with it.

        Whoever can be known by a token or key that is not taken, is told of in their company's journal.

        Raises `DomainUnavailable` or `Timeout` where the accounts database does not answer in time.
        """
        scheme, _, credential = header.partition(" ")
        credential = credential.strip()
        if scheme.lower() != "bearer" or not credential:
            raise Unauthenticated("The Authorization header is not `Bearer` and a token or an API key.")
        self._known.pop(header, None)
        find = self._by_key if credential.startswith(api_keys.MARK) else self._by_token
        try:
            found = self._known[header] = await find(credential)
        except Unauthenticated as error:
            await self._turned_away.tell(error, request_id, self._capacities.of)
            raise
        if len(self._known) > _KEPT:
            self._known.popitem(last=False)
        return found[0]

    def authenticate(self, request: Incoming) -> Viewer | Awaitable[Viewer] | None:
        """Find who sent a request, at once where known; None when it carries no Authorization."""
        header = request.headers.get("authorization")
        if header is None:
            return None
        return self.known(header) or self.verify(header, request.scope.get("state", {}).get("request_id"))

    async def _by_token(self, token: str) -> tuple[Viewer, float]:
        verified = await self._tokens.verify(token)
        viewer, until = await self._capacities.of(verified.capacity)
        return viewer, min(until, verified.until)

    async def _by_key(self, key: str) -> tuple[Viewer, float]:
        prefix = api_keys.prefix_of(key)
        try:
            if not _API_KEY.fullmatch(key):
                raise Unauthenticated("The API key is not whole; it is 56 characters long.")  # noqa: TRY301  logged alike
            (viewer, ends), until = await self._holders.of(api_keys.digest(key))
            left = math.inf if ends is None else ends - self._now()
            if left <= 0:
                raise Unauthenticated(f"The API key {prefix} has ended.").of(viewer)
        except Unauthenticated as error:
            log.warning("The API key %.12r was refused: %s", prefix, error)
            raise
        return viewer, min(until, self._clock() + left)

    async def _viewer(self, capacity: Capacity) -> Viewer:
        return await viewer_of(self._pools, capacity, self._calendar.today())

    async def _holder(self, digest: bytes) -> tuple[Viewer, float | None]:
        now = datetime.fromtimestamp(self._now(), UTC)
        viewer, ends = await key_holder(self._pools, digest, self._calendar.today(), now)
        return viewer, None if ends is None else ends.timestamp()


def tokens_of(settings: Settings) -> Tokens:
    """Take tokens of the issuer whose key set the settings name, else of the gateway's own.

    Raises SettingsInvalid when a key set in a file cannot be read; one at a URL is fetched when it is needed.
    """
    return Tokens(
        keys_of(settings),
        issuer=settings.issuer,
        audience=settings.audience,
        principal_claim=settings.principal_claim,
        skew=settings.clock_skew,
    )


def keys_of(settings: Settings) -> Keys:
    """The keys by which tokens are verified."""
    if settings.jwks is None:
        return Issuer.open(settings).keys
    jwks = Jwks(settings.jwks, lifetime=settings.jwks_lifetime, algorithms=settings.algorithms)
    if not is_url(settings.jwks):
        try:
            jwks.load()
        except (OSError, NoKeys) as error:
            raise SettingsInvalid([f"{variable('jwks')} is {settings.jwks!r}: {error}."]) from error
    return jwks
