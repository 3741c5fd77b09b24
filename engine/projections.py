"""Projections: from rows to response objects in one comprehension, compiled for a selection.

The text that is compiled holds operators and names that are made here (`n0`, `n1`, …). Response names, columns
and functions are bound to those names; no text of a client or of a schema is ever part of it.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from graphql import GraphQLObjectType
from graphql.type import GraphQLNonNull

from engine.kinds import Column, Derived
from engine.leaves import inline

if TYPE_CHECKING:
    from engine.plan import FieldPlan


class Projection:
    """Makes the response objects of many sources at once, with what needs no loading in its place.

    The other fields are null in them, so that all are in the order of the selection.
    """

    __slots__ = ("_fields", "_made", "_type")

    def __init__(self, type_: GraphQLObjectType, fields: Sequence["FieldPlan"]) -> None:
        self._type: Final = type_
        self._fields: Final = fields
        self._made: Callable[[Sequence[Any], Any], list[dict[str, Any]]] | None = None

    @staticmethod
    def makes(field: "FieldPlan") -> bool:
        """Whether the projection itself answers a field: a leaf, or a list of none, from the row alone."""
        return field.field_name == "__typename" or (field.leaf and isinstance(field.kind, Column | Derived))

    def __call__(self, sources: Sequence[Any], today: Any) -> list[dict[str, Any]]:
        """The response objects; raises when any value needs a closer look."""
        if self._made is None:
            self._made = self._compile()
        return self._made(sources, today)

    def value(self, field: "FieldPlan", source: Any, today: Any) -> Any:
        """A field's value for one source, not yet completed."""
        if field.field_name == "__typename":
            return self._type.name
        return read(field.kind, source, today)

    def _compile(self) -> Callable[[Sequence[Any], Any], list[dict[str, Any]]]:
        names: dict[str, Any] = {}

        def bind(value: Any) -> str:
            name = f"n{len(names)}"
            names[name] = value
            return name

        items = ", ".join(f"{bind(field.name)}: {self._expression(field, bind)}" for field in self._fields)
        text = f"def project(sources, today):\n    return [{{{items}}} for r in sources]\n"
        exec(compile(text, "<projection>", "exec"), names)  # noqa: S102 - operators and our own names only
        made: Callable[[Sequence[Any], Any], list[dict[str, Any]]] = names["project"]
        return made

    def _expression(self, field: "FieldPlan", bind: Callable[[Any], str]) -> str:
        if not self.makes(field):
            return "None"
        if field.field_name == "__typename":
            return bind(self._type.name)
        if isinstance(field.kind, Column):
            value = f"r[{bind(field.kind.name)}]"
        elif isinstance(field.kind, Derived):
            value = f"{bind(field.kind.function)}(r{', today' if field.kind.timed else ''})"
        else:
            raise TypeError(f"{field.name} is not made by a projection")
        inner = field.type.of_type if isinstance(field.type, GraphQLNonNull) else field.type
        if inner is field.named:
            return f"({inline(field.type, value, bind)})"
        return f"{bind(field)}.finish({value})"


def read(kind: Any, source: Any, today: Any) -> Any:
    """The value of a column or a derived field."""
    return kind.resolve(source, _Day(today), {})


class _Day:
    """Stands in for a context where only the day is asked."""

    __slots__ = ("today",)

    def __init__(self, today: Any) -> None:
        self.today = today
