"""A wire between the gateway and a database that a test can cut, mend or let go silent."""

import asyncio
from contextlib import suppress
from typing import Self
from urllib.parse import urlsplit, urlunsplit

from tests.cluster import Database


class Wire:
    """Forwards a port of its own to a database's, as long as it is not told otherwise."""

    def __init__(self, database: Database) -> None:
        self._dsn = urlsplit(database.gateway_dsn)
        self._server: asyncio.Server | None = None
        self._port = 0
        self._ends: set[asyncio.StreamWriter] = set()
        self._pumps: set[asyncio.Task[None]] = set()
        self._flowing = asyncio.Event()
        self._flowing.set()

    @property
    def dsn(self) -> str:
        """The DSN of the gateway's role at this end of the wire."""
        login = self._dsn.netloc.rpartition("@")[0]
        return urlunsplit(self._dsn._replace(netloc=f"{login}@127.0.0.1:{self._port}"))

    async def __aenter__(self) -> Self:
        await self.mend()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.cut()

    async def mend(self) -> None:
        """Take connections, at the same port as before."""
        self._server = await asyncio.start_server(self._connect, "127.0.0.1", self._port)
        self._port = self._server.sockets[0].getsockname()[1]

    async def cut(self) -> None:
        """Refuse new connections and drop those there are, as when the database's machine goes down."""
        if self._server is not None:
            self._server.close()
        self._flowing.set()
        for pump in self._pumps:
            pump.cancel()
        for end in self._ends:
            end.transport.abort()
        await asyncio.gather(*self._pumps, return_exceptions=True)

    def hush(self) -> None:
        """Take whatever is sent and hand nothing on, as when a network swallows packets."""
        self._flowing.clear()

    def unhush(self) -> None:
        """Hand on again, what was kept first."""
        self._flowing.set()

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there = await asyncio.open_connection(self._dsn.hostname, self._dsn.port)
        for source, target in ((reader, there[1]), (there[0], writer)):
            self._ends.add(target)
            pump = asyncio.create_task(self._pump(source, target))
            self._pumps.add(pump)
            pump.add_done_callback(self._pumps.discard)

    async def _pump(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while data := await source.read(65_536):
                await self._flowing.wait()
                target.write(data)
                await target.drain()
        target.close()
        self._ends.discard(target)
