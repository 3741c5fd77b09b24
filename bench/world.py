"""The databases that all servers read: the sample world in four of them, and all of it once more in one."""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from bench import whole
from databases.base import DOMAINS
from databases.migrate import migrate
from databases.sample.seed import seed
from databases.sample.world import World, today

if TYPE_CHECKING:
    from pathlib import Path

    from databases.cluster import Cluster

SEED: Final = 1
_NOTICE: Final = "bench.json"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the bench's databases hold."""

    entries: int
    as_of: str

    @property
    def day(self) -> date:
        """The day that every server takes for today."""
        return date.fromisoformat(self.as_of)


def load(cluster: Cluster, folder: Path, entries: int) -> Loaded:
    """Make the databases, or find them as an earlier run left them; of another size is an error."""
    notice = folder / _NOTICE
    if notice.exists():
        loaded = Loaded(**json.loads(notice.read_text()))
        if loaded.entries != entries:
            raise SystemExit(
                f"{folder} holds a world of {loaded.entries} entries, {entries} are asked for; "
                "remove it, or give BENCH_FOLDER another one"
            )
        asyncio.run(_migrate(cluster))
        if not asyncio.run(whole.is_current(cluster)):
            raise SystemExit(
                f"something was told to the journals of the world in {folder}, so that it is no more the one "
                "that every run measures; remove the folder, and the next run makes it anew"
            )
        return loaded
    loaded = Loaded(entries, today().isoformat())
    asyncio.run(_load(cluster, folder, loaded))
    notice.write_text(json.dumps(asdict(loaded)))
    return loaded


async def _migrate(cluster: Cluster) -> None:
    for domain in DOMAINS:
        await migrate(domain, cluster.owner_dsn(domain), cluster.gateway_dsn(domain))


async def _load(cluster: Cluster, folder: Path, loaded: Loaded) -> None:
    await _migrate(cluster)
    world = World(seed=SEED, as_of=loaded.day, entries=loaded.entries)
    owners = {domain: cluster.owner_dsn(domain) for domain in DOMAINS}
    await seed(world, owners, folder / "roots", _tell)
    await whole.make(cluster)


def _tell(stage: str, done: int, total: int) -> None:
    if done == total:
        print(f"{stage}: {total}")
