"""What a request asks of one database at one moment, sent as one statement.

To send a statement and to take in its answer costs more than a few rows do, and most of what a page shows is
a few rows each of many tables.
"""

import asyncio
import logging
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import takewhile
from time import monotonic
from typing import Any, Final

import asyncpg
from sqlalchemy import Table

from loaders.errors import DomainUnavailable, GatewayError
from loaders.pools import Pools
from loaders.rows import Row, plain_class, record_class
from loaders.statements import Statement

log: Final = logging.getLogger(__name__)

MOST_ROWS: Final = 100
"""What may find more is sent by itself: the rest need not wait for it."""

MOST_PARTS: Final = 16

_NUMBER: Final = re.compile(r"\$(\d+)")

Found = tuple[list[Row], int]
"""The rows of a part, and with how many parts it was sent."""


@dataclass(slots=True)
class Part:
    """A statement and its values, and until when there is time for it, by the monotonic clock."""

    statement: Statement
    arguments: Sequence[Any]
    until: float | None

    async def alone(self, pools: Pools) -> list[Row]:
        """The rows of the part sent by itself; raises as `Pools.fetch` does."""
        asked = self.statement
        left = None if self.until is None else self.until - monotonic()
        return await pools.fetch(asked.domain, asked.text, self.arguments, record_class(asked.table), left)


class Bundles:
    """What gathers for each database, of one request."""

    __slots__ = ("_last",)

    def __init__(self) -> None:
        self._last: Final[dict[str, _Bundle]] = {}

    async def fetch(self, part: Part, pools: Pools) -> Found:
        """Send a part with those that are asked at the same moment; raises as `Pools.fetch` does."""
        domain = part.statement.domain
        bundle = self._last.get(domain)
        if bundle is not None and bundle.open:
            found = await bundle.join(part)
        else:
            bundle = self._last[domain] = _Bundle()
            found = await bundle.lead(part, pools)
        return found or (await part.alone(pools), 1)


class _Bundle:
    """Parts for one database. Whoever comes first sends them, when the others of this moment have come."""

    __slots__ = ("_gathering", "_parts", "_waiting")

    def __init__(self) -> None:
        self._gathering = True
        self._parts: Final[list[Part]] = []
        self._waiting: Final[list[asyncio.Future[Found | None]]] = []

    @property
    def open(self) -> bool:
        """Whether another may join."""
        return self._gathering and len(self._parts) < MOST_PARTS

    async def join(self, part: Part) -> Found | None:
        """What is found for a part; null where it is to be sent by itself."""
        future: asyncio.Future[Found | None] = asyncio.get_running_loop().create_future()
        self._parts.append(part)
        self._waiting.append(future)
        return await future

    async def lead(self, part: Part, pools: Pools) -> Found | None:
        """The same for the first part, once it was sent with the others.

        What fails for all is sent again by each for itself, so that nobody gets another's error; a database
        that is down is down for all.
        """
        self._parts.append(part)
        found: Sequence[Found | None] = [None]
        try:
            await asyncio.sleep(0)
            self._gathering = False
            if self._waiting:
                found = await self._send(pools)
        except DomainUnavailable as error:
            for future in self._waiting:
                if not future.done():
                    future.set_exception(error)
            raise
        except GatewayError:
            pass
        except asyncpg.PostgresError:
            log.exception(
                "Asked again one by one: %s", ", ".join(each.statement.name for each in self._parts)
            )
        finally:
            self._gathering = False
            for at, future in enumerate(self._waiting, 1):
                if not future.done():
                    future.set_result(found[at] if at < len(found) else None)
        return found[0]

    async def _send(self, pools: Pools) -> list[Found]:
        parts = self._parts
        whole = _whole(tuple(part.statement for part in parts))
        until = [part.until for part in parts if part.until is not None]
        left = max(until) - monotonic() if len(until) == len(parts) else None
        arguments = [value for part in parts for value in part.arguments]
        rows = await pools.fetch(parts[0].statement.domain, whole.text, arguments, whole.record_class, left)
        return [(each, len(parts)) for each in whole.apart(rows)]


class _Whole:
    """Several statements as one, each row with the number of its part in front.

    Parts with the same columns of the same table have them in the same places. All others have places of
    their own, null in the rows of the rest, and their rows are made anew, as the driver knows one class of
    rows for each statement.
    """

    def __init__(self, statements: Sequence[Statement]) -> None:
        blocks = dict.fromkeys((each.table, each.columns) for each in statements)
        self._alike: Final = len(blocks) == 1
        self.record_class: Final = record_class(statements[0].table) if self._alike else asyncpg.Record
        self._places: Final = [_Place(statement, blocks) for statement in statements]
        texts, values = [], 0
        for number, statement in enumerate(statements):
            columns = [str(number)]
            for table, named in blocks:
                mine = (table, named) == (statement.table, statement.columns)
                columns += [f"s{number}.*"] if mine else [f"null::{type_}" for _, type_ in named]
            part = _NUMBER.sub(partial(_moved, values), statement.text)
            texts.append(f"select {', '.join(columns)} from (\n{part}\n) s{number}")  # noqa: S608  our own texts
            values += len(statement.binds)
        names = " + ".join(each.name for each in statements)
        self.text: Final = f"-- {names}\n" + "\nunion all\n".join(texts)

    def apart(self, rows: Sequence[Any]) -> list[list[Any]]:
        """The rows of each part, in their order."""
        found: list[list[Any]] = [[] for _ in self._places]
        if self._alike:
            for row in rows:
                found[row[0]].append(row)
        else:
            for row in rows:
                found[row[0]].append(self._places[row[0]].row(row))
        return found


class _Place:
    """Where the rows of a part have their columns."""

    __slots__ = ("_class", "_columns", "_names")

    def __init__(self, statement: Statement, blocks: Iterable[tuple[Table, Sequence[Any]]]) -> None:
        before = takewhile(lambda block: block != (statement.table, statement.columns), blocks)
        start = 1 + sum(len(columns) for _, columns in before)
        self._columns: Final = slice(start, start + len(statement.columns))
        self._names: Final = [name for name, _ in statement.columns]
        self._class: Final = plain_class(statement.table)

    def row(self, row: Any) -> Row:
        """The row of the part's own table."""
        return self._class(zip(self._names, row[self._columns], strict=True))


def _moved(by: int, number: re.Match[str]) -> str:
    return f"${int(number[1]) + by}"


@lru_cache(2_000)
def _whole(statements: tuple[Statement, ...]) -> _Whole:
    return _Whole(statements)
