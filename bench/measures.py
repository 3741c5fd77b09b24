"""One measurement: a server under wrk for some seconds."""

from __future__ import annotations

import json
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bench.servers import Server

MEGABYTE: Final = 1_048_576
_LONGEST: Final = 60.0
_LULL: Final = 0.2
_SCRIPT: Final = Path(__file__).with_name("wrk.lua")


@dataclass(frozen=True, slots=True)
class Measure:
    """What one round of one operation at one number of connections showed of one server."""

    server: str
    operation: str
    connections: int
    round: int
    per_second: float
    p50_ms: float | None = None
    p99_ms: float | None = None
    cpu_ms: float | None = None
    """The server's processor time per request."""
    memory_mb: float | None = None


class Load:
    """The bodies and tokens with which a server is loaded."""

    def __init__(self, folder: Path, tokens: list[str]) -> None:
        self._folder = folder
        self._tokens = folder / "tokens.txt"
        self._tokens.write_text("\n".join(tokens) + "\n")

    def prepare(self, server: Server, operation: str, bodies: list[bytes]) -> None:
        """Write the bodies of an operation, one a line, as JSON has no line breaks of its own."""
        self._bodies(server, operation).write_bytes(b"\n".join(bodies) + b"\n")

    def run(self, server: Server, operation: str, connections: int, turn: int, seconds: float) -> Measure:
        """Load a server, each request with the next body and the next token; longer if it answers none."""
        before, _ = server.usage()
        found = self._wrk(server, operation, connections, seconds)
        after, memory = server.usage()
        _settle(server)
        if not found["requests"]:
            if seconds > _LONGEST:
                raise SystemExit(f"{server.name} answered no {operation} in {seconds:g} s")
            return self.run(server, operation, connections, turn, seconds * 4)
        return Measure(
            server.name,
            operation,
            connections,
            turn,
            found["requests"] / found["seconds"],
            found["p50"],
            found["p99"],
            (after - before) * 1000 / found["requests"],
            memory / MEGABYTE,
        )

    def answer(self, server: Server, operation: str, connections: int, requests: int) -> tuple[int, float]:
        """Load a server until it has answered at least so many; the number, and the MB that it holds then."""
        done, seconds = 0, 1
        while done < requests:
            found = self._wrk(server, operation, connections, seconds)
            done += int(found["requests"])
            rate = max(1.0, found["requests"] / found["seconds"])
            wanted = max(1, round((requests - done) / rate))
            seconds = min(wanted, 2 * seconds)  # a server just started is slower than it will be
        _settle(server)
        return done, server.usage()[1] / MEGABYTE

    def _wrk(self, server: Server, operation: str, connections: int, seconds: float) -> dict[str, float]:
        run = subprocess.run(  # noqa: S603
            [
                *("wrk", "--threads", "1", "--connections", str(connections)),
                *("--duration", f"{max(1, round(seconds))}s", "--timeout", "120s"),
                *("--script", str(_SCRIPT), server.url, "--"),
                *(str(self._bodies(server, operation)), str(self._tokens)),
            ],
            capture_output=True,
            text=True,
            check=True,
        )
        found: dict[str, float] = json.loads(run.stdout.rsplit("\n", 2)[-2])
        if found["failed"]:
            raise SystemExit(f"{server.name} failed {found['failed']} of {found['requests']} {operation}")
        return found

    def _bodies(self, server: Server, operation: str) -> Path:
        return self._folder / f"{server.name}-{operation}.txt"


def _settle(server: Server) -> None:
    """Wait until a server has done with what it was asked last, whose answers nobody waits for any more."""
    until = time.monotonic() + _LONGEST
    before, _ = server.usage()
    while time.monotonic() < until:
        time.sleep(_LULL)
        after, _ = server.usage()
        if after - before < _LULL / 10:
            return
        before = after
