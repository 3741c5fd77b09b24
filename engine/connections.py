"""Connections: a page and a total for all parents at once, its parts without an object per edge."""

from collections.abc import Hashable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from engine.batches import Batch, Origin
from engine.columns import Columns
from engine.completion import present
from engine.edges import Connected, ToPage
from engine.owners import Each, Owners, everyone
from engine.parts import OfPage, OfPlace, OfTotal, Place
from engine.plan import FieldPlan, ObjectPlan
from engine.values import attempt, spread
from engine.written import Around

if TYPE_CHECKING:
    from engine.run import Run
    from engine.tasks import Pending


class Connections:
    """The connections of one field; parents with the same key share one."""

    def __init__(
        self,
        run: "Run",
        field: FieldPlan,
        owners: Owners,
        keys: Sequence[Any],
        arguments: Any,
    ) -> None:
        """Make the connections; `keys` has null or an error for owners that have none."""
        edge: Any = field.kind
        at = present(run, field, owners, keys) if edge.key else range(len(keys))
        self._run: Final = run
        self._edge: Final[ToPage] = edge
        self._arguments: Final = arguments
        self._keys: Final[Sequence[Any]] = keys if len(at) == len(keys) else [keys[index] for index in at]
        self._alone: Final = field.alone
        (plan,) = field.plans.values()
        if field.pages is None:
            raise TypeError(f"{field.name} is not a connection")
        self._parts: Final = field.pages
        self._batch: Final = Batch(
            plan,
            self._keys if self._parts.alone else [Connected(edge, key, arguments) for key in self._keys],
            lambda index: [Origin(batch, place, field, ()) for batch, place in owners[at[index]]],
        )
        self._put: Final = partial(_put, field.name, owners, at, len(keys))
        """Puts the response objects of the connections into those of their owners."""

    async def load(self, pending: "Pending") -> None:
        """Read what is selected; what is below goes to `pending`."""
        if not self._keys:
            return
        parts = self._parts
        lists = getattr(self._edge.loader, "lists", None)
        if lists is not None and parts.listed is not None:
            await self._listed(lists, parts.listed)
            return
        self._run.project(self._batch)
        self._put(self._batch.outs)
        loads = [self._total(field) for field in parts.totals]
        if parts.paged:
            rows = getattr(self._edge.loader, "rows", None) if parts.bare else None
            loads.append(self._page(pending) if rows is None else self._nodes(rows, pending))
        if not parts.alone:
            self._run.descend([self._batch], pending, without=OfPage | OfTotal)
        await self._run.tasks.together([(load, lambda: everyone([self._batch])) for load in loads])

    async def _listed(self, loader: Any, around: Around) -> None:
        """The connections as their loader writes them: the rows of each are one text."""
        texts = await self._read(loader, self._arguments, self._parts.columns)
        outs: list[Any] = around.objects(texts)
        failed = [at for at, out in enumerate(outs) if out is None] if None in outs else ()
        if failed:
            self._run.project(self._batch)
            outs = [made or out for made, out in zip(outs, self._batch.outs, strict=True)]
        self._put(outs)
        ((field, _),) = self._parts.paged
        for at in failed:
            self._run.fail([(self._batch, at)], field, (), texts[at])

    async def _total(self, field: FieldPlan) -> None:
        values = await self._read(self._edge.loader.count, self._arguments.unpaged(), None)
        self._run.complete(field, Each(self._batch), values, [])

    async def _nodes(self, loader: Any, pending: "Pending") -> None:
        """The rows alone, without a page around them."""
        rows = await self._read(loader, self._arguments, self._parts.columns)
        for field, _ in self._parts.paged:
            self._run.complete(field, Each(self._batch), rows, pending)

    async def _page(self, pending: "Pending") -> None:
        pages = await self._read(self._edge.loader, self._arguments, self._parts.columns)
        for field, kind in self._parts.paged:
            if kind.part == "edges":
                self._edges(field, pages, pending)
            else:
                parts = [page if isinstance(page, Exception) else attempt(kind.of, page) for page in pages]
                self._run.complete(field, Each(self._batch), parts, pending)

    async def _read(self, loader: Any, arguments: Any, columns: Columns) -> Sequence[Any]:
        """What a loader finds per connection; connections that share nothing may still have the same key."""
        if not self._alone:
            return await self._run.read(loader, self._keys, arguments, columns)
        keys: list[Hashable] = list(dict.fromkeys(self._keys))
        values = await self._run.read(loader, keys, arguments, columns)
        found = dict(zip(keys, values, strict=True))
        return [found[key] for key in self._keys]

    def _edges(self, field: FieldPlan, pages: Sequence[Any], pending: "Pending") -> None:
        (plan,) = field.plans.values()
        places = [
            (at, index, page, row)
            for at, page in enumerate(pages)
            if not isinstance(page, Exception)
            for index, row in enumerate(page.rows)
        ]
        simple = all(isinstance(waiting.kind, OfPlace) for waiting in plan.waiting)
        batch = Batch(
            plan,
            places if simple else [Place(page, row) for *_, page, row in places],
            lambda index: [Origin(self._batch, places[index][0], field, (places[index][1],))],
        )
        self._run.project(batch)
        lists: list[Any] = [page if isinstance(page, Exception) else [] for page in pages]
        for (at, *_), out in zip(places, batch.outs, strict=True):
            lists[at].append(out)
        for at, made in enumerate(lists):
            if isinstance(made, Exception):
                self._run.fail([(self._batch, at)], field, (), made)
            else:
                self._batch.outs[at][field.name] = made
        self._of_places(plan, batch, places, pending)
        if not simple:
            self._run.descend([batch], pending, without=OfPlace)

    def _of_places(self, plan: ObjectPlan, batch: Batch, places: Sequence[Any], pending: "Pending") -> None:
        for field in plan.deferred:
            if isinstance(field.kind, OfPlace):
                values = (
                    [row for *_, row in places]
                    if field.kind.part == "node"
                    else [attempt(page.cursor, row) for _, _, page, row in places]
                )
                self._run.complete(field, Each(batch), values, pending)


def _put(name: str, owners: Owners, at: Sequence[int], count: int, outs: Sequence[Any]) -> None:
    owners.put(name, spread(at, outs, count))
