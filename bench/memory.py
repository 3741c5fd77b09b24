"""How much memory the gateway holds while it answers many requests."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import cycle
from typing import TYPE_CHECKING, Final

from bench.measures import MEGABYTE
from bench.operations import bodies
from bench.servers import running

if TYPE_CHECKING:
    from pathlib import Path

    from bench.measures import Load
    from bench.operations import Ids
    from bench.servers import Server

MIXED: Final = "mixed"
STEPS: Final = 4
_CONNECTIONS: Final = 16


@dataclass(frozen=True, slots=True)
class Held:
    """The memory that a server held after so many requests."""

    requests: int
    megabytes: float


def held(server: Server, load: Load, ids: Ids, token: str, requests: int, logs: Path) -> list[Held]:
    """Start a server anew and ask it for (a) and (b) in turn; what it holds at first and then."""
    fresh = replace(server, name=f"{server.name}-{MIXED}", _process=None)
    with running([fresh], logs):
        accounts, companies = (bodies(name, fresh, ids, token) for name in ("account", "company"))
        mixed = [each for pair in zip(accounts, cycle(companies), strict=False) for each in pair]
        load.prepare(fresh, MIXED, mixed)
        found = [Held(0, fresh.usage()[1] / MEGABYTE)]
        for step in range(1, STEPS + 1):
            left = requests * step // STEPS - found[-1].requests
            done, memory = load.answer(fresh, MIXED, _CONNECTIONS, left)
            found.append(Held(found[-1].requests + done, memory))
            print(f"memory after {found[-1].requests} requests: {memory:.1f} MB", flush=True)
    return found
