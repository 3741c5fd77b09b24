"""Whether an answer is shaped as its operation and the schema's types say, down to each leaf."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

import orjson
from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLEnumType,
    GraphQLError,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    OperationDefinitionNode,
    SelectionSetNode,
    is_abstract_type,
    is_leaf_type,
    is_specified_scalar_type,
    parse,
)

from loaders import errors
from schema.graph import schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

GRAPH: Final = schema._schema  # noqa: SLF001 - Strawberry has no public name for it
CODES: Final = {each.code for each in vars(errors).values() if isinstance(getattr(each, "code", None), str)}
PLAIN: Final = {"String": str, "ID": str, "Boolean": bool, "Int": int, "Float": float}
MASK: Final = "ImporterNumber"
"""The scalar of which a viewer may be shown the last four characters alone."""


def misfits(text: str, body: Any) -> list[str]:
    """What is wrong in an answer to a document of one operation without variables; nothing when it fits."""
    if not isinstance(body, dict) or not body.keys() <= {"data", "errors", "extensions"}:
        return [f"The answer is {str(body)[:200]}"]
    data, told = body.get("data"), body.get("errors", [])
    found = [wrong for error in told for wrong in _error(error, data)]
    if "errors" in body and not told:
        found.append("errors is empty")
    if not told and data is None:
        found.append("there is neither data nor an error")
    if data is not None:
        found += Shapes(text).misfits(data)
    return found


def _error(error: Any, data: Any) -> Iterator[str]:
    if not isinstance(error.get("message"), str) or not error["message"]:
        yield f"an error says nothing: {error}"
    if error.get("extensions", {}).get("code") not in CODES:
        yield f"an error has no code of ours: {error}"
    place = data
    for step in error.get("path", ()):
        if place is None:
            return
        try:
            place = place[step]
        except (LookupError, TypeError):
            yield f"an error's path leads nowhere: {error['path']}"
            return
    if "path" in error and place is not None:
        yield f"an error stands where there is a value: {error['path']}"


class Shapes:
    """The shape of what one document asks for."""

    def __init__(self, text: str) -> None:
        definitions = parse(text).definitions
        (self._operation,) = (each for each in definitions if isinstance(each, OperationDefinitionNode))
        self._fragments: Final = {
            each.name.value: each for each in definitions if isinstance(each, FragmentDefinitionNode)
        }

    def misfits(self, data: Any) -> list[str]:
        """What is wrong in the data, each with its path."""
        root = GRAPH.get_root_type(self._operation.operation)
        assert root
        return list(self._object(root, [self._operation.selection_set], data, ""))

    def _value(
        self, type_: Any, selections: Sequence[SelectionSetNode], value: Any, at: str
    ) -> Iterator[str]:
        if isinstance(type_, GraphQLNonNull):
            if value is None:
                yield f"{at} is null, and must not be"
            else:
                yield from self._value(type_.of_type, selections, value, at)
        elif value is None:
            return
        elif isinstance(type_, GraphQLList):
            if not isinstance(value, list):
                yield f"{at} is no list: {value!r}"
                return
            for index, each in enumerate(value):
                yield from self._value(type_.of_type, selections, each, f"{at}.{index}")
        elif is_leaf_type(type_):
            if not fits(type_, value):
                yield f"{at} is no {type_.name}: {value!r}"
        elif is_abstract_type(type_):
            yield from self._abstract(type_, selections, value, at)
        else:
            yield from self._object(type_, selections, value, at)

    def _abstract(
        self, type_: Any, selections: Sequence[SelectionSetNode], value: Any, at: str
    ) -> Iterator[str]:
        """It must fit one of the types that it can be."""
        wrong: list[str] = []
        for possible in GRAPH.get_possible_types(type_):
            wrong = list(self._object(possible, selections, value, at))
            if not wrong:
                return
        yield f"{at} fits no {type_.name}, the last for: {wrong[0]}"

    def _object(
        self, type_: GraphQLObjectType, selections: Sequence[SelectionSetNode], value: Any, at: str
    ) -> Iterator[str]:
        fields = self._fields(type_, selections)
        if not isinstance(value, dict) or list(value) != list(fields):
            yield f"{at} has not the fields {list(fields)} of {type_.name}: {str(value)[:200]}"
            return
        for key, nodes in fields.items():
            name = nodes[0].name.value
            if name == "__typename":
                if value[key] != type_.name:
                    yield f"{at}.{key} is {value[key]!r}, not {type_.name}"
                continue
            definition = GRAPH.get_field(type_, name)
            assert definition, name
            below = [node.selection_set for node in nodes if node.selection_set]
            yield from self._value(definition.type, below, value[key], f"{at}.{key}")

    def _fields(
        self, type_: GraphQLObjectType, selections: Sequence[SelectionSetNode]
    ) -> Mapping[str, list[FieldNode]]:
        """The fields asked of an object of a type, by their keys and in the order of the answer."""
        found: dict[str, list[FieldNode]] = {}
        for selection in (each for chosen in selections for each in chosen.selections):
            if isinstance(selection, FieldNode):
                found.setdefault((selection.alias or selection.name).value, []).append(selection)
                continue
            fragment: Any = selection
            if isinstance(selection, FragmentSpreadNode):
                fragment = self._fragments[selection.name.value]
            condition = fragment.type_condition
            if condition is None or _is(type_, GRAPH.type_map[condition.name.value]):
                for key, nodes in self._fields(type_, [fragment.selection_set]).items():
                    found.setdefault(key, []).extend(nodes)
        return found


def _is(type_: GraphQLObjectType, condition: Any) -> bool:
    return condition is type_ or (is_abstract_type(condition) and GRAPH.is_sub_type(condition, type_))


def fits(type_: Any, value: Any) -> bool:
    """Whether a value could have been written out for a leaf of a type: it reads back, and comes out so."""
    if isinstance(type_, GraphQLEnumType):
        return value in type_.values
    if is_specified_scalar_type(type_):
        exact = type(value) is PLAIN[type_.name] or (type_.name == "Float" and type(value) is int)
        return exact and (type_.name != "Int" or math.frexp(value)[1] <= 32)
    if type_.name == MASK and isinstance(value, str) and len(value.replace("*", "").replace("-", "")) <= 4:
        return True
    try:
        written = type_.serialize(type_.parse_value(value))
    except GraphQLError:
        return False
    return bool(orjson.loads(orjson.dumps(written)) == value)
