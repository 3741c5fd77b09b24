"""Listening and stopping: a busy port is told before anything else, and every end lets go of everything."""

from __future__ import annotations

import contextlib
import gc
import logging
import multiprocessing
import os
import signal
import socket
import threading
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Final, NoReturn

import uvicorn
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess

from gateway.http.writes import OneWrite

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.process import BaseProcess

    from starlette.applications import Starlette

    from gateway.settings import Settings


STARTING: Final = 60
"""Seconds that a worker may take to start on a busy machine; one that says nothing for longer is replaced."""

_YOUNG: Final = 50_000
"""Objects made and not yet freed before the collector looks at them; a large answer has as many."""


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


def run(make: Callable[[], Starlette], settings: Settings, taken: socket.socket) -> None:
    """Serve until a signal; requests under way may finish within their deadline.

    With several workers this process serves nothing itself: it watches over the others, and starts another
    where one has died. `make` must be picklable then, as each of them makes an application of its own.
    """
    config = uvicorn.Config(
        partial(_application, make),
        factory=True,
        workers=settings.workers,
        timeout_worker_healthcheck=STARTING,
        loop="uvloop",
        http=OneWrite,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        proxy_headers=False,  # nothing here asks by which address a request came
        server_header=False,
        timeout_graceful_shutdown=int(settings.deadline) + 1,
    )
    if settings.workers == 1:
        server = uvicorn.Server(config)
        with contextlib.suppress(KeyboardInterrupt, SystemExit):  # a signal, passed on after an orderly end
            server.run(sockets=[taken])
        started = server.started
    else:
        make()  # what cannot be made is told here, and once
        workers = Multiprocess(config, [taken])
        workers.run()
        started = all(worker.exitcode != STARTUP_FAILURE for worker in workers.processes)
    if not started:
        raise StartFailed


def _application(make: Callable[[], Starlette]) -> Starlette:
    """Make the application in the process that serves it."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s", level=logging.WARNING)
    if parent := multiprocessing.parent_process():
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    application = make()
    keep_what_lasts()
    return application


def keep_what_lasts() -> None:
    """Look for garbage seldom, and not among what is there already.

    The graph's types and plans last as long as the process. To look at them again and again took two thirds
    of a large answer's time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG)


def _end_with(parent: BaseProcess) -> None:
    """Stop this worker when its parent is gone, for the port would never be free again."""
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)
