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
from loaders import reader
from loaders.access import rows as rules
from loaders.access.links import LINKS, LINKS_FOR
from tests.access.test_whole import LINKED, NAMES, ROLES, ruled
from tests.access.whole import Part, parts, secrets, told
from tests.asking import Asker, open_asker
from tests.engine.oracle import trying
from tests.engine.rewriting import enriched, joined
from tests.oracle.asking import LARGE
from tests.oracle.fitting import fitted
from tests.oracle.known import Known, learned
from tests.oracle.parts import GRAPH, OPERATIONS, operations
from tests.world import Sample

ROW: Final = "judgedRow"
ASKED: Final = st.lists(OPERATIONS, min_size=1, max_size=3)
SEEDS: Final = st.integers(0, 2**32)


RULES: Final = [(persona, key) for persona, role in ROLES.items() for of, key in rules.RULES if of is role]
TRIES: Final = 8


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

    def forget(self) -> None:
        """Let nothing that was worked out before a fault, or under it, stand."""
        reader._STATEMENTS.clear()  # noqa: SLF001 - a fault must reach the statements
        for persona in PERSONAS:
            self._runner.run(self._ask.viewer(persona)).scopes_by_table.clear()

    def notices(self, examples: list[tuple[str, int]], persona: str, tables: list[str]) -> bool:
        """Whether it sees that somebody comes to rows of these tables that must be hidden."""
        hidden = sorted(set().union(*(self._must[persona][table].hidden for table in tables)))
        try:
            for text, seed in examples:
                self.judge([text], seed, persona, hidden)
        except AssertionError:
            return True
        return not hidden

    def judge(
        self, texts: list[str], seed: int, persona: str | None = None, ids: list[str] | None = None
    ) -> None:
        """Ask the operations as one, as a persona by chance; fails when the answer holds too much.

        With what the persona knows, or with ids that it happened on.
        """
        chance = Random(seed)
        persona = persona or chance.choice(list(PERSONAS))
        known = Known({("Node", "id"): ids}) if ids else self._known[persona]
        document = fitted(joined(texts), known, chance)
        operation = enriched(document, GRAPH, chance, left_away=0.1)
        asked = print_ast(identified(operation.document))
        answer = self._runner.run(self._ask(asked, persona, **operation.variables)).body.get("data")
        found = set(rows(answer))
        self.rows += len(found)
        beyond = [each for each in found if each not in self._must[persona][_table(each)].seen]
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


@pytest.fixture(scope="module")
def examples() -> list[tuple[str, int]]:
    """Look-ups by ids as hypothesis writes them."""
    collected: list[tuple[str, int]] = []

    @trying(TRIES)
    @given(operations("nodes"), SEEDS)
    def collect(text: str, seed: int) -> None:
        collected.append((text, seed))

    collect()
    return collected


@pytest.fixture
def faulty(judge: Judge, monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """The means to make a fault, and none left after it."""
    judge.forget()
    yield monkeypatch
    monkeypatch.undo()
    judge.forget()


@pytest.mark.parametrize(("persona", "key"), RULES)
def test_a_rule_for_rows_that_is_missing_shows_in_generated_operations(
    judge: Judge, examples: list[tuple[str, int]], faulty: pytest.MonkeyPatch, persona: str, key: str
) -> None:
    faulty.setitem(rules.RULES, (ROLES[persona], key), lambda _: rules.EVERYTHING)
    assert judge.notices(examples, persona, ruled(ROLES[persona], key))


@pytest.mark.parametrize("table", LINKED)
def test_a_link_that_is_missing_shows_in_generated_operations(
    judge: Judge, examples: list[tuple[str, int]], faulty: pytest.MonkeyPatch, table: str
) -> None:
    faulty.setitem(LINKS, table, ())
    for persona, role in ROLES.items():
        faulty.setitem(LINKS_FOR, (role, table), ())
        faulty.setitem(rules.RULES, (role, table), lambda _: rules.EVERYTHING)
        assert judge.notices(examples, persona, [table])


@pytest.mark.parametrize("persona", ROLES)
def test_with_all_rules_in_place_the_same_operations_show_nothing(
    judge: Judge, examples: list[tuple[str, int]], persona: str
) -> None:
    assert not judge.notices(examples, persona, NAMES)
