"""The whole graph: all domains' types in one schema."""

import strawberry
from strawberry.schema.config import StrawberryConfig

from engine.executor import BreadthFirstExecutionContext
from resolvers import nodes as resolve
from schema import accounts, activity, compliance, documents, shipments
from schema.core.fields import edge
from schema.core.graph import GraphSchema
from schema.core.inputs import argument
from schema.core.nodes import Node
from schema.core.scalars import SCALARS


@strawberry.type(description="Where every question starts.")
class Query:
    node: Node | None = edge(
        resolve.node,
        description="Anything by its id; null when absent or out of your scope.",
        arguments=[argument("id", strawberry.ID, "The id.", required=True)],
    )
    nodes: list[Node | None] | None = edge(
        resolve.nodes,
        description="Several things by their ids, in that order, each null when absent or out of your scope.",
        arguments=[argument("ids", list[strawberry.ID], "The ids, 100 at most.", required=True)],
    )


TYPES: tuple[type, ...] = (
    *accounts.TYPES,
    *activity.TYPES,
    *compliance.TYPES,
    *documents.TYPES,
    *shipments.TYPES,
)
"""The object types that no field names: those behind an interface."""

schema = GraphSchema(
    query=Query,
    types=TYPES,
    config=StrawberryConfig(scalar_map=dict(SCALARS)),
    execution_context_class=BreadthFirstExecutionContext,
)
