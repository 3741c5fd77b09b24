"""A schema as somebody may look at it: the same types, without some of their fields."""

from collections.abc import Collection
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    GraphQLWrappingType,
    is_introspection_type,
)


def without(whole: GraphQLSchema, hidden: Collection[tuple[str, str]]) -> GraphQLSchema:
    """A schema to be looked at, not to be run: no field has a resolver.

    What takes no output types (scalars, enums, inputs, arguments) is that of the whole.
    """
    made: dict[str, Any] = {}

    def of(type_: Any) -> Any:
        return type(type_)(of(type_.of_type)) if isinstance(type_, GraphQLWrappingType) else made[type_.name]

    def fields(type_: Any) -> dict[str, GraphQLField]:
        return {
            name: GraphQLField(
                of(field.type),
                args=field.args,
                description=field.description,
                deprecation_reason=field.deprecation_reason,
            )
            for name, field in type_.fields.items()
            if (type_.name, name) not in hidden
        }

    def copied(type_: Any) -> Any:
        if isinstance(type_, GraphQLUnionType):
            return GraphQLUnionType(
                type_.name, lambda: [of(each) for each in type_.types], description=type_.description
            )
        if not isinstance(type_, GraphQLObjectType | GraphQLInterfaceType) or is_introspection_type(type_):
            return type_
        return type(type_)(
            type_.name,
            lambda: fields(type_),
            lambda: [of(each) for each in type_.interfaces],
            description=type_.description,
        )

    def root(type_: GraphQLObjectType | None) -> Any:
        return type_ and made[type_.name]

    made.update((name, copied(type_)) for name, type_ in whole.type_map.items())
    return GraphQLSchema(
        root(whole.query_type),
        root(whole.mutation_type),
        root(whole.subscription_type),
        tuple(made.values()),
        whole.directives,
        whole.description,
        assume_valid=True,
    )
