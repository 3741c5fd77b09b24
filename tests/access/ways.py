"""The ways in, made from the schema: whatever is added to it is asked for too."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any, Final

from graphql import (
    get_named_type,
    is_leaf_type,
    is_required_argument,
    print_ast,
    value_to_literal,
)
from graphql.utilities import is_type_sub_type_of

from tests.oracle.fitting import conditions
from tests.oracle.known import Known, orders, row_type
from tests.oracle.parts import GRAPH

TYPES: Final[Mapping[str, Any]] = GRAPH.type_map
ROOTS: Final[Mapping[str, Any]] = TYPES["Query"].fields
LISTS: Final = [name for name, field in ROOTS.items() if "first" in field.args]
NARROWED: Final = [name for name in LISTS if "where" in ROOTS[name].args]
LOOK_UPS: Final = {
    name: next(argument for argument, each in field.args.items() if is_required_argument(each))
    for name, field in ROOTS.items()
    if any(map(is_required_argument, field.args.values()))
}
"""Root fields that look something up, and the argument by which they do."""

TOGETHER: Final = 12
"""How many edges one question follows, so that none is too long."""


def listed(name: str) -> str:
    """A page of a list, and how many there are in all."""
    return (
        f"query($after: String) {{ found: {name}(first: 100, after: $after)"
        " { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id } } } }"
    )


def ordered(name: str) -> str:
    """The first pages of a list in each of its orders, from either end."""
    told = "{ edges { cursor } nodes { id } }"
    pages = [
        f"{order}_{end}: {name}({end}: 20, orderBy: {{ field: {order} }}) {told}"
        for order in orders(ROOTS[name])
        for end in ("first", "last")
    ]
    return f"{{ {' '.join(pages)} }}"


def narrowed(name: str, known: Known) -> str:
    """The rows and the totals of a list under each of its filters, by itself."""
    field = ROOTS[name]
    where = TYPES[get_named_type(field.args["where"].type).name].fields
    asked = [
        f"{given}: {name}(first: 10, where: {{ {given}: {print_ast(literal)} }})"
        " { totalCount nodes { id } pageInfo { hasNextPage endCursor } }"
        for given, value in conditions(field, known, Random(name)).items()
        if (literal := value_to_literal(value, where[given].type))
    ]
    return f"{{ {' '.join(asked)} }}"


def looked_up(name: str) -> str:
    """What a root field has under one value."""
    argument = LOOK_UPS[name]
    kind = ROOTS[name].args[argument].type
    return f"query($value: {kind}) {{ found: {name}({argument}: $value) {{ __typename id }} }}"


def followed(types: set[str]) -> Iterator[str]:
    """Of rows by their ids, whose types are told: all leaves, and all that they lead to."""
    shared = {each.name for name in types for each in TYPES[name].interfaces} - {"Node"}
    known = {name for interface in shared for name in TYPES[interface].fields}
    for type_ in sorted(types | shared):
        fields = [
            (name, each)
            for name, each in TYPES[type_].fields.items()
            if _free(each) and (type_ in shared or name not in known)
        ]
        leaves = [name for name, each in fields if is_leaf_type(get_named_type(each.type))]
        led = [_edge(name, each) for name, each in fields if name not in leaves]
        for part in (leaves, *(led[at : at + TOGETHER] for at in range(0, len(led), TOGETHER))):
            if part:
                told = f"id ... on {type_} {{ {' '.join(part)} }}"
                yield f"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ {told} }} }}"


def _edge(name: str, field: Any) -> str:
    row = row_type(field)
    told = "id" if is_type_sub_type_of(GRAPH, row, TYPES["Node"]) else " ".join(_leaves(row))
    return (
        f"{name}(first: 5) {{ totalCount nodes {{ {told} }} }}"
        if "first" in field.args
        else f"{name} {{ {told} }}"
    )


def _leaves(type_: Any) -> Iterator[str]:
    """The leaves of a type that is no row's, and the ids that it leads to."""
    for name, field in type_.fields.items():
        below: Any = get_named_type(field.type)
        if _free(field) and is_leaf_type(below):
            yield name
        elif _free(field) and "id" in getattr(below, "fields", ()):
            yield f"{name} {{ id }}"


def _free(field: Any) -> bool:
    return not any(map(is_required_argument, field.args.values()))
