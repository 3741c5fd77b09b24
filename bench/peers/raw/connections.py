"""Connections to one database, kept at hand with their prepared statements."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Any, Final

import asyncpg

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZE: Final = 10


class Connections:
    """At most as many connections as the gateway's pools have; each is opened when it is first needed."""

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._opened = 0
        self._at_hand: list[_Connection] = []
        self._waiting: deque[asyncio.Future[_Connection]] = deque()

    async def fetch(self, sql: str, values: Sequence[Any]) -> list[Any]:
        """The rows of a statement."""
        if self._at_hand:
            connection = self._at_hand.pop()
        elif self._opened < SIZE:
            self._opened += 1
            connection = _Connection(await asyncpg.connect(self._dsn, command_timeout=5))
        else:
            waiting: asyncio.Future[_Connection] = asyncio.get_running_loop().create_future()
            self._waiting.append(waiting)
            connection = await waiting
        try:
            statement = connection.prepared.get(sql)
            if statement is None:
                statement = connection.prepared[sql] = await connection.bare.prepare(sql)
            found: list[Any] = await statement.fetch(*values)
            return found
        finally:
            if self._waiting:
                self._waiting.popleft().set_result(connection)
            else:
                self._at_hand.append(connection)

    async def close(self) -> None:
        """Close what is at hand."""
        for connection in self._at_hand:
            await connection.bare.close()


class _Connection:
    __slots__ = ("bare", "prepared")

    def __init__(self, bare: Any) -> None:
        self.bare = bare
        self.prepared: dict[str, Any] = {}
