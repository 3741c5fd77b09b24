"""What validation tells beyond graphql-core: where a field stands, and which literal is wrong."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from graphql import (
    SKIP,
    ArgumentNode,
    GraphQLError,
    GraphQLInputType,
    GraphQLSchema,
    Node,
    ObjectValueNode,
    ValuesOfCorrectTypeRule,
    VariableDefinitionNode,
    get_named_type,
    is_interface_type,
    is_object_type,
    specified_rules,
    specified_scalar_types,
)
from graphql.utilities import validate_input_literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphql import ValueNode, VisitorAction

ASKED: Final = re.compile(r"Cannot query field '(?P<field>\w+)' on type '(?P<type>\w+)'\.")
BARE: Final = re.compile(r"(?P<field>Field '\w+') of type '\S+' must have a selection of subfields\.")
QUOTED: Final = re.compile(r"'[^']*'")
WORD: Final = re.compile(r"\w+")
UNTOLD: Final = "…"
"""What stands in the place of a name that the sender did not write."""

INSIDE: Final = ("nodes", "node")


def hinted(error: GraphQLError, schema: GraphQLSchema) -> GraphQLError:
    """The same error; it says where the field is when the rows of the connection or edge have it."""
    asked = ASKED.match(error.message)
    page = schema.type_map.get(asked["type"]) if asked else None
    if asked is None or not is_object_type(page):
        return error
    for inside in INSIDE:
        rows = get_named_type(page.fields[inside].type) if inside in page.fields else None
        if (is_object_type(rows) or is_interface_type(rows)) and asked["field"] in rows.fields:
            sentence = f"{asked[0]} Ask for it inside '{inside} {{ {asked['field']} }}'."
            return GraphQLError(sentence, error.nodes)
    return error


def unhinted(error: GraphQLError, schema: GraphQLSchema, sent: str) -> GraphQLError:
    """The same error without a selection that may have been meant, and without names that were not sent."""
    bare = BARE.match(error.message)
    sentence = f"{bare['field']} must have a selection of subfields." if bare else error.message
    written = {*WORD.findall(sent), *specified_scalar_types}

    def told(word: re.Match[str]) -> str:
        return UNTOLD if word[0] in names(schema) - written else word[0]

    told_of = QUOTED.sub(lambda quoted: WORD.sub(told, quoted[0]), sentence)
    return error if told_of == error.message else GraphQLError(told_of, error.nodes)


@cache
def names(schema: GraphQLSchema) -> frozenset[str]:
    """All names of a schema: of types, fields, arguments, enum values and directives."""
    found = {*schema.type_map, *(each.name for each in schema.directives)}
    for holder in (*schema.type_map.values(), *schema.directives):
        found.update(getattr(holder, "values", ()), getattr(holder, "args", ()))
        for name, field in getattr(holder, "fields", {}).items():
            found.update((name, *getattr(field, "args", ())))
    return frozenset(found)


class LocatedValues(ValuesOfCorrectTypeRule):
    """Names the argument of a value that a scalar refuses, and its place, as is done for variables."""

    _given: str = "The value"

    def enter_argument(self, node: ArgumentNode, *_: Any) -> None:
        """Remember whose value comes next."""
        self._given = f"Argument '{node.name.value}'"

    def enter_variable_definition(self, node: VariableDefinitionNode, *_: Any) -> None:
        """Remember whose default comes next."""
        self._given = f"Default of variable '${node.variable.name.value}'"

    def is_valid_value_node(self, node: ValueNode, input_type: GraphQLInputType | None) -> VisitorAction:
        """Report what does not fit; an error without a place came from a scalar."""

        def report(error: GraphQLError, path: Sequence[str | int]) -> None:
            if not error.locations:
                at = f" at .{'.'.join(map(str, path))}" if path else ""
                sentence = f"{self._given} has invalid value{at}: {error.message}"
                error = GraphQLError(sentence, _literal(node, path), original_error=error.original_error)
            self.report_error(error)

        if input_type:
            validate_input_literal(node, input_type, report, None, None, self.context.hide_suggestions)
        return SKIP


def _literal(node: ValueNode, path: Sequence[str | int]) -> Node:
    """The part of a literal at a path, down to the first list."""
    for key in path:
        if isinstance(node, ObjectValueNode):
            node = next(field.value for field in node.fields if field.name.value == key)
    return node


RULES: Final = tuple(LocatedValues if rule is ValuesOfCorrectTypeRule else rule for rule in specified_rules)
"""Those of the specification."""
