"""Fields that are loaded: once for all objects of all types in their place."""

import asyncio
from collections.abc import Hashable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from engine.batches import Batch, Owner
from engine.columns import union
from engine.connections import Connections
from engine.edges import Edge, Lookup, ToAny, ToPage
from engine.kinds import Batched
from engine.objects import all_present
from engine.owners import Each, Owners, everyone, owners_of
from engine.plan import FieldPlan
from engine.values import attempt, matched

if TYPE_CHECKING:
    from engine.run import Run
    from engine.tasks import Pending


class Load:
    """Fields with one `load_key`: loaded at once, then all that is below them."""

    def __init__(self, run: "Run", places: Sequence[Sequence[tuple[Batch, FieldPlan]]]) -> None:
        self._run: Final = run
        self._places: Final = [(group[0][1], [batch for batch, _ in group]) for group in places]

    def owners(self) -> list[Owner]:
        """The objects whose fields these are."""
        return everyone(batch for _, batches in self._places for batch in batches)

    async def run(self) -> None:
        """Load, and go on below."""
        pending: Pending = []
        field, _ = self._places[0]
        kind: Any = field.kind
        try:
            # Each look-up has arguments of its own: they are its keys.
            arguments = None if isinstance(kind, Lookup) else field.arguments.get(self._run.executor)
        except Exception as error:  # noqa: BLE001 - a bad argument is the field's error
            self._run.fail(self.owners(), field, (), error)
            return
        if isinstance(kind, ToPage):
            await self._pages(arguments, pending)
        elif isinstance(kind, Edge):
            await self._rows(kind.loader, arguments, pending)
        elif isinstance(kind, ToAny):
            await self._anywhere(kind, arguments, pending)
        elif isinstance(kind, Batched):
            await self._results(kind, arguments, pending)
        else:
            await self._parts(kind, pending)
        await self._run.tasks.everything(pending)

    def abandon(self) -> None:
        """Nothing was begun."""

    async def _rows(self, loader: Any, arguments: Any, pending: "Pending") -> None:
        """Rows by keys of the objects' own rows; objects with the same key share a row."""
        asked = [(field, *self._asked(field, batches)) for field, batches in self._places]
        if len(asked) == 1:
            ((field, owners, keys),) = asked
            if not field.alone and all_present(keys):
                values = await self._run.read(loader, keys, arguments, field.columns)
                self._run.complete(field, owners, values, pending)
                return
        wanted = dict.fromkeys(key for field, _, keys in asked for key in keys if _is_key(field.kind, key))
        found: Mapping[Any, Any] = {}
        if wanted:
            columns = union(field.columns for field, _, _ in asked)
            found = dict(
                zip(wanted, await self._run.read(loader, list(wanted), arguments, columns), strict=True)
            )
        for field, owners, keys in asked:
            values = [found[key] if key in found else _without(field.kind, key) for key in keys]
            self._run.complete(field, owners, values, pending)

    def _asked(self, field: FieldPlan, batches: Sequence[Batch]) -> tuple[Owners, Sequence[Hashable]]:
        """The keys by which an edge is asked, and whose they are."""
        edge: Any = field.kind
        if isinstance(edge, Lookup):
            key = attempt(field.arguments.get, self._run.executor)
            keys = [[key] * len(batch.sources) for batch in batches]
        else:
            keys = [_keys(edge, batch.sources) for batch in batches]
        return owners_of(batches, keys, alone=field.alone)

    async def _pages(self, arguments: Any, pending: "Pending") -> None:
        """Connections by keys of the objects' own rows; objects with the same key share one."""
        ((field, batches),) = self._places
        await Connections(self._run, field, *self._asked(field, batches), arguments).load(pending)

    async def _anywhere(self, kind: ToAny, arguments: Any, pending: "Pending") -> None:
        """Rows of several loaders, all of a loader's at once."""
        ((field, batches),) = self._places
        sources = [source for batch in batches for source in batch.sources]
        places = [attempt(kind.places, source, arguments) for source in sources]
        wanted: dict[Any, dict[Hashable, None]] = {}
        for place in chain.from_iterable(each if isinstance(each, list) else [each] for each in places):
            if isinstance(place, tuple):
                wanted.setdefault(place[0], {})[place[1]] = None
        alone = len(wanted) == 1
        loads = [
            self._run.read(loader, list(keys), None, field.columns, alone=alone)
            for loader, keys in wanted.items()
        ]
        values = await asyncio.gather(*loads)
        found: dict[Any, Any] = {None: None}
        for (loader, keys), rows in zip(wanted.items(), values, strict=True):
            found.update(zip([(loader, key) for key in keys], rows, strict=True))
        rows = [_at(place, found) for place in places]
        self._run.complete(field, Each(*batches), rows, pending)

    async def _results(self, kind: Any, arguments: Any, pending: "Pending") -> None:
        """What a function gives for all objects at once; its error in place of each."""
        ((field, batches),) = self._places
        parents = [source for batch in batches for source in batch.sources]
        try:
            values = await kind.together(parents, arguments, self._run.context)
        except Exception as error:  # noqa: BLE001 - a failed batch is the error of each field it was for
            values = [error] * len(parents)
        values = matched(values, len(parents), kind.function.__qualname__)
        self._run.complete(field, Each(*batches), values, pending)

    async def _parts(self, kind: Any, pending: "Pending") -> None:
        """Parts of connections that plain resolvers gave: asked one by one, gathered by the context."""
        ((field, batches),) = self._places
        parts = [kind.resolve(source, self._run.context, {}) for batch in batches for source in batch.sources]
        values = await asyncio.gather(*parts, return_exceptions=True)
        self._run.complete(field, Each(*batches), values, pending)


def _keys(edge: Edge, sources: Sequence[Any]) -> list[Hashable]:
    """The key of each object; an error for one that cannot be read."""
    key = edge.key
    try:
        if key is not None and edge.only is not None:
            column, value = edge.only
            return [source[key] if source[column] == value else None for source in sources]
        return [None] * len(sources) if key is None else [source[key] for source in sources]
    except Exception:  # noqa: BLE001 - the slow way finds out whose it was
        return [attempt(edge.key_of, source) for source in sources]


def _at(place: Any, found: Mapping[Any, Any]) -> Any:
    """What was found at a place, or at each of a list of them; the error in place of what has none."""
    if isinstance(place, Exception):
        return place
    return [found[each] for each in place] if isinstance(place, list) else found[place]


def _is_key(edge: Any, key: Hashable) -> bool:
    """Whether there is anything to load for a key; without a key column there is, once for all."""
    if key is None:
        return edge.key is None and not isinstance(edge, Lookup)
    return not isinstance(key, Exception)


def _without(edge: Any, key: Hashable) -> Any:
    """The value of an object without a key: what stands for it, or the error why it has none."""
    return key if isinstance(key, Exception) else edge.absent()
