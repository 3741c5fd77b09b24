"""Batches of objects, where each stands in the response, and what an error makes null."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, NamedTuple

from graphql import GraphQLError, GraphQLNonNull, located_error

from engine.plan import FieldPlan, ObjectPlan


class Origin(NamedTuple):
    """A place where an object stands: in a field of a parent, at a position in its lists."""

    batch: "Batch"
    at: int
    field: FieldPlan
    position: tuple[int, ...]


Origins = Callable[[int], Iterable[Origin]]
"""The places of the object with an index; several when parents share it. Asked only for errors and paths."""


class Batch:
    """Objects of one type in one place of the operation, and their response objects."""

    __slots__ = ("origins", "outs", "plan", "sources")

    def __init__(self, plan: ObjectPlan, sources: Sequence[Any], origins: Origins | None) -> None:
        self.plan: Final = plan
        self.sources: Final = sources
        self.outs: list[dict[str, Any]] = []
        self.origins: Final = origins
        """Null for the root."""

    def paths(self, index: int) -> list[list[str | int]]:
        """All response paths of an object."""
        if self.origins is None:
            return [[]]
        return [
            [*path, origin.field.name, *origin.position]
            for origin in self.origins(index)
            for path in origin.batch.paths(origin.at)
        ]


class Failure(NamedTuple):
    """An error of a field of an object, at a position in its lists."""

    batch: Batch
    at: int
    field: FieldPlan
    position: tuple[int, ...]
    error: Exception


def settle(root: Batch, failures: Sequence[Failure], *, propagate: bool) -> tuple[Any, list[GraphQLError]]:
    """The data with nulls where errors put them, and one error per null.

    Implements "Handling Execution Errors" of the specification: a null in a place that is not nullable goes up to
    the nearest that is. Of several errors that come to the same null the first is told.
    """
    nulled: set[tuple[int, int]] = set()
    for failure in failures:
        _nullify(failure.batch, failure.at, failure.field, failure.position, nulled, propagate=propagate)
    data = None if (id(root), 0) in nulled else root.outs[0]
    errors: dict[tuple[str | int, ...], GraphQLError] = {}
    for failure in failures:
        for path in failure.batch.paths(failure.at):
            full = [*path, failure.field.name, *failure.position]
            null = _first_null(data, full)
            if null not in errors:
                errors[null] = located_error(failure.error, failure.field.nodes, full)
    return data, list(errors.values())


def _nullify(
    batch: Batch,
    index: int,
    field: FieldPlan,
    position: tuple[int, ...],
    nulled: set[tuple[int, int]],
    *,
    propagate: bool,
) -> None:
    types: list[Any] = [field.type]
    for _ in position:
        inner = types[-1].of_type if isinstance(types[-1], GraphQLNonNull) else types[-1]
        types.append(inner.of_type)
    for depth in range(len(position), -1, -1):
        if not propagate or not isinstance(types[depth], GraphQLNonNull):
            _put_null(batch.outs[index], field.name, position[:depth])
            return
    if (id(batch), index) in nulled:
        return
    nulled.add((id(batch), index))
    for origin in batch.origins(index) if batch.origins is not None else ():
        _nullify(origin.batch, origin.at, origin.field, origin.position, nulled, propagate=propagate)


def _put_null(out: dict[str, Any], name: str, position: tuple[int, ...]) -> None:
    container: Any = out
    key: Any = name
    for step in position:
        container, key = container[key], step
        if container is None:
            return
    container[key] = None


def _first_null(data: Any, path: Sequence[str | int]) -> tuple[str | int, ...]:
    """The shortest beginning of a path at which the data are null; all of it when they are not."""
    for depth, step in enumerate(path):
        if data is None:
            return tuple(path[:depth])
        data = data[step]
    return tuple(path)
