"""The command line as its users start it, each installation in a folder of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import psutil
import pytest
from typer.testing import CliRunner

from gateway.cli import app

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typer.testing import Result

COMMAND = Path(sys.executable).parent / "account-gateway"
PATIENCE = 180


@dataclass
class Installation:
    """One data folder, and the commands run on it."""

    folder: Path
    port: int
    started: list[subprocess.Popen[str]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def run(self, *arguments: str) -> Result:
        """Run a command on the folder to its end, in this process."""
        return CliRunner().invoke(app, [*arguments, "--data-dir", str(self.folder)])

    def begin(self, command: str, *arguments: str) -> subprocess.Popen[str]:
        """Start a gateway in a process of its own, and do not wait for it."""
        process = subprocess.Popen(
            [COMMAND, command, "--data-dir", self.folder, "--port", str(self.port), *arguments],
            env=_bare(),
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        self.started.append(process)
        return process

    def demo(self, *arguments: str) -> subprocess.Popen[str]:
        """Start a demo of a hundred entries, and wait until it is ready."""
        process = self.begin("demo", "--entries", "100", *arguments)
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if process.poll() is not None:
                raise AssertionError(f"the demo ended: {process.communicate()[0]}")
            try:
                if httpx.get(f"{self.url}/readyz", timeout=2).status_code == httpx.codes.OK:
                    return process
            except httpx.TransportError:
                time.sleep(0.1)
        raise AssertionError("the demo did not become ready")

    def postgres(self) -> list[psutil.Process]:
        """The Postgres processes that work in the folder."""
        return [
            process
            for process in psutil.process_iter(["name", "cwd"])
            if process.info["name"] == "postgres" and (process.info["cwd"] or "").startswith(str(self.folder))
        ]


def _bare() -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("GATEWAY_")}
    return {**inherited, "COLUMNS": "200", "NO_COLOR": "1"}


def free_port() -> int:
    """A port at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    return port


@contextmanager
def _installation() -> Iterator[Installation]:
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="gateway-cli-") as folder:
        made = Installation(Path(folder).resolve() / "data", port)
        yield made
        for process in made.started:
            if process.poll() is None:
                process.kill()
            if process.stdout and not process.stdout.closed:
                process.communicate()
        servers = made.postgres()
        for server in servers:
            with suppress(psutil.NoSuchProcess):  # the others end when their parent does
                server.kill()
        psutil.wait_procs(servers, timeout=10)  # or they write into the folder while it is removed


@pytest.fixture
def installation() -> Iterator[Installation]:
    """An empty data folder; whatever runs on it at the end is killed."""
    with _installation() as made:
        yield made


@pytest.fixture(scope="module")
def running() -> Iterator[Installation]:
    """A data folder on which a demo runs."""
    with _installation() as made:
        made.demo()
        yield made


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.startswith("GATEWAY_"):
            monkeypatch.delenv(name)
