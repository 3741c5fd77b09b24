"""Global ids: opaque names of rows, unique over all four databases."""

from base64 import urlsafe_b64decode
from binascii import b2a_base64
from typing import Final, NewType

from loaders.errors import InvalidInput
from loaders.wording import shown

GlobalId = NewType("GlobalId", str)
"""The kind of a filter that takes ids."""

_URLSAFE: Final = bytes.maketrans(b"+/", b"-_")


def global_id(table: str, identity: int) -> str:
    """The global id of a row, named by its table so that it does not change with the row's type."""
    return b2a_base64(f"{table}:{identity}".encode(), newline=False).translate(_URLSAFE, b"=").decode()


def parse_id(value: str) -> tuple[str, int]:
    """The table and the key that a global id names.

    Raises `InvalidInput` when it is none of ours, down to the last character.
    """
    try:
        table, _, digits = urlsafe_b64decode(value + "=" * (-len(value) % 4)).decode().partition(":")
        identity = int(digits) if len(digits) < 19 else -1  # noqa: PLR2004 - the digits of a bigint
        if identity >= 0 and global_id(table, identity) == value:
            return table, identity
    except ValueError:
        pass
    raise InvalidInput(f"{shown(value)} is not an id of this graph; use an `id` that an answer gave.")


def key_of(value: str, table: str) -> int | None:
    """The key of an id of one table; null when it names another table, as for a row that is not there."""
    named, identity = parse_id(value)
    return identity if named == table else None


def key_named(value: str, table: str, argument: str) -> int:
    """The key of an id that an argument takes of one table only.

    Raises `InvalidInput` for an id of another table, which says nothing of any row.
    """
    named, identity = parse_id(value)
    if named != table:
        raise InvalidInput(
            f"{shown(value)} is an id of the kind {shown(named)}; "
            f"`{argument}` takes one of the kind {shown(table)}."
        )
    return identity
