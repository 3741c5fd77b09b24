"""What is read of a caller, kept for some seconds and read once for all who wait for it."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from typing import TYPE_CHECKING, Final, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Hashable

Key = TypeVar("Key", bound="Hashable")
Value = TypeVar("Value")

_KEPT: Final = 10_000


class Rights(Generic[Key, Value]):
    """Values by key, each read anew when it is older than the lifetime; a failure is not kept.

    What was read stays the same object as long as it is equal, with what others worked out of it.
    """

    def __init__(
        self,
        read: Callable[[Key], Awaitable[Value]],
        *,
        lifetime: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._read_one: Final = read
        self._lifetime: Final = lifetime
        self._clock: Final = clock
        self._kept: Final[OrderedDict[Key, tuple[Value, float]]] = OrderedDict()
        self._reading: Final[dict[Key, asyncio.Task[tuple[Value, float]]]] = {}

    async def of(self, key: Key) -> tuple[Value, float]:
        """The value, and until when it holds; one who waits may be cancelled without harm to the others."""
        kept = self._kept.get(key)
        if kept is not None and kept[1] > self._clock():
            return kept
        reading = self._reading.get(key)
        if reading is None:
            reading = self._reading[key] = asyncio.create_task(self._read(key))
            reading.add_done_callback(lambda done: self._done(key, done))
        return await asyncio.shield(reading)

    async def _read(self, key: Key) -> tuple[Value, float]:
        before = self._kept.pop(key, None)
        asked = self._clock()  # what changes while it is being read counts as not yet seen
        value = await self._read_one(key)
        if before is not None and before[0] == value:
            value = before[0]
        self._kept[key] = value, asked + self._lifetime
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return self._kept[key]

    def _done(self, key: Key, reading: asyncio.Task[tuple[Value, float]]) -> None:
        del self._reading[key]
        if not reading.cancelled():
            reading.exception()  # told to those who wait, of whom there may be none left
