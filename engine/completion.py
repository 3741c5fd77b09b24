"""Completing values: from what loads and functions give to response objects, for all of a level at once."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, Final

from graphql import GraphQLNonNull
from graphql.pyutils import Undefined

from engine.batches import Batch, Origin, Origins
from engine.objects import Group, all_present, are_objects, typed
from engine.owners import Owners
from engine.plan import FieldPlan
from engine.values import spread, unfold
from engine.waves import ask

if TYPE_CHECKING:
    from engine.run import Run
    from engine.tasks import Pending

LISTS: Final = {list}


def complete(run: "Run", field: FieldPlan, owners: Owners, values: Sequence[Any], pending: "Pending") -> None:
    """Put each value, completed, into the response objects of its owners; what is below goes to `pending`."""
    if not field.leaf and not field.lists:
        _objects(run, field, owners, values, pending)
    elif not _rows(run, field, owners, values, pending):
        found = unfold(run, field, owners, values)
        _make(run, field, found.sources, found.origins, found.put, pending)


def present(run: "Run", field: FieldPlan, owners: Owners, values: Sequence[Any]) -> Sequence[int]:
    """The indices of the values that are something; what the others mean is noted."""
    if all_present(values):
        return range(len(values))
    at: list[int] = []
    for index, value in enumerate(values):
        if isinstance(value, Exception):
            run.fail(owners[index], field, (), value)
        elif value is not None and value is not Undefined:
            at.append(index)
        elif isinstance(field.type, GraphQLNonNull):
            run.fail_null(owners[index], field, ())
    return at


def _objects(run: "Run", field: FieldPlan, owners: Owners, values: Sequence[Any], pending: "Pending") -> None:
    at = present(run, field, owners, values)
    sources = values if len(at) == len(values) else [values[index] for index in at]

    def origins(index: int) -> list[Origin]:
        return [Origin(batch, place, field, ()) for batch, place in owners[at[index]]]

    def put(index: int, out: Any) -> None:
        for batch, place in owners[at[index]]:
            batch.outs[place][field.name] = out

    groups, unknown = typed(field, sources)
    batches, outs = _batches(run, groups, sources, origins)
    owners.put(field.name, spread(at, outs, len(values)))
    run.descend(batches, pending)
    if unknown:
        ask(run, field, sources, unknown, origins, put, pending)


def _rows(run: "Run", field: FieldPlan, owners: Owners, values: Sequence[Any], pending: "Pending") -> bool:
    """Complete lists of rows whose types they tell, without a look at each; false for others."""
    if field.leaf or set(map(type, values)) != LISTS:
        return False
    sources = values[0] if len(values) == 1 else [row for rows in values for row in rows]
    if not are_objects(field, sources):
        return False
    groups, unknown = typed(field, sources)
    if unknown:
        return False
    starts = [0, *accumulate(map(len, values))]

    def origins(index: int) -> list[Origin]:
        at = bisect_right(starts, index) - 1
        return [Origin(batch, place, field, (index - starts[at],)) for batch, place in owners[at]]

    batches, outs = _batches(run, groups, sources, origins)
    owners.put(field.name, [outs[start:end] for start, end in pairwise(starts)])
    run.descend(batches, pending)
    return True


def _make(
    run: "Run",
    field: FieldPlan,
    sources: Sequence[Any],
    origins: Origins,
    put: Callable[[int, Any], None],
    pending: "Pending",
) -> None:
    """Make the response objects of sources that are not null, and `put` each at its index."""
    if not sources:
        return
    groups, unknown = typed(field, sources)
    batches, outs = _batches(run, groups, sources, origins)
    for index, out in enumerate(outs):
        put(index, out)
    run.descend(batches, pending)
    if unknown:
        ask(run, field, sources, unknown, origins, put, pending)


def _batches(
    run: "Run", groups: Sequence[Group], sources: Sequence[Any], origins: Origins
) -> tuple[list[Batch], list[Any]]:
    """A batch for each type, and the response objects of all sources; null for an unknown type."""
    if not sources:
        return [], []
    outs: list[Any] = []
    batches = []
    for plan, indices in groups:
        if indices is None:
            batch = Batch(plan, sources, origins)
            run.project(batch)
            return [batch], batch.outs
        batch = Batch(plan, [sources[index] for index in indices], _at(origins, indices))
        run.project(batch)
        batches.append(batch)
        outs = outs or [None] * len(sources)
        for index, out in zip(indices, batch.outs, strict=True):
            outs[index] = out
    return batches, outs or [None] * len(sources)


def _at(origins: Origins, indices: Sequence[int]) -> Origins:
    return lambda index: origins(indices[index])
