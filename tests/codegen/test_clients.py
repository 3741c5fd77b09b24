"""The schema and the stored documents become typed clients, and such a client gets what it was promised."""

import json
from pathlib import Path

import httpx
import pytest
from graphql import OperationDefinitionNode, parse

from tests.codegen.conftest import HERE, Node

pytestmark = pytest.mark.codegen

ROOT = HERE.parents[1]
QUESTIONS = sorted((ROOT / "tests/journeys").glob("*.graphql"))
EXAMPLES = sorted((ROOT / "gateway/examples").glob("*.graphql"))


def _operations(file: Path) -> list[str]:
    nodes = parse(file.read_text()).definitions
    return [node.name.value for node in nodes if isinstance(node, OperationDefinitionNode) and node.name]


def test_every_stored_document_is_typed(generated: Path, node: Node) -> None:
    wanted = {(generated / "questions", name) for file in QUESTIONS for name in _operations(file)}
    wanted |= {(generated / file.stem, name) for file in EXAMPLES for name in _operations(file)}

    missing = [
        name
        for folder, name in wanted
        if f"export type {name[:1].upper()}{name[1:]}Query =" not in (folder / "graphql.ts").read_text()
    ]

    assert len(wanted) >= len(QUESTIONS) + len(EXAMPLES) > 0
    assert missing == []
    node("node_modules/.bin/tsc")


def test_a_typed_client_pages_forward_and_back(generated: Path, node: Node, demo_gateway: str) -> None:
    token = httpx.post(f"{demo_gateway}/demo/token", json={"persona": "importer"}).json()["token"]

    seen = json.loads(node("pages.ts", demo_gateway, "7", TOKEN=token))

    forward = [number for page in seen["forward"] for number in page]
    values = [float(value) for value in seen["values"]]
    assert len(forward) == len(set(forward)) == seen["total"] > 14
    assert [len(page) for page in seen["forward"][:-1]] == [7] * (len(seen["forward"]) - 1)
    assert [number for page in seen["backward"] for number in page] == forward
    assert values == sorted(values, reverse=True)
    assert seen["refused"] == ["BAD_CURSOR"]
