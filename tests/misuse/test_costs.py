"""Operations that ask for more than one answer may have."""

import json
import re
from pathlib import Path
from typing import Any, Final

import pytest
from graphql import get_introspection_query, value_from_ast_untyped

from gateway.http.documents import Documents
from gateway.limits.bounds import Limits
from gateway.limits.costs import Costs
from gateway.limits.shapes import shape_of
from gateway.limits.walks import Cost
from schema.graph import schema
from tests.asking import Asker

GRAPHQL: Final = schema._schema  # noqa: SLF001 - Strawberry has no public name for it
LIMITS: Final = Limits()
LIMIT: Final = LIMITS.answer_objects
SDL: Final = schema.as_str()
STORED: Final = [
    *Path("tests/journeys").glob("*.graphql"),
    *Path("gateway/examples").glob("*.graphql"),
    *Path("bench/operations").rglob("gateway*.graphql"),
]


def cost(text: str, **variables: Any) -> Cost:
    document = Documents(schema, characters=0, tokens=LIMITS.document_tokens).get(text)
    assert document.errors == []
    (operation,) = document.operations.values()
    return Costs(GRAPHQL, operation, document.fragments).of(variables)


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
    assert cost(text).objects == objects


def test_page_sizes_in_variables_count() -> None:
    text = """
    query ($first: Int, $ids: [ID!]!) { entries(first: $first) { nodes { id } } nodes(ids: $ids) { id } }
    """
    assert cost(text, first=7, ids=["a"] * 9).objects == 8 + 9
    assert cost(text, ids=[]).objects == 26 + 5


def test_a_cost_is_known_again_by_its_page_sizes_and_what_its_filters_weigh() -> None:
    text = (
        "query ($first: Int, $where: EntryFilter) { entries(first: $first, where: $where) { nodes { id } } }"
    )
    document = Documents(schema, characters=0, tokens=LIMITS.document_tokens).get(text)
    (operation,) = document.operations.values()
    costs = Costs(GRAPHQL, operation, document.fragments)
    light = costs.of({"first": 7, "where": {"port": ["2704"]}})
    heavy = costs.of({"first": 7, "where": {"openCase": True}})

    assert costs.of({"first": 7, "where": {"port": ["1001"], "number": "QT7"}}) is light
    assert costs.of({"first": 7}) is light
    assert costs.of({"first": 7, "where": {"openCase": False, "port": ["2704"]}}) is heavy
    assert heavy.total == light.total + 500
    assert costs.of({"first": 8, "where": {"openCase": True}}).total == heavy.total + 1


