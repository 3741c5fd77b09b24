"""Which object type each source is: at a glance where its class tells, by the schema's functions otherwise."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from graphql import GraphQLObjectType, is_abstract_type
from graphql.execution.executor import invalid_return_type_error

from engine.batches import Origins
from engine.plan import FieldPlan, ObjectPlan
from engine.values import response_path

if TYPE_CHECKING:
    from engine.run import Pending, Run


def completed_type(field: FieldPlan, sources: Sequence[Any]) -> ObjectPlan | None:
    """The plan for all sources when they are plainly of one type; null when each must be looked at."""
    if is_abstract_type(field.named):
        return None
    plan = field.plans[field.named.name]
    if plan.type.is_type_of is None:
        return plan
    classes = {source.__class__ for source in sources}
    return plan if all(getattr(class_, "typename", None) == plan.type.name for class_ in classes) else None


def typed_groups(
    run: "Run",
    field: FieldPlan,
    sources: Sequence[Any],
    origins: Origins,
    put: Callable[[int, Any], None],
    pending: "Pending",
) -> Iterable[tuple[ObjectPlan, list[int]]]:
    """The sources by object type, as indices; a source of no possible type is an error where it stands."""
    groups: dict[str, list[int]] = {}
    for index, source in enumerate(sources):
        name = getattr(source, "typename", None)
        if isinstance(name, str) and name in field.plans:
            groups.setdefault(name, []).append(index)
        else:
            _ask(run, field, index, source, origins, put, pending, groups)
    return [(field.plans[name], indices) for name, indices in groups.items()]


def _ask(
    run: "Run",
    field: FieldPlan,
    index: int,
    source: Any,
    origins: Origins,
    put: Callable[[int, Any], None],
    pending: "Pending",
    groups: dict[str, list[int]],
) -> None:
    """Find a source's type by the schema's own functions; when they must be awaited, its object is made later."""
    executor = run.executor
    origin = next(iter(origins(index)))
    info = executor.build_resolve_info(
        field.definition, field.nodes, field.parent, response_path(origin.batch, origin.at, field)
    )
    asked = _type(executor, field, source, info)
    try:
        found = next(asked)
    except StopIteration as stop:
        groups.setdefault(stop.value.name, []).append(index)
        return
    except Exception as error:  # noqa: BLE001 - whatever a type's function raises is the field's error
        _fail(run, origins, index, error)
        return

    async def later() -> None:
        awaited = found
        try:
            while True:
                awaited = asked.send(await awaited)
        except StopIteration as stop:
            await run.late(
                field.plans[stop.value.name], source, lambda _: origins(index), partial(put, index)
            )
        except Exception as error:  # noqa: BLE001 - the same
            _fail(run, origins, index, error)

    pending.append(later())


def _type(executor: Any, field: FieldPlan, source: Any, info: Any) -> Any:
    """A generator that returns the object type, and yields what must be awaited on the way."""
    object_type: GraphQLObjectType
    if is_abstract_type(field.named):
        resolve = field.named.resolve_type or executor.type_resolver
        name = resolve(source, info, field.named)
        if executor.is_awaitable(name):
            name = yield name
        object_type = executor.ensure_valid_runtime_type(name, field.named, field.details, info, source)
    else:
        object_type = field.named  # type: ignore[assignment]  # neither a leaf nor abstract
    if object_type.is_type_of is not None:
        fits = object_type.is_type_of(source, info)
        if executor.is_awaitable(fits):
            fits = yield fits
        if not fits:
            raise invalid_return_type_error(object_type, source, field.details)
    return object_type


def _fail(run: "Run", origins: Origins, index: int, error: Exception) -> None:
    for origin in origins(index):
        run.fail([(origin.batch, origin.at)], origin.field, origin.position, error)
