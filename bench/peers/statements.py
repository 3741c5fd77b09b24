"""The shared statements, each run on the pool of its database."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any, Final

import asyncpg

DATABASES: Final = ("accounts", "shipments", "compliance", "documents", "whole")
_FILE: Final = Path(__file__).with_name("statements.sql")
_ONE: Final = re.compile(r"^-- (\w+) (\w+)\n((?:(?!-- ).+\n)+)", re.MULTILINE)
STATEMENTS: Final = {name: (database, sql) for name, database, sql in _ONE.findall(_FILE.read_text())}
"""By name: the database and the text."""


async def _no_reset(_connection: Any) -> None:
    """Release without a round trip, as the gateway does."""


class Statements:
    """Pools of the same settings as the gateway's."""

    def __init__(self) -> None:
        self._pools: dict[str, asyncpg.Pool] = {}

    async def open(self) -> None:
        """Make the pools."""
        for name in DATABASES:
            self._pools[name] = await asyncpg.create_pool(
                os.environ[f"BENCH_{name.upper()}_DSN"],
                min_size=0,
                max_size=10,
                statement_cache_size=1024,
                command_timeout=5,
                reset=_no_reset,
            )

    async def close(self) -> None:
        """Close the pools."""
        for pool in self._pools.values():
            await pool.close()

    async def rows(self, name: str, *values: Any) -> list[asyncpg.Record]:
        """The rows of a statement."""
        database, sql = STATEMENTS[name]
        async with self._pools[database].acquire() as connection:
            found: list[asyncpg.Record] = await connection.fetch(sql, *values)
        return found
