"""What the documentation says of errors and settings is what the code does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from gateway.http.negotiation import GRAPHQL, JSON
from gateway.http.outcomes import Outcome
from gateway.settings import Settings, variable
from loaders import errors
from loaders.errors import REGISTRY, GatewayError

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

DOCS = Path(__file__).parents[2] / "docs"


def table(file: str, header: str) -> list[tuple[str, ...]]:
    """The rows of the table in a file whose first column bears the header."""
    lines = (DOCS / file).read_text().splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(f"| {header} |"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append(tuple(cell.strip() for cell in line.strip("|").split("|")))
    return rows


def test_every_error_is_documented_as_it_is_raised() -> None:
    assert table("errors.md", "Code") == [
        (f"`{code}`", error.sentence(), error.advice) for code, error in REGISTRY.items()
    ]


def test_every_error_is_in_the_registry_and_tells_what_to_do() -> None:
    kinds = [
        kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, GatewayError)
    ]
    assert set(kinds) - {GatewayError} == set(REGISTRY.values())
    for code, error in REGISTRY.items():
        assert re.fullmatch(r"[A-Z]+(_[A-Z]+)*", code)
        assert error.sentence().endswith(".")
        assert error.advice.endswith(".")


def test_every_status_is_documented_as_it_is_sent() -> None:
    documented = {row[0]: tuple(int(cell) for cell in row[1:]) for row in table("errors.md", "What happened")}
    rows = {
        "data": Outcome.ANSWERED,
        "data and errors": Outcome.PARTIAL,
        "the body is not JSON": Outcome.UNREADABLE,
        "the JSON is not a GraphQL request": Outcome.MALFORMED,
        "the document is not GraphQL": Outcome.UNPARSED,
        "document, operation or variables do not fit": Outcome.INVALID,
    }
    assert {row: documented[row] for row in rows} == {
        row: (
            outcome.status(GRAPHQL, draft=False),
            outcome.status(GRAPHQL, draft=True),
            outcome.status(JSON, draft=False),
        )
        for row, outcome in rows.items()
    }
    assert set(rows.values()) == set(Outcome)


def test_every_setting_is_documented_with_its_default() -> None:
    def default(field: FieldInfo) -> str:
        value = field.default
        shown = str(value).lower() if isinstance(value, bool) else value
        return "" if value is None else f"`{shown}`"

    assert table("settings.md", "Variable") == [
        (f"`{variable(name)}`", default(field), field.description)
        for name, field in Settings.model_fields.items()
    ]
