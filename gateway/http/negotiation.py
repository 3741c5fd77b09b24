"""Which media type an answer takes, by what the client says it accepts (RFC 9110, 12.5.1)."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

GRAPHQL: Final = "application/graphql-response+json"
JSON: Final = "application/json"
HTML: Final = "text/html"

_ANYTHING, _ANY_SUBTYPE, _EXACT = range(3)


@lru_cache(maxsize=256)
def choose(accept: str | None, *, page: bool = False) -> str | None:
    """Pick the media type that the client likes best; None when it takes none of ours.

    A client that names none gets `application/json`, as clients older than GraphQL-over-HTTP expect; one that
    names both without a preference gets the new type. With `page`, a browser's `text/html` counts too.
    """
    ranges = _ranges(accept or "*/*")
    best: tuple[float, int, int] = (0.0, 0, 0)
    chosen = None
    for media in (GRAPHQL, JSON, HTML) if page else (GRAPHQL, JSON):
        closeness, quality = max(
            ((_closeness(media, name), quality) for name, quality in ranges),
            default=(-1, 0.0),
        )
        unnamed = closeness < _EXACT
        rank = (quality, closeness, 1 if (media == JSON) == unnamed else 0)
        if closeness >= _ANYTHING and quality > 0 and rank > best:
            best, chosen = rank, media
    return chosen


def _closeness(media: str, name: str) -> int:
    if name == media:
        return _EXACT
    if name == f"{media.partition('/')[0]}/*":
        return _ANY_SUBTYPE
    return _ANYTHING if name == "*/*" else -1


def _ranges(accept: str) -> list[tuple[str, float]]:
    ranges = []
    for part in accept.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = next((value[2:] for value in parameters if value.startswith("q=")), "1")
        try:
            ranges.append((name, float(weight)))
        except ValueError:
            ranges.append((name, 0.0))
    return ranges
