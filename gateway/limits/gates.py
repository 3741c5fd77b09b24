"""Lets requests in, as far as their principal's budget and the requests that already run allow."""

from __future__ import annotations

import math
import sys
from typing import TYPE_CHECKING, Final, Self

from gateway.http.outcomes import Refused
from gateway.limits.buckets import Buckets
from gateway.limits.shared import SharedBuckets
from loaders.errors import Overloaded, Throttled

if TYPE_CHECKING:
    from collections.abc import Awaitable, Mapping, Sequence

    from gateway.limits.buckets import Budget
    from gateway.settings import Settings

TOO_MANY: Final = 429
NO_ROOM: Final = 503


class Gate:
    """The way in for all requests of this process."""

    def __init__(self, budget: Budget | None, concurrency: int, most: int = sys.maxsize) -> None:
        """Let in `most` requests at once, and of one principal `concurrency`."""
        self._budget: Final = budget
        self._concurrency: Final = concurrency
        self._most: Final = most
        self._running: Final[dict[str, int]] = {}
        self._inside = 0

    @classmethod
    def open(cls, settings: Settings) -> Self:
        """Make one as the settings have it."""
        size = (settings.budget, settings.budget_restore)
        if settings.budget_store is not None:
            store = settings.budget_store.get_secret_value()
            return cls(SharedBuckets(store, *size), settings.concurrency, settings.requests)
        return cls(Buckets(*size) if settings.budget else None, settings.concurrency, settings.requests)

    async def close(self) -> None:
        """Let go of what is shared with others."""
        if isinstance(self._budget, SharedBuckets):
            await self._budget.close()

    def enter(self, principal: str, cost: int) -> Entry | Awaitable[Entry]:
        """Let a request in that could cost so much; whoever is let in leaves by `leave`, whatever happens.

        Raises `Refused` when its principal has too little left, or has too many requests running, or when
        there are too many of all principals together.
        """
        self._check(principal)
        entry = Entry(self._budget, principal, cost)
        if self._budget is not None:
            left = self._budget.take(principal, cost)
            if not isinstance(left, float):
                return self._enter(entry, self._budget, left)
            entry.left = left
            if left < 0:
                raise _throttled(entry, self._budget)
        return self._let_in(entry)

    async def _enter(self, entry: Entry, budget: Budget, left: Awaitable[float]) -> Entry:
        entry.left = await left
        if entry.left < 0:
            raise _throttled(entry, budget)
        try:
            self._check(entry.principal)  # others have come while the budget was asked for
        except Refused:
            budget.give(entry.principal, entry.cost)
            raise
        return self._let_in(entry)

    def _check(self, principal: str) -> None:
        """Raise `Refused` where there is no room for one more."""
        running = self._running.get(principal, 0)
        if running >= self._concurrency:
            sentence = f"{running} of your requests are running, as many as may; wait until one is done."
            raise Refused(TOO_MANY, Throttled(sentence), {"Retry-After": "1"})
        if self._inside >= self._most:
            raise Refused(NO_ROOM, Overloaded())

    def _let_in(self, entry: Entry) -> Entry:
        self._inside += 1
        self._running[entry.principal] = self._running.get(entry.principal, 0) + 1
        return entry

    async def look(self, principal: str, cost: int) -> Entry:
        """Look at what is left without taking anything."""
        entry = Entry(self._budget, principal, cost)
        if self._budget is not None:
            left = self._budget.take(principal, 0)
            entry.left = left if isinstance(left, float) else await left
        return entry

    def leave(self, entry: Entry, actual: int) -> None:
        """Let a request out that did cost so much, and give the rest back."""
        self._inside -= 1
        running = self._running[entry.principal] - 1
        if running:
            self._running[entry.principal] = running
        else:
            del self._running[entry.principal]
        if self._budget is not None and actual < entry.cost:
            rest = entry.cost - actual
            entry.left = min(self._budget.maximum, entry.left + rest)
            self._budget.give(entry.principal, rest)


def _throttled(entry: Entry, budget: Budget) -> Refused:
    wait = max(1, math.ceil(-entry.left / budget.restore))
    entry.left += entry.cost
    sentence = (
        f"This could cost {entry.cost:,}; {int(entry.left):,} of your {budget.maximum:,} are left, and "
        f"{budget.restore:,} come back in a second. Wait {wait} second{'s' if wait > 1 else ''}."
    )
    headers = {name.decode(): value.decode() for name, value in entry.headers()}
    headers["Retry-After"] = str(wait)
    return Refused(TOO_MANY, Throttled(sentence), headers, {"cost": entry.told(None)})


class Entry:
    """A request that was let in: what it could cost, and what its principal has left."""

    __slots__ = ("_budget", "cost", "left", "principal")

    def __init__(self, budget: Budget | None, principal: str, cost: int) -> None:
        self._budget: Final = budget
        self.principal: Final = principal
        self.cost: Final = cost
        self.left = -1.0

    def told(self, actual: int | None) -> Mapping[str, object]:
        """For `extensions.cost`, by the names that clients know from Shopify."""
        told: dict[str, object] = {"requestedQueryCost": self.cost, "actualQueryCost": actual}
        if self._budget is not None:
            told["throttleStatus"] = {
                "maximumAvailable": self._budget.maximum,
                "currentlyAvailable": int(self.left),
                "restoreRate": self._budget.restore,
            }
        return told

    def headers(self) -> Sequence[tuple[bytes, bytes]]:
        """What every answer tells of the budget: all, what is left, and in how many seconds all is back."""
        budget = self._budget
        if budget is None:
            return ()
        return (
            (b"ratelimit-limit", b"%d" % budget.maximum),
            (b"ratelimit-remaining", b"%d" % self.left),
            (b"ratelimit-reset", b"%d" % math.ceil((budget.maximum - self.left) / budget.restore)),
        )
