"""An answer's head and body leave in one write: a system call, a packet and a wake-up of the client less."""

from __future__ import annotations

import asyncio
from typing import Any, Final, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol


class OneWrite(HttpToolsProtocol):
    """uvicorn's own protocol over a transport that waits for the second half of what belongs together."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to talk to a client."""
        super().connection_made(cast("asyncio.Transport", Paired(transport)))


class Paired:
    """A transport whose every other write takes the one before along, if both are of one turn of the loop.

    All else about it is the transport's own.
    """

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport: Final = transport
        self._loop: Final = asyncio.get_running_loop()
        self._held: bytes | None = None

    def __getattr__(self, name: str) -> Any:
        """Look to the transport."""
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        """Write before the turn of the loop is over."""
        if self._held is None:
            self._held = data
            self._loop.call_soon(self._flush)
        else:
            held, self._held = self._held, None
            self._transport.writelines((held, data))

    def close(self) -> None:
        """Close once all is written."""
        self._flush()
        self._transport.close()

    def _flush(self) -> None:
        if self._held is not None and not self._transport.is_closing():
            self._transport.write(self._held)
        self._held = None
