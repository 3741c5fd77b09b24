"""Budgets that several gateways share, in a Redis or Valkey."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING, Final

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from gateway.limits.buckets import Buckets

if TYPE_CHECKING:
    from redis.commands.core import AsyncScript

log: Final = logging.getLogger("gateway.limits")

PATIENCE: Final = 0.25
"""Seconds that the store may take."""

PAUSE: Final = 1.0
"""Seconds for which a store that did not answer is not asked again."""

CHANGE: Final = """\
local time = redis.call('TIME')
local now = time[1] + time[2] / 1000000
local maximum, restore, cost = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local kept = redis.call('HMGET', KEYS[1], 'level', 'at')
local level = maximum
if kept[1] then
    level = math.min(maximum, tonumber(kept[1]) + (now - tonumber(kept[2])) * restore)
end
local left = math.min(maximum, level - cost)
if left >= 0 then
    redis.call('HSET', KEYS[1], 'level', string.format('%.3f', left), 'at', string.format('%.6f', now))
    redis.call('PEXPIRE', KEYS[1], math.ceil((maximum - left) / restore * 1000) + 1000)
end
return string.format('%.3f', left)
"""
"""As `Buckets` does it, in one step by the store's own clock."""


class SharedBuckets:
    """The buckets of all gateways that name the same store.

    While the store does not answer, each gateway counts for itself: nobody is turned away for that.
    """

    def __init__(self, url: str, maximum: int, restore: int) -> None:
        self.maximum: int = maximum
        self.restore: int = restore
        self._store: Final = Redis.from_url(
            url,
            socket_timeout=PATIENCE,
            socket_connect_timeout=PATIENCE,
            retry=Retry(NoBackoff(), 1),  # a connection may have ended while nobody used it
        )
        self._script: Final[AsyncScript] = self._store.register_script(CHANGE)
        self._alone = 0.0
        """Until when the store is left alone."""
        self._own: Final = Buckets(maximum, restore)
        self._giving: Final[set[asyncio.Task[float]]] = set()

    async def take(self, principal: str, cost: int) -> float:
        """Take a cost if there is as much, and tell what is left; below zero it was not taken."""
        if self._alone > time.monotonic():
            return self._own.take(principal, cost)
        try:
            return float(await self._script(keys=[_key(principal)], args=[self.maximum, self.restore, cost]))
        except (RedisError, OSError, TimeoutError) as error:
            log.warning("The budgets' store does not answer, so this gateway counts alone: %s", error)
            self._alone = time.monotonic() + PAUSE
            return self._own.take(principal, cost)

    def give(self, principal: str, cost: int) -> None:
        """Give back what was not needed; nobody waits for that."""
        giving = asyncio.ensure_future(self.take(principal, -cost))
        self._giving.add(giving)
        giving.add_done_callback(self._giving.discard)

    async def close(self) -> None:
        """Let go of the store."""
        await asyncio.gather(*self._giving)
        await self._store.aclose()


def _key(principal: str) -> str:
    return f"account-gateway:budget:{principal}"
