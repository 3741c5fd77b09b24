"""Questions for all that the graph has, made from the schema: whatever is added to it is asked for too."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    get_named_type,
    is_composite_type,
    is_leaf_type,
    is_required_argument,
)

from schema.graph import schema

TYPES: Final[Mapping[str, Any]] = schema._schema.type_map  # noqa: SLF001 - Strawberry has no public name for it
REGISTERS: Final = {"ports", "foreignPorts", "tariffRates"}
"""Lists that are everybody's."""

TOGETHER: Final = 6
"""How many edges one question follows, so that none is too long."""

Composite = GraphQLObjectType | GraphQLInterfaceType


def questions(*, size: int = 100, below: int = 4) -> Iterator[str]:
    """For every list of the root: questions for all leaves of its rows, and of the rows one edge away."""
    for name, field in _free(TYPES["Query"]).items():
        row = _row(field)
        if row is None or name in REGISTERS:
            continue
        edges = [edge for edge in _free(row).items() if is_composite_type(get_named_type(edge[1].type))]
        told = [_edge(*edge, below) for edge in edges]
        parts = (" ".join(told[at : at + TOGETHER]) for at in range(0, len(told), TOGETHER))
        for part in (_leaves(row), *parts):
            yield f"{{ {name}(first: {size}) {{ nodes {{ id {part} }} }} }}"


def strings(answer: Any) -> Iterator[str]:
    """Every text in an answer."""
    if isinstance(answer, str):
        yield answer
    elif isinstance(answer, dict):
        for value in answer.values():
            yield from strings(value)
    elif isinstance(answer, list):
        for value in answer:
            yield from strings(value)


def _edge(name: str, field: GraphQLField, below: int) -> str:
    row = _row(field)
    if row is not None:
        return f"{name}(first: {below}) {{ totalCount nodes {{ {_leaves(row)} }} }}"
    return f"{name} {{ {_leaves(TYPES[get_named_type(field.type).name])} }}"


def _row(field: GraphQLField) -> Composite | None:
    """The type of a connection's rows; null for a field that is no connection."""
    named = get_named_type(field.type)
    if not named.name.endswith("Connection"):
        return None
    row = get_named_type(TYPES[named.name].fields["nodes"].type)
    assert isinstance(row, GraphQLObjectType | GraphQLInterfaceType)
    return row


def _leaves(type_: Any) -> str:
    """Every leaf; of an interface those of its types too, under names that cannot clash."""
    found = ["__typename", *(name for name, field in _free(type_).items() if _is_leaf(field))]
    if isinstance(type_, GraphQLInterfaceType) and type_.name != "Node":
        for part in schema._schema.get_possible_types(type_):  # noqa: SLF001 - see above
            own = (
                name for name, field in _free(part).items() if _is_leaf(field) and name not in type_.fields
            )
            leaves = " ".join(f"{part.name}_{name}: {name}" for name in own)
            found.append(f"... on {part.name} {{ {leaves} }}" if leaves else "")
    return " ".join(found)


def _free(type_: Any) -> dict[str, GraphQLField]:
    """The fields that need no argument."""
    return {
        name: field
        for name, field in type_.fields.items()
        if not any(is_required_argument(argument) for argument in field.args.values())
    }


def _is_leaf(field: GraphQLField) -> bool:
    return is_leaf_type(get_named_type(field.type))
