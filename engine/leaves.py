"""Leaf values: how each scalar and enum is completed, one value at a time or inline in a projection."""

from collections.abc import Callable
from typing import Any, Final

from graphql import (
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLID,
    GraphQLInt,
    GraphQLLeafType,
    GraphQLNonNull,
    GraphQLString,
    Undefined,
)
from graphql.pyutils import inspect

from engine.scalars import ready_scalar

MIN_INT: Final = -(2**31)
MAX_INT: Final = 2**31 - 1


def complete_leaf(leaf: GraphQLLeafType, value: Any) -> Any:
    """Coerce a value that is not null to what goes into the response.

    Raises whatever the type raises, and `TypeError` when it gives null.
    """
    coerced = leaf.coerce_output_value(value)
    if coerced is Undefined or coerced is None:
        raise TypeError(
            f"Expected `{inspect(leaf)}.coerce_output_value({inspect(value)})`"
            f" to return non-nullable value, returned: {inspect(coerced)}"
        )
    return coerced


class _EnumNames(dict[Any, str]):
    """The names of an enum's values, each asked of the type once."""

    def __init__(self, enum: GraphQLEnumType) -> None:
        super().__init__()
        self._enum = enum

    def __missing__(self, value: Any) -> Any:
        name = complete_leaf(self._enum, value)
        if isinstance(value, str):
            self[value] = name
        return name


def inline(type_: Any, value: str, bind: Callable[[Any], str]) -> str:
    """A Python expression that completes the expression `value` of a leaf type, null or not.

    Everything but operators is a name that `bind` gave. It raises where the slow way, which tells errors
    apart, must have a look: for a null that is none, and for whatever the type refuses.
    """
    required = isinstance(type_, GraphQLNonNull)
    leaf = type_.of_type if isinstance(type_, GraphQLNonNull) else type_
    known = "" if required else " or v is None"
    complete = bind(_Completed(leaf))
    if leaf in (GraphQLString, GraphQLID):
        return f"v if (v := {value}).__class__ is str{known} else {complete}(v)"
    if leaf is GraphQLBoolean:
        return f"v if (v := {value}).__class__ is bool{known} else {complete}(v)"
    if leaf is GraphQLInt:
        return (
            f"v if (v := {value}).__class__ is int and {MIN_INT} <= v <= {MAX_INT}{known} else {complete}(v)"
        )
    null = f"{complete}(v)" if required else "None"
    if isinstance(leaf, GraphQLEnumType):
        return f"{bind(_EnumNames(leaf))}[v] if (v := {value}) is not None else {null}"
    if scalar := ready_scalar(leaf):
        return f"v if (v := {value}).__class__ is {bind(scalar.ready)}{known} else {complete}(v)"
    coerced = f"w if (w := {bind(leaf.coerce_output_value)}(v)) is not None and w is not {bind(Undefined)}"
    return f"({coerced} else {complete}(v)) if (v := {value}) is not None else {null}"


class _Completed:
    """Completes a leaf value, refusing null."""

    __slots__ = ("_leaf",)

    def __init__(self, leaf: GraphQLLeafType) -> None:
        self._leaf = leaf

    def __call__(self, value: Any) -> Any:
        if value is None:
            raise TypeError("null")
        return complete_leaf(self._leaf, value)
