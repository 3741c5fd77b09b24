"""Fixtures for all tests: a Postgres, the sample world in it, and a demo that runs as its users run it."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.asking import ask
from tests.cluster import clone, cluster, original
from tests.oracle.asking import known
from tests.world import sample

__all__ = ["ask", "clone", "cluster", "demo_gateway", "gateway", "known", "original", "sample"]

START_SECONDS = 120
STOP_SECONDS = 20


@pytest.fixture(scope="session")
def demo_gateway() -> Iterator[str]:
    """The address of a demo with a small world, started by the command line and stopped by SIGTERM."""
    with (
        tempfile.TemporaryDirectory(prefix="gateway-demo-") as folder,
        gateway("demo", "--data-dir", folder, "--entries", "1000") as url,
    ):
        yield url


@contextmanager
def gateway(*arguments: str, **variables: str) -> Iterator[str]:
    """Start a gateway by the command line, give its address once it is ready, and stop it by SIGTERM."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = Path(sys.executable).parent / "account-gateway"
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("GATEWAY_")}
    process = subprocess.Popen(
        [command, *arguments, "--port", str(port)], env=inherited | variables, stdout=subprocess.DEVNULL
    )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait(process, f"{url}/readyz")
        yield url
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(STOP_SECONDS) == 0


def _wait(process: subprocess.Popen[bytes], url: str) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        assert process.poll() is None, "the gateway ended before it answered"
        try:
            if httpx.get(url, timeout=1).status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise TimeoutError(f"{url} did not answer within {START_SECONDS} seconds")
