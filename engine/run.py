"""Running a plan: each level's fields once for all its objects."""

from collections.abc import Iterator, Sequence
from typing import Any

from engine.batches import Batch, Owner
from engine.columns import Columns
from engine.completion import complete
from engine.failures import Failures
from engine.kinds import Attribute
from engine.loads import Load
from engine.owners import Alone, Each, Owners
from engine.plan import FieldPlan, ObjectPlan
from engine.projections import read
from engine.shapes import is_list
from engine.tasks import Pending, Tasks
from engine.values import attempt, matched
from engine.waves import resolve


class Run:
    """One execution of one plan."""

    def __init__(self, executor: Any, plan: ObjectPlan) -> None:
        self.executor = executor
        self.context = executor.context_value
        self.today = getattr(self.context, "today", None)
        self.failures = Failures(executor)
        self.tasks = Tasks(self.failures)
        self.root = Batch(plan, [executor.root_value], None)

    def start(self, *, serially: bool) -> Any:
        """The data, or an awaitable of them when anything must be awaited."""
        self.project(self.root)
        if serially:
            return self._serially(iter(self.root.plan.fields))
        pending: Pending = []
        self.descend([self.root], pending)
        return self._finish(pending, iter(())) if self._waits(pending) else self._settled()

    def _serially(self, fields: Iterator[FieldPlan]) -> Any:
        """Root fields one after the other, each with all that is below it before the next."""
        for field in fields:
            pending = self._begin(field)
            if self._waits(pending):
                return self._finish(pending, fields)
        return self._settled()

    async def _finish(self, pending: Pending, fields: Iterator[FieldPlan]) -> Any:
        await self.tasks.everything(pending)
        for field in fields:
            await self.tasks.everything(self._begin(field))
        return self._settled()

    def _begin(self, field: FieldPlan) -> Pending:
        pending: Pending = []
        if self.failures.any and self.failures.nulled((self.root, 0)):
            return pending
        plan = self.root.plan
        if field in plan.plain or field in self.root.slow:
            resolve(self, self.root, field, pending)
        elif field in plan.deferred:
            self.defer(self.root, field, pending)
        elif field in plan.edges:
            pending.append(Load(self, [[(self.root, field)]]))
        return pending

    def _waits(self, pending: Pending) -> bool:
        """Whether there is anything to await; nothing when there will be no data."""
        if pending and self.failures.any and self.failures.nulled((self.root, 0)):
            self.tasks.abandon(pending)
            return False
        return bool(pending)

    def _settled(self) -> Any:
        return self.failures.settle(self.root) if self.failures.any else self.root.outs[0]

    def project(self, batch: Batch) -> None:
        """Make the batch's response objects, with everything that its rows alone can answer."""
        project = batch.plan.project
        try:
            batch.outs = project(batch.sources, self.today)
        except Exception:  # noqa: BLE001 - the slow way finds out which field of which object it was
            batch.outs = [dict.fromkeys(field.name for field in batch.plan.fields) for _ in batch.sources]
            for field in batch.plan.fields:
                if isinstance(field.kind, Attribute) and project.makes(field):
                    batch.slow.append(field)
                elif project.makes(field):
                    for index in range(len(batch.sources)):
                        self._project_one(batch, index, field)

    def _project_one(self, batch: Batch, index: int, field: FieldPlan) -> None:
        if piece := batch.plan.project.piece(field):
            batch.outs[index][field.name] = piece.of(batch.sources[index])
            return
        value = attempt(batch.plan.project.value, field, batch.sources[index], self.today)
        self.complete(field, Alone((batch, index)), [value], [])

    def descend(self, batches: Sequence[Batch], pending: Pending, *, without: Any = ()) -> None:
        """Answer the fields that the projections left, `without` those of some kinds.

        The batches are the types of one place of the operation.
        """
        loads: dict[Any, dict[Any, list[tuple[Batch, FieldPlan]]]] = {}
        held: dict[Any, list[tuple[Batch, FieldPlan]]] = {}
        for batch in batches:
            if not (batch.plan.waiting or batch.slow):
                continue
            for field in batch.plan.deferred:
                if not isinstance(field.kind, without):
                    self.defer(batch, field, pending)
            for field in (*batch.plan.plain, *batch.slow):
                resolve(self, batch, field, pending)
            for field in batch.plan.held:
                held.setdefault(field.place_key, []).append((batch, field))
            for field in batch.plan.edges:
                if not isinstance(field.kind, without):
                    places = loads.setdefault(field.load_key, {})
                    places.setdefault(field.place_key, []).append((batch, field))
        pending.extend(Load(self, list(places.values())) for places in loads.values())
        for group in held.values():
            self._take(group, pending)

    def _take(self, group: Sequence[tuple[Batch, FieldPlan]], pending: Pending) -> None:
        """A field whose rows have come with those of the objects."""
        values: list[Any] = []
        for batch, field in group:
            values += batch.plan.held[field](batch.sources)
        self.complete(group[0][1], Each(*(batch for batch, _ in group)), values, pending)

    def defer(self, batch: Batch, field: FieldPlan, pending: Pending) -> None:
        """A field whose objects are at hand: views of the row, or what a function of it gives."""
        values = [attempt(read, field.kind, source, self.today) for source in batch.sources]
        if isinstance(field.kind, Attribute) and (
            is_list(field.type) or any(map(self.executor.is_awaitable, values))
        ):
            resolve(self, batch, field, pending)
            return
        self.complete(field, Each(batch), values, pending)

    async def read(
        self,
        loader: Any,
        keys: Sequence[Any],
        arguments: Any,
        columns: Columns,
        *,
        alone: bool = True,
    ) -> Sequence[Any]:
        """What a loader finds per key; its error in place of each.

        It is not `alone` when whoever asks asks for more, nor when other tasks are under way.
        """
        alone = alone and not self.tasks.running
        try:
            found = await self.context.read(loader, keys, arguments, columns, alone=alone)
        except Exception as error:  # noqa: BLE001 - a failed load is the error of each field it was for
            found = [error] * len(keys)
        return matched(found, len(keys), getattr(loader, "name", "A loader"))

    def complete(self, field: FieldPlan, owners: Owners, values: Sequence[Any], pending: Pending) -> None:
        """Put each value, completed, into the response objects of its owners."""
        complete(self, field, owners, values, pending)

    def fail(
        self, owners: Sequence[Owner], field: FieldPlan, position: tuple[int, ...], error: Exception
    ) -> None:
        """Note an error of a field for each object that it was for."""
        for owner in owners:
            if self.failures.add(owner, field, position, error):
                self.tasks.look()

    def bubble(self, owner: Owner, error: Exception) -> None:
        """Note an error that made an object null, already located where it arose."""
        self.failures.bubble(owner, error)
        self.tasks.look()

    def fail_null(self, owners: Sequence[Owner], field: FieldPlan, position: tuple[int, ...]) -> None:
        """Note a null where none may be."""
        for owner in owners:
            name = f"{owner[0].plan.type}.{field.field_name}"
            error = TypeError(f"Cannot return null for non-nullable field {name}.")
            self.fail([owner], field, position, error)
