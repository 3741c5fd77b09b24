"""Connections: a page and a total for all parents at once, and the parts of the page without an object per edge."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from engine.batches import Batch, Origin
from engine.kinds import OfPage, OfPlace, OfTotal, ToPage
from engine.plan import FieldPlan, ObjectPlan

if TYPE_CHECKING:
    from engine.run import Owner, Pending, Run


class Connections:
    """The connections of one field; parents with the same key share one."""

    def __init__(
        self,
        run: "Run",
        field: FieldPlan,
        edge: ToPage,
        owners: Sequence[Sequence["Owner"]],
        keys: Sequence[Any],
        arguments: Any,
    ) -> None:
        self._run = run
        self._edge = edge
        self._keys = keys
        self._arguments = arguments
        (plan,) = field.plans.values()
        self._batch = Batch(
            plan, keys, lambda index: [Origin(batch, at, field, ()) for batch, at in owners[index]]
        )
        run.project(self._batch)
        for out, sharing in zip(self._batch.outs, owners, strict=True):
            for batch, at in sharing:
                batch.outs[at][field.name] = out

    async def load(self, pending: "Pending") -> None:
        """Read what is selected; what is below goes to `pending`."""
        from engine.run import everything  # noqa: PLC0415 - runs are made of connections

        fields = self._batch.plan.edges
        paged = [field for field in fields if isinstance(field.kind, OfPage)]
        loads = [self._total(field) for field in fields if isinstance(field.kind, OfTotal)]
        if paged:
            loads.append(self._page(paged, pending))
        await everything(loads)

    async def _total(self, field: FieldPlan) -> None:
        values = await self._read(self._edge.loader.count, self._arguments.unpaged(), None)
        self._run.complete(field, self._owners(), values, [])

    async def _page(self, fields: Sequence[FieldPlan], pending: "Pending") -> None:
        pages = await self._read(self._edge.loader, self._arguments, _columns(fields))
        for field in fields:
            kind = field.kind
            if isinstance(kind, OfPage) and kind.part == "edges":
                self._edges(field, pages, pending)
            elif isinstance(kind, OfPage):
                parts = [page if isinstance(page, Exception) else kind.of(page) for page in pages]
                self._run.complete(field, self._owners(), parts, pending)

    async def _read(self, loader: Any, arguments: Any, columns: frozenset[str] | None) -> list[Any]:
        """What the loader finds per connection; its error in place of each."""
        try:
            found: list[Any] = await self._run.context.read(loader, self._keys, arguments, columns)
        except Exception as error:  # noqa: BLE001 - a failed load is the error of each field it was for
            return [error] * len(self._keys)
        return found

    def _owners(self) -> list[list["Owner"]]:
        return [[(self._batch, index)] for index in range(len(self._keys))]

    def _edges(self, field: FieldPlan, pages: Sequence[Any], pending: "Pending") -> None:
        (plan,) = field.plans.values()
        places = [
            (at, index, page, row)
            for at, page in enumerate(pages)
            if not isinstance(page, Exception)
            for index, row in enumerate(page.rows)
        ]
        batch = Batch(
            plan, places, lambda index: [Origin(self._batch, places[index][0], field, (places[index][1],))]
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

    def _parts(self, plan: ObjectPlan, batch: Batch, places: Sequence[Any], pending: "Pending") -> None:
        owners = [[(batch, index)] for index in range(len(places))]
        for field in plan.deferred:
            if isinstance(field.kind, OfPlace):
                values = (
                    [row for *_, row in places]
                    if field.kind.part == "node"
                    else [page.cursor(row) for _, _, page, row in places]
                )
                self._run.complete(field, owners, values, pending)


def _columns(fields: Sequence[FieldPlan]) -> frozenset[str] | None:
    """The columns that the parts of a page need of its rows; null for all."""
    found: frozenset[str] = frozenset()
    for field in fields:
        if isinstance(field.kind, OfPage) and field.kind.part != "info":
            columns = field.columns()
            if columns is None:
                return None
            found |= columns
    return found
