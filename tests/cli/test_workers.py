"""Several processes serve one port, and end with the one that started them."""

from __future__ import annotations

import signal
import socket
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import httpx
import psutil

from tests.cli.conftest import PATIENCE

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    from tests.cli.conftest import Installation


def test_workers_serve_together_are_replaced_and_stop_with_their_parent(installation: Installation) -> None:
    parent = installation.begin("serve", "--workers", "2")
    until(lambda: serving(installation, parent))

    lost = workers(parent.pid)[0]
    lost.kill()
    until(lambda: len(workers(parent.pid)) == 2 and lost not in workers(parent.pid))
    assert alive(installation)

    parent.send_signal(signal.SIGTERM)
    assert parent.wait(20) == 0
    assert not alive(installation)
    assert installation.postgres() == []


def test_workers_free_the_port_when_their_parent_is_killed(installation: Installation) -> None:
    parent = installation.begin("serve", "--workers", "2")
    until(lambda: serving(installation, parent))

    parent.kill()
    parent.wait(20)

    until(lambda: free(installation.port))


def test_what_no_worker_could_use_is_told_once(installation: Installation) -> None:
    installation.folder.mkdir()
    (installation.folder / "signing-key.pem").write_bytes(b"swordfish")
    ended = installation.run("serve", "--workers", "2", "--port", str(installation.port))
    assert ended.exit_code == 1
    assert ended.stderr.count("signing-key.pem cannot be read as a private key") == 1


def serving(installation: Installation, parent: subprocess.Popen[str]) -> bool:
    """Whether the parent has two workers, and one of them answers."""
    if parent.poll() is not None:
        raise AssertionError(f"the gateway ended: {parent.communicate()[0]}")
    return alive(installation) and len(workers(parent.pid)) == 2


def workers(parent: int) -> list[psutil.Process]:
    """The processes that serve."""
    found = []
    for child in psutil.Process(parent).children():
        with suppress(psutil.NoSuchProcess):  # it has died, or is about to
            if "spawn_main" in " ".join(child.cmdline()):
                found.append(child)
    return found


def alive(installation: Installation) -> bool:
    """Whether somebody answers."""
    try:
        return httpx.get(f"{installation.url}/healthz", timeout=5).status_code == httpx.codes.OK
    except httpx.TransportError:
        return False


def free(port: int) -> bool:
    """Whether nobody listens on a port."""
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True


def until(true: Callable[[], bool], *, seconds: float = PATIENCE) -> None:
    """Wait until something is true."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.2)
