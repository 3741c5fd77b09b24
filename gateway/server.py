"""Listening and stopping: a busy port is told before anything else, and every end lets go of everything."""

from __future__ import annotations

import contextlib
import logging
import signal
import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import uvicorn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.applications import Starlette

    from gateway.settings import Settings


class PortBusy(Exception):
    """Another program listens on the gateway's port."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(
            f"Port {port} of {host} is in use by another program. Stop that one, or choose another port: "
            f"make demo PORT={port + 1}, or --port {port + 1}."
        )


class StartFailed(Exception):
    """The server did not start; its log says why."""


@contextmanager
def listening(settings: Settings) -> Iterator[socket.socket]:
    """Take the port; raise PortBusy when another program has it."""
    try:
        taken = socket.create_server((settings.host, settings.port), backlog=2048)
    except OSError as error:
        raise PortBusy(settings.host, settings.port) from error
    with taken:
        yield taken


@contextmanager
def stopping_cleanly() -> Iterator[None]:
    """Let SIGTERM unwind the process as Ctrl-C does, so that whatever was started is stopped."""

    def stop(*_: object) -> NoReturn:
        raise SystemExit(0)

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except KeyboardInterrupt:
        raise SystemExit(0) from None
    finally:
        signal.signal(signal.SIGTERM, before)


def run(app: Starlette, settings: Settings, taken: socket.socket) -> None:
    """Serve until a signal; requests under way may finish within their deadline."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s", level=logging.WARNING)
    config = uvicorn.Config(
        app,
        loop="uvloop",
        http="httptools",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=int(settings.deadline) + 1,
    )
    server = uvicorn.Server(config)
    with contextlib.suppress(KeyboardInterrupt, SystemExit):  # a signal, passed on after an orderly end
        server.run(sockets=[taken])
    if not server.started:
        raise StartFailed
