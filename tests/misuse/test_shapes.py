"""Documents that are too deep, too wide or too repetitive, and those that only look it."""

import time
from typing import Final

import pytest

from tests.asking import Asker

LAUGHS: Final = "{ viewer { company { ...F0 } } } " + " ".join(
    [
        f"fragment F{n} on Company {{ a{n}: company {{ ...F{n + 1} }} b{n}: company {{ ...F{n + 1} }} }}"
        for n in range(30)
    ]
    + ["fragment F30 on Company { name }"]
)


def chain(name: str, levels: int, inner: str = "id") -> str:
    return f"{name} {{ " * levels + inner + " }" * levels


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{ " + " ".join(f"... {{ a{n}: __typename }}" for n in range(51)) + " }", "51 root fields; 50 are"),
        (
            "{ viewer { ...A } } fragment A on Viewer { "
            + " ".join(f"a{n}: name" for n in range(201))
            + " }",
            "201 aliases; 200 are",
        ),
        ("{ " + "... @include(if: true) { " * 150 + "__typename" + " }" * 150 + " }", ""),
        (
            "{ viewer { " + " ".join("...A @skip(if: false)" for _ in range(101)) + " } } "
            "fragment A on Viewer { name @skip(if: false) }",
            "202 directives; 200 are",
        ),
        (f"{{ viewer {{ {chain('company', 50, 'name')} }} }}", "52 levels; 50 are"),
        (
            "{ viewer { company { ...C0 } } } "
            + " ".join(f"fragment C{n} on Company {{ company {{ ...C{n + 1} }} }}" for n in range(60))
            + " fragment C60 on Company { name }",
            "63 levels; 50 are",
        ),
        (
            f"{{ entries(where: {{ port: [{', '.join(['PORT'] * 2001)}] }}) {{ totalCount }} }}".replace(
                "PORT", '"2704"'
            ),
            "2,002 values or more; 2,000 are",
        ),
    ],
    ids=["roots", "aliases", "inline", "directives", "depth", "fragments", "literals"],
)
async def test_what_is_too_deep_or_wide_is_refused_by_name(ask: Asker, text: str, said: str) -> None:
    answer = await ask(text)
    if not said:
        assert answer.data
        return
    assert (answer.status, answer.codes, answer.statements) == (400, ["LIMIT_EXCEEDED"], [])
    assert said in answer.errors[0]["message"]
    assert {"limit", "measure", "value"} <= set(answer.errors[0]["extensions"])


async def test_a_huge_filter_in_variables_is_refused_before_it_is_read(ask: Asker) -> None:
    text = "query ($w: EntryFilter) { entries(where: $w) { totalCount } }"
    answer = await ask(text, w={"port": ["2704"] * 50_000})
    assert answer.codes == ["LIMIT_EXCEEDED"]
    assert answer.errors[0]["extensions"]["measure"] == "values"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            f"{{ {'entries { nodes { company { ' * 16} id {'} } } ' * 16} }}",
            "more than 1,000,000,000 objects, most of them in `entries.nodes.company.entries.nodes.company",
        ),
        (LAUGHS, "The operation has more than 1,000,000,000 aliases; 200 are allowed."),
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
            "Document contains more than 2500 tokens.",
        ),
        (
            "{ viewer { " + " ".join(f"f{n}" for n in range(1000)) + " } }",
            "The operation has 1,001 fields; 1,000 are allowed.",
        ),
        (
            "{ " + "viewer { name } " * 400 + "}",
            "The document repeats or nests too much to be checked; ask for less of the same.",
        ),
    ],
    ids=["pages", "laughs", "introspection", "nested", "lists", "aliases", "fields", "repeated"],
)
async def test_what_would_keep_everybody_waiting_is_refused(ask: Asker, text: str, said: str) -> None:
    answer = await ask(text)

    assert (answer.status, set(answer.codes), answer.statements) == (400, {"LIMIT_EXCEEDED"}, [])
    assert said in answer.errors[0]["message"]
    assert len(str(answer.body)) < 2000


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (f"{{ accounts(first: 1) {{ nodes {{ {chain('parent', 46)} }} }} }}", 3),
        (f"{{ viewer {{ {chain('company', 47)} }} }}", 48),
        (f"{{ complianceActions(first: 1) {{ nodes {{ {chain('parent', 46)} }} }} }}", 3),
        (
            "{ viewer { company { "
            + "entries(first: 1) { nodes { company { " * 15
            + "id"
            + " } } }" * 15
            + " } } }",
            31,
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
