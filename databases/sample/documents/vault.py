"""The files of the sample world: unique ones in a small world, a pool of five hundred beyond that."""

import hashlib
from collections.abc import Callable, Hashable
from typing import Final, NamedTuple

from databases.documents.tables import content
from databases.sample.rows import Rows
from databases.sample.world import World

UNIQUE_UP_TO: Final = 20_000
"""Entries up to which every paper shows its own entry's figures."""
POOL: Final = 500


class File(NamedTuple):
    """The SHA-256 of a file and its length."""

    sha256: bytes
    size: int


class Vault:
    """Keeps each content once, under its hash."""

    def __init__(self, world: World, rows: Rows) -> None:
        self._rows = rows
        self._unique = world.entries <= UNIQUE_UP_TO
        self._known: set[bytes] = set()
        self._pool: dict[Hashable, list[File]] = {}
        self._turn = 0

    def keep(self, kind: Hashable, make: Callable[[], bytes]) -> File:
        """A file made for the purpose, or in a large world one of the same kind from the pool."""
        pool = self._pool.setdefault(kind, [])
        if not self._unique and pool and len(self._known) >= POOL:
            self._turn += 1
            return pool[self._turn % len(pool)]
        data = make()
        file = File(hashlib.sha256(data).digest(), len(data))
        if file.sha256 not in self._known:
            self._known.add(file.sha256)
            self._rows.add(content, sha256=file.sha256, size_bytes=file.size, bytes=data)
        if not self._unique:
            pool.append(file)
        return file

    def gone(self, make: Callable[[], bytes]) -> File:
        """The hash of a file whose bytes are no longer kept."""
        data = make()
        return File(hashlib.sha256(data).digest(), len(data))
