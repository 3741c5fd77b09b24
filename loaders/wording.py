"""How messages name and quote what clients write."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, Final

from loaders.errors import InvalidInput, LimitExceeded

QUOTED: Final = 60
"""Characters of a value that are enough to recognise it by."""


def named(name: str) -> str:
    """A filter or argument as clients write it: `openCase` for `open_case`."""
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def shown(value: Any) -> str:
    """A client's value as the client wrote it, in JSON; cut where it is long."""
    if isinstance(value, str):
        return json.dumps(_cut(value), ensure_ascii=False)
    return _cut(json.dumps(value, ensure_ascii=False, default=_plain))


def null_character(text: str) -> InvalidInput:
    """What is wrong with a text that Postgres cannot hold."""
    return InvalidInput(f"{shown(text)} has a null character, which no text of this graph has; leave it out.")


@contextmanager
def about(name: str) -> Iterator[None]:
    """Say which filter is meant where its value is refused, in the message and as `argument`."""
    try:
        yield
    except (InvalidInput, LimitExceeded) as error:
        inner = error.details.get("argument")
        path = named(name) if inner is None else f"{named(name)}.{inner}"
        sentence = str(error).removeprefix(f"In `{inner}`: ")
        raise type(error)(f"In `{path}`: {sentence}", **error.details | {"argument": path}) from error


def _cut(text: str) -> str:
    return text if len(text) <= QUOTED else f"{text[:QUOTED]}…"


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
