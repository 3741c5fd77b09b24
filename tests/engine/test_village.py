"""Whatever is asked of the village and whatever is wrong with its rows, both executors give one answer."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from graphql import ArgumentNode, IntValueNode, Visitor, print_ast, visit
from hypothesis import given
from hypothesis import strategies as st
from hypothesis_graphql import mutations, nodes, queries

from tests.engine import faults
from tests.engine.functions import Mood
from tests.engine.oracle import Answer, differences, told, trying
from tests.engine.rewriting import enriched, joined
from tests.engine.rows import Row, Secrets, Village
from tests.engine.village import ENGINE, STOCK

# graphql-core cancels tasks that have not begun. Python then warns of the coroutines that they were to await,
# and cannot even do that where it happens to collect them while it makes a named tuple. conftest.py collects
# them after each test.
pytestmark = [
    pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning"),
    pytest.mark.filterwarnings(
        "ignore:Exception ignored in. <coroutine:pytest.PytestUnraisableExceptionWarning"
    ),
]

SDL = ENGINE.as_str()
EVEN = {"Even": st.integers(-4, 4).map(lambda half: nodes.Int(2 * half))}
QUERIES = st.lists(queries(SDL, custom_scalars=EVEN), min_size=1, max_size=4)
SECRETS = (
    *(
        "name",
        "age",
        "yearsLeft",
        "matrix",
        "mood",
        "friend",
        "strictFriend",
        "home",
        "mayor",
        "fans",
        "score",
    ),
    *("badge", "strictBadge", "beings", "strictBeings", "nodes", "edges", "pageInfo", "node", "totalCount"),
)
MUTATIONS = st.lists(mutations(SDL, custom_scalars=EVEN), min_size=1, max_size=3)


def spoiled(chance: Random, good: Any, wrong: Any) -> Any:
    """Mostly the good value; sometimes null, an error, or one that does not fit."""
    return chance.choice([good] * 12 + [None, ValueError("spoiled"), wrong])


def key(chance: Random) -> int | None:
    """Mostly the id of somebody; sometimes of nobody, or none."""
    known: list[int | None] = [*range(1, 7), *range(1, 7), 9, None]
    return chance.choice(known)


def being(chance: Random) -> dict[str, Any]:
    """What people and robots have in common."""
    return {
        "name": spoiled(chance, chance.choice(["Ada", "Bo"]), ["no", "name"]),
        "friend_id": key(chance),
        "home_id": key(chance),
        "scoreless": chance.random() < 0.3,
    }


def person(chance: Random) -> dict[str, Any]:
    """What a person is beside."""
    age = spoiled(chance, chance.choice([36, 41]), "old")
    return {"age": age, "mood": spoiled(chance, chance.choice([Mood.GLAD, "sad"]), "grim"), **being(chance)}


def robot(chance: Random) -> dict[str, Any]:
    """What a robot is beside."""
    lines = [spoiled(chance, [spoiled(chance, 1, "x") for _ in range(2)], 3) for _ in range(3)]
    made = {"matrix": spoiled(chance, lines, 4), "maker_id": key(chance)}
    return {**made, **being(chance)}


def place(chance: Random) -> dict[str, Any]:
    """What a place is."""
    friend = key(chance)
    return {"name": spoiled(chance, "Square", {}), "friend_id": friend}


FAMILIES: dict[str, Callable[[Random], dict[str, Any]]] = {"Person": person, "Robot": robot, "Place": place}


def _nothing(_: Random) -> dict[str, Any]:
    return {}


def village(chance: Random) -> dict[int, Any]:
    """Rows by their ids; some absent, some that cannot be read, some of a family that is no type."""
    rows: dict[int, Any] = {}
    for id_ in range(1, 7):
        family = chance.choice([*FAMILIES] * 4 + ["absent", "unreadable", "Ghost"])
        rows[id_] = Row(id=id_, family=family, **FAMILIES.get(family, _nothing)(chance))
        if chance.random() < 0.05:
            del rows[id_][chance.choice(list(rows[id_])[2:] or ["id"])]
        if family == "absent":
            rows[id_] = None
        elif family == "unreadable":
            rows[id_] = ValueError("unreadable")
    return rows


class _Fitting(Visitor):
    """Ids that are in the village, and pages that are mostly small."""

    def __init__(self, chance: Random) -> None:
        super().__init__()
        self._chance = chance

    def leave_argument(self, node: ArgumentNode, *_: Any) -> Any:
        few = {"id": range(1, 8), "first": (0, 1, 2, 3, 51), "count": range(3)}.get(node.name.value)
        if few is None or not isinstance(node.value, IntValueNode):
            return None
        return replace(node, value=IntValueNode(value=str(self._chance.choice(few))))


async def compare(texts: list[str], chance: Random) -> None:
    """Ask both, with rows and ways of asking that chance decides, and compare."""
    rows = village(chance)
    unreadable = frozenset(
        chance.choice([(), (), (), ("rows.by_id",), ("rows.by_home",), ("rows.by_home.count",)])
    )
    secrets = Secrets(frozenset(chance.sample(SECRETS, chance.choice([0, 0, 0, 1, 2]))))
    document = visit(joined(texts), _Fitting(chance))
    operation = enriched(document, ENGINE._schema, chance)
    written = print_ast(operation.document)
    answers: list[Answer] = []
    for schema in (ENGINE, STOCK):
        copies = {id_: Row(row) if isinstance(row, Row) else row for id_, row in rows.items()}
        result = await schema.execute(
            written, dict(operation.variables), Village(copies, unreadable, permissions=secrets)
        )
        answers.append(told(result))
    different = differences(answers[0], answers[1])
    asked = [written, str(operation.variables), str(rows), str(unreadable), str(secrets)]
    assert not different, "\n".join([*different, *asked])


def ask_both(texts: list[str], seed: int) -> None:
    """Compare, in a loop of its own."""
    asyncio.run(compare(texts, Random(seed)))


SEEDS = st.integers(0, 2**32)


@trying(400)
@given(QUERIES, SEEDS)
def test_queries_are_answered_alike(texts: list[str], seed: int) -> None:
    ask_both(texts, seed)


@trying(60)
@given(MUTATIONS, SEEDS)
def test_mutations_are_answered_alike(texts: list[str], seed: int) -> None:
    ask_both(texts, seed)


@pytest.fixture(scope="module")
def examples() -> list[tuple[list[str], int]]:
    """Queries and seeds, as the test above tries them."""
    collected: list[tuple[list[str], int]] = []

    @trying(400)
    @given(QUERIES, SEEDS)
    def collect(texts: list[str], seed: int) -> None:
        collected.append((texts, seed))

    collect()
    return collected


@pytest.mark.parametrize(
    "fault",
    [
        faults.drop_a_null_rule,
        faults.lose_a_default,
        faults.swap_two_parents,
        faults.forget_an_object,
        faults.tell_a_secret,
    ],
)
def test_a_fault_of_the_engine_is_found(
    fault: Callable[[pytest.MonkeyPatch], None],
    examples: list[tuple[list[str], int]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fault(monkeypatch)
    with pytest.raises(AssertionError, match=r"is not|are not"):
        for texts, seed in examples:
            ask_both(texts, seed)
