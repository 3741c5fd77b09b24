"""Cursors from elsewhere, of another shape, or made up."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from typing import Any, Final

import orjson
import pytest

from loaders.cursors import DIGEST_SIZE
from tests.asking import Asker

PAGE: Final = """
query ($first: Int, $last: Int, $after: String, $before: String, $where: EntryFilter, $orderBy: EntryOrder) {
  entries(first: $first, last: $last, after: $after, before: $before, where: $where, orderBy: $orderBy) {
    nodes { number }
    pageInfo { startCursor endCursor }
  }
}
"""
INSTANT: Final = "2026-01-01T00:00:00+00:00"


async def cursor_of(ask: Asker, persona: str = "importer", **variables: Any) -> str:
    answer = await ask(PAGE, persona, first=1, **variables)
    cursor: str = answer.data["entries"]["pageInfo"]["endCursor"]
    return cursor


async def refusal(ask: Asker, document: str = PAGE, **variables: Any) -> str:
    """The sentence with which a cursor is refused, at its own field alone."""
    answer = await ask(document, **variables)
    assert answer.codes == ["BAD_CURSOR"]
    (field,) = answer.partial.values()
    assert field is None
    message: str = answer.errors[0]["message"]
    return message


def forged(genuine: str, place: object, version: int = 1) -> str:
    """A cursor that belongs where the genuine one does, to another place."""
    bound = urlsafe_b64decode(f"{genuine}==")[1 : 1 + DIGEST_SIZE]
    content = place if isinstance(place, bytes) else orjson.dumps(place)
    return urlsafe_b64encode(bytes([version]) + bound + content).rstrip(b"=").decode()


@pytest.mark.parametrize("side", ["after", "before"])
@pytest.mark.parametrize(
    ("cursor", "quoted"),
    [
        ("", '""'),
        ("abc", '"abc"'),
        ("entry:7", '"entry:7"'),
        ("%%%%", '"%%%%"'),
        ("not one of ours", '"not one of ours"'),
        ("\N{WRITING HAND}", '"\N{WRITING HAND}"'),
        ("\x00", r'"\u0000"'),
        ("A" * 500_000, f'"{"A" * 60}…"'),
        ("ZW50cnk6Nw", '"ZW50cnk6Nw"'),
    ],
)
async def test_what_is_no_cursor_is_quoted(ask: Asker, side: str, cursor: str, quoted: str) -> None:
    said = f"{quoted} is not a cursor; use `pageInfo.endCursor` or `edges.cursor` of an answer."
    assert await refusal(ask, **{side: cursor}) == said


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"orderBy": {"field": "VALUE"}},
        {"orderBy": {"field": "FILED", "direction": "ASC"}},
        {"where": {"mode": ["AIR"]}},
        {"where": {"openCase": True}},
        {"where": {"line": {"htsNumber": "61"}}},
    ],
)
async def test_a_cursor_belongs_to_its_order_and_filter(ask: Asker, elsewhere: Mapping[str, Any]) -> None:
    cursor = await cursor_of(ask)

    assert await refusal(ask, after=cursor, **elsewhere) == (
        f'The cursor "{cursor}" belongs to another connection, order or filter; '
        "use it with those it came from, or leave it out to start from the first page."
    )


@pytest.mark.parametrize(
    "document",
    [
        "query ($after: String) { shipments(after: $after) { nodes { id } } }",
        "query ($after: String) { activity(after: $after) { nodes { id } } }",
        "query ($after: String) { holds(after: $after) { nodes { id } } }",
    ],
)
async def test_a_cursor_belongs_to_its_connection(ask: Asker, document: str) -> None:
    cursor = await cursor_of(ask)
    assert "belongs to another connection" in await refusal(ask, document, after=cursor)


async def test_a_cursor_of_another_version_says_so(ask: Asker) -> None:
    cursor = forged(await cursor_of(ask), [INSTANT, 7], version=2)

    assert await refusal(ask, after=cursor) == (
        f'The cursor "{cursor[:60]}{"…" if len(cursor) > 60 else ""}" is of another version of this graph; '
        "start from the first page."
    )


@pytest.mark.parametrize(
    "place",
    [
        b"",
        b"\xff",
        b"[" * 2000,
        5,
        "ab",
        {},
        [],
        [INSTANT],
        [INSTANT, 7, 7],
        [INSTANT, None],
        [INSTANT, "7"],
        [INSTANT, 1.5],
        [INSTANT, True],
        [INSTANT, -1],
        [INSTANT, 2**63],
        b'["2026-01-01T00:00:00+00:00",1180591620717411303424]',
        [None, 7],
        [7, 7],
        ["yesterday", 7],
        ["2026-02-30T00:00:00+00:00", 7],
        ["2026-01-01T00:00:00", 7],
        ["0001-01-01T00:00:00+23:59", 7],
        ["9999-12-31T23:59:59-23:59", 7],
    ],
)
async def test_a_forged_place_is_no_cursor(ask: Asker, place: object) -> None:
    cursor = forged(await cursor_of(ask), place)
    assert "is not a cursor" in await refusal(ask, after=cursor)


@pytest.mark.parametrize(
    ("order", "value"),
    [
        ("VALUE", "NaN"),
        ("VALUE", "Infinity"),
        ("VALUE", "1e-20000"),
        ("VALUE", "9" * 1000),
        ("VALUE", "\u0661"),
        ("VALUE", 7),
        ("SUMMARY_DUE", "infinity"),
        ("SUMMARY_DUE", "2026-02-30"),
        ("SUMMARY_DUE", INSTANT),
    ],
)
async def test_a_forged_value_is_no_cursor(ask: Asker, order: str, value: object) -> None:
    order_by = {"field": order}
    cursor = forged(await cursor_of(ask, orderBy=order_by), [value, 7])
    assert "is not a cursor" in await refusal(ask, after=cursor, orderBy=order_by)


@pytest.mark.parametrize("value", ["a\x00", 7, None])
async def test_a_forged_text_is_no_cursor(ask: Asker, value: object) -> None:
    document = "query ($after: String) { ports(first: 1, after: $after) { pageInfo { endCursor } } }"
    genuine = (await ask(document)).data["ports"]["pageInfo"]["endCursor"]
    assert "is not a cursor" in await refusal(ask, document, after=forged(genuine, [value, 7]))


async def test_a_number_beyond_the_column_is_a_place_like_any_other(ask: Asker) -> None:
    document = """
    query ($after: String) {
      entries(first: 1) {
        nodes {
          lines(first: 1, orderBy: { field: NUMBER }, after: $after) { nodes { id } pageInfo { endCursor } }
        }
      }
    }
    """
    (entry,) = (await ask(document)).data["entries"]["nodes"]
    beyond = forged(entry["lines"]["pageInfo"]["endCursor"], [2**40, 7])

    (entry,) = (await ask(document, after=beyond)).data["entries"]["nodes"]

    assert entry["lines"]["nodes"] == []


@pytest.mark.parametrize("packed", [2**65, -1, "7", None])
async def test_a_forged_place_in_the_activity_is_no_cursor(ask: Asker, packed: object) -> None:
    document = "query ($after: String) { activity(first: 1, after: $after) { pageInfo { endCursor } } }"
    genuine = (await ask(document)).data["activity"]["pageInfo"]["endCursor"]
    place = f'["{INSTANT}",{packed}]'.encode() if isinstance(packed, int) else [INSTANT, packed]
    assert "is not a cursor" in await refusal(ask, document, after=forged(genuine, place))


async def test_a_cursor_shows_nobody_more_than_they_may_see(ask: Asker) -> None:
    seen = await cursor_of(ask, "analyst")
    own = {entry["number"] for entry in (await ask(PAGE, first=100)).data["entries"]["nodes"]}

    answer = await ask(PAGE, first=100, after=seen)

    assert {entry["number"] for entry in answer.data["entries"]["nodes"]} <= own


async def test_a_page_between_a_cursor_and_itself_is_empty(ask: Asker) -> None:
    cursor = await cursor_of(ask)
    answer = await ask(PAGE, after=cursor, before=cursor)
    assert answer.data["entries"] == {"nodes": [], "pageInfo": {"startCursor": None, "endCursor": None}}
