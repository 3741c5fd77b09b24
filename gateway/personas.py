"""Somebody of the sample world whose place a reader of the demo can take."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graphql import OperationDefinitionNode, TokenKind, parse

from databases.sample.personas import PERSONAS as CAST

if TYPE_CHECKING:
    from graphql import Token

EXAMPLES: Final = Path(__file__).parent / "examples"


@dataclass(frozen=True, slots=True)
class Example:
    """One worked operation that runs as it stands, once its variables have values."""

    title: str
    query: str
    variables: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Persona:
    """One capacity of somebody in the sample world."""

    name: str
    title: str
    description: str


_CAPACITIES: Final = {
    "importer": (
        "Account owner",
        "Owns the account of an importing company: all its sub-accounts, shipments, cases and documents.",
    ),
    "importer2": (
        "Account owner",
        "Owns the account of a competitor, and sees nothing of the first one's.",
    ),
    "user": (
        "Account user",
        "Works for the first importer, limited to one sub-account and two ports.",
    ),
    "broker": (
        "Customs broker",
        "Sees the entries under its own filer code, and what clients opened to it.",
    ),
    "carrier": (
        "Ocean carrier",
        "Sees its own shipments, bills, containers and their release; no values, no tariff numbers.",
    ),
    "surety": (
        "Surety",
        "Sees the bonds that it wrote, their principals' names, what they secure, and the claims on them.",
    ),
    "operator": (
        "Facility operator",
        "Sees the goods that lie or were examined at its places, and their holds and release; no values.",
    ),
    "manager": (
        "Account manager",
        "Looks after a portfolio of companies, with the notes that Customs keeps to itself.",
    ),
    "specialist": (
        "Import specialist",
        "Sees every company of one Center of Excellence and Expertise, case by case.",
    ),
    "analyst": (
        "Oversight analyst",
        "Sees the nationwide picture and changes nothing.",
    ),
    "inspector": (
        "Oversight analyst",
        "Sees the same without clearance: importers by kind and id, no names, and no free text.",
    ),
}


def _persona(name: str) -> Persona:
    capacity, description = _CAPACITIES[name]
    who = CAST[name]
    return Persona(name, f"{capacity}: {', '.join(filter(None, (who.name, who.company)))}", description)


PERSONAS: Final[dict[str, Persona]] = {name: _persona(name) for name in _CAPACITIES}
"""The demo's personas by name, in the order in which they are offered."""


@cache
def examples(persona: str) -> tuple[Example, ...]:
    """Read the persona's worked examples: the operations of its file, each titled by the comment above it."""
    path = EXAMPLES / f"{persona}.graphql"
    if not path.exists():
        return ()
    return tuple(split(path.read_text(encoding="utf-8")))


def split(text: str) -> list[Example]:
    """Split a document into its operations; the first comment line above one is its title, and no more."""
    found = []
    for node in parse(text).definitions:
        if not isinstance(node, OperationDefinitionNode) or node.loc is None:
            raise ValueError(f"an example is an operation, not a {node.kind}")
        comments = _comments_above(node.loc.start_token)
        name = node.name.value if node.name else node.operation.value
        title = (comments[0].value or "").strip() if comments else name
        start = comments[1].start if comments[1:] else node.loc.start
        variables = tuple(each.variable.name.value for each in node.variable_definitions or ())
        found.append(Example(title, text[start : node.loc.end], variables))
    return found


def _comments_above(token: Token) -> list[Token]:
    comments: list[Token] = []
    while token.prev and token.prev.kind is TokenKind.COMMENT:
        token = token.prev
        comments.insert(0, token)
    return comments
