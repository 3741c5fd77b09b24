"""Objects that a loader writes stand where they would have been made, and nothing else of them is read."""

from typing import Any

import orjson
import pytest

from engine.written import MOST_LOADS
from tests.engine.asking import ROWS, but
from tests.engine.oracle import differences
from tests.engine.rows import Loader, Objects, Row, Village
from tests.engine.village import ENGINE, STOCK

BEINGS = but(1, friend_id=None)
"""Only beings are fans: whoever writes does not look whether the graph would have a row there."""

SELECTED = [
    "nodes { id name }",
    "nodes { id } __typename",
    "a: __typename nodes { other: id } b: __typename",
    "nodes { id name friend { name } }",
    "nodes { id } again: nodes { name }",
    "nodes { id ... on Person { age } }",
    "nodes { __typename id }",
    "edges { cursor node { id name } }",
    "edges { node { id } } nodes { name } pageInfo { hasNext }",
    "edges { position node { id } }",
    "nodes { id } totalCount label",
    "nodes { strictName }",
    "nodes { __typename }",
    "nodes { id friend { name friend { id } } }",
    "nodes { id score other: friend { a: name b: name } friend { id } }",
    "nodes { fans { id name } strictName }",
    "nodes { fans { friend { id } } } pageInfo { hasNext }",
    "edges { cursor node { fans { id } friend { __typename } } }",
    "nodes { home { name folk(first: 2) { nodes { id name } __typename } } }",
    "nodes { home { folk(first: 1) { nodes { fans { id } } } beings(first: 1) { totalCount } } id }",
    "nodes { ... on Person { age badge { text } strictBadge { text } friend { id } } name }",
    "nodes { friend { id } friend { ... on Person { age } } }",
]


async def ask(document: str, changed: Any = None, unreadable: str = "") -> Village:
    """Ask both, the engine for what is written; fails when their answers differ."""
    answers, villages = [], []
    for schema in (ENGINE, STOCK):
        rows = {id_: Row(row) for id_, row in {**ROWS, **BEINGS, **(changed or {})}.items()}
        villages.append(Village(rows, frozenset((unreadable, f"{unreadable}.lists")), writes=True))
        result = await schema.execute(document, None, villages[-1])
        data = orjson.loads(orjson.dumps(result.data))
        errors = [
            (tuple(error.path or ()), type(error.original_error).__name__) for error in result.errors or ()
        ]
        answers.append((data, errors))
    different = differences(answers[0], answers[1])
    assert not different, different
    return villages[0]


@pytest.mark.parametrize("selected", SELECTED)
async def test_both_give_the_same(selected: str) -> None:
    for page in ("all(first: 3)", "all(first: 1)", 'all(families: ["Robot"])', "all(first: 0)"):
        await ask(f"{{ {page} {{ {selected} }} }}")
        await ask(f"{{ {page} {{ {selected} }} }}", but(3, name=None))
    await ask(f"{{ all(first: 9) {{ nodes {{ home {{ beings(first: 2) {{ {selected} }} }} }} }} }}")
    await ask(
        f"{{ all(first: 9) {{ nodes {{ home {{ strictBeings {{ {selected} }} }} }} }} }}", but(4, home_id=2)
    )


@pytest.mark.parametrize("field", ["beings", "strictBeings"])
async def test_what_cannot_be_read_is_an_error_where_it_would_be(field: str) -> None:
    asked = f"{{ thing(id: 1) {{ ... on Place {{ {field} {{ nodes {{ id }} }} }} }} }}"
    await ask(f"query @experimental_disableErrorPropagation {asked}", unreadable="rows.by_home")
    village = await ask(asked, unreadable="rows.by_home")  # an error, as stock execution has one
    assert village.calls == [("rows.by_home.lists", (1,))]


async def test_nothing_but_the_objects_is_read() -> None:
    village = await ask("{ all(first: 3) { nodes { id name } } }")
    assert village.calls == [("rows.by_home.lists", (None,))]
    (column,) = village.columns["rows.by_home.lists"]
    assert isinstance(column, Objects)

    village = await ask("{ all(first: 3) { nodes { id name } pageInfo { hasNext } } }")
    assert village.calls == [("rows.by_home", (None,))]
    (column,) = village.columns["rows.by_home"]
    assert isinstance(column, Objects)


async def test_rows_that_hang_on_others_are_not_loaded() -> None:
    document = "{ all(first: 3) { nodes { id friend { name } fans { id } home { folk { nodes { id } } } } } }"
    village = await ask(document)
    assert village.calls == [("rows.by_home.lists", (None,))]

    village = await ask("{ all(first: 3) { nodes { id score friend { name } fans { id } } } }")
    assert [name for name, _ in village.calls] == ["rows.by_home", "score"]
    assert {str(each) for each in village.columns["rows.by_home"] if isinstance(each, str)} == {"*"}

    village = await ask("{ all(first: 3) { nodes { id friend { name friend { score } } } } }")
    assert [name for name, _ in village.calls] == ["rows.by_home", "rows.by_id", "score"]
    (held,) = [each for each in village.columns["rows.by_home"] if isinstance(each, Objects)]
    assert held.below.columns == {"name", "friend_id"}


async def test_arguments_that_vary_are_not_written() -> None:
    document = "{ all(first: 3) { nodes { home { folk(first: $first) { nodes { id } } } } } }"
    await ask(f"query($first: Int = 1) {document}")


async def test_only_so_many_loads_come_with_a_row() -> None:
    fields = " ".join(f"f{at}: friend {{ id }}" for at in range(MOST_LOADS + 5))
    village = await ask(f"{{ all(first: 3) {{ nodes {{ score {fields} }} }} }}")
    assert len([each for each in village.columns["rows.by_home"] if isinstance(each, Objects)]) == MOST_LOADS
    assert sorted(name for name, _ in village.calls) == ["rows.by_home", "rows.by_id", "score"]

    village = await ask(f"{{ all(first: 3) {{ nodes {{ {fields} }} }} }}")
    assert [name for name, _ in village.calls] == ["rows.by_home", "rows.by_id"]


@pytest.mark.parametrize("deep", [8, 16])
async def test_types_within_types_are_asked_about_once(monkeypatch: pytest.MonkeyPatch, deep: int) -> None:
    """Two types to a level would be two to that power, if each way to a field were looked at."""
    asked = []

    def written(self: Loader, *values: Any) -> Any:
        asked.append(self)
        return known(self, *values)

    known = Loader.written
    monkeypatch.setattr(Loader, "written", written)
    document = "id"
    for at in range(deep):
        document = f"id a{at}: friend {{ {document} }} ... on Person {{ age }}"
    await ask(f"{{ all(first: 3) {{ nodes {{ {document} }} }} }}")
    assert len(asked) < 3 * deep


async def test_a_context_that_does_not_write_gets_columns() -> None:
    for village in (Village(dict(ROWS)), Village(dict(ROWS), writes=True)):
        await ENGINE.execute("{ all(first: 3) { nodes { id name } pageInfo { hasNext } } }", None, village)
        written = any(isinstance(each, Objects) for each in village.columns["rows.by_home"])
        assert written is village.writes
