"""Work that must be awaited: all of a level at once, and none for objects that errors made null."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, Final, Protocol

from engine.batches import Owner
from engine.failures import Failures


class Work(Protocol):
    """Something to await for objects of a level, and then for all that is below them."""

    def owners(self) -> Sequence[Owner]:
        """The objects that it is for."""

    async def run(self) -> None:
        """Do it."""

    def abandon(self) -> None:
        """Do without it, before it was begun: all its objects became null."""


Pending = list[Work]


class Tasks:
    """The tasks of one run."""

    def __init__(self, failures: Failures) -> None:
        self._failures: Final = failures
        self._running: Final[dict[asyncio.Task[None], Callable[[], Sequence[Owner]]]] = {}
        self._stopped: Final[set[asyncio.Task[None]]] = set()
        self._looking = False

    @property
    def running(self) -> bool:
        """Whether any are under way."""
        return bool(self._running)

    async def everything(self, pending: Pending) -> None:
        """Do all work at once."""
        if self._failures.any:
            pending = [work for work in pending if not self._abandoned(work)]
        if len(pending) == 1:
            await pending[0].run()
        elif pending:
            await self.together([(work.run(), work.owners) for work in pending])

    async def together(
        self, works: Sequence[tuple[Coroutine[Any, Any, None], Callable[[], Sequence[Owner]]]]
    ) -> None:
        """Await all; when this is cancelled so are they, and each alone when all its objects became null."""
        if len(works) == 1:
            await works[0][0]
            return
        tasks = [asyncio.ensure_future(work) for work, _ in works]
        self._running.update(zip(tasks, (owners for _, owners in works), strict=True))
        try:
            results = await asyncio.gather(*tasks, return_exceptions=True)
        finally:
            for task in tasks:
                del self._running[task]
        for task, result in zip(tasks, results, strict=True):
            if result is not None and task not in self._stopped:
                raise result

    def abandon(self, pending: Pending) -> None:
        """Begin none of it."""
        for work in pending:
            work.abandon()

    def look(self) -> None:
        """Objects became null: soon, stop the tasks that were for no others."""
        if self._running and not self._looking:
            self._looking = True
            asyncio.get_running_loop().call_soon(self._stop)

    def _stop(self) -> None:
        self._looking = False
        for task, owners in self._running.items():
            if not task.done() and self._failures.all_nulled(owners()):
                self._stopped.add(task)
                task.cancel()

    def _abandoned(self, work: Work) -> bool:
        if not self._failures.all_nulled(work.owners()):
            return False
        work.abandon()
        return True
