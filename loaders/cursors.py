"""Cursors: opaque, versioned places in one order under one filter."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from hashlib import blake2b
from typing import Any, Final

import orjson

from loaders.errors import BadCursor

VERSION: Final = b"\x01"
DIGEST_SIZE: Final = 6

Place = tuple[Any, int]
"""A row's value in the order, and its id."""


def binding(*parts: object) -> bytes:
    """A short digest of what a cursor belongs to: its connection, order, direction and filter."""
    text = orjson.dumps(parts, default=str, option=orjson.OPT_SORT_KEYS)
    return VERSION + blake2b(text, digest_size=DIGEST_SIZE).digest()


def encode(bound: bytes, place: Place) -> str:
    """The cursor of a place."""
    return urlsafe_b64encode(bound + orjson.dumps(place, default=str)).rstrip(b"=").decode()


def decode(bound: bytes, cursor: str, kind: type) -> Place:
    """The place that a cursor stands for; `kind` is the Python type of the order's column.

    Raises `BadCursor` when it is no cursor of ours, or of another version, connection, order or filter.
    """
    try:
        raw = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        if raw[: len(bound)] != bound:
            raise BadCursor(
                f"The cursor {_shown(cursor)} belongs to another connection, order or filter; "
                "use it with those it came from, or leave it out to start from the first page."
            )
        value, identity = orjson.loads(raw[len(bound) :])
        return _typed(value, kind), int(identity)
    except (NotBase64, orjson.JSONDecodeError, ValueError, TypeError, InvalidOperation) as error:
        raise BadCursor(
            f"{_shown(cursor)} is not a cursor; use `pageInfo.endCursor` or `edges.cursor` of an answer."
        ) from error


def _typed(value: Any, kind: type) -> Any:
    if kind in (date, datetime):
        return kind.fromisoformat(value)
    if kind is Decimal:
        return Decimal(value)
    if not isinstance(value, kind):
        raise TypeError(kind.__name__)
    return value


def _shown(cursor: str) -> str:
    return f'"{cursor[:40]}{"…" if len(cursor) > 40 else ""}"'  # noqa: PLR2004 - enough to recognise it by
