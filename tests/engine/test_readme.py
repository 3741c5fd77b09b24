"""The engine's README is true: its library answers as printed, and it tells of every module and kind."""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import orjson
import pytest
import strawberry
from graphql import OperationDefinitionNode, parse

import engine
from engine import projections
from engine.executor import BreadthFirstExecutionContext
from engine.explain import explain
from engine.kinds import Kind
from engine.plan import FieldPlan, ObjectPlan
from engine.plans import PLANS
from engine.prepared import Prepared
from tests.engine.oracle import differences, told

FOLDER: Final = Path(engine.__path__[0])
TEXT: Final = (FOLDER / "README.md").read_text()
LINK: Final = re.compile(r"\[[^]]*\]\((?P<target>[^)\s]+)\)")
BLOCK: Final = re.compile(
    r"^(?P<indent> *)```(?P<language>\w+)\n(?P<text>.*?)^ *```$", re.MULTILINE | re.DOTALL
)
VARIABLES: Final = {"first": 2}


def blocks(language: str) -> list[str]:
    """What is printed in a language."""
    return [
        re.sub(f"^{found['indent']}", "", found["text"], flags=re.MULTILINE)
        for found in BLOCK.finditer(TEXT)
        if found["language"] == language
    ]


(CODE,) = blocks("python")
(QUERY,) = blocks("graphql")
EXPLAINED, PROJECTION = blocks("text")
(ANSWER,) = blocks("json")


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The library, as the module that its reader would make of it."""
    module = ModuleType("library")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    exec(compile(CODE, "library.py", "exec"), module.__dict__)  # noqa: S102 - what the README prints
    return module


def prepared(library: Any) -> Prepared:
    """The query, made ready."""
    document = parse(QUERY)
    (operation,) = document.definitions
    assert isinstance(operation, OperationDefinitionNode)
    graphql = library.schema._schema
    return Prepared(BreadthFirstExecutionContext, graphql, document, operation, operation_extensions=None)


async def test_the_query_is_answered_as_printed_by_the_calls_told(library: Any) -> None:
    query = prepared(library)
    for _ in range(2):
        context = library.Context()
        result = await query.executor(context, VARIABLES).execute_operation()

        assert json.loads(orjson.dumps(result.formatted)) == json.loads(ANSWER)
        one, two = result.data["authors"][0]["books"]["nodes"]
        assert one["author"] is two["author"], "as step 8 tells"
        calls = re.search(r"in this order: (.*?)\. The answer", TEXT, re.DOTALL)
        assert calls
        assert re.findall(r"`([^`]+)`", calls[1].replace("\n", " ")) == context.calls


async def test_stock_execution_answers_alike(library: Any) -> None:
    class Context(library.Context):  # type: ignore[misc]  # made by the README
        async def load(self, loader: Any, arguments: Any, key: Any) -> Any:
            return (await self.read(loader, [key], arguments, None))[0]

        async def batch(self, function: Any, arguments: Any, parent: Any) -> Any:
            return (await function([parent], arguments, self))[0]

    stock = strawberry.Schema(query=library.Query)
    ours, theirs = [
        told(await schema.execute(QUERY, VARIABLES, Context())) for schema in (library.schema, stock)
    ]

    assert not differences(ours, theirs)


def test_the_explanation_is_the_one_printed(library: Any) -> None:
    told = str(explain(prepared(library).executor(None, VARIABLES)))

    assert told.splitlines() == EXPLAINED.splitlines()


def test_the_plan_is_the_one_in_the_table(library: Any) -> None:
    root = PLANS.get(prepared(library).executor(None, VARIABLES)).root
    assert root

    assert [[re.findall(r"`([^`]+)`", cell) for cell in row] for row in table("In")] == [
        [[path] if path else [], [plan.type.name], names(plan, waiting=False), names(plan, waiting=True)]
        for path, plan in plans(root, "")
    ]


async def test_the_projection_is_the_one_printed(library: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = []

    def spy(text: str, *options: Any) -> Any:
        compiled.append(text)
        return compile(text, *options)

    monkeypatch.setattr(projections, "compile", spy, raising=False)
    await library.schema.execute(QUERY, VARIABLES, library.Context())

    assert PROJECTION in compiled


async def test_a_book_without_a_title_is_told_as_printed(library: Any) -> None:
    library.BOOKS[1][1]["title"] = None

    result = await library.schema.execute(QUERY, VARIABLES, library.Context())

    assert [author["books"] is None for author in result.data["authors"]] == [True, False]
    (error,) = result.errors
    assert f"`{'.'.join(map(str, error.path))}`" in TEXT


async def test_a_text_that_is_parsed_anew_is_planned_anew(library: Any) -> None:
    before = PLANS.misses
    for _ in range(2):
        await library.schema.execute("{ authors { name } }", None, library.Context())

    assert PLANS.misses == before + 2


def test_every_module_is_told_of() -> None:
    named = [cell for row in table("Before a run") for cell in row if cell.startswith("`") and ".py" in cell]

    assert sorted(named) == sorted(
        f"`{path.name}`" for path in FOLDER.glob("*.py") if path.name != "__init__.py"
    )


def test_every_kind_is_told_of() -> None:
    section = TEXT.partition("## How a field is answered")[2].partition("\n## ")[0]

    assert [kind.__name__ for kind in kinds(Kind) if f"`{kind.__name__}" not in section] == []


def test_what_it_points_to_is_there() -> None:
    targets = [found["target"] for found in LINK.finditer(TEXT)]

    assert [
        target for target in targets if not target.startswith("https:") and not (FOLDER / target).exists()
    ] == []


def plans(plan: ObjectPlan, path: str) -> Iterator[tuple[str, ObjectPlan]]:
    """The plans of all places with objects, by path."""
    yield path, plan
    for field in plan.fields:
        for below in field.plans.values():
            yield from plans(below, f"{path}.{field.name}".removeprefix("."))


def names(plan: ObjectPlan, *, waiting: bool) -> list[str]:
    """The fields of a plan that wait, or that do not."""
    fields: list[FieldPlan] = [field for field in plan.fields if (field in plan.waiting) is waiting]
    return [field.name for field in fields]


def kinds(kind: type[Kind]) -> Iterator[type[Kind]]:
    """All below a kind."""
    for below in kind.__subclasses__():
        if below.__module__.startswith("engine."):
            yield below
            yield from kinds(below)


def table(header: str) -> list[list[str]]:
    """The rows of the table whose first column bears the header."""
    _, _, rest = TEXT.partition(f"| {header} |")
    rows = []
    for line in rest.splitlines()[2:]:
        if not line.strip().startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
    return rows
