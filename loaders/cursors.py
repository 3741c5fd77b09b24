"""Cursors: opaque, versioned places in one order under one filter."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import blake2b
from typing import Any, Final

import orjson

from loaders.errors import BadCursor
from loaders.wording import shown

VERSION: Final = b"\x01"
DIGEST_SIZE: Final = 6
BIGINT: Final = 2**63

Place = tuple[Any, int]
"""A row's value in the order, and its id."""

_WRITTEN: Final = re.compile(r"[A-Za-z0-9_-]*")
_NUMBER: Final = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?")


def binding(*parts: object) -> bytes:
    """A short digest of what a cursor belongs to: its connection, order, direction and filter."""
    text = orjson.dumps(parts, default=str, option=orjson.OPT_SORT_KEYS)
    return VERSION + blake2b(text, digest_size=DIGEST_SIZE).digest()


class Bound:
    """A binding that is worked out when the first cursor is asked for; the pages of one load share it."""

    __slots__ = ("_known", "_make")

    def __init__(self, make: Callable[[], bytes]) -> None:
        self._make = make
        self._known: bytes | None = None

    def __call__(self) -> bytes:
        """The binding."""
        if self._known is None:
            self._known = self._make()
        return self._known


def encode(bound: bytes, place: Place) -> str:
    """The cursor of a place."""
    return urlsafe_b64encode(bound + orjson.dumps(place, default=str)).rstrip(b"=").decode()


def decode(bound: bytes, cursor: str, kind: type, *, ids: int = BIGINT) -> Place:
    """The place that a cursor stands for; `kind` is the Python type of the order's column.

    Raises `BadCursor` when it is no cursor of ours, or of another version, connection, order or filter. The
    place's id is below `ids`.
    """
    try:
        if not _WRITTEN.fullmatch(cursor):
            raise ValueError(cursor)  # noqa: TRY301 - one sentence for all that is no cursor
        raw = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        value, identity = orjson.loads(raw[len(bound) :])
        if raw[: len(bound)] == bound:
            return _typed(value, kind), _identity(identity, ids)
    except (ValueError, TypeError, OverflowError) as error:
        raise BadCursor(
            f"{shown(cursor)} is not a cursor; use `pageInfo.endCursor` or `edges.cursor` of an answer."
        ) from error
    if raw[:1] != VERSION:
        raise BadCursor(
            f"The cursor {shown(cursor)} is of another version of this graph; start from the first page."
        )
    raise BadCursor(
        f"The cursor {shown(cursor)} belongs to another connection, order or filter; "
        "use it with those it came from, or leave it out to start from the first page."
    )


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError(text)
    return instant.astimezone(UTC)


def _identity(value: Any, below: int) -> int:
    if type(value) is not int or not 0 <= value < below:
        raise ValueError(value)
    return value


def _typed(value: Any, kind: type) -> Any:
    if kind is int:
        return _identity(value, BIGINT)
    if not isinstance(value, str) or "\x00" in value:
        raise TypeError(kind.__name__)
    if kind is date:
        return date.fromisoformat(value)
    if kind is datetime:
        return _instant(value)
    if kind is Decimal and not _NUMBER.fullmatch(value):
        raise ValueError(value)
    return kind(value)
