"""The parts of the graph, composed by a registry's own tool, are the whole graph."""

from pathlib import Path

import pytest
from graphql import (
    GraphQLSchema,
    build_schema,
    lexicographic_sort_schema,
    print_schema,
    specified_directives,
)

from schema.graph import schema
from schema.parts import PARTS
from schema.subgraphs import subgraph
from tests.codegen.conftest import Node

pytestmark = pytest.mark.codegen


def _sorted(text: str) -> str:
    """What clients see; what fields cost is told to the router alone."""
    built = lexicographic_sort_schema(build_schema(text))
    return print_schema(GraphQLSchema(**built.to_kwargs() | {"directives": specified_directives}))


def test_the_parts_compose_to_the_whole(node: Node, tmp_path: Path) -> None:
    files = [tmp_path / f"{part}.graphql" for part in PARTS]
    for file in files:
        file.write_text(subgraph(file.stem))

    composed = node("compose.mjs", *files)

    # Types, fields, arguments, defaults, nullability, enum values and descriptions alike.
    assert _sorted(composed) == _sorted(schema.as_str())
