"""What an output type is, beneath its being required."""

from typing import Any

from graphql import GraphQLList, GraphQLNonNull


def inner(type_: Any) -> Any:
    """A type without its being required."""
    return type_.of_type if isinstance(type_, GraphQLNonNull) else type_


def is_list(type_: Any) -> bool:
    """Whether a type is a list, required or not."""
    return isinstance(inner(type_), GraphQLList)
