"""The connections to one database, kept at hand between the statements of a busy moment."""

import asyncio
from collections import deque
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, Final, cast

import asyncpg

from loaders.driver import ended, usable

MOMENT: Final = 5.0
"""Seconds after which all connections at hand go back to the pool, which closes those that nobody needs."""


class Crowded(Exception):
    """As many wait for a connection as may."""


class Connections:
    """A pool's connections.

    To acquire and release one costs as much Python as a statement does, so one that was used stays at hand
    for the next. How many there may be, how long they live, and what is to be done after a statement was
    broken off, stays the pool's business.
    """

    def __init__(self, pool: asyncpg.Pool, patience: float, queue: int) -> None:
        self._pool: Final = pool
        self._size: Final = pool.get_max_size()
        self._patience: Final = patience
        self._queue: Final = queue
        self._at_hand: Final[list[asyncpg.Connection]] = []
        self._waiting: Final[deque[asyncio.Future[asyncpg.Connection]]] = deque()
        """Those who wait for one while all are in use; the first gets the next that is given back."""
        self._out = 0
        """How many are out of the pool, or about to be."""
        self._tasks: Final[set[asyncio.Task[None]]] = set()
        self._timer: asyncio.TimerHandle | None = None

    @property
    def connected(self) -> bool:
        """Whether there is any connection to the database."""
        return self._pool.get_size() > 0

    @property
    def busy(self) -> bool:
        """Whether there are as many connections as there may be, and all in use."""
        return self._pool.get_size() >= self._size and not self._at_hand and not self._pool.get_idle_size()

    @property
    def crowded(self) -> bool:
        """Whether as many wait as there may be connections, so that whoever comes has to wait for long."""
        return len(self._waiting) >= self._size

    def at_hand(self) -> asyncpg.Connection | None:
        """A connection that nobody uses, if there is one that need not be waited for."""
        while self._at_hand:
            connection = self._at_hand.pop()
            if not ended(connection):
                return connection
            self.put_back(connection)
        return None

    async def take(self, patience: float | None = None) -> asyncpg.Connection:
        """Take a connection; raises `TimeoutError` when all stay in use or connecting takes too long.

        `patience` shortens the wait for one that others use. Raises `Crowded` when too many wait already.
        """
        if (connection := self.at_hand()) is not None:
            return connection
        if self._out >= self._size:
            return await self._next(self._patience if patience is None else min(patience, self._patience))
        self._out += 1
        try:
            return cast("asyncpg.Connection", await self._pool.acquire())
        except BaseException:
            self._one_less()
            raise

    def give(self, connection: asyncpg.Connection) -> None:
        """Give back a connection that can be used again."""
        if not usable(connection):
            self.put_back(connection)
        elif (waiting := self._first_waiting()) is not None:
            waiting.set_result(connection)
        else:
            self._at_hand.append(connection)
            if self._timer is None:
                self._timer = asyncio.get_running_loop().call_later(MOMENT, self._rest)

    async def _next(self, patience: float) -> asyncpg.Connection:
        """Wait for the next connection that is given back."""
        if len(self._waiting) >= self._queue:
            raise Crowded
        loop = asyncio.get_running_loop()
        waiting: asyncio.Future[asyncpg.Connection] = loop.create_future()
        self._waiting.append(waiting)
        timer = loop.call_later(patience, _in_vain, waiting)
        try:
            return await waiting
        except asyncio.CancelledError:
            if waiting.done() and not waiting.cancelled() and waiting.exception() is None:
                self.give(waiting.result())
            raise
        finally:
            timer.cancel()

    def _first_waiting(self) -> "asyncio.Future[asyncpg.Connection] | None":
        while self._waiting:
            waiting = self._waiting.popleft()
            if not waiting.done():
                return waiting
        return None

    def _one_less(self) -> None:
        """A connection is no longer out of the pool, which has another for whoever waits."""
        self._out -= 1
        waiting = self._first_waiting()
        if waiting is not None:
            self._out += 1
            self._in_background(self._acquire_for(waiting))

    async def _acquire_for(self, waiting: "asyncio.Future[asyncpg.Connection]") -> None:
        try:
            connection = cast("asyncpg.Connection", await self._pool.acquire())
        except Exception as error:  # noqa: BLE001 - it is the error of the one who waits
            if not waiting.done():
                waiting.set_exception(error)
            self._one_less()
            return
        if waiting.done():
            self.give(connection)
        else:
            waiting.set_result(connection)

    def put_back(self, connection: asyncpg.Connection) -> None:
        """Put a connection back into the pool, which mends or ends it; nobody waits for that."""
        self._in_background(self._release(connection))

    async def expire(self) -> None:
        """Replace every connection before it is used again."""
        await self._pool.expire_connections()
        self._rest()

    async def close(self, *, within: float) -> bool:
        """Close all connections; false when some were in use for so many seconds that they were cut."""
        self._rest()
        try:
            async with asyncio.timeout(within):
                await self._pool.close()
        except TimeoutError:
            self._pool.terminate()
            return False
        return True

    def _rest(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        while self._at_hand:
            self.put_back(self._at_hand.pop())

    async def _release(self, connection: Any) -> None:
        # A connection that cannot be mended is ended by the pool, and its statement has told why already.
        with suppress(asyncpg.PostgresError, asyncpg.InterfaceError, OSError, TimeoutError):
            await self._pool.release(connection)
        self._one_less()

    def _in_background(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _in_vain(waiting: "asyncio.Future[asyncpg.Connection]") -> None:
    if not waiting.done():
        waiting.set_exception(TimeoutError())
