"""The documentation is true: its questions run, its commands and links exist, its tables are the code's."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from graphql import build_schema, get_named_type
from typer.testing import CliRunner

from databases.chain import HASH_VERSION, HASHED
from gateway.cli import COMMANDS, app
from gateway.personas import PERSONAS
from loaders.viewers import Role
from schema.graph import schema
from tests.asking import Asker

ROOT = Path(__file__).parents[2]
GRAPH = build_schema(schema.as_str())
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```(?P<language>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
PERSONA = re.compile(r"# As (?P<persona>\w+)(?:, refused with (?P<code>[A-Z_]+))?\.\n")
LINK = re.compile(r"(?<!\!)\[[^]]*\]\((?P<target>[^)\s]+)\)|!\[[^]]*\]\((?P<image>[^)\s]+)\)")


class Block(NamedTuple):
    """A fenced block of a page."""

    page: str
    line: int
    language: str
    text: str


def blocks(*languages: str) -> Iterator[Block]:
    """The fenced blocks of all pages that are in one of the languages."""
    for page in PAGES:
        text = page.read_text()
        for found in FENCE.finditer(text):
            if found["language"] in languages:
                line = text.count("\n", 0, found.start()) + 1
                yield Block(str(page.relative_to(ROOT)), line, found["language"], found["text"])


def _place(block: Block) -> str:
    return f"{block.page}:{block.line}"


QUESTIONS = list(blocks("graphql"))
ANSWERS = [
    (asked, told)
    for asked, told in pairwise(blocks("graphql", "json"))
    if (asked.page, asked.language, told.language) == (told.page, "graphql", "json")
]


@pytest.mark.parametrize("question", QUESTIONS, ids=_place)
async def test_a_question_is_answered_as_told(question: Block, ask: Asker) -> None:
    told = PERSONA.match(question.text)
    assert told, f"{_place(question)} does not open with `# As somebody.`"

    answer = await ask(question.text, told["persona"])

    assert set(answer.codes) == ({told["code"]} if told["code"] else set())
    if not told["code"]:
        assert all(_shows(value) for value in answer.data.values()), answer.data


@pytest.mark.parametrize("pair", ANSWERS, ids=lambda pair: _place(pair[1]))
async def test_an_answer_has_the_shape_that_is_printed(pair: tuple[Block, Block], ask: Asker) -> None:
    question, printed = pair
    told = PERSONA.match(question.text)
    assert told

    answer = await ask(question.text, told["persona"])

    assert _like(json.loads(printed.text), answer.body)


@pytest.mark.parametrize("block", list(blocks("console")), ids=_place)
async def test_a_command_exists_and_its_question_is_answered(block: Block, ask: Asker) -> None:
    for command, options in re.findall(r"account-gateway ([\w-]+)([^\n)|>]*)", block.text):
        words = options.split()[:1] if command in {"authz", "documents", "key"} else []
        usage = CliRunner().invoke(app, [command, *words, "--help"], env={"COLUMNS": "200", "NO_COLOR": "1"})
        assert usage.exit_code == 0, f"there is no command {command}"
        assert [option for option in re.findall(r"--[a-z-]+", options) if option not in usage.output] == []
    for persona, body in re.findall(r"token (\w+)\)\n.*?--data '(.*?)'", block.text, re.DOTALL):
        assert (await ask(json.loads(body)["query"], persona)).data


def test_code_that_is_quoted_stands_there() -> None:
    quoted = [block for block in blocks("python") if block.text.startswith("# ")]
    assert quoted
    for block in quoted:
        for part in block.text.split("\n\n"):
            named, _, code = part.partition("\n")
            path = named.removeprefix("# ").partition(",")[0]
            there = [line.strip() for line in (ROOT / path).read_text().splitlines()]
            lines = [line.strip() for line in code.splitlines()]
            assert [line for line in lines if line not in there] == [], f"{path} has no such lines"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_points_to_is_there(page: Path) -> None:
    text = FENCE.sub("", page.read_text())
    for found in LINK.finditer(text):
        target, _, anchor = (found["target"] or found["image"]).partition("#")
        if re.match("https?:", target):
            continue
        place = (page.parent / target) if target else page
        assert place.exists(), f"{page.name} points to {target}, which is not there"
        if anchor:
            assert anchor in _anchors(place.read_text()), f"{target} has no section #{anchor}"


def test_every_command_is_told_as_it_tells_of_itself() -> None:
    listed = CliRunner().invoke(app, ["--help"], env={"COLUMNS": "250", "NO_COLOR": "1"}).output
    rows = _table("docs/running.md", "Command")

    assert [row[0].strip("`").split()[1] for row in rows] == list(COMMANDS)
    assert [told for _, told in rows if told not in listed] == []


def test_every_persona_is_told() -> None:
    for page in ("README.md", "docs/sample-world.md"):
        rows = _table(page, "Persona")
        assert [row[0].strip("`") for row in rows] == list(PERSONAS)
        for name, who, *_ in rows:
            assert PERSONAS[name.strip("`")].title.partition(": ")[2].split(", ")[0] in who


def test_every_role_is_told() -> None:
    rows = _table("docs/access.md", "Role")

    assert [row[0].strip("`") for row in rows] == list(Role)


def test_the_trade_s_words_are_where_the_table_says() -> None:
    paths = [path for _, told in _table("docs/graph.md", "Word") for path in re.findall(r"`([^`]+)`", told)]

    assert "entry.summary.statement" in paths
    assert [path for path in paths if not _leads_somewhere(path)] == []


def test_what_meets_a_threat_and_what_holds_it_is_there() -> None:
    rows = _table("docs/security.md", "Threat")

    for threat, _, *cells in rows:
        named = [path for cell in cells for path in re.findall(r"`([^`]+)`", cell)]
        assert len(named) >= len(cells), threat
        assert [path for path in named if not (ROOT / path).exists()] == [], threat


def test_what_an_entry_s_hash_covers_is_told() -> None:
    text = " ".join((ROOT / "docs/data.md").read_text().split())

    assert ", ".join(f"`{name}`" for name in HASHED[HASH_VERSION]) in text


def _leads_somewhere(path: str) -> bool:
    """Whether there are such fields from the root on, the rows of a page standing for the page."""
    here: Any = GRAPH.query_type
    for name in path.split("."):
        fields = getattr(here, "fields", {})
        if name not in fields:
            return False
        here = get_named_type(fields[name].type)
        if here.name.endswith("Connection"):
            here = get_named_type(here.fields["nodes"].type)
    return True


def _table(page: str, header: str) -> list[tuple[str, ...]]:
    """The rows of the table of a page whose first column bears the header."""
    lines = iter((ROOT / page).read_text().splitlines())
    next(line for line in lines if line.startswith(f"| {header} |"))
    next(lines)
    rows = []
    for line in lines:
        if not line.startswith("|"):
            break
        rows.append(tuple(cell.strip() for cell in line.strip("|").split("|")))
    return rows


def _anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _shows(value: Any) -> bool:
    return bool(value["nodes"]) if isinstance(value, dict) and "nodes" in value else bool(value)


def _like(printed: Any, real: Any) -> bool:
    """Whether two answers have the same fields and kinds of values; null and empty fit all."""
    if isinstance(printed, dict) and isinstance(real, dict):
        return printed.keys() == real.keys() and all(_like(printed[name], real[name]) for name in printed)
    if isinstance(printed, list) and isinstance(real, list):
        return not printed or not real or _like(printed[0], real[0])
    return printed is None or real is None or type(printed) is type(real)
