"""`account-gateway documents` looks at what clients' builds wrote before it takes it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from gateway.cli import app
from gateway.trusted.manifests import hash_of, id_of
from gateway.trusted.store import Mode, Store

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

TEXT = "query Newest { entries(first: 3) { nodes { number port { name } } } }"
MANIFESTS: dict[str, Any] = {
    "relay": {"3a1b": TEXT},
    "graphql-codegen": {hash_of(TEXT): TEXT},
    "apollo": {
        "format": "apollo-persisted-query-manifest",
        "version": 1,
        "operations": [{"id": hash_of(TEXT), "name": "Newest", "type": "query", "body": TEXT}],
    },
}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "documents")


def run(tmp_path: Path, *arguments: str) -> Result:
    options = [*arguments, "--data-dir", str(tmp_path)]
    return CliRunner().invoke(app, ["documents", *options], env={"COLUMNS": "200"})


def written(tmp_path: Path, content: Any, name: str = "manifest.json") -> str:
    file = tmp_path / name
    file.write_text(content if isinstance(content, str) else json.dumps(content))
    return str(file)


@pytest.mark.parametrize("tool", MANIFESTS)
def test_what_a_build_wrote_is_registered_with_its_cost_and_plan(
    tmp_path: Path, store: Store, tool: str
) -> None:
    pushed = run(tmp_path, "push", written(tmp_path, MANIFESTS[tool]))

    assert pushed.exit_code == 0, pushed.output
    assert [line.split() for line in pushed.output.splitlines() if "Newest" in line] == [
        ["Newest", "12", "2"]
    ]
    assert store.texts()[id_of(TEXT)] == TEXT
    assert all(id_ in store.texts() for id_ in (MANIFESTS[tool] if tool != "apollo" else ()))


def test_a_file_may_be_a_document(tmp_path: Path, store: Store) -> None:
    assert run(tmp_path, "push", written(tmp_path, TEXT, "newest.graphql")).exit_code == 0
    assert store.texts() == {id_of(TEXT): TEXT}
    assert run(tmp_path, "list").output == f"{id_of(TEXT)}\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"a": TEXT, "b": "{ entrees { id } }"}, "b: Cannot query field 'entrees' on type 'Query'."),
        ({"a": TEXT, "b": "{ entries {"}, "b: Syntax Error: Expected Name, found <EOF>."),
        (
            {"a": TEXT, "b": "{viewer{" + "company{" * 60 + "name" + "}" * 62},
            "b: The operation has 62",
        ),
        ({"a": 7}, "manifest.json is no manifest of Relay, Apollo or graphql-codegen."),
        ("[", "manifest.json is neither a .graphql file nor JSON"),
    ],
)
def test_none_is_registered_when_one_is_wrong(tmp_path: Path, store: Store, content: Any, said: str) -> None:
    pushed = run(tmp_path, "push", written(tmp_path, content))
    assert pushed.exit_code == 1
    assert said in pushed.output
    assert store.texts() == {}


def test_a_published_id_never_changes(tmp_path: Path, store: Store) -> None:
    run(tmp_path, "push", written(tmp_path, {"a": TEXT}))
    pushed = run(tmp_path, "push", written(tmp_path, {"a": "{ viewer { name } }"}))
    assert pushed.exit_code == 1
    assert "a is registered for another text; a published id never changes." in pushed.output
    assert store.texts()["a"] == TEXT


def test_a_key_can_be_required_to_take_no_others(tmp_path: Path, store: Store) -> None:
    assert run(tmp_path, "require", "agk_1f09c2ab", "enforce").exit_code == 0
    assert store.modes() == {"agk_1f09c2ab": Mode.ENFORCE}
    assert "agk_1f09c2ab: enforce" in run(tmp_path, "list").output


@pytest.mark.parametrize("caller", [f"agk_1f09c2ab_{'s' * 43}", "agk_1f09", "somebody", "member:x", ""])
def test_what_is_no_caller_is_refused_and_kept_nowhere(tmp_path: Path, store: Store, caller: str) -> None:
    refused = run(tmp_path, "require", caller, "enforce")
    assert refused.exit_code == 1
    assert "give a key's visible part alone" in refused.output
    assert "sss" not in refused.output
    assert store.modes() == {}
