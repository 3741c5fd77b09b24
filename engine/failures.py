"""Errors of fields: where each stands, and what it makes null."""

from collections.abc import Sequence
from typing import Any, Final

from graphql import GraphQLError, located_error
from graphql.pyutils import Path

from engine.batches import Batch, Owner, below
from engine.plan import FieldPlan


class Failures:
    """The nulls that errors put into the data; the errors themselves go to the executor."""

    def __init__(self, executor: Any) -> None:
        self._errors: Final = executor.collected_errors
        self._propagate: Final = executor.error_propagation
        self._nulls: Final[list[Path | None]] = []
        self._first: Final[dict[FieldPlan, GraphQLError]] = {}
        """An error of each field that failed."""
        self.any = False
        """Whether anything failed at all."""

    def add(self, owner: Owner, field: FieldPlan, position: tuple[int, ...], error: Exception) -> bool:
        """Note an error of a field, at a position in its lists; tell whether it makes the object null."""
        batch, at = owner
        bubbled = False
        for spot in batch.spots(at, propagate=self._propagate):
            failed = below(spot, batch.plan.type.name, field, position, propagate=self._propagate)
            path = failed.path.as_list() if failed.path else []
            self._put(self._located(error, field, path), failed.null)
            bubbled = bubbled or failed.null is spot.null
        return bubbled

    def bubble(self, owner: Owner, error: Exception) -> None:
        """Note an error, already located, of a field that may not be null: its object cannot be either."""
        batch, at = owner
        for spot in batch.spots(at, propagate=self._propagate):
            self._put(error, spot.null)

    def nulled(self, owner: Owner) -> bool:
        """Whether an object stands nowhere any more."""
        batch, at = owner
        return all(
            self._errors.has_nulled_position(spot.path) for spot in batch.spots(at, propagate=self._propagate)
        )

    def all_nulled(self, owners: Sequence[Owner]) -> bool:
        """Whether none of the objects stands anywhere any more."""
        return all(self.nulled(owner) for owner in owners)

    def settle(self, root: Batch) -> dict[str, Any] | None:
        """The data, with nulls where errors put them."""
        data: dict[str, Any] = root.outs[0]
        if None in self._nulls:
            return None
        for null in self._nulls:
            if null is not None:
                *above, last = null.as_list()
                container: Any = data
                for step in above:
                    container = None if container is None else container[step]
                if container is not None:
                    container[last] = None
        return data

    def _located(self, error: Exception, field: FieldPlan, path: list[str | int]) -> GraphQLError:
        """The error with its places, those in the text as they were found for the field's first error.

        To find lines and columns takes longer than all else, and a refused column fails in every row.
        """
        if isinstance(error, GraphQLError):
            return located_error(error, field.nodes, path)
        first = self._first.get(field)
        if first is None:
            first = self._first[field] = located_error(error, field.nodes, path)
            return first
        located = located_error(error, None, path)
        located.nodes, located.source = first.nodes, first.source
        located.positions, located.locations = first.positions, first.locations
        return located

    def _put(self, error: Any, null: Path | None) -> None:
        self.any = True
        if not self._errors.has_nulled_position(null):
            self._errors.add(error, null)
            self._nulls.append(null)
