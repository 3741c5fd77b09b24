"""Work that is not done in time, or that nobody waits for any more, is broken off."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final, TypeVar

from starlette.requests import ClientDisconnect

from loaders.errors import Timeout

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from starlette.types import Receive

PATIENCE: Final = 0.05
"""Seconds that work may take before anybody looks whether the client is still there."""

T = TypeVar("T")


class Watch:
    """Watches over the work of one request, which runs in the request's own task.

    Nearly all of it is done before anybody need look, and then costs one timer.
    """

    def __init__(self, receive: Receive, deadline: float) -> None:
        self._receive: Final = receive
        self._deadline: Final = deadline
        self._watching: asyncio.Task[None] | None = None
        self._broken_off: Exception | None = None

    async def over(self, work: Awaitable[T]) -> T:
        """What the work gives.

        Raises `Timeout` at the deadline and `ClientDisconnect` when the client hangs up, the work cancelled.
        """
        loop = asyncio.get_running_loop()
        self._task = asyncio.current_task(loop)
        timer = loop.call_later(min(PATIENCE, self._deadline), self._begin)
        try:
            return await work
        except asyncio.CancelledError:
            if self._broken_off is None or self._task is None or self._task.uncancel():
                raise
            raise self._broken_off from None
        finally:
            timer.cancel()
            if self._watching is not None:
                self._watching.cancel()

    def _begin(self) -> None:
        self._watching = asyncio.ensure_future(self._watch())

    async def _watch(self) -> None:
        try:
            async with asyncio.timeout(self._deadline - PATIENCE):
                while (await self._receive())["type"] != "http.disconnect":
                    pass
        except TimeoutError:
            self._broken_off = Timeout(f"The answer took longer than {self._deadline:g} seconds.")
        else:
            self._broken_off = ClientDisconnect()
        if self._task is not None:
            self._task.cancel()
