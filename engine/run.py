"""Running a plan: each level's fields once for all its objects."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any

from engine.batches import Batch, Failure, Origin, Origins, settle
from engine.kinds import Edge, ToPage
from engine.objects import completed_type, typed_groups
from engine.plan import FieldPlan, ObjectPlan, is_list
from engine.projections import read
from engine.values import Plain, unfold

Owner = tuple[Batch, int]
"""An object that a value belongs to: its batch and its index there."""

Pending = list[Coroutine[Any, Any, None]]
"""What still has to be awaited below."""


class Run:
    """One execution of one plan."""

    def __init__(self, executor: Any, plan: ObjectPlan) -> None:
        self.executor = executor
        self.context = executor.context_value
        self.today = getattr(self.context, "today", None)
        self.failures: list[Failure] = []
        self.root = Batch(plan, [executor.root_value], None)

    def start(self, *, serially: bool) -> Any:
        """The data and errors, or an awaitable of them when anything must be awaited."""
        self.project(self.root)
        if serially:
            return self._serially()
        pending: Pending = []
        self.descend([self.root], pending)
        return self._finish(pending) if pending else self._settled()

    async def _finish(self, pending: Pending) -> Any:
        await everything(pending)
        return self._settled()

    async def _serially(self) -> Any:
        """Root fields one after the other, each with all that is below it before the next."""
        plan = self.root.plan
        for field in plan.fields:
            pending: Pending = []
            if field in plan.plain:
                Plain(self, self.root, field).start(pending)
            elif field in plan.deferred:
                self.defer(self.root, field, pending)
            elif field in plan.edges:
                pending.append(self.load([(self.root, field)]))
            await everything(pending)
        return self._settled()

    def _settled(self) -> Any:
        if not self.failures:
            return self.root.outs[0], []
        return settle(self.root, self.failures, propagate=self.executor.error_propagation)

    def project(self, batch: Batch) -> None:
        """Make the batch's response objects, with everything that its rows alone can answer."""
        project = batch.plan.project
        try:
            batch.outs = project(batch.sources, self.today)
        except Exception:  # noqa: BLE001 - the slow way finds out which field of which object it was
            batch.outs = [dict.fromkeys(field.name for field in batch.plan.fields) for _ in batch.sources]
            for field in batch.plan.fields:
                if project.makes(field):
                    for index in range(len(batch.sources)):
                        self._project_one(batch, index, field)

    def _project_one(self, batch: Batch, index: int, field: FieldPlan) -> None:
        try:
            value = batch.plan.project.value(field, batch.sources[index], self.today)
        except Exception as error:  # noqa: BLE001 - whatever a field raises is that field's error
            value = error
        self.complete(field, [[(batch, index)]], [value], [])

    def descend(self, batches: Sequence[Batch], pending: Pending) -> None:
        """Answer the fields that the projections left; `batches` are the types of one place of the operation."""
        groups: dict[Any, list[tuple[Batch, FieldPlan]]] = {}
        for batch in batches:
            for field in batch.plan.deferred:
                self.defer(batch, field, pending)
            for field in batch.plan.plain:
                Plain(self, batch, field).start(pending)
            for field in batch.plan.edges:
                groups.setdefault(field.merge_key, []).append((batch, field))
        pending.extend(self.load(group) for group in groups.values())

    def defer(self, batch: Batch, field: FieldPlan, pending: Pending) -> None:
        """A field whose objects are at hand: views of the row, or what a function of it gives."""
        values: list[Any] = []
        for source in batch.sources:
            try:
                values.append(read(field.kind, source, self.today))
            except Exception as error:  # noqa: BLE001 - whatever a field raises is that field's error
                values.append(error)
        self.complete(field, [[(batch, index)] for index in range(len(values))], values, pending)

    async def load(self, group: Sequence[tuple[Batch, FieldPlan]]) -> None:
        """A field that must be awaited, once for all objects of all types in its place."""
        field = group[0][1]
        owners = [(batch, index) for batch, _ in group for index in range(len(batch.sources))]
        try:
            arguments = field.arguments.converted(self.executor)
        except Exception as error:  # noqa: BLE001 - a bad argument is the field's error
            self.fail(owners, field, (), error)
            return
        if isinstance(field.kind, Edge):
            await self._edge(field, field.kind, owners, arguments)
        else:
            await self._batched(field, owners, arguments)

    async def _edge(self, field: FieldPlan, edge: Edge, owners: list[Owner], arguments: Any) -> None:
        asked: dict[Any, list[Owner]] = {}
        without: list[Owner] = []
        if edge.key is None:
            asked[None] = owners
        else:
            for owner in owners:
                key = owner[0].sources[owner[1]][edge.key]
                (without if key is None else asked.setdefault(key, [])).append(owner)
        pending: Pending = []
        if without:
            self.complete(field, [without], [edge.absent()], pending)
        if asked and isinstance(edge, ToPage):
            from engine.connections import Connections  # noqa: PLC0415 - connections are made of runs

            await Connections(self, field, edge, list(asked.values()), list(asked), arguments).load(pending)
        elif asked:
            try:
                values = await self.context.read(edge.loader, list(asked), arguments, field.columns())
            except Exception as error:  # noqa: BLE001 - a failed load is the error of each field it was for
                values = [error] * len(asked)
            self.complete(field, list(asked.values()), values, pending)
        await everything(pending)

    async def _batched(self, field: FieldPlan, owners: list[Owner], arguments: Any) -> None:
        kind: Any = field.kind
        parents = [batch.sources[index] for batch, index in owners]
        try:
            values = await kind.together(parents, arguments, self.context)
        except Exception as error:  # noqa: BLE001 - a failed batch is the error of each field it was for
            values = [error] * len(owners)
        pending: Pending = []
        self.complete(field, [[owner] for owner in owners], values, pending)
        await everything(pending)

    def complete(
        self, field: FieldPlan, owners: Sequence[Sequence[Owner]], values: Sequence[Any], pending: Pending
    ) -> None:
        """Put each value, completed, into the response objects of its owners."""
        if is_list(field.type) or field.leaf:
            unfold(self, field, owners, values, pending)
            return
        at: list[int] = []
        for index, value in enumerate(values):
            if value is None or isinstance(value, Exception):
                self.fail_null(owners[index], field, (), value)
            else:
                at.append(index)
        sources = values if len(at) == len(values) else [values[index] for index in at]

        def put(index: int, out: Any) -> None:
            for batch, place in owners[at[index]]:
                batch.outs[place][field.name] = out

        def origins(index: int) -> list[Origin]:
            return [Origin(batch, place, field, ()) for batch, place in owners[at[index]]]

        self.make(field, sources, origins, put, pending)

    def make(
        self,
        field: FieldPlan,
        sources: Sequence[Any],
        origins: Origins,
        put: Callable[[int, Any], None],
        pending: Pending,
    ) -> None:
        """Make the response objects of sources that are not null, and `put` each at its index."""
        if not sources:
            return
        known = completed_type(field, sources)
        if known is not None:
            batch = Batch(known, sources, origins)
            self.project(batch)
            for index, out in enumerate(batch.outs):
                put(index, out)
            self.descend([batch], pending)
            return
        batches = []
        for plan, indices in typed_groups(self, field, sources, origins, put, pending):
            batch = Batch(plan, [sources[index] for index in indices], _at(origins, indices))
            self.project(batch)
            for index, out in zip(indices, batch.outs, strict=True):
                put(index, out)
            batches.append(batch)
        self.descend(batches, pending)

    async def late(self, plan: ObjectPlan, source: Any, origins: Origins, put: Callable[[Any], None]) -> None:
        """Make the response object of a source whose type had to be awaited."""
        batch = Batch(plan, [source], origins)
        self.project(batch)
        put(batch.outs[0])
        pending: Pending = []
        self.descend([batch], pending)
        await everything(pending)

    def fail(
        self, owners: Sequence[Owner], field: FieldPlan, position: tuple[int, ...], error: Exception
    ) -> None:
        """Note an error of a field for each object that it was for."""
        self.failures.extend(Failure(batch, index, field, position, error) for batch, index in owners)

    def fail_null(
        self, owners: Sequence[Owner], field: FieldPlan, position: tuple[int, ...], value: Any
    ) -> None:
        """Note an exception, or a null where none may be."""
        if isinstance(value, Exception):
            self.fail(owners, field, position, value)
        elif field.required:
            self.fail(owners, field, position, field.null_error())


def _at(origins: Origins, indices: Sequence[int]) -> Origins:
    return lambda index: origins(indices[index])


async def everything(pending: Sequence[Awaitable[None]]) -> None:
    """Await all at once; when this is cancelled, so are they."""
    if len(pending) == 1:
        await pending[0]
    elif pending:
        await asyncio.gather(*pending)
