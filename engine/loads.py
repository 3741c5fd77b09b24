"""Fields that are loaded: once for all objects of all types in their place."""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from engine.batches import Batch, Owner
from engine.columns import union
from engine.connections import Connections
from engine.kinds import Batched, Edge, ToPage
from engine.plan import FieldPlan
from engine.values import attempt, matched

if TYPE_CHECKING:
    from engine.run import Run
    from engine.tasks import Pending


class Load:
    """Fields with one `load_key`: loaded at once, then all that is below them."""

    def __init__(self, run: "Run", places: Sequence[Sequence[tuple[Batch, FieldPlan]]]) -> None:
        self._run: Final = run
        self._places: Final[list[tuple[FieldPlan, list[Owner]]]] = [
            (group[0][1], [(batch, index) for batch, _ in group for index in range(len(batch.sources))])
            for group in places
        ]

    @property
    def owners(self) -> list[Owner]:
        """The objects whose fields these are."""
        return [owner for _, owners in self._places for owner in owners]

    async def run(self) -> None:
        """Load, and go on below."""
        pending: Pending = []
        field, owners = self._places[0]
        kind: Any = field.kind
        try:
            arguments = field.arguments.get(self._run.executor)
        except Exception as error:  # noqa: BLE001 - a bad argument is the field's error
            self._run.fail(owners, field, (), error)
            return
        if isinstance(kind, ToPage):
            await self._pages(kind, arguments, pending)
        elif isinstance(kind, Edge):
            await self._rows(kind.loader, arguments, pending)
        elif isinstance(kind, Batched):
            await self._results(kind, arguments, pending)
        else:
            await self._parts(kind, pending)
        await self._run.tasks.everything(pending)

    def abandon(self) -> None:
        """Nothing was begun."""

    async def _rows(self, loader: Any, arguments: Any, pending: "Pending") -> None:
        """Rows by keys of the objects' own rows; objects with the same key share a row."""
        asked = [(field, self._asked(field, field.kind, owners, pending)) for field, owners in self._places]
        keys = list(dict.fromkeys(key for _, places in asked for key, _ in places))
        if not keys:
            return
        values = await self._run.read(loader, keys, arguments, union(field.columns for field, _ in asked))
        found = dict(zip(keys, values, strict=True))
        for field, places in asked:
            self._run.complete(
                field, [owners for _, owners in places], [found[key] for key, _ in places], pending
            )

    async def _pages(self, edge: ToPage, arguments: Any, pending: "Pending") -> None:
        """Connections by keys of the objects' own rows; objects with the same key share one."""
        ((field, owners),) = self._places
        asked = self._asked(field, edge, owners, pending)
        if asked:
            await Connections(self._run, field, edge, asked, arguments).load(pending)

    def _asked(
        self, field: FieldPlan, edge: Any, owners: list[Owner], pending: "Pending"
    ) -> list[tuple[Any, list[Owner]]]:
        """The keys, each with the objects that it is of; an object without one is answered at once."""
        if edge.key is None:
            return [(None, owners)]
        asked: dict[Any, list[Owner]] = {}
        for owner in owners:
            key = attempt(edge.key_of, owner[0].sources[owner[1]])
            if key is None:
                self._run.complete(field, [[owner]], [edge.absent()], pending)
            elif isinstance(key, Exception):
                self._run.fail([owner], field, (), key)
            else:
                asked.setdefault(key, []).append(owner)
        if field.alone:
            return [(key, [owner]) for key, sharing in asked.items() for owner in sharing]
        return list(asked.items())

    async def _results(self, kind: Any, arguments: Any, pending: "Pending") -> None:
        """What a function gives for all objects at once; its error in place of each."""
        ((field, owners),) = self._places
        parents = [batch.sources[index] for batch, index in owners]
        try:
            values = await kind.together(parents, arguments, self._run.context)
        except Exception as error:  # noqa: BLE001 - a failed batch is the error of each field it was for
            values = [error] * len(parents)
        values = matched(values, len(parents), kind.function.__qualname__)
        self._run.complete(field, [[owner] for owner in owners], values, pending)

    async def _parts(self, kind: Any, pending: "Pending") -> None:
        """Parts of connections that plain resolvers gave: asked one by one, gathered by the context."""
        ((field, owners),) = self._places
        parts = [kind.resolve(batch.sources[index], self._run.context, {}) for batch, index in owners]
        values = await asyncio.gather(*parts, return_exceptions=True)
        self._run.complete(field, [[owner] for owner in owners], values, pending)
