"""Values of any shape: leaves, and lists of lists."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from graphql import GraphQLError, GraphQLList, GraphQLNonNull
from graphql.pyutils import Undefined, is_iterable

from engine.batches import Origin
from engine.leaves import complete_leaf
from engine.owners import Owners
from engine.plan import FieldPlan
from engine.shapes import inner

if TYPE_CHECKING:
    from engine.run import Run


def unfold(run: "Run", field: FieldPlan, owners: Owners, values: Sequence[Any]) -> "Unfolding":
    """Complete lists and leaves; the objects that lists hold are gathered, to be made all together."""
    unfolding = Unfolding(run, field, owners)
    owners.put(field.name, [unfolding.value(field.type, value, at, ()) for at, value in enumerate(values)])
    return unfolding


def attempt(function: Callable[..., Any], *arguments: Any) -> Any:
    """What a function gives, or the exception that it raises."""
    try:
        return function(*arguments)
    except Exception as error:  # noqa: BLE001 - whatever a field's function raises is the field's error
        return error


def spread(at: Sequence[int], values: Sequence[Any], count: int) -> Sequence[Any]:
    """The values at their indices among so many; null at the others."""
    if len(at) == count:
        return values
    found: list[Any] = [None] * count
    for index, value in zip(at, values, strict=True):
        found[index] = value
    return found


def matched(values: Sequence[Any], count: int, name: str) -> Sequence[Any]:
    """The values of so many objects, or as many errors when they are more or fewer."""
    if len(values) == count:
        return values
    return [ValueError(f"{name} gave {len(values)} results where {count} were asked for.")] * count


class Unfolding:
    """The values of one field; the objects in their lists are gathered in `sources`."""

    def __init__(self, run: "Run", field: FieldPlan, owners: Owners) -> None:
        self._run: Final = run
        self._field: Final = field
        self._owners: Final = owners
        self._spots: Final[list[tuple[int, tuple[int, ...], list[Any]]]] = []
        self.sources: Final[list[Any]] = []

    def value(self, type_: Any, value: Any, at: int, position: tuple[int, ...]) -> Any:
        """A value, completed, with null in the places of objects, and of what failed."""
        if isinstance(value, Exception):
            self._run.fail(self._owners[at], self._field, position, value)
            return None
        if value is None or value is Undefined:
            if isinstance(type_, GraphQLNonNull):
                self._run.fail_null(self._owners[at], self._field, position)
            return None
        shape = inner(type_)
        try:
            if isinstance(shape, GraphQLList):
                return self._items(shape.of_type, value, at, position)
            return complete_leaf(shape, value)
        except Exception as error:  # noqa: BLE001 - whatever a type or an iterable raises is the field's error
            self._run.fail(self._owners[at], self._field, position, error)
            return None

    def put(self, index: int, out: Any) -> None:
        """Put the response object of a source into its list."""
        _, position, container = self._spots[index]
        container[position[-1]] = out

    def origins(self, index: int) -> list[Origin]:
        """Where a source stands."""
        at, position, _ = self._spots[index]
        return [Origin(batch, place, self._field, position) for batch, place in self._owners[at]]

    def _items(self, of: Any, value: Any, at: int, position: tuple[int, ...]) -> list[Any]:
        if not is_iterable(value):
            name = f"{self._owners[at][0][0].plan.type}.{self._field.field_name}"
            raise GraphQLError(f"Expected Iterable, but did not find one for field '{name}'.")
        objects = not self._field.leaf and not isinstance(inner(of), GraphQLList)
        made: list[Any] = []
        for index, item in enumerate(value):
            here = (*position, index)
            if objects and not (item is None or item is Undefined or isinstance(item, Exception)):
                made.append(None)
                self.sources.append(item)
                self._spots.append((at, here, made))
            else:
                made.append(self.value(of, item, at, here))
        return made
