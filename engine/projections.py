"""Projections: from rows to response objects in one comprehension, compiled for a selection.

The text that is compiled holds operators and names that are made here (`n0`, `n1`, …). Response names,
columns and functions are bound to those names; no text of a client or of a schema is ever part of it.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from graphql import GraphQLList, GraphQLObjectType
from graphql.pyutils import is_awaitable
from orjson import Fragment

from engine.kinds import Attribute, Column, Derived
from engine.leaves import complete_leaf, inline
from engine.shapes import inner, is_list

if TYPE_CHECKING:
    from engine.plan import FieldPlan
    from engine.written import Piece

TYPENAME: Final = "__typename"
NO_PIECES: Final[Mapping[str, Any]] = {}


class Projection:
    """Makes the response objects of many sources at once, with what needs no loading in its place.

    The other fields are null in them, so that all are in the order of the selection.
    """

    __slots__ = ("_fields", "_made", "_pieces", "_type")

    def __init__(
        self,
        type_: GraphQLObjectType,
        fields: Sequence["FieldPlan"],
        pieces: Mapping[str, "Piece"] = NO_PIECES,
    ) -> None:
        """Make objects with these fields; those that come written with their rows stand in `pieces`."""
        self._type: Final = type_
        self._fields: Final = fields
        self._pieces: Final = pieces
        self._made: Callable[[Sequence[Any], Any], list[dict[str, Any]]] | None = None

    def makes(self, field: "FieldPlan") -> bool:
        """Whether the projection itself answers a field: a leaf, or a list of leaves, from the row alone."""
        if field.name in self._pieces:
            return True
        if isinstance(field.kind, Attribute) and is_list(field.type):
            return False
        return field.field_name == TYPENAME or (field.leaf and isinstance(field.kind, Column | Derived))

    def __call__(self, sources: Sequence[Any], today: Any) -> list[dict[str, Any]]:
        """The response objects; raises when any value needs a closer look."""
        if self._made is None:
            self._made = self._compile()
        return self._made(sources, today)

    def piece(self, field: "FieldPlan") -> "Piece | None":
        """How a field comes written with its row; null where it does not."""
        return self._pieces.get(field.name)

    def value(self, field: "FieldPlan", source: Any, today: Any) -> Any:
        """A field's value for one source, not yet completed."""
        if field.field_name == TYPENAME:
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
        if piece := self._pieces.get(field.name):
            text = " + ".join((bind(piece.around[0]), f"r[{bind(piece.label)}]", bind(piece.around[1])))
            return f"{bind(Fragment)}({text})"
        if field.field_name == TYPENAME:
            return bind(self._type.name)
        if isinstance(field.kind, Column):
            value = f"r[{bind(field.kind.name)}]"
        elif isinstance(field.kind, Derived):
            value = f"{bind(field.kind.function)}(r{', today' if field.kind.timed else ''})"
            if isinstance(field.kind, Attribute):
                value = f"{bind(_at_hand)}({value})"
        else:
            raise TypeError(f"{field.name} is not made by a projection")
        if inner(field.type) is field.named:
            return f"({inline(field.type, value, bind)})"
        return f"{bind(_list)}({bind(field.type)}, {value})"


def _at_hand(value: Any) -> Any:
    if is_awaitable(value):
        raise TypeError("an awaitable")
    return value


def read(kind: Any, source: Any, today: Any) -> Any:
    """The value of a column or a derived field."""
    return kind.resolve(source, _Day(today), {})


class _Day:
    """Stands in for a context where only the day is asked."""

    __slots__ = ("today",)

    def __init__(self, today: Any) -> None:
        self.today = today


def _list(type_: Any, value: Any) -> Any:
    """Complete a list of leaves; raises where the slow way must tell errors apart."""
    shape = inner(type_)
    if value is None:
        if shape is not type_:
            raise TypeError("null")
        return None
    if isinstance(shape, GraphQLList):
        return [_list(shape.of_type, item) for item in value]
    return complete_leaf(shape, value)
