"""The forty questions as stored documents: what each asks, as whom, and what it costs.

A file opens with comments: the question with its number, the persona who asks it, and the statements that it
takes, sorted. README and console show these files; the tests hold every line of them to be true.

    # 4. Which entry summaries fall due in the next 3 working days?
    # As importer.
    # Statements: entries.all, ports.by_code.
    query SummariesDue($first: Int = 25) { … }
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphql import IntValueNode, OperationDefinitionNode, parse

from tests.asking import Answer, Asker

FOLDER = Path(__file__).parent
HEAD = re.compile(
    r"(?P<number>\d+)\. (?P<question>.+?) As (?P<persona>\w+)\. Statements: (?P<statements>.+)\."
)

LATER = {
    8: "sums per month and chapter come with the aggregates",
    18: "shares and counts per client come with the aggregates",
    21: "sums and rates per account come with the aggregates",
    23: "average reply times come with the aggregates",
    24: "a comparison across accounts comes with the aggregates",
    25: "discrepancy rates come with the aggregates",
    31: "sums by industry, year and port come with the aggregates",
    32: "counts and medians by Center come with the aggregates",
    33: "exam and hit rates come with the aggregates",
    34: "shares of outcomes come with the aggregates",
    35: "revenue change by quarter comes with the aggregates",
    36: "sums by culpability come with the aggregates",
    37: "how detentions ended is a distribution, and comes with the aggregates",
    38: "looking is not logged yet: reads, unmaskings and exports come with the writes",
    40: "rates over time come with the aggregates",
}
"""The questions that the graph does not answer yet, and what they wait for."""


@dataclass(frozen=True)
class Journey:
    """One stored question."""

    number: int
    question: str
    persona: str
    statements: list[str]
    document: str

    @classmethod
    def read(cls, path: Path) -> "Journey":
        """Read a stored question; raises `ValueError` when its comments do not tell all that they should."""
        document = path.read_text()
        comments = [line.removeprefix("#").strip() for line in _leading(document)]
        head = HEAD.fullmatch(" ".join(comments))
        if head is None or not path.name.startswith(f"q{int(head['number']):02}_"):
            raise ValueError(f"{path.name} does not open with its number, question, persona and statements.")
        return cls(
            number=int(head["number"]),
            question=head["question"],
            persona=head["persona"],
            statements=head["statements"].split(", "),
            document=document,
        )

    @property
    def operation(self) -> OperationDefinitionNode:
        """The one operation of the document."""
        (operation,) = (
            definition
            for definition in parse(self.document).definitions
            if isinstance(definition, OperationDefinitionNode)
        )
        return operation

    @property
    def sizes(self) -> dict[str, int]:
        """The variables that say how many of something to show, with their defaults."""
        return {
            definition.variable.name.value: int(definition.default_value.value)
            for definition in self.operation.variable_definitions or ()
            if isinstance(definition.default_value, IntValueNode)
            and re.search(rf"(?:first|last): \${definition.variable.name.value}\b", self.document)
        }

    async def ask(self, asker: Asker, **variables: Any) -> Answer:
        """Ask the question as its persona."""
        return await asker(self.document, self.persona, **variables)


def _leading(document: str) -> list[str]:
    lines = document.splitlines()
    end = next(at for at, line in enumerate(lines) if not line.startswith("#"))
    return lines[:end]


def stored() -> dict[int, Journey]:
    """All stored questions by number."""
    journeys = [Journey.read(path) for path in sorted(FOLDER.glob("*.graphql"))]
    return {journey.number: journey for journey in journeys}


JOURNEYS = stored()
