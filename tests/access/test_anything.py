"""Whatever operation hypothesis writes, an answer holds no row and no value that its viewer may not see."""

import asyncio
import re
from base64 import urlsafe_b64decode
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any, Final

import pytest
from graphql import (
    DocumentNode,
    FieldNode,
    NameNode,
    SelectionSetNode,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    print_ast,
    visit,
)
from hypothesis import given
from hypothesis import strategies as st

from databases.sample.personas import PERSONAS
from tests.access.whole import Part, parts, secrets, told
from tests.asking import Asker, open_asker
from tests.engine.oracle import trying
from tests.engine.rewriting import enriched, joined
from tests.oracle.asking import LARGE
from tests.oracle.fitting import fitted
from tests.oracle.known import Known, learned
from tests.oracle.parts import GRAPH, OPERATIONS
from tests.world import Sample

ROW: Final = "judgedRow"
ASKED: Final = st.lists(OPERATIONS, min_size=1, max_size=3)
SEEDS: Final = st.integers(0, 2**32)


class Judge:
    """Asks as the personas, on a loop of its own, and knows what each may see."""

    def __init__(self, must: Mapping[str, Mapping[str, Part]], secret: Mapping[str, set[str]]) -> None:
        self._must = must
        self._secret = secret
        self.rows = 0
        """How many were judged."""

    def open(self, runner: asyncio.Runner, ask: Asker) -> None:
        """Begin to ask."""
        self._runner, self._ask = runner, ask
        self._known: dict[str, Known] = {who: runner.run(learned(ask, who)) for who in PERSONAS}

    def judge(self, texts: list[str], seed: int) -> None:
        """Ask the operations as one, as a persona by chance; fails when the answer holds too much."""
        chance = Random(seed)
        persona = chance.choice(list(PERSONAS))
        document = fitted(joined(texts), self._known[persona], chance)
        operation = enriched(document, GRAPH, chance, left_away=0.1)
        asked = print_ast(identified(operation.document))
        answer = self._runner.run(self._ask(asked, persona, **operation.variables)).body.get("data")
        ids = set(rows(answer))
        self.rows += len(ids)
        beyond = [each for each in ids if each not in self._must[persona][_table(each)].seen]
        assert not beyond, f"{persona} sees {[_plain(each) for each in beyond]} by {asked}"
        spilt = told(answer) & self._secret[persona]
        assert not spilt, f"{persona} reads {spilt} by {asked}"


def identified(document: DocumentNode) -> DocumentNode:
    """The document with the id of every row that it selects anything of."""
    types = TypeInfo(GRAPH)
    made: DocumentNode = visit(document, TypeInfoVisitor(types, _Identifying(types)))
    return made


class _Identifying(Visitor):
    def __init__(self, types: TypeInfo) -> None:
        super().__init__()
        self._types = types

    def leave_selection_set(self, node: SelectionSetNode, *_: Any) -> SelectionSetNode:
        type_ = self._types.get_parent_type()
        if "id" not in getattr(type_, "fields", {}):
            return node
        field = FieldNode(name=NameNode(value="id"), alias=NameNode(value=ROW), arguments=(), directives=())
        return SelectionSetNode(selections=(*node.selections, field))


def rows(answer: Any) -> Iterator[str]:
    """The ids of the rows in an answer."""
    if isinstance(answer, dict):
        if isinstance(answer.get(ROW), str):
            yield answer[ROW]
        answer = list(answer.values())
    if isinstance(answer, list):
        for each in answer:
            yield from rows(each)


def _plain(id_: str) -> str:
    return urlsafe_b64decode(f"{id_}==").decode("ascii")


def _table(id_: str) -> str:
    found = re.fullmatch(r"(?P<table>[a-z_]+):\d+", _plain(id_))
    assert found
    return found["table"]


@pytest.fixture(scope="module")
async def known(sample: Sample) -> Judge:
    """What each persona may see, by plain SQL."""
    return Judge(await parts(sample), {persona: await secrets(sample, persona) for persona in PERSONAS})


@pytest.fixture(scope="module")
def judge(known: Judge, sample: Sample) -> Iterator[Judge]:
    """A judge who asks."""
    with asyncio.Runner() as runner:
        ask = runner.run(open_asker(sample.databases, sample.roots, sample.world.as_of, limits=LARGE, size=3))
        known.open(runner, ask)
        yield known
        runner.run(ask.pools.close())


def test_no_answer_holds_a_row_or_a_value_that_its_viewer_may_not_see(judge: Judge) -> None:
    @trying(200)
    @given(ASKED, SEEDS)
    def holds(texts: list[str], seed: int) -> None:
        judge.judge(texts, seed)

    holds()
    assert judge.rows > 1000
