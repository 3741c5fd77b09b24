"""The parts of the graph, as far as no composer is needed: that they fit together, tests/codegen shows."""

import pytest
from graphql import ObjectTypeDefinitionNode, parse, print_ast
from typer.testing import CliRunner

from gateway.cli import app
from schema.parts import PARTS
from schema.subgraphs import subgraph

COSTS = ("cost", "listSize")
BY_ID = '@key(fields: "id")'


@pytest.fixture(scope="module")
def parts() -> dict[str, dict[str, ObjectTypeDefinitionNode]]:
    """The object types of each part by name."""
    return {
        part: {
            node.name.value: node
            for node in parse(subgraph(part)).definitions
            if isinstance(node, ObjectTypeDefinitionNode)
        }
        for part in PARTS
    }


def _marks(node: ObjectTypeDefinitionNode) -> str:
    return " ".join(print_ast(directive) for directive in node.directives or ())


def _fields(node: ObjectTypeDefinitionNode) -> dict[str, str]:
    return {
        field.name.value: " ".join(
            print_ast(directive) for directive in field.directives or () if directive.name.value not in COSTS
        )
        for field in node.fields or ()
    }


@pytest.mark.parametrize(
    ("part", "type_name", "marks"),
    [
        ("accounts", "Company", BY_ID),
        ("shipments", "Company", BY_ID),
        ("documents", "EntryLine", BY_ID),
        ("compliance", "Bond", BY_ID),
        ("compliance", "CustomsOfficer", BY_ID),
        ("documents", "Exam", BY_ID),
        ("accounts", "Center", '@key(fields: "id") @key(fields: "code")'),
        ("shipments", "Center", '@key(fields: "code")'),
        ("compliance", "Port", '@key(fields: "code", resolvable: false)'),
        ("activity", "Port", '@key(fields: "id", resolvable: false)'),
        ("shipments", "PageInfo", "@shareable"),
    ],
)
def test_a_part_knows_an_object_by_what_its_own_rows_have_of_it(
    parts: dict[str, dict[str, ObjectTypeDefinitionNode]], part: str, type_name: str, marks: str
) -> None:
    assert _marks(parts[part][type_name]) == marks


def test_a_stub_has_only_what_its_part_adds(parts: dict[str, dict[str, ObjectTypeDefinitionNode]]) -> None:
    assert _fields(parts["documents"]["Shipment"]) == {"id": "", "documents": ""}
    assert _fields(parts["compliance"]["Port"]) == {"id": "@external", "code": ""}


def test_a_part_is_told_what_it_answers_from(parts: dict[str, dict[str, ObjectTypeDefinitionNode]]) -> None:
    broker = _fields(parts["shipments"]["Broker"])
    finding = {part: _fields(parts[part]["Finding"]) for part in ("documents", "compliance")}

    assert broker["filerCode"] == "@external"
    assert broker["entries"] == '@requires(fields: "filerCode")'
    assert finding["documents"]["actionId"] == "@inaccessible"
    assert finding["compliance"] == {
        "id": "",
        "actionId": "@external",
        "action": '@requires(fields: "actionId")',
    }


def test_a_part_tells_a_router_what_its_fields_cost() -> None:
    printed = subgraph("documents")
    assert 'import: ["@cost", ' in printed
    assert "directive @" not in printed
    assert "totalCount: Int @cost(weight: 10)" in printed
    assert "): DocumentConnection @listSize(assumedSize: 25" in printed


def test_what_needs_every_database_is_of_the_part_that_has_them(
    parts: dict[str, dict[str, ObjectTypeDefinitionNode]],
) -> None:
    assert list(_fields(parts["activity"]["Query"])) == ["node", "nodes", "activity", "auditVerification"]


def test_the_command_prints_a_part_and_names_them_all() -> None:
    printed = CliRunner().invoke(app, ["schema", "--domain", "documents"])
    refused = CliRunner().invoke(app, ["schema", "--domain", "customs"])

    assert printed.stdout == subgraph("documents")
    assert refused.exit_code == 1
    assert all(part in refused.output for part in PARTS)
