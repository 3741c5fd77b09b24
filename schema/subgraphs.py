"""The graph cut into its parts: each alone is a federation subgraph, and a router makes them whole again.

A part has its own types, and of a type of another part that it refers to or adds to a stub: its key, the
fields that it adds, and those from which they are answered. `schema.parts` says which part answers what.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Any, Final, TypeVar

import strawberry
from graphql import (
    REMOVE,
    ArgumentNode,
    FieldDefinitionNode,
    InterfaceTypeDefinitionNode,
    IntValueNode,
    ObjectTypeDefinitionNode,
    StringValueNode,
    Visitor,
    parse,
    print_ast,
    visit,
)
from strawberry.annotation import StrawberryAnnotation
from strawberry.schema.config import StrawberryConfig
from strawberry.types.base import StrawberryObjectDefinition
from strawberry.types.field import StrawberryField

from engine.edges import ToOne
from engine.fields import DeclaredField, declared
from engine.kinds import Derived
from loaders.ids import global_id
from loaders.rows import Row, global_name
from schema.core.graph import GraphSchema
from schema.core.scalars import SCALARS
from schema.graph import Query
from schema.parts import ACTIVITY, COMMON, answers, column_of, entities, is_entity, keys, part_of

N = TypeVar("N", ObjectTypeDefinitionNode, FieldDefinitionNode)

LINK: Final = (
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", '
    'import: ["@cost", "@external", "@inaccessible", "@key", "@listSize", "@requires", "@shareable"])\n\n'
)


def subgraph(part: str) -> str:
    """The federation subgraph of a part, in the schema definition language."""
    made = _cut(part)
    return LINK + print_ast(visit(parse(made.as_str()), _Directives(made))) + "\n"


def _cut(part: str) -> "Subgraph":
    kinds = [
        kind.extensions["strawberry-definition"].origin
        for kind in entities()
        if part == ACTIVITY or any(answer.part == part for answer in answers(kind.name).values())
    ]
    made = type("PartSchema", (Subgraph,), {"part": part})
    cut: Subgraph = made(query=Query, types=kinds, config=StrawberryConfig(scalar_map=dict(SCALARS)))
    return cut


class Subgraph(GraphSchema):
    """One part of the graph."""

    part = ""

    def get_fields(self, type_definition: StrawberryObjectDefinition) -> list[StrawberryField]:
        """What this part answers of a type, with its keys and what it needs; all of what is everybody's."""
        name, fields = type_definition.name, super().get_fields(type_definition)
        if type_definition.is_input or type_definition.concrete_of or self._is_common(type_definition):
            return fields
        found = answers(name)
        kept = {"id"} | {field for field, answer in found.items() if answer.part == self.part}
        if name == "Query" or type_definition.is_interface:
            return [field for field in fields if field.python_name in kept]
        own = part_of(type_definition.origin) == self.part
        needs = {column for field in found if own or field in kept for column in found[field].columns}
        shown = {column: field for field in fields if (column := column_of(field))}
        kept |= {shown[column].python_name for column in needs.union(keys(name, self.part)) & shown.keys()}
        hidden = [_hidden_key(fields, column) for column in sorted(needs - shown.keys())]
        return [field for field in fields if field.python_name in kept] + hidden

    @staticmethod
    def _is_common(definition: StrawberryObjectDefinition) -> bool:
        return definition.name != "Query" and part_of(definition.origin) == COMMON


def _hidden_key(fields: Iterable[StrawberryField], column: str) -> StrawberryField:
    """A field for the id that a column names, of which only other parts are told."""
    kinds = (field.kind for field in fields if isinstance(field, DeclaredField))
    loader = next(kind.loader for kind in kinds if isinstance(kind, ToOne) and kind.key == column)
    told = Derived((column,), partial(_named, global_name(loader.table), column), timed=False)
    field: StrawberryField = declared(told, "What another part needs, to answer; clients never see it.")
    field.python_name = column
    field.type_annotation = StrawberryAnnotation(strawberry.ID | None)
    return field


def _named(table: str, column: str, row: Row) -> str | None:
    return None if row[column] is None else global_id(table, row[column])


class _Directives(Visitor):
    """Marks what a router has to know: keys, what a part must be told, what several parts answer alike."""

    def __init__(self, part: Subgraph) -> None:
        super().__init__()
        self._part = part

    def leave_directive_definition(self, *_: Any) -> Any:
        """Federation has the same ones."""
        return REMOVE

    def enter_string_value(self, node: StringValueNode, _key: Any, parent: Any, *_: Any) -> Any:
        """Federation takes weights as numbers."""
        weight = isinstance(parent, ArgumentNode) and parent.name.value == "weight"
        return IntValueNode(value=node.value) if weight else None

    def leave_interface_type_definition(self, node: InterfaceTypeDefinitionNode, *_: Any) -> Any:
        """Federation takes the weights of the members' fields for those of an interface."""
        return replace(node, fields=tuple(_weightless(field) for field in node.fields or ()))

    def leave_object_type_definition(
        self, node: ObjectTypeDefinitionNode, *_: Any
    ) -> ObjectTypeDefinitionNode:
        kind: Any = self._part.schema_converter.type_map[node.name.value].implementation
        if kind.name == "Query":
            return node
        return self._entity(node, kind) if is_entity(kind) else _marked(node, "@shareable")

    def _entity(self, node: ObjectTypeDefinitionNode, kind: Any) -> ObjectTypeDefinitionNode:
        part, found = self._part.part, answers(kind.name)
        own = part_of(kind.extensions["strawberry-definition"].origin) == part
        fields = {name: made.extensions["strawberry-definition"] for name, made in kind.fields.items()}
        named = {field.python_name: name for name, field in fields.items()}
        named |= {column: name for name, field in fields.items() if (column := column_of(field))}
        known = [named[column] for column in keys(kind.name, part)]
        marks = {}
        for name, field in fields.items():
            answer = found.get(field.python_name)
            if own:
                marks[name] = "" if answer else "@inaccessible"
            elif answer and answer.part == part:
                needed = " ".join(told for column in answer.columns if (told := named[column]) not in known)
                marks[name] = f'@requires(fields: "{needed}")' if needed else ""
            elif name not in known:
                marks[name] = "@external"
        adds = own or any(not mark.startswith("@external") for mark in marks.values())
        resolvable = "" if adds else ", resolvable: false"
        marked = tuple(_marked(field, marks.get(field.name.value, "")) for field in node.fields or ())
        return _marked(
            replace(node, fields=marked),
            *(f'@key(fields: "{name}"{resolvable})' for name in known),
        )


def _weightless(node: FieldDefinitionNode) -> FieldDefinitionNode:
    kept = (directive for directive in node.directives or () if directive.name.value != "cost")
    return replace(node, directives=tuple(kept))


def _marked(node: N, *directives: str) -> N:
    marks: Any = parse(f"type Any {' '.join(directives)} {{ id: ID }}").definitions[0]
    return replace(node, directives=(*(node.directives or ()), *(marks.directives or ())))
