"""Small parts of the graph, for which hypothesis-graphql writes operations.

The whole has too many types: most operations would be about `node`, and each would take long to draw. A part
is one root field and a handful of the types that it leads to, without optional arguments. Whatever is valid
for a part is valid for the whole.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from random import Random
from typing import Any, Final

from graphql import (
    DocumentNode,
    FieldDefinitionNode,
    GraphQLNamedType,
    GraphQLSchema,
    NonNullTypeNode,
    build_ast_schema,
    get_named_type,
    is_abstract_type,
    is_composite_type,
    is_scalar_type,
    is_specified_scalar_type,
    parse,
)
from hypothesis import strategies as st
from hypothesis_graphql import nodes, queries

from schema.graph import schema

_DOCUMENT: Final = parse(schema.as_str())
_DEFINITIONS: Final[dict[str, Any]] = {
    definition.name.value: definition for definition in _DOCUMENT.definitions if hasattr(definition, "name")
}

GRAPH: Final = build_ast_schema(_DOCUMENT)
"""The graph as its clients know it."""

ROOTS: Final = tuple(GRAPH.query_type.fields) if GRAPH.query_type else ()
SIZE: Final = 10
"""How many types a part has, beside connections and their edges."""
TURNINGS: Final = 5
"""How many fields of each type are followed."""
PARTS: Final = 50 if "SOAK" in os.environ else 3
"""How many parts are made of each root field. Each takes a third of a second: few, unless soaking."""

_SCALARS: Final = {
    name: st.just(nodes.String("any"))
    for name, type_ in GRAPH.type_map.items()
    if is_scalar_type(type_) and not is_specified_scalar_type(type_)
}
"""Values that the sample world's replace."""


@cache
def _written(root: str, number: int) -> st.SearchStrategy[str]:
    part = part_of(root, Random(f"{root} {number}"))
    return queries(part, fields=(root,), custom_scalars=_SCALARS, allow_null=False)


def operations(roots: Sequence[str]) -> st.SearchStrategy[str]:
    """Operations of one root field each."""
    drawn = st.tuples(st.sampled_from(roots), st.integers(0, PARTS - 1))
    return drawn.flatmap(lambda each: _written(*each))


OPERATIONS: Final = operations(ROOTS)
"""Operations of any one root field."""


def part_of(root: str, chance: Random) -> GraphQLSchema:
    """A root field and some of the types that it leads to."""
    kept = frozenset(_walk(root, chance))
    definitions = [_narrowed(_DEFINITIONS[name], kept) for name in sorted(kept)]
    query = _DEFINITIONS["Query"]
    roots = tuple(field for field in query.fields if field.name.value == root)
    definitions.append(_narrowed(replace(query, fields=roots), kept))
    leaves = {_name(field.type) for definition in definitions for field in definition.fields}
    leaves |= {
        _name(argument.type)
        for definition in definitions
        for field in definition.fields
        for argument in field.arguments or ()
    }
    definitions += [_DEFINITIONS[name] for name in sorted(leaves - kept) if name in _DEFINITIONS]
    return build_ast_schema(DocumentNode(definitions=tuple(definitions)), assume_valid=True)


def _walk(root: str, chance: Random) -> Iterator[str]:
    """The names of the types that are come to by turning at random."""
    assert GRAPH.query_type
    near: list[GraphQLNamedType] = [get_named_type(GRAPH.query_type.fields[root].type)]
    seen: set[str] = set()
    counted = 0
    while near and counted < SIZE:
        type_ = near.pop(chance.randrange(len(near)))
        if type_.name in seen:
            continue
        seen.add(type_.name)
        yield type_.name
        found = list(_next(type_))
        connects = type_.name.endswith(("Connection", "Edge", "PageInfo"))
        counted += not connects
        near += found if connects else chance.sample(found, min(TURNINGS, len(found)))


def _next(type_: Any) -> Iterator[GraphQLNamedType]:
    if is_abstract_type(type_):
        yield from GRAPH.get_possible_types(type_)
    for field in type_.fields.values():
        named = get_named_type(field.type)
        if is_composite_type(named):
            yield named


def _narrowed(definition: Any, kept: frozenset[str]) -> Any:
    """A type with the fields that lead nowhere else, and with the arguments that must be given."""
    fields = tuple(
        replace(field, arguments=tuple(each for each in field.arguments or () if _required(each)))
        for field in definition.fields
        if _stays(field, kept)
    )
    interfaces = tuple(each for each in definition.interfaces or () if each.name.value in kept)
    return replace(definition, fields=fields, interfaces=interfaces)


def _stays(field: FieldDefinitionNode, kept: frozenset[str]) -> bool:
    type_ = GRAPH.type_map[_name(field.type)]
    return type_.name in kept or not is_composite_type(type_)


def _required(argument: Any) -> bool:
    return isinstance(argument.type, NonNullTypeNode) and argument.default_value is None


def _name(type_: Any) -> str:
    while not hasattr(type_, "name"):
        type_ = type_.type
    return str(type_.name.value)
