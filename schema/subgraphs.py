"""The graph cut into its domains: each alone is that domain's federation subgraph.

A field belongs to the domain whose database answers it: to its owner's when it is one row whose key is a
column of the owner's row, otherwise to the domain in whose folder it is declared. A type of another domain
is a stub: its id, and what this domain adds to it. `Query.node` and `Query.nodes` need all domains and are
in none.
"""

from dataclasses import replace
from typing import Any

from graphql import ObjectTypeDefinitionNode, Visitor, parse, print_ast, visit
from strawberry.schema.config import StrawberryConfig
from strawberry.types.base import StrawberryObjectDefinition
from strawberry.types.field import StrawberryField

from engine.fields import DeclaredField
from engine.kinds import ToMany, ToOne
from schema.core.graph import GraphSchema
from schema.core.nodes import Node
from schema.core.scalars import SCALARS
from schema.graph import Query, schema

LINK = (
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable"])\n\n'
)


def domain_of(declared: type | None) -> str:
    """The domain in whose folder a class stands; `core` for what is everybody's."""
    return "core" if declared is None else declared.__module__.split(".")[1]


def answering_domain(field: StrawberryField, owner: StrawberryObjectDefinition) -> str:
    """The domain whose database answers a field."""
    kind = field.kind if isinstance(field, DeclaredField) else None
    if isinstance(kind, ToOne) and not isinstance(kind, ToMany) and kind.key != "id":
        return domain_of(owner.origin)
    return domain_of(field.origin if isinstance(field.origin, type) else owner.origin)


class Subgraph(GraphSchema):
    """One domain's part of the graph."""

    domain = ""

    def get_fields(self, type_definition: StrawberryObjectDefinition) -> list[StrawberryField]:
        """What this domain answers of a type; of a type of its own or of everybody's, all of that."""
        fields = super().get_fields(type_definition)
        if type_definition.is_input or type_definition.concrete_of is not None:
            return fields
        if type_definition.name != "Query" and domain_of(type_definition.origin) == "core":
            return fields
        return [
            field
            for field in fields
            if field.python_name == "id" or answering_domain(field, type_definition) == self.domain
        ]


def subgraph(domain: str) -> str:
    """The federation subgraph of a domain, in the schema definition language."""
    made = type("DomainSubgraph", (Subgraph,), {"domain": domain})
    part: GraphSchema = made(
        query=Query,
        types=[kind for kind in _entities() if _belongs(kind, domain)],
        config=StrawberryConfig(scalar_map=dict(SCALARS)),
    )
    return LINK + print_ast(visit(parse(part.as_str()), _Directives())) + "\n"


def _entities() -> list[type]:
    """The object types of the whole graph that have an id."""
    definitions = schema.schema_converter.type_map.values()
    kinds = (getattr(known.definition, "origin", None) for known in definitions)
    nodes: list[Any] = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Node)]
    return [kind for kind in nodes if not kind.__strawberry_definition__.is_interface]


def _belongs(kind: type, domain: str) -> bool:
    """Whether a subgraph needs a type: its own, one that it adds to, or one behind an interface."""
    definition: StrawberryObjectDefinition = kind.__strawberry_definition__  # type: ignore[attr-defined]
    if domain_of(kind) == domain or len(definition.interfaces) > 1:
        return True
    return any(
        field.python_name != "id" and answering_domain(field, definition) == domain
        for field in schema.get_fields(definition)
    )


class _Directives(Visitor):
    """Marks entities by their key, and what several domains may answer alike."""

    def leave_object_type_definition(
        self, node: ObjectTypeDefinitionNode, *_: Any
    ) -> ObjectTypeDefinitionNode:
        if node.name.value == "Query":
            return node
        if all(interface.name.value != "Node" for interface in node.interfaces or ()):
            text = "@shareable"
        elif len(node.fields or ()) == 1:
            text = '@key(fields: "id", resolvable: false)'
        else:
            text = '@key(fields: "id")'
        marked = parse(f"type {node.name.value} {text} {{ id: ID }}").definitions[0]
        return replace(node, directives=marked.directives)  # type: ignore[attr-defined]
