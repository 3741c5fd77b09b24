"""Values of any shape: leaves, lists of lists, and what a plain resolver returns."""

from collections.abc import AsyncIterable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graphql import GraphQLError, GraphQLList, GraphQLNonNull
from graphql.pyutils import Path, Undefined, is_iterable

from engine.batches import Batch, Origin
from engine.leaves import complete_leaf
from engine.plan import FieldPlan

if TYPE_CHECKING:
    from engine.run import Owner, Pending, Run


def unfold(
    run: "Run",
    field: FieldPlan,
    owners: Sequence[Sequence["Owner"]],
    values: Sequence[Any],
    pending: "Pending",
) -> None:
    """Complete lists and leaves; the objects that lists hold are made all together."""
    flat: list[Any] = []
    spots: list[tuple[int, tuple[int, ...], list[Any]]] = []

    def build(type_: Any, value: Any, at: int, position: tuple[int, ...], container: list[Any] | None) -> Any:
        required = isinstance(type_, GraphQLNonNull)
        inner = type_.of_type if isinstance(type_, GraphQLNonNull) else type_
        if isinstance(value, Exception):
            run.fail(owners[at], field, position, value)
            return None
        if value is None or value is Undefined:
            if required:
                run.fail(owners[at], field, position, field.null_error())
            return None
        if isinstance(inner, GraphQLList):
            return items(inner.of_type, value, at, position)
        if field.leaf:
            try:
                return complete_leaf(inner, value)
            except Exception as error:  # noqa: BLE001 - whatever a type raises is the field's error
                run.fail(owners[at], field, position, error)
                return None
        assert container is not None  # noqa: S101 - objects outside lists do not come here
        flat.append(value)
        spots.append((at, position, container))
        return None

    def items(of: Any, value: Any, at: int, position: tuple[int, ...]) -> Any:
        if not is_iterable(value):
            sentence = (
                f"Expected Iterable, but did not find one for field '{field.parent}.{field.field_name}'."
            )
            run.fail(owners[at], field, position, GraphQLError(sentence))
            return None
        made: list[Any] = []
        for index, item in enumerate(value):
            made.append(None)
            made[index] = build(of, item, at, (*position, index), made)
        return made

    for at, value in enumerate(values):
        out = build(field.type, value, at, (), None)
        for batch, index in owners[at]:
            batch.outs[index][field.name] = out
    if flat:

        def put(index: int, out: Any) -> None:
            _, position, container = spots[index]
            container[position[-1]] = out

        def origins(index: int) -> list[Origin]:
            at, position, _ = spots[index]
            return [Origin(batch, place, field, position) for batch, place in owners[at]]

        run.make(field, flat, origins, put, pending)


class Plain:
    """A field with a resolver of its own, called object by object and awaited together."""

    def __init__(self, run: "Run", batch: Batch, field: FieldPlan) -> None:
        self._run = run
        self._batch = batch
        self._field = field
        self._awaitable = run.executor.is_awaitable

    def start(self, pending: "Pending") -> None:
        """Call the resolver for each object; what must be awaited goes to `pending`."""
        if self._field.field_name.startswith("__"):
            self._introspect()
            return
        values = self._call()
        if any(self._waits(value) for value in values):
            pending.append(self._later(values))
        else:
            self._complete(values, pending)

    def _introspect(self) -> None:
        """The schema's own fields go to stock execution, which keeps their errors."""
        run, field = self._run, self._field
        path = Path(None, field.name, field.parent.name)
        self._batch.outs[0][field.name] = run.executor.execute_field(
            field.parent, self._batch.sources[0], field.details, path, None
        )

    def _call(self) -> list[Any]:
        run, field = self._run, self._field
        executor = run.executor
        try:
            arguments: Mapping[str, Any] = field.arguments.raw(executor)
        except Exception as error:  # noqa: BLE001 - a bad argument is the field's error
            return [error] * len(self._batch.sources)
        resolve = field.definition.resolve or executor.field_resolver
        values: list[Any] = []
        for index, source in enumerate(self._batch.sources):
            info = executor.build_resolve_info(
                field.definition, field.nodes, field.parent, response_path(self._batch, index, field)
            )
            try:
                values.append(resolve(source, info, **arguments))
            except Exception as error:  # noqa: BLE001 - whatever a resolver raises is that field's error
                values.append(error)
        return values

    def _waits(self, value: Any) -> bool:
        if self._awaitable(value) or isinstance(value, AsyncIterable):
            return True
        return isinstance(value, list | tuple) and any(self._waits(item) for item in value)

    async def _later(self, values: Sequence[Any]) -> None:
        import asyncio  # noqa: PLC0415

        from engine.run import everything  # noqa: PLC0415

        pending: Pending = []
        self._complete(await asyncio.gather(*(self._settle(value) for value in values)), pending)
        await everything(pending)

    async def _settle(self, value: Any) -> Any:
        """A value without anything left to await in it; what was raised in its place."""
        import asyncio  # noqa: PLC0415

        try:
            if self._awaitable(value):
                return await self._settle(await value)
            if isinstance(value, AsyncIterable):
                value = [item async for item in value]
            if isinstance(value, list | tuple) and any(self._waits(item) for item in value):
                return await asyncio.gather(*(self._settle(item) for item in value))
        except Exception as error:  # noqa: BLE001 - whatever a resolver raises is that field's error
            return error
        return value

    def _complete(self, values: Sequence[Any], pending: "Pending") -> None:
        owners = [[(self._batch, index)] for index in range(len(values))]
        self._run.complete(self._field, owners, values, pending)


def response_path(batch: Batch, index: int, field: FieldPlan) -> Path:
    """The first response path of a field of an object, as resolvers are told it."""
    steps: Iterable[str | int] = batch.paths(index)[0]
    path: Path | None = None
    for step in steps:
        path = Path(path, step, None)
    return Path(path, field.name, field.parent.name)
