"""Loads that concurrent requests share, as the gateway's do, but with nobody's scope to keep apart."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING, Any

from bench.peers.raw.connections import Connections
from bench.peers.statements import DATABASES
from loaders.sharing import LONGEST_WAIT, MOST_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bench.peers.raw.kinds import Kind


class Loads:
    """Runs loads: one of a kind at a time, and those who gather meanwhile as one more.

    What is found is a dictionary by key, often of more keys than were asked, and nobody may change it.
    """

    def __init__(self) -> None:
        self._databases = {name: Connections(os.environ[f"BENCH_{name.upper()}_DSN"]) for name in DATABASES}
        self._turns: dict[tuple[Kind, tuple[Any, ...]], _Turn] = {}

    async def load(self, kind: Kind, keys: list[Any], *more: Any) -> dict[Any, Any]:
        """What is found for the keys; `more` are the statement's other values."""
        if not keys:
            return {}
        if len(keys) > MOST_KEYS:
            return await self.run(kind, keys, more)
        turn = self._turns.get((kind, more))
        if turn is not None:
            return await turn.join(keys)
        turn = self._turns[kind, more] = _Turn(self, kind, more)
        try:
            return await self.run(kind, keys, more)
        finally:
            self._next(turn)

    async def run(self, kind: Kind, keys: list[Any], more: tuple[Any, ...]) -> dict[Any, Any]:
        """Run a load for itself."""
        return kind.group(keys, await self._databases[kind.database].fetch(kind.sql, (keys, *more)))

    async def close(self) -> None:
        """Close the connections."""
        for database in self._databases.values():
            await database.close()

    def _next(self, turn: _Turn) -> None:
        if turn.batch is None:
            del self._turns[turn.kind, turn.more]
        else:
            turn.send().add_done_callback(lambda _: self._next(turn))


class _Turn:
    """A load under way, and the batch that gathers behind it."""

    __slots__ = ("_keys", "_loads", "_timer", "batch", "kind", "more")

    def __init__(self, loads: Loads, kind: Kind, more: tuple[Any, ...]) -> None:
        self._loads = loads
        self.kind = kind
        self.more = more
        self.batch: asyncio.Future[dict[Any, Any]] | None = None

    def join(self, keys: Iterable[Any]) -> asyncio.Future[dict[Any, Any]]:
        """What the batch will find; nothing cancels a request here, so all may wait for the same."""
        batch = self.batch
        if batch is None:
            loop = asyncio.get_running_loop()
            batch = self.batch = loop.create_future()
            self._keys: dict[Any, None] = {}
            self._timer = loop.call_later(LONGEST_WAIT, self.send)
        self._keys.update(dict.fromkeys(keys))
        if len(self._keys) >= MOST_KEYS:
            self.send()
        return batch

    def send(self) -> asyncio.Task[None]:
        """Send what has gathered; others gather anew."""
        batch, self.batch = self.batch, None
        assert batch is not None  # noqa: S101  sent by its timer or by whoever cancels that
        self._timer.cancel()
        return asyncio.ensure_future(self._load(list(self._keys), batch))

    async def _load(self, keys: list[Any], batch: asyncio.Future[dict[Any, Any]]) -> None:
        try:
            batch.set_result(await self._loads.run(self.kind, keys, self.more))
        except Exception as error:  # noqa: BLE001  it is the error of all who wait
            batch.set_exception(error)
