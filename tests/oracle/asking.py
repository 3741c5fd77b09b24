"""Asking the sample world the same by the engine and by stock execution, as any persona, on any day."""

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from random import Random
from typing import Any, Final
from urllib.parse import urlsplit, urlunsplit

import pytest
from graphql import print_ast
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from databases.base import DOMAINS
from databases.sample.personas import PERSONAS
from engine.executor import BreadthFirstExecutionContext
from gateway.limits.bounds import Limits
from tests.asking import Answer, Asker, open_asker
from tests.cluster import Database
from tests.engine.oracle import differences
from tests.engine.rewriting import enriched, joined
from tests.oracle.fitting import fitted
from tests.oracle.known import Known, learned
from tests.oracle.parts import GRAPH
from tests.world import Sample

EXECUTORS: Final = (BreadthFirstExecutionContext, StrawberryGraphQLCoreExecutionContext)
LARGE: Final = Limits(
    aliases=10_000, cost=10**9, answer_objects=10**9, document_tokens=100_000, deadline=60.0
)
"""Whatever is written is run, on a slow machine too: what is too much, others test."""

BAD_DAYS: Final = 0.1
"""How often one of the domains is down."""

Both = tuple[Asker, Asker]
"""The engine first."""


@pytest.fixture(scope="session")
async def known(sample: Sample) -> dict[str, Known]:
    """What each persona knows of the sample world."""
    ask = await open_asker(sample.databases, sample.roots, sample.world.as_of, limits=LARGE, size=3)
    found = {persona: await learned(ask, persona) for persona in PERSONAS}
    await ask.pools.close()
    return found


@dataclass(frozen=True)
class Worlds:
    """The sample world whole, and without each of its domains."""

    runner: asyncio.Runner
    without: Mapping[str | None, Both]
    known: Mapping[str, Known]

    def compare(self, texts: list[str], seed: int) -> bool | None:
        """Ask both for the operations as one, with arguments, persona and day by chance.

        Who knows more is asked more often, though nobody never. Fails when the answers differ. Tells whether
        rows were found; null on a bad day, when none may be.
        """
        chance = Random(seed)
        (persona,) = chance.choices(list(PERSONAS), [len(self.known[each].values) for each in PERSONAS])
        down = chance.choice(DOMAINS) if chance.random() < BAD_DAYS else None
        document = fitted(joined(texts), self.known[persona], chance)
        operation = enriched(document, GRAPH, chance, left_away=0.1)
        written = print_ast(operation.document)
        ours, theirs = [
            self.runner.run(asker(written, persona, **operation.variables)) for asker in self.without[down]
        ]
        told = differences(_told(ours), _told(theirs))
        if not set(theirs.statements) <= set(ours.statements):  # what would come with a row is named without
            told.append(f"statements: {ours.statements} are not {theirs.statements}")
        assert not told, "\n".join([*told, f"{persona} without {down}", written, str(operation.variables)])
        return has_rows(ours.body.get("data")) if down is None else None

    def compare_all(self, examples: Iterable[tuple[list[str], int]]) -> None:
        """Compare the answers to each."""
        for texts, seed in examples:
            self.compare(texts, seed)


@contextmanager
def worlds(sample: Sample, known: Mapping[str, Known]) -> Iterator[Worlds]:
    """Open all of them, on a loop of their own."""
    with asyncio.Runner() as runner:
        without: dict[str | None, Both] = {down: runner.run(_both(sample, down)) for down in (None, *DOMAINS)}
        for persona in PERSONAS:
            viewer = runner.run(without[None][0].viewer(persona))
            for both in without.values():
                for asker in both:
                    asker.be(persona, viewer)
        yield Worlds(runner, without, known)
        for both in without.values():
            for asker in both:
                runner.run(asker.pools.close())


async def _both(sample: Sample, down: str | None) -> Both:
    databases = {
        domain: _out_of_reach(database) if domain == down else database
        for domain, database in sample.databases.items()
    }
    engine, stock = [
        await open_asker(databases, sample.roots, sample.world.as_of, executor=executor, limits=LARGE, size=3)
        for executor in EXECUTORS
    ]
    return engine, stock


def _out_of_reach(database: Database) -> Database:
    """The database at a port where nobody listens."""
    dsn = urlsplit(database.gateway_dsn)
    login = dsn.netloc.rpartition("@")[0]
    return replace(database, gateway_dsn=urlunsplit(dsn._replace(netloc=f"{login}@127.0.0.1:1")))


def _told(answer: Answer) -> tuple[Any, list[tuple[tuple[str | int, ...], str]]]:
    """The data, and the errors by path and code."""
    errors = [(tuple(error.get("path", ())), error["extensions"]["code"]) for error in answer.errors]
    return answer.body.get("data"), errors


def has_rows(data: Mapping[str, Any] | None) -> bool:
    """Whether an answer holds a row: one that a root field found, or one of a list."""
    return any(_is_row(value) or _lists_rows(value) for value in (data or {}).values())


def _is_row(value: Any) -> bool:
    """Every root field tells the type of its object."""
    return isinstance(value, dict) and not value.get("__typename", "Connection").endswith("Connection")


def _lists_rows(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_lists_rows, value.values()))
    return isinstance(value, list) and any(isinstance(each, dict) for each in value)
