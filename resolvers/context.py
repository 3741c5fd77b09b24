"""What a request carries: its reader, and under stock execution the batches that are being gathered."""

from asyncio import shield
from collections.abc import Awaitable, Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from aiodataloader import DataLoader

from loaders.looks import Look, record
from loaders.reader import Loader, Reader
from loaders.viewers import Viewer
from resolvers.permissions import Permissions, permissions


@dataclass(slots=True)
class Context:
    """One request's context."""

    reader: Reader
    today: date
    """The day in America/New_York on which the request is answered."""
    writes: ClassVar[bool] = True
    """The endpoint writes answers with orjson, so that they may hold what the databases have written."""
    request_id: str | None = None
    """By which the client and our log name the request; null outside HTTP."""
    _loads: dict[Hashable, DataLoader[Any, Any]] = field(default_factory=dict)

    @property
    def viewer(self) -> Viewer:
        """Whoever asks."""
        return self.reader.viewer

    @property
    def permissions(self) -> Permissions:
        """What the viewer may select."""
        viewer = self.reader.viewer
        return permissions(viewer.role, cleared=viewer.cleared)

    @property
    def extensions(self) -> dict[str, object]:
        """What a client should know beside the data."""
        return {"notes": self.reader.notes} if self.reader.notes else {}

    @property
    def spent(self) -> int:
        """What reading has cost so far."""
        return self.reader.spending.cost

    def record(self, domain: str, looks: Sequence[Look]) -> Awaitable[None]:
        """Write into a domain's journals what the viewer looks at; show it only when that is done."""
        return record(self.reader.pools, domain, self.viewer, self.request_id, looks)

    def load(self, loader: Loader, arguments: Hashable, key: Any) -> Awaitable[Any]:
        """What `loader` finds for one key; keys asked for at the same time share a statement.

        Others may wait for the same row, so it is read to the end when the first to ask is cancelled.
        """
        known = self._loads.get((loader, arguments))
        if known is None:
            # A root field has no key: its key is `None`, which aiodataloader refuses, so all keys are boxed.
            async def load(boxed: list[tuple[Any]]) -> list[Any]:
                return list(await self.reader.read(loader, [key for (key,) in boxed], arguments))

            known = self._loads[loader, arguments] = DataLoader(load)
        return shield(known.load((key,)))

    def read(
        self,
        loader: Loader,
        keys: Sequence[Any],
        arguments: Any,
        columns: frozenset[str] | None = None,
        *,
        alone: bool = False,
    ) -> Awaitable[Sequence[Any]]:
        """What `loader` finds for each key, at once."""
        return self.reader.read(loader, keys, arguments, columns, alone=alone)

    def batch(self, function: Any, arguments: Hashable, parent: Any) -> Awaitable[Any]:
        """The result of a batched function for one parent; it runs once for the parents of the same time."""
        known = self._loads.get((function, arguments))
        if known is None:

            async def run(parents: list[Any]) -> list[Any]:
                results: list[Any] = await function(parents, arguments, self)
                return results

            known = self._loads[function, arguments] = DataLoader(run, get_cache_key=id)
        return shield(known.load(_Root if parent is None else parent))


class _Root:
    """Stands for the parent of a root field, which has none."""
