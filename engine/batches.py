"""Batches of objects, and where each stands in the response."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, NamedTuple

from graphql import GraphQLNonNull
from graphql.pyutils import Path

from engine.plan import FieldPlan, ObjectPlan


class Origin(NamedTuple):
    """A place where an object stands: in a field of a parent, at a position in its lists."""

    batch: "Batch"
    at: int
    field: FieldPlan
    position: tuple[int, ...]


Origins = Callable[[int], Iterable[Origin]]
"""The places of the object with an index; several when parents share it. Asked only for errors and paths."""

Owner = tuple["Batch", int]
"""An object that a value belongs to: its batch and its index there."""


class Spot(NamedTuple):
    """A response path, and the path that becomes null when nothing can stand there."""

    path: Path | None
    null: Path | None
    """Null for all the data."""


class Batch:
    """Objects of one type in one place of the operation, and their response objects."""

    __slots__ = ("_spots", "origins", "outs", "plan", "slow", "sources")

    def __init__(self, plan: ObjectPlan, sources: Sequence[Any], origins: Origins | None) -> None:
        self.plan: Final = plan
        self.sources: Final = sources
        self.outs: list[dict[str, Any]] = []
        self.slow: list[FieldPlan] = []
        """Fields that the projection could not make, to be resolved object by object."""
        self.origins: Final = origins
        """Null for the root."""
        self._spots: Final[dict[tuple[int, bool], list[Spot]]] = {}

    def spots(self, at: int, *, propagate: bool) -> list[Spot]:
        """Everywhere that an object stands; without `propagate` an error makes null only where it is."""
        if self.origins is None:
            return [Spot(None, None)]
        known = self._spots.get((at, propagate))
        if known is None:
            known = self._spots[at, propagate] = [
                below(spot, origin.batch.plan.type.name, origin.field, origin.position, propagate=propagate)
                for origin in self.origins(at)
                for spot in origin.batch.spots(origin.at, propagate=propagate)
            ]
        return known

    def path(self, at: int) -> Path | None:
        """The first response path of an object."""
        return self.spots(at, propagate=True)[0].path


def below(spot: Spot, parent: str, field: FieldPlan, position: tuple[int, ...], *, propagate: bool) -> Spot:
    """The spot of a field's value, or of what stands at a position in its lists, below an object's spot.

    Implements "Handling Execution Errors" of the specification: a null in a place that is not nullable goes
    up to the nearest that is.
    """
    path = Path(spot.path, field.name, parent)
    type_: Any = field.type
    null = spot.null if propagate and isinstance(type_, GraphQLNonNull) else path
    for step in position:
        type_ = (type_.of_type if isinstance(type_, GraphQLNonNull) else type_).of_type
        path = Path(path, step, None)
        if not (propagate and isinstance(type_, GraphQLNonNull)):
            null = path
    return Spot(path, null)
