"""How many values a question brings along: filters, lists of keys, and whatever else its variables hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graphql import ListValueNode, ObjectValueNode

from loaders.errors import LimitExceeded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphql import ValueNode


_NESTED: Final = frozenset({list, dict})
"""What JSON nests."""


def check_values(variables: Mapping[str, Any], written: int, limit: int) -> None:
    """Raise `LimitExceeded` when variables and what is written in the document hold more than the limit.

    Nothing is counted of an operation whose variables are all plain values.
    """
    for value in variables.values():
        if type(value) in _NESTED:
            break
    else:
        return
    count = written
    waiting: list[Any] = [each for each in variables.values() if type(each) in _NESTED]
    while waiting:
        value = waiting.pop()
        inner = value.values() if isinstance(value, dict) else value
        count += len(value)
        if count > limit:
            raise too_many_values(count, limit)
        waiting += [each for each in inner if type(each) in _NESTED]


def too_many_values(count: int, limit: int) -> LimitExceeded:
    """What is said of too many values."""
    return LimitExceeded(
        f"Arguments and variables hold {count:,} values or more; {limit:,} are allowed. "
        "Filter by less, or split the list.",
        limit=limit,
        measure="values",
        value=count,
    )


def values_in(node: ValueNode) -> int:
    """How many values a literal holds."""
    match node:
        case ListValueNode(values=values):
            return len(values) + sum(map(values_in, values))
        case ObjectValueNode(fields=fields):
            return len(fields) + sum(values_in(field.value) for field in fields)
    return 0
