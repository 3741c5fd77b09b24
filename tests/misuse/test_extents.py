"""Operations that ask for more than one answer may have."""

import time
from pathlib import Path
from typing import Any, Final

import pytest
from graphql import get_introspection_query

from gateway.http.documents import Documents
from gateway.http.endpoint import Limits
from gateway.http.extents import Extent, Extents
from schema.graph import schema
from tests.asking import Asker

GRAPHQL: Final = schema._schema  # noqa: SLF001 - Strawberry has no public name for it
LIMIT: Final = Limits().answer_objects
STORED: Final = [
    *Path("tests/journeys").glob("*.graphql"),
    *Path("gateway/examples").glob("*.graphql"),
]


def extent(text: str, **variables: Any) -> Extent:
    document = Documents(schema, characters=0, tokens=5000).get(text)
    assert document.errors == []
    (operation,) = document.operations.values()
    return Extents(GRAPHQL, operation, document.fragments).of(variables)


def chain(name: str, levels: int, inner: str = "id") -> str:
    return f"{name} {{ " * levels + inner + " }" * levels


@pytest.mark.parametrize(
    ("text", "objects"),
    [
        ("{ viewer { name } }", 1),
        ("{ entries { totalCount } }", 1),
        ("{ entries { nodes { id } } }", 26),
        ("{ entries(first: 7) { nodes { id } } }", 8),
        ("{ entries(last: 7) { edges { node { id } } } }", 15),
        ("{ entries(first: 1000) { nodes { id } } }", 101),
        ("{ entries(first: -7) { nodes { id } } }", 2),
        ("{ entries(first: 7) { nodes { lines(first: 3) { nodes { id } } } } }", 1 + 7 * (1 + 1 + 3)),
        ("{ a: entries(first: 7) { nodes { id } } b: entries(first: 7) { nodes { id } } }", 16),
        ("{ entries(first: 7) { nodes { id } } entries(first: 7) { nodes { number } } }", 8),
        ("{ ...A ...A } fragment A on Query { entries(first: 7) { nodes { id } } }", 8),
        ('{ nodes(ids: ["a", "b", "c", "d", "e", "f", "g"]) { id } }', 7),
        ("{ entries(first: 7) { nodes { openHolds { id } } } }", 1 + 7 * (1 + 5)),
    ],
)
def test_objects_are_those_of_full_pages(text: str, objects: int) -> None:
    assert extent(text).objects == objects


def test_page_sizes_in_variables_count() -> None:
    text = """
    query ($first: Int, $ids: [ID!]!) { entries(first: $first) { nodes { id } } nodes(ids: $ids) { id } }
    """
    assert extent(text, first=7, ids=["a"] * 9).objects == 8 + 9
    assert extent(text, ids=[]).objects == 26 + 5


def test_an_extent_is_known_again_by_its_page_sizes_alone() -> None:
    text = (
        "query ($first: Int, $where: EntryFilter) { entries(first: $first, where: $where) { nodes { id } } }"
    )
    document = Documents(schema, characters=0, tokens=5000).get(text)
    (operation,) = document.operations.values()
    extents = Extents(GRAPHQL, operation, document.fragments)

    assert extents.of({"first": 7, "where": {}}) is extents.of({"first": 7, "where": {"onHold": True}})
    assert extents.of({"first": 8}).objects == 9


@pytest.mark.parametrize("path", STORED, ids=[path.stem for path in STORED])
def test_what_is_asked_in_earnest_is_far_from_the_limit(path: Path) -> None:
    document = Documents(schema, characters=0, tokens=5000).get(path.read_text())
    for operation in document.operations.values():
        found = Extents(GRAPHQL, operation, document.fragments).of({})
        assert found.objects <= LIMIT / 2


def test_tools_may_ask_for_the_whole_schema() -> None:
    assert extent(get_introspection_query()).objects <= LIMIT


async def test_pages_within_pages_are_refused_with_the_place_where_they_multiply(ask: Asker) -> None:
    answer = await ask(
        """
        {
          companies(first: 100) {
            nodes { entries(first: 100) { nodes { lines(first: 100) { nodes { id } } } } }
          }
        }
        """
    )

    assert (answer.status, answer.codes, answer.statements) == (400, ["LIMIT_EXCEEDED"], [])
    assert answer.errors[0]["extensions"]["limit"] == LIMIT
    assert answer.errors[0]["message"] == (
        "The answer could have 1,020,201 objects, most of them in "
        "`companies.nodes.entries.nodes.lines.nodes`; 100,000 are allowed. "
        "Ask for smaller pages or fewer levels."
    )


LAUGHS: Final = "{ viewer { company { ...F0 } } } " + " ".join(
    [
        f"fragment F{n} on Company {{ a{n}: company {{ ...F{n + 1} }} b{n}: company {{ ...F{n + 1} }} }}"
        for n in range(30)
    ]
    + ["fragment F30 on Company { name }"]
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            f"{{ {'entries { nodes { company { ' * 40} id {'} } } ' * 40} }}",
            "more than 1,000,000,000 objects, most of them in `entries.nodes.company.entries.nodes.company",
        ),
        (LAUGHS, "The answer could have more than 1,000,000,000 objects; 100,000 are allowed."),
        (
            "{ __schema { " + " ".join(f"a{n}: types {{ fields {{ name }} }}" for n in range(200)) + " } }",
            "in `__schema.",
        ),
        ("{ " + chain("a", 1000) + " }", "Document is nested too deeply."),
        (
            "{ entries(where: { port: " + "[" * 300 + "]" * 300 + " }) { totalCount } }",
            "Document is nested too deeply.",
        ),
        (
            "{ " + " ".join(f"a{n}: viewer {{ name }}" for n in range(2000)) + " }",
            "Document contains more than 5000 tokens.",
        ),
        (
            "{ " + "viewer { name } " * 1200 + "}",
            "The document repeats or nests too much to be checked; ask for less of the same.",
        ),
    ],
    ids=["pages", "laughs", "introspection", "nested", "lists", "aliases", "repeated"],
)
async def test_what_would_keep_everybody_waiting_is_refused(ask: Asker, text: str, said: str) -> None:
    answer = await ask(text)

    assert (answer.status, set(answer.codes), answer.statements) == (400, {"LIMIT_EXCEEDED"}, [])
    assert said in answer.errors[0]["message"]
    assert len(str(answer.body)) < 2000


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (f"{{ accounts(first: 1) {{ nodes {{ {chain('parent', 80)} }} }} }}", 3),
        (f"{{ viewer {{ {chain('company', 90)} }} }}", 91),
        (f"{{ complianceActions(first: 1) {{ nodes {{ {chain('parent', 80)} }} }} }}", 3),
        (
            "{ viewer { company { "
            + "entries(first: 1) { nodes { company { " * 30
            + "id"
            + " } } }" * 30
            + " } } }",
            61,
        ),
    ],
    ids=["interface", "to one", "cases", "pages of one"],
)
async def test_deep_but_narrow_is_answered(ask: Asker, text: str, statements: int) -> None:
    began = time.monotonic()
    answer = await ask(text, "importer")

    assert answer.data is not None
    assert len(answer.statements) <= statements
    assert time.monotonic() - began < 5


async def test_a_message_that_quotes_the_document_is_cut(ask: Asker) -> None:
    answer = await ask("{ entries(first: " + "9" * 4000 + ") { totalCount } }")
    assert answer.codes == ["GRAPHQL_VALIDATION_FAILED"]
    assert len(answer.errors[0]["message"]) <= 1001
