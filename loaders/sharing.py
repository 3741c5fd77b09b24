"""Loads that concurrent requests share: one statement for those who ask alike and may see the same.

While many statements wait for a connection to a database, a load waits with them, those like it gather behind
it, and are sent together when it ends, or after a few milliseconds, so that a small load never waits long
for a large one. Before that, each is sent by itself: to gather costs more than it saves then.
"""

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Sequence
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from loaders.errors import Timeout
from loaders.spending import Spending

if TYPE_CHECKING:
    from loaders.reader import Loader, Reader
    from loaders.rows import Columns

MOST_KEYS: Final = 200
"""A load of more keys is not shared, and a batch that has come to as many is sent at once."""

LONGEST_WAIT: Final = 0.005
"""Seconds after which a batch is sent although the loads before it are still under way."""


class Sharing:
    """The loads under way in this process, by all that makes them alike: everything but their keys."""

    def __init__(self, crowded: Callable[[str], bool]) -> None:
        """Let loads gather while `crowded` says that many statements wait for a domain's connections."""
        self._crowded: Final = crowded
        self._turns: Final[dict[Hashable, _Turn]] = {}

    @property
    def idle(self) -> bool:
        """Whether nothing is under way, nor kept of what was."""
        return not self._turns

    def read(
        self, reader: "Reader", loader: "Loader", keys: Sequence[Any], arguments: Any, columns: "Columns"
    ) -> Awaitable[Sequence[Any]]:
        """What `loader` finds for each key, for this reader alone or for several who see the same.

        An error is raised to all who share the load. It is cancelled when all of them were.
        """
        if len(keys) > MOST_KEYS or not self._crowded(loader.table.metadata.info["domain"]):
            return loader.load(reader, keys, arguments, columns)
        return self._read(reader, loader, keys, arguments, columns)

    async def _read(
        self, reader: "Reader", loader: "Loader", keys: Sequence[Any], arguments: Any, columns: "Columns"
    ) -> Sequence[Any]:
        kind = (loader, arguments, columns, reader.viewer.sees)
        turn = self._turns.get(kind)
        if turn is None:
            turn = self._turns[kind] = _Turn(lambda: self._turns.pop(kind))
        elif reader not in turn.under_way:
            return await turn.join(reader, loader, keys, arguments, columns)
        turn.under_way.append(reader)  # one request's own loads run side by side
        try:
            return await loader.load(reader, keys, arguments, columns)
        finally:
            turn.ended(reader)


class _Turn:
    """The loads of one kind that are under way, and the batch that gathers behind them."""

    __slots__ = ("_batch", "_over", "_timer", "under_way")

    def __init__(self, over: Callable[[], object]) -> None:
        """Call `over` when nothing is under way any more."""
        self._over: Final = over
        self.under_way: Final[list[Reader]] = []
        """Whose loads they are."""
        self._batch: _Batch | None = None
        self._timer: asyncio.TimerHandle | None = None

    async def join(
        self, reader: "Reader", loader: "Loader", keys: Sequence[Any], arguments: Any, columns: "Columns"
    ) -> Sequence[Any]:
        """What is found for the keys, by the batch that gathers."""
        batch = self._batch
        if batch is None:
            batch = self._batch = _Batch(reader, loader, arguments, columns)
            self._timer = asyncio.get_running_loop().call_later(LONGEST_WAIT, self._send)
        waiting = batch.add(keys)
        if len(batch.keys) >= MOST_KEYS:
            self._send()
        return await batch.found(waiting, reader)

    def ended(self, reader: "Reader") -> None:
        """A load has ended; those who have gathered meanwhile are next."""
        self.under_way.remove(reader)
        if self._batch is not None:
            self._send()
        elif not self.under_way:
            self._over()

    def _send(self) -> None:
        """Send what has gathered; others gather anew."""
        batch, self._batch = self._batch, None
        if batch is None or self._timer is None:
            raise RuntimeError("Nothing has gathered.")
        self._timer.cancel()
        self.under_way.append(batch.reader)
        batch.start().add_done_callback(lambda _: self.ended(batch.reader))


class _Batch:
    """Loads that are sent together."""

    __slots__ = ("_arguments", "_columns", "_loader", "_task", "_waiting", "keys", "reader")

    def __init__(self, reader: "Reader", loader: "Loader", arguments: Any, columns: "Columns") -> None:
        self.reader: Final = replace(reader, statements=[], notes={}, spending=Spending(), until=None)
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
        """Wait for what is found, and let the reader know what it took.

        Raises `Timeout` when the reader's own time is over before.
        """
        timer = None
        if reader.until is not None:
            left = reader.until - monotonic()
            timer = asyncio.get_running_loop().call_later(left, self._late, future)
        try:
            return await future
        finally:
            if timer is not None:
                timer.cancel()
            reader.statements += self.reader.statements
            reader.notes.update(self.reader.notes)
            reader.spending.share(self.reader.spending, len(self._waiting))
            if self._task is not None and all(waiting.done() for _, waiting in self._waiting):
                self._task.cancel()  # nobody waits any more; it has ended already if it found what they had

    def _late(self, future: "asyncio.Future[Sequence[Any]]") -> None:
        """Let somebody go whose own time is over."""
        if not future.done():
            domain = self._loader.table.metadata.info["domain"]
            sentence = f"No time was left to wait for the {domain} database."
            future.set_exception(Timeout(sentence, domain=domain))

    def start(self) -> "asyncio.Task[None]":
        """Load for all."""
        self._task = asyncio.ensure_future(self._load())
        return self._task

    async def _load(self) -> None:
        keys = list(self.keys)
        try:
            values = await self._loader.load(self.reader, keys, self._arguments, self._columns)
        except Exception as error:  # noqa: BLE001 - it is the error of each who waits, whatever it is
            for _, waiting in self._waiting:
                if not waiting.done():
                    waiting.set_exception(error)
            return
        found = dict(zip(keys, values, strict=True))
        for mine, waiting in self._waiting:
            if not waiting.done():
                waiting.set_result([found[key] for key in mine])
