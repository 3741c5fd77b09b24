"""A budget for each principal, as a leaky bucket: what is taken of it comes back by the second."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

_KEPT: Final = 10_000
"""How many principals' buckets are remembered before those are forgotten that are full again."""


class Budget(Protocol):
    """Buckets of one size, by principal."""

    maximum: int
    restore: int
    """What comes back in a second."""

    def take(self, principal: str, cost: int) -> float | Awaitable[float]:
        """Take a cost if there is as much, and tell what is left; below zero it was not taken."""

    def give(self, principal: str, cost: int) -> None:
        """Give back what was not needed."""


class Buckets:
    """The buckets of this process."""

    def __init__(self, maximum: int, restore: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.maximum: int = maximum
        self.restore: int = restore
        self._full: Final = float(maximum)
        self._clock: Final = clock
        self._levels: Final[dict[str, list[float]]] = {}
        """How full a bucket was, and when."""

    def take(self, principal: str, cost: int) -> float:
        """Take a cost if there is as much, and tell what is left; below zero it was not taken."""
        now = self._clock()
        bucket = self._levels.get(principal)
        if bucket is None:
            bucket = self._add(principal, now)
        level = bucket[0] + (now - bucket[1]) * self.restore
        left = min(level, self._full) - cost
        if left >= 0:
            bucket[0], bucket[1] = left, now
        return left

    def give(self, principal: str, cost: int) -> None:
        """Give back what was not needed."""
        if principal in self._levels:  # a bucket that was forgotten is full
            self._levels[principal][0] += cost

    def _add(self, principal: str, now: float) -> list[float]:
        if len(self._levels) >= _KEPT:
            for name, (level, at) in list(self._levels.items()):
                if level + (now - at) * self.restore >= self.maximum:
                    del self._levels[name]
        if len(self._levels) >= _KEPT:
            del self._levels[next(iter(self._levels))]
        bucket = self._levels[principal] = [self._full, now]
        return bucket
