"""Plain resolvers: called by graphql-core object by object; the objects they give go on together.

graphql-core resolves and completes such a field with all that it may be: awaitables, asynchronous iterators,
lists of either, types that must be asked for. Where it would go on into an object, the executor hands the
object to the `Taken` that travels with the field, and gives an empty response object in its stead. When all
objects of the wave are there, they are made as one batch.
"""

from collections.abc import Awaitable, Callable, Sequence
from copy import copy
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graphql import GraphQLObjectType, is_abstract_type
from graphql.pyutils import Path

from engine.batches import Batch, Origin, Origins, Owner
from engine.plan import FieldPlan

if TYPE_CHECKING:
    from engine.run import Run
    from engine.tasks import Pending


class Found(NamedTuple):
    """An object that completion came to, and the response object that it was given."""

    type: GraphQLObjectType
    source: Any
    out: dict[str, Any]
    origins: Sequence[Origin]


class Taken:
    """Takes the objects that graphql-core's completion of one field comes to."""

    __slots__ = ("_found", "_origins")

    def __init__(self, found: list[Found], origins: Callable[[Path], Sequence[Origin]]) -> None:
        self._found = found
        self._origins = origins

    def take(self, type_: GraphQLObjectType, path: Path, source: Any) -> dict[str, Any]:
        """The response object of a source, to be filled with the rest of its wave."""
        out: dict[str, Any] = {}
        self._found.append(Found(type_, source, out, self._origins(path)))
        return out


class Waiting(NamedTuple):
    """A value that must be awaited, whose it is, and what to do with it or its error."""

    value: Awaitable[Any]
    owners: Sequence[Owner]
    put: Callable[[Any], None]
    fail: Callable[[Exception], None]

    def whose(self) -> Sequence[Owner]:
        """The objects that wait for it."""
        return self.owners


class Wave:
    """The values of one field for all objects of a level, completed by graphql-core up to their objects."""

    def __init__(self, run: "Run", field: FieldPlan) -> None:
        self._run: Final = run
        self._field: Final = field
        self._waiting: Final[list[Waiting]] = []
        self.found: Final[list[Found]] = []

    def owners(self) -> list[Owner]:
        """The objects that wait for a value."""
        return [owner for waiting in self._waiting for owner in waiting.owners]

    def value(
        self,
        complete: Callable[[], Any],
        owners: Sequence[Owner],
        put: Callable[[Any], None],
        fail: Callable[[Exception], None],
    ) -> None:
        """Complete a value, now or when it was awaited."""
        try:
            value = complete()
        except Exception as error:  # noqa: BLE001 - whatever a resolver raises is its field's error
            fail(error)
            return
        if self._run.executor.is_awaitable(value):
            self._waiting.append(Waiting(value, owners, put, fail))
        else:
            put(value)

    def start(self, pending: "Pending") -> None:
        """Go on with the objects, now when none must be waited for, later by `pending` otherwise."""
        if self._waiting:
            pending.append(self)
        else:
            self._go_on(pending)

    async def run(self) -> None:
        """Await what must be awaited, then go on with all objects."""
        await self._run.tasks.together([(self._await(each), each.whose) for each in self._waiting])
        pending: Pending = []
        self._go_on(pending)
        await self._run.tasks.everything(pending)

    def abandon(self) -> None:
        """Let what was started come to its end by itself: nobody waits for it any more."""
        self._run.executor.settle_in_background([waiting.value for waiting in self._waiting])

    async def _await(self, waiting: Waiting) -> None:
        try:
            value = await waiting.value
        except Exception as error:  # noqa: BLE001 - the same
            waiting.fail(error)
        else:
            waiting.put(value)

    def _go_on(self, pending: "Pending") -> None:
        groups: dict[str, list[Found]] = {}
        failures = self._run.failures
        for found in self.found:
            owners = [(origin.batch, origin.at) for origin in found.origins]
            if not (failures.any and failures.all_nulled(owners)):
                groups.setdefault(found.type.name, []).append(found)
        batches = []
        for name, group in groups.items():
            batch = Batch(self._field.plans[name], [found.source for found in group], _origins(group))
            self._run.project(batch)
            for found, out in zip(group, batch.outs, strict=True):
                found.out.update(out)
            batch.outs = [found.out for found in group]
            batches.append(batch)
        self._run.descend(batches, pending)


def resolve(run: "Run", batch: Batch, field: FieldPlan, pending: "Pending") -> None:
    """Resolve a field object by object; its objects go on together, or not at all for introspection."""
    wave = Wave(run, field)
    introspects = field.field_name.startswith("__")
    executor, type_ = (
        _shown(run.executor, batch.plan.type) if introspects else (run.executor, batch.plan.type)
    )

    def value(at: int, source: Any) -> None:
        def origins(path: Path) -> Sequence[Origin]:
            return [Origin(batch, at, field, _position(path))]

        def complete() -> Any:
            path = Path(batch.path(at), field.name, batch.plan.type.name)
            taken = None if introspects else Taken(wave.found, origins)
            return executor.execute_field(type_, source, field.details, path, taken)

        def put(value: Any) -> None:
            batch.outs[at][field.name] = value

        wave.value(complete, [(batch, at)], put, lambda error: run.bubble((batch, at), error))

    for at, source in enumerate(batch.sources):
        if not (run.failures.any and run.failures.nulled((batch, at))):
            value(at, source)
    wave.start(pending)


def _shown(executor: Any, type_: GraphQLObjectType) -> tuple[Any, GraphQLObjectType]:
    """An executor over the schema that whoever asks may look at, and its root type."""
    permissions = getattr(executor.context_value, "permissions", None)
    schema = executor.schema if permissions is None else permissions.schema(executor.schema)
    if schema is executor.schema:
        return executor, type_
    looking = copy(executor)
    looking.schema = schema
    return looking, schema.query_type


def ask(
    run: "Run",
    field: FieldPlan,
    sources: Sequence[Any],
    indices: Sequence[int],
    origins: Origins,
    put: Callable[[int, Any], None],
    pending: "Pending",
) -> None:
    """Make the response objects of sources whose type only the schema's own functions tell."""
    wave = Wave(run, field)
    executor = run.executor
    complete_value = (
        executor.complete_abstract_value if is_abstract_type(field.named) else executor.complete_object_value
    )

    def value(index: int) -> None:
        places = list(origins(index))

        def complete() -> Any:
            first = places[0]
            path: Path | None = Path(first.batch.path(first.at), field.name, first.batch.plan.type.name)
            info = executor.build_resolve_info(field.definition, field.nodes, first.batch.plan.type, path)
            for step in first.position:
                path = Path(path, step, None)
            taken = Taken(wave.found, lambda _: places)
            return complete_value(field.named, field.details, info, path, sources[index], taken)

        def fail(error: Exception) -> None:
            for place in places:
                run.fail([(place.batch, place.at)], place.field, place.position, error)

        owners = [(place.batch, place.at) for place in places]
        wave.value(complete, owners, lambda out: put(index, out), fail)

    for index in indices:
        value(index)
    wave.start(pending)


def _position(path: Path) -> tuple[int, ...]:
    """The position in lists with which a path ends."""
    steps: list[int] = []
    place: Path | None = path
    while place is not None and isinstance(place.key, int):
        steps.append(place.key)
        place = place.prev
    return tuple(reversed(steps))


def _origins(group: Sequence[Found]) -> Origins:
    return lambda index: group[index].origins
