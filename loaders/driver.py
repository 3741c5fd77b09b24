"""The short way to a connection of the driver, past its pool's proxy and its guards against other uses.

A statement that the connection has prepared goes to its protocol at once: of the 60 µs that one takes, that
saves about 15. What is needed for it is not public, so it stands here alone, and asyncpg's version is fixed;
whatever is not as usual takes the public way, which knows what to do.
"""

from collections.abc import Sequence
from typing import Any

import asyncpg

CHANGED = (asyncpg.InvalidCachedStatementError, asyncpg.OutdatedSchemaCacheError)
"""What a statement fails with whose tables or types were changed since it was prepared."""


async def fetch(
    connection: Any,
    text: str,
    arguments: Sequence[Any],
    record_class: type[asyncpg.Record],
    seconds: float | None,
) -> list[Any]:
    """The rows of a statement on a connection of a pool, within so many seconds; as its own `fetch`."""
    bare = _bare(connection)
    statement = None if bare is None else bare._stmt_cache.get((text, record_class, False))  # noqa: SLF001 - as told above
    if statement is not None:
        execute = bare._protocol.bind_execute  # noqa: SLF001 - as told above
        try:
            rows: list[Any] = await execute(statement, arguments, "", 0, False, seconds)  # noqa: FBT003 - it knows no names
        except CHANGED:
            pass  # nothing was read; the driver prepares it anew, and the other connections' as well
        else:
            return rows
    found: list[Any] = await connection.fetch(text, *arguments, timeout=seconds, record_class=record_class)
    return found


def ended(connection: Any) -> bool:
    """Whether a connection has ended, or gone back to its pool."""
    bare = _bare(connection)
    return bare is None or bare.is_closed()


def usable(connection: Any) -> bool:
    """Whether a connection can be used for another statement."""
    bare = _bare(connection)
    return not (bare is None or bare.is_closed() or bare.is_in_transaction())


def _bare(connection: Any) -> Any:
    """The connection behind a pool's proxy; null once it has gone back."""
    return connection._con  # noqa: SLF001 - as told above
