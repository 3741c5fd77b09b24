"""`account-gateway cost` tells what a stored operation could cost, without a database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from gateway.cli import app

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE = "query Ports($n: Int = 10) { entries(first: $n) { nodes { number port { name } } } }"

WIDE = """{ companies(first: 100) { nodes { entries(first: 100) {
  nodes { port { name } broker { name } company { name } } } } } }"""


def test_the_cost_of_every_operation_is_told(tmp_path: Path) -> None:
    file = tmp_path / "query.graphql"
    file.write_text(f"{PAGE} query Me {{ viewer {{ name }} }}")

    told = CliRunner().invoke(app, ["cost", str(file)])

    assert told.exit_code == 0
    assert told.stdout.splitlines() == [
        "Ports could cost 33: 21 for objects, 12 for fields.",
        "Me could cost 2: 1 for objects, 1 for fields.",
    ]


@pytest.mark.parametrize(
    ("text", "arguments", "sentence"),
    [
        ("{ entries {", (), "Syntax Error: Expected Name, found <EOF>."),
        (PAGE, ("--variables", "{"), "Expecting property name"),
        (
            "{ companies(first: 100) { nodes { entries(first: 100) { nodes { port { name } } } } } }",
            (),
            "could cost 30,403: 20,201 for objects",
        ),
        (
            WIDE,
            (),
            "The operation could cost 70,403; 50,000 is allowed. Pages of at most 84 each would fit.",
        ),
    ],
)
def test_what_cannot_run_says_why(tmp_path: Path, text: str, arguments: Sequence[str], sentence: str) -> None:
    file = tmp_path / "query.graphql"
    file.write_text(text)

    told = CliRunner().invoke(app, ["cost", str(file), *arguments], env={"GATEWAY_COST": "50000"})

    assert sentence in told.output
    assert told.exit_code == (0 if sentence.startswith("could cost") else 1)