@pytest.mark.parametrize(
    ("where", "weight"),
    [
        ({"port": ["2704"]}, 0),
        ({"onHold": False}, 10),
        ({"openCase": True, "documentMissing": ["LAB_REPORT"]}, 1000),
        ({"openCase": None}, 0),
        ({"line": {}}, 100),
        ({"line": {"descriptionContains": "shirt"}, "hold": {"agency": ["FDA"]}}, 300),
        ({"line": {"descriptionContains": None}, "hold": None}, 100),
    ],
)
async def test_a_filter_weighs_the_same_in_the_document_and_in_variables(
    ask: Asker, where: dict[str, Any], weight: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = "entries(first: 2, where: WHERE) { nodes { id } }"
    written = re.sub(r'"(\w+)":', r"\1:", json.dumps(where)).replace('"LAB_REPORT"', "LAB_REPORT")
    by_field = ", ".join(f"{name}: ${name}" for name in where)
    kind: Any = GRAPHQL.type_map["EntryFilter"]
    named = ", ".join(f"${name}: {kind.fields[name].type}" for name in where)
    monkeypatch.setitem(ask.headers, "x-cost", "only")

    for text, variables in (
        (f"{{ {page.replace('WHERE', written)} }}", {}),
        (f"query ($where: EntryFilter) {{ {page.replace('WHERE', '$where')} }}", {"where": where}),
        (f"query ({named}) {{ {page.replace('WHERE', f'{{ {by_field} }}')} }}", where),
    ):
        answer = await ask(text, **variables)
        assert answer.data is None
        assert answer.body["extensions"]["cost"]["requestedQueryCost"] == 1 + 2 + 1 + 1 + weight


def test_a_filter_weighs_for_each_object_whose_page_it_narrows() -> None:
    text = "{ companies(first: 7) { nodes { entries(first: 1, where: FILTER) { nodes { id } } } } }"
    light, heavy = (cost(text.replace("FILTER", where)) for where in ("{}", "{ openCase: true }"))
    assert heavy.fields == light.fields + 7 * 500


async def test_filters_that_cost_too_much_together_are_refused(ask: Asker) -> None:
    page = "entries(first: 1, where: $where) { nodes { id } }"
    text = f"query ($where: EntryFilter) {{ companies(first: 100) {{ nodes {{ {page} again: {page} }} }} }}"

    refused = await ask(text, where={"openCase": True, "documentMissing": ["LAB_REPORT"]})

    assert (refused.codes, refused.statements) == (["LIMIT_EXCEEDED"], [])
    assert refused.errors[0]["message"] == (
        "The operation could cost 200,903; 200,000 is allowed. Pages of at most 99 each would fit."
    )
    assert (await ask(text, where={"openCase": True})).data


@pytest.mark.parametrize("path", STORED, ids=[f"{path.parent.stem} {path.stem}" for path in STORED])
def test_what_is_asked_in_earnest_is_far_from_the_limit(path: Path) -> None:
    document = Documents(schema, characters=0, tokens=LIMITS.document_tokens).get(path.read_text())
    for operation in document.operations.values():
        values = {
            each.variable.name.value: value_from_ast_untyped(each.default_value)
            for each in operation.variable_definitions or ()
            if each.default_value
        }
        found = Costs(GRAPHQL, operation, document.fragments).of(values)
        assert found.objects <= LIMIT / 2
        assert found.total <= LIMITS.cost / 2
        shape = shape_of(operation, document.fragments)
        assert shape.depth <= LIMITS.depth / 2
        assert shape.aliases <= LIMITS.aliases / 2
        assert shape.root_fields <= LIMITS.root_fields / 2


def test_tools_may_ask_for_the_whole_schema() -> None:
    found = cost(get_introspection_query())
    assert found.objects <= LIMIT
    assert found.total <= LIMITS.cost


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("{ viewer { name } }", 1),
        ("{ entries { totalCount } }", 1 + 10),
        ("{ entries(first: 7) { nodes { number } } }", 1 + 1),
        ("{ entries(first: 7) { nodes { port { name } } } }", 1 + 1 + 7),
        ("{ entries(first: 7) { nodes { lines(first: 3) { nodes { tariffRate { __typename } } } } } }", 37),
        ("{ activity(first: 7) { nodes { id } } }", 4 + 1),
        ("{ __schema { types { name } } }", 0),
    ],
)
def test_fields_weigh_what_the_schema_says_for_each_object_asked(text: str, fields: int) -> None:
    assert cost(text).fields == fields


def test_every_page_says_in_the_schema_how_long_it_is() -> None:
    sized = [line for line in SDL.splitlines() if re.search(r"\): \w+Connection", line)]
    told = '@listSize(assumedSize: 25, slicingArguments: ["first", "last"], sizedFields: ["edges", "nodes"]'
    assert len(sized) > 100
    assert [line for line in sized if told not in line] == []


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
        "Pages of at most 45 each would fit."
    )
    assert answer.errors[0]["extensions"] | {"code": "", "limit": 0} == {
        "code": "", "limit": 0, "measure": "objects", "value": 1_020_201, "pageSize": 45,
    }  # fmt: skip


PAGES: Final = """
query ($n: Int!) { companies(first: $n) { nodes { entries(first: $n) { nodes { lines(first: $n) {
  nodes { id } a: totalCount b: totalCount c: totalCount d: totalCount e: totalCount f: totalCount
} } } } } }
"""


async def test_the_page_size_that_is_told_to_fit_fits_and_the_next_does_not(ask: Asker) -> None:
    refused = await ask(PAGES, n=45)
    size = refused.errors[0]["extensions"]["pageSize"]
    assert refused.errors[0]["extensions"]["measure"] == "cost"
    assert (await ask(PAGES, n=size + 1)).codes == ["LIMIT_EXCEEDED"]
    assert (await ask(PAGES.replace("$n: Int!", f"$n: Int = {size}"))).data
