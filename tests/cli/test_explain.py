"""`account-gateway explain` tells what a stored operation takes, without a database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner, Result

from gateway.cli import app

if TYPE_CHECKING:
    from collections.abc import Sequence

QUESTIONS = Path(__file__).parents[1] / "journeys"


def explain(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["explain", *map(str, arguments)])


def test_a_stored_question_is_told_by_levels_statements_keys_and_columns() -> None:
    told = explain(QUESTIONS / "q04_summaries_due.graphql")
    assert told.exit_code == 0
    (entries,) = [line for line in told.stdout.splitlines() if line.startswith("level 1")]
    assert entries.split()[2:4] == ["entries.all", "entries"]
    assert "ports.by_code {code, name}" in entries
    assert "level 2" in told.stdout
    assert told.stdout.endswith("Nothing goes to stock execution.\n")


@pytest.mark.parametrize(
    ("text", "arguments", "sentence"),
    [
        ("{ entries {", (), "Syntax Error: Expected Name, found <EOF>."),
        ("{ entrees { id } }", (), "Cannot query field 'entrees' on type 'Query'."),
        ("query A { viewer { name } } query B { viewer { name } }", (), "Must provide operation name"),
        ("query A { viewer { name } }", ("--operation", "C"), "Unknown operation named 'C'."),
        ("query A { viewer { name } }", ("--variables", "{"), "Expecting property name"),
        ("query A($on: Boolean!) { viewer { name @skip(if: $on) } }", (), "Expected variable '$on'"),
    ],
)
def test_what_cannot_be_explained_says_why(
    tmp_path: Path, text: str, arguments: Sequence[str], sentence: str
) -> None:
    file = tmp_path / "query.graphql"
    file.write_text(text)
    told = explain(file, *arguments)
    assert told.exit_code == 1
    assert sentence in told.stderr
