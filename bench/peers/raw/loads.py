"""Loads that concurrent requests share as the gateway's do: those of callers with equal rights.

There is no scope in the statements, but where there is one, rows of one must not be read for another.
"""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING, Any

from bench.peers.raw.connections import Connections
from bench.peers.statements import DATABASES
from loaders.sharing import LONGEST_WAIT, MOST_KEYS
from loaders.viewers import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bench.peers.raw.kinds import Kind
    from loaders.viewers import Capacity

AT_ONCE = 2
"""So many loads that are alike are under way before others gather."""


class Databases:
    """The connections, and the loads of all callers with equal rights."""

    def __init__(self) -> None:
        self.connections = {name: Connections(os.environ[f"BENCH_{name.upper()}_DSN"]) for name in DATABASES}
        self._loads: dict[str, Loads] = {}

    def loads_of(self, capacity: Capacity) -> Loads:
        """The loads that a caller shares: an oversight analyst with all others, a manager with nobody."""
        rights = capacity.role if capacity.role == Role.OVERSIGHT_ANALYST else capacity.principal
        return self._loads.setdefault(rights, Loads(self.connections))

    async def close(self) -> None:
        """Close the connections."""
        for database in self.connections.values():
            await database.close()


class Loads:
    """Runs loads: the first of a kind at once, and those who gather meanwhile as one more.

    What is found is a dictionary by key, often of more keys than were asked, and nobody may change it.
    """

    def __init__(self, databases: Mapping[str, Connections]) -> None:
        self._databases = databases
        self._turns: dict[tuple[Kind, tuple[Any, ...]], _Turn] = {}

    async def load(self, kind: Kind, keys: list[Any], *more: Any) -> dict[Any, Any]:
        """What is found for the keys; `more` are the statement's other values."""
        if not keys:
            return {}
        if len(keys) > MOST_KEYS:
            return await self.run(kind, keys, more)
        turn = self._turns.get((kind, more))
        if turn is None:
            turn = self._turns[kind, more] = _Turn(self, kind, more)
        elif turn.under_way >= AT_ONCE:
            return await turn.join(keys)
        turn.under_way += 1
        try:
            return await self.run(kind, keys, more)
        finally:
            turn.ended()

    async def run(self, kind: Kind, keys: list[Any], more: tuple[Any, ...]) -> dict[Any, Any]:
        """Run a load for itself."""
        return kind.group(keys, await self._databases[kind.database].fetch(kind.sql, (keys, *more)))

    def over(self, kind: Kind, more: tuple[Any, ...]) -> None:
        """Forget a turn that has ended."""
        del self._turns[kind, more]


class _Turn:
    """How many loads of one kind are under way, and the batch that gathers behind them."""

    __slots__ = ("_batch", "_keys", "_kind", "_loads", "_more", "_tasks", "_timer", "under_way")

    def __init__(self, loads: Loads, kind: Kind, more: tuple[Any, ...]) -> None:
        self._loads = loads
        self._kind = kind
        self._more = more
        self._batch: asyncio.Future[dict[Any, Any]] | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self.under_way = 0

    def join(self, keys: Iterable[Any]) -> asyncio.Future[dict[Any, Any]]:
        """What the batch will find; nothing cancels a request here, so all may wait for the same."""
        batch = self._batch
        if batch is None:
            loop = asyncio.get_running_loop()
            batch = self._batch = loop.create_future()
            self._keys: dict[Any, None] = {}
            self._timer = loop.call_later(LONGEST_WAIT, self._send)
        self._keys.update(dict.fromkeys(keys))
        if len(self._keys) >= MOST_KEYS:
            self._send()
        return batch

    def ended(self) -> None:
        """A load has ended; those who have gathered meanwhile are next."""
        self.under_way -= 1
        if self._batch is not None:
            self._send()
        elif not self.under_way:
            self._loads.over(self._kind, self._more)

    def _send(self) -> None:
        """Send what has gathered; others gather anew."""
        batch, self._batch = self._batch, None
        assert batch is not None  # noqa: S101  sent by its timer or by whoever cancels that
        self._timer.cancel()
        self.under_way += 1
        task = asyncio.ensure_future(self._load(list(self._keys), batch))
        self._tasks.add(task)  # the loop keeps none
        task.add_done_callback(self._tasks.discard)

    async def _load(self, keys: list[Any], batch: asyncio.Future[dict[Any, Any]]) -> None:
        try:
            batch.set_result(await self._loads.run(self._kind, keys, self._more))
        except Exception as error:  # noqa: BLE001  it is the error of all who wait
            batch.set_exception(error)
        finally:
            self.ended()
