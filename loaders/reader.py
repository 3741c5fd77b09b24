"""The one door to rows: every statement goes through a `Reader`, under the scope of its viewer."""

import sys
from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter
from typing import Any, Final, Self

import sqlalchemy as sa
from sqlalchemy import Table

from loaders.bundles import MOST_ROWS, Bundles, Part
from loaders.clock import Clock
from loaders.pools import Pools
from loaders.rows import Columns, Row
from loaders.scoping import Scoping
from loaders.sharing import Sharing
from loaders.spending import Spending
from loaders.statements import Statement, compiled
from loaders.viewers import Viewer

_STATEMENTS: Final[dict[Hashable, Statement]] = {}
"""Statements by shape. Bounded by the declared loaders, their filters' presence and the viewers' shapes."""

MAX_STATEMENTS: Final = 10_000


@dataclass(slots=True, eq=False)
class Reader:
    """Reads for one viewer during one request, and keeps what it cost."""

    pools: Pools
    viewer: Viewer
    clock: Clock
    statements: list[str] = field(default_factory=list)
    """The names of the loads run, in the order in which they were sent; several may be one statement."""
    notes: dict[str, str] = field(default_factory=dict)
    """What a client should know beside the data, such as why a total is null."""
    spending: Spending = field(default_factory=Spending)

    roots: Path | None = None
    """The folder of the journals' daily roots; null when none are kept."""
    sharing: Sharing | None = None
    """The loads that it shares with readers of other requests; null when it shares none."""
    until: float | None = None
    """Until when it may read, by the monotonic clock; null for as long as statements may take anyhow."""
    bundles: Bundles = field(default_factory=Bundles)
    """What it asks of each database at this moment."""
    alone: bool = False
    """Whether nothing else is about to be asked, so that there is nothing to wait for."""

    def recomputing(self, company: Row) -> Self:
        """Stand for the reader while the chains of a company, which its viewer saw, are computed again."""
        return replace(self, viewer=self.viewer.recomputing(company["id"]))

    def locating(self) -> Self:
        """Stand for the reader while it is found out whose rows are that its viewer asked for in vain."""
        return replace(self, viewer=self.viewer.locating(), sharing=None, statements=[])

    async def rows(
        self,
        name: str,
        table: Table,
        shape: Hashable,
        build: Callable[[Scoping], sa.Select[Any]],
        values: Mapping[str, Any],
        most: int = sys.maxsize,
        count: Callable[[Sequence[Row]], int] = len,
        within: Sequence[str] = (),
    ) -> list[Row]:
        """The rows of the statement that `build` composes, compiled once per name, shape and viewer's shape.

        `most` is how many it can find; what finds few is sent with others of the same moment. `count` tells
        how many were read for the rows found.

        Raises `DomainUnavailable` or `Timeout` when the table's database does not answer (in time).
        """
        key = (name, shape, self.viewer.shape)
        statement = _STATEMENTS.get(key)
        if statement is None:
            statement = compiled(name, table, self.viewer, build)
            if len(_STATEMENTS) >= MAX_STATEMENTS:
                _STATEMENTS.clear()
            _STATEMENTS[key] = statement
        self.statements += (name, *within)
        part = Part(statement, statement.arguments(values, self.viewer), self.until)
        began = perf_counter()
        if self.alone or most > MOST_ROWS:
            rows, parts = await part.alone(self.pools), 1
        else:
            rows, parts = await self.bundles.fetch(part, self.pools)
        self.spending.add(count(rows), (perf_counter() - began) / parts)
        return rows

    def read(
        self,
        loader: "Loader",
        keys: Sequence[Any],
        arguments: Any = None,
        columns: Columns = None,
        *,
        alone: bool = False,
    ) -> Awaitable[Sequence[Any]]:
        """What `loader` finds for each key, in the keys' order; rows with at least the columns wanted.

        One that is `alone` waits for no others to be sent with it.
        """
        self.alone = alone
        if self.sharing is None:
            return loader.load(self, keys, arguments, columns)
        return self.sharing.read(self, loader, keys, arguments, columns)


class Loader:
    """A way to rows, declared once: its name, its table and the key by which it is asked."""

    name: str
    table: Table

    def __set_name__(self, owner: type, attribute: str) -> None:
        """Name the loader after its group and attribute, `entries.by_company`, and register it."""
        group = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in owner.__name__)
        self.name = f"{group.strip('_')}.{attribute}"
        LOADERS[self.name] = self

    async def load(
        self, reader: Reader, keys: Sequence[Any], arguments: Any, columns: Columns = None
    ) -> list[Any]:
        """One result per key, in order; what a result is, each kind of loader says."""
        raise NotImplementedError


LOADERS: Final[dict[str, Loader]] = {}
"""All declared loaders by name."""


class Loaders:
    """A group of loaders over one table; a namespace, never instantiated."""
