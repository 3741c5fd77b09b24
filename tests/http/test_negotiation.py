"""Which media type a client gets, by its Accept header."""

from __future__ import annotations

import pytest

from gateway.http.negotiation import GRAPHQL, HTML, JSON, choose

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, JSON),
        ("", JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        (JSON, JSON),
        (GRAPHQL, GRAPHQL),
        (f"{GRAPHQL}; charset=utf-8", GRAPHQL),
        (f"{GRAPHQL}, {JSON};q=0.9", GRAPHQL),
        (f"{JSON}, {GRAPHQL}", GRAPHQL),
        (f"{JSON}, {GRAPHQL};q=0.5", JSON),
        ("application/json, text/plain, */*", JSON),
        (f"{GRAPHQL}, */*;q=0.1", GRAPHQL),
        (f"{GRAPHQL};q=0, */*", JSON),
        (f"{JSON};q=0, */*", GRAPHQL),
        ("APPLICATION/JSON", JSON),
        ("text/plain", None),
        ("text/html", None),
        (f"{JSON};q=0", None),
        (f"{JSON};q=often", None),
        (BROWSER, JSON),
    ],
)
def test_the_media_type_is_the_one_the_client_likes_best(accept: str | None, chosen: str | None) -> None:
    assert choose(accept) == chosen


@pytest.mark.parametrize(
    ("accept", "chosen"), [(BROWSER, HTML), ("text/html", HTML), ("*/*", JSON), (GRAPHQL, GRAPHQL)]
)
def test_a_browser_gets_a_page_where_there_is_one(accept: str, chosen: str) -> None:
    assert choose(accept, page=True) == chosen
