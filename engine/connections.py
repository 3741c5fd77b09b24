"""Connections: a page and a total for all parents at once, its parts without an object per edge."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from engine.batches import Batch, Origin, Owner
from engine.columns import Columns, union
from engine.kinds import Connected, ToPage
from engine.parts import OfPage, OfPlace, OfTotal, Place
from engine.plan import FieldPlan, ObjectPlan
from engine.values import attempt

if TYPE_CHECKING:
    from engine.run import Run
    from engine.tasks import Pending


class Connections:
    """The connections of one field; parents with the same key share one."""

    def __init__(
        self,
        run: "Run",
        field: FieldPlan,
        edge: ToPage,
        asked: Sequence[tuple[Any, Sequence[Owner]]],
        arguments: Any,
    ) -> None:
        self._run: Final = run
        self._edge: Final = edge
        self._keys: Final = [key for key, _ in asked]
        self._arguments: Final = arguments
        (self._plan,) = field.plans.values()
        self._batch: Final = Batch(
            self._plan,
            [Connected(edge, key, arguments) for key in self._keys],
            lambda index: [Origin(batch, at, field, ()) for batch, at in asked[index][1]],
        )
        run.project(self._batch)
        for out, (_, sharing) in zip(self._batch.outs, asked, strict=True):
            for batch, at in sharing:
                batch.outs[at][field.name] = out

    async def load(self, pending: "Pending") -> None:
        """Read what is selected; what is below goes to `pending`."""
        paged = [field for field in self._plan.edges if isinstance(field.kind, OfPage)]
        loads = [self._total(field) for field in self._plan.edges if isinstance(field.kind, OfTotal)]
        if paged:
            loads.append(self._page(paged, pending))
        self._run.descend([self._batch], pending, without=OfPage | OfTotal)
        owners = [(self._batch, index) for index in range(len(self._keys))]
        await self._run.tasks.together([(load, owners) for load in loads])

    async def _total(self, field: FieldPlan) -> None:
        values = await self._read(self._edge.loader.count, self._arguments.unpaged(), None)
        self._run.complete(field, self._owners(), values, [])

    async def _page(self, fields: Sequence[FieldPlan], pending: "Pending") -> None:
        columns = page_columns(fields)
        pages = await self._read(self._edge.loader, self._arguments, columns)
        for field in fields:
            kind = field.kind
            if isinstance(kind, OfPage) and kind.part == "edges":
                self._edges(field, pages, pending)
            elif isinstance(kind, OfPage):
                parts = [page if isinstance(page, Exception) else attempt(kind.of, page) for page in pages]
                self._run.complete(field, self._owners(), parts, pending)

    async def _read(self, loader: Any, arguments: Any, columns: Columns) -> list[Any]:
        """What a loader finds per connection; connections that share nothing may still have the same key."""
        keys = list(dict.fromkeys(self._keys))
        found = dict(zip(keys, await self._run.read(loader, keys, arguments, columns), strict=True))
        return [found[key] for key in self._keys]

    def _owners(self) -> list[list[Owner]]:
        return [[(self._batch, index)] for index in range(len(self._keys))]

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
        self._parts(plan, batch, places, pending)
        if not simple:
            self._run.descend([batch], pending, without=OfPlace)

    def _parts(self, plan: ObjectPlan, batch: Batch, places: Sequence[Any], pending: "Pending") -> None:
        owners = [[(batch, index)] for index in range(len(places))]
        for field in plan.deferred:
            if isinstance(field.kind, OfPlace):
                values = (
                    [row for *_, row in places]
                    if field.kind.part == "node"
                    else [attempt(page.cursor, row) for _, _, page, row in places]
                )
                self._run.complete(field, owners, values, pending)


def page_columns(fields: Sequence[FieldPlan]) -> Columns:
    """The columns that the parts of a page need of its rows."""
    return union(
        field.columns for field in fields if isinstance(field.kind, OfPage) and field.kind.part != "info"
    )
