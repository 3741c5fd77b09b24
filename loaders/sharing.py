"""Loads that concurrent requests share: one statement for those who ask alike and may see the same.

While a load is under way, others like it gather and are sent together when it ends, or after a few
milliseconds, so that a small load never waits long for a large one. A load alone is sent at once.
"""

import asyncio
from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from loaders.spending import Spending

if TYPE_CHECKING:
    from loaders.reader import Loader, Reader
    from loaders.rows import Columns

MOST_KEYS: Final = 200
"""A load of more keys is not shared, and a batch that has come to as many is sent at once."""

LONGEST_WAIT: Final = 0.005
"""Seconds after which a batch is sent although the load before it is still under way."""


class Sharing:
    """The loads under way in this process, by all that makes them alike: everything but their keys."""

    def __init__(self) -> None:
        self._turns: Final[dict[Hashable, _Turn]] = {}

    async def read(
        self, reader: "Reader", loader: "Loader", keys: Sequence[Any], arguments: Any, columns: "Columns"
    ) -> Sequence[Any]:
        """What `loader` finds for each key, for this reader alone or for several who see the same.

        An error is raised to all who share the load. It is cancelled when all of them were.
        """
        if len(keys) > MOST_KEYS:
            return await loader.load(reader, keys, arguments, columns)
        kind = (loader, arguments, columns, reader.viewer.sees)
        turn = self._turns.get(kind)
        if turn is not None:
            if turn.reader is reader:  # one request's own loads run side by side
                return await loader.load(reader, keys, arguments, columns)
            return await turn.join(reader, loader, keys, arguments, columns)
        turn = self._turns[kind] = _Turn(reader)
        try:
            return await loader.load(reader, keys, arguments, columns)
        finally:
            self._next(kind, turn)

    def _next(self, kind: Hashable, turn: "_Turn") -> None:
        """A load has ended; those who have gathered meanwhile are next."""
        if turn.batch is None:
            del self._turns[kind]
        else:
            turn.send().add_done_callback(lambda _: self._next(kind, turn))


class _Turn:
    """A load under way, and the batch that gathers behind it."""

    __slots__ = ("_timer", "batch", "reader")

    def __init__(self, reader: "Reader") -> None:
        self.reader: Reader | None = reader
        self.batch: _Batch | None = None
        self._timer: asyncio.TimerHandle | None = None

    async def join(
        self, reader: "Reader", loader: "Loader", keys: Sequence[Any], arguments: Any, columns: "Columns"
    ) -> Sequence[Any]:
        """What is found for the keys, by the batch that gathers."""
        batch = self.batch
        if batch is None:
            batch = self.batch = _Batch(reader, loader, arguments, columns)
            self._timer = asyncio.get_running_loop().call_later(LONGEST_WAIT, self.send)
        waiting = batch.add(keys)
        if len(batch.keys) >= MOST_KEYS:
            self.send()
        return await batch.found(waiting, reader)

    def send(self) -> "asyncio.Task[None]":
        """Send what has gathered; others gather anew."""
        batch, self.batch, self.reader = self.batch, None, None
        if batch is None or self._timer is None:
            raise RuntimeError("Nothing has gathered.")
        self._timer.cancel()
        return batch.start()


class _Batch:
    """Loads that are sent together."""

    __slots__ = ("_arguments", "_columns", "_loader", "_reader", "_task", "_waiting", "keys")

    def __init__(self, reader: "Reader", loader: "Loader", arguments: Any, columns: "Columns") -> None:
        self._reader: Final = replace(reader, statements=[], notes={}, spending=Spending())
        self._loader: Final = loader
        self._arguments: Final = arguments
        self._columns: Final = columns
        self._waiting: Final[list[tuple[Sequence[Any], asyncio.Future[Sequence[Any]]]]] = []
        self._task: asyncio.Task[None] | None = None
        self.keys: Final[dict[Any, None]] = {}

    def add(self, keys: Sequence[Any]) -> "asyncio.Future[Sequence[Any]]":
        """What will be found for some of the keys."""
        future: asyncio.Future[Sequence[Any]] = asyncio.get_running_loop().create_future()
        self._waiting.append((keys, future))
        self.keys.update(dict.fromkeys(keys))
        return future

    async def found(self, future: "asyncio.Future[Sequence[Any]]", reader: "Reader") -> Sequence[Any]:
        """Wait for what is found, and let the reader know what it took."""
        try:
            return await future
        finally:
            reader.statements += self._reader.statements
            reader.notes.update(self._reader.notes)
            reader.spending.share(self._reader.spending, len(self._waiting))
            if self._task is not None and all(waiting.cancelled() for _, waiting in self._waiting):
                self._task.cancel()

    def start(self) -> "asyncio.Task[None]":
        """Load for all."""
        self._task = asyncio.ensure_future(self._load())
        return self._task

    async def _load(self) -> None:
        keys = list(self.keys)
        try:
            values = await self._loader.load(self._reader, keys, self._arguments, self._columns)
        except Exception as error:  # noqa: BLE001 - it is the error of each who waits, whatever it is
            for _, waiting in self._waiting:
                if not waiting.done():
                    waiting.set_exception(error)
            return
        found = dict(zip(keys, values, strict=True))
        for mine, waiting in self._waiting:
            if not waiting.done():
                waiting.set_result([found[key] for key in mine])
