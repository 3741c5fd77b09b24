"""Asking in both worlds of a persona, whole and narrow, from tests that run on no loop."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from graphql import print_ast

from databases.sample.personas import PERSONAS
from loaders import reader
from loaders.viewers import Viewer
from resolvers import permissions
from tests.access.worlds import Worlds, both
from tests.asking import Answer
from tests.engine.rewriting import enriched, joined
from tests.oracle.fitting import fitted
from tests.oracle.known import Known
from tests.oracle.parts import GRAPH
from tests.world import Sample

ANALYST: Final = "analyst"
"""Whoever sees all rows."""


@dataclass(frozen=True)
class Judge:
    """Asks as the personas, on a loop of its own, and holds the answers of both worlds together."""

    runner: asyncio.Runner
    worlds: Worlds
    known: Mapping[str, Known]

    def ask(self, persona: str, document: str, **variables: Any) -> Answer:
        """The answer of the whole world; fails unless it is that of the world that the persona may see."""
        return self.runner.run(self.worlds.ask(persona, document, **variables))

    def compare(self, texts: list[str], seed: int) -> Answer:
        """Ask operations as one, as a persona by chance, with what it knows or with what anybody knows."""
        chance = Random(seed)
        persona = chance.choice(list(PERSONAS))
        return self.written(persona, texts, self.known[chance.choice([persona, ANALYST])], chance)

    def written(self, persona: str, texts: list[str], known: Known, chance: Random) -> Answer:
        """Ask operations as one, with arguments of what is known."""
        operation = enriched(fitted(joined(texts), known, chance), GRAPH, chance, left_away=0.1)
        return self.ask(persona, print_ast(operation.document), **operation.variables)

    def viewer(self, persona: str) -> Viewer:
        """Who a persona is in the whole world."""
        return self.runner.run(self.worlds.whole.viewer(persona))

    def forget(self) -> None:
        """Let nothing that was worked out before a fault, or under it, stand."""
        reader._STATEMENTS.clear()  # noqa: SLF001 - a fault must reach the statements
        permissions.permissions.cache_clear()
        for persona in PERSONAS:
            self.viewer(persona).scopes_by_table.clear()


@contextmanager
def judging(sample: Sample, known: Mapping[str, Known]) -> Iterator[Judge]:
    """A judge of the sample world."""
    with asyncio.Runner() as runner:
        opened = both(sample)
        worlds = runner.run(opened.__aenter__())
        try:
            yield Judge(runner, worlds, known)
        finally:
            runner.run(opened.__aexit__(None, None, None))
