"""Which sample world the data folder holds, so that a second start finds it as the first one left it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from pydantic import BaseModel

from loaders.clock import Clock

if TYPE_CHECKING:
    from pathlib import Path

    from gateway.settings import Settings

ROOTS: Final = "roots"
"""The folder, in the data folder, of the journals' daily roots."""

_FILE: Final = "world.json"


class LoadedWorld(BaseModel, frozen=True):
    """A sample world that was loaded whole."""

    seed: int
    entries: int
    as_of: date
    """The day up to which its story is told."""
    pinned: date | None
    """The day that the gateway takes for today; None for the real date, with deadlines alive."""

    @classmethod
    def read(cls, data_dir: Path) -> LoadedWorld | None:
        """Read what was loaded; None when nothing was, or not to the end."""
        path = data_dir / _FILE
        return cls.model_validate_json(path.read_text()) if path.exists() else None

    def write(self, data_dir: Path) -> None:
        """Remember that all of it is loaded."""
        draft = data_dir / f"{_FILE}.draft"
        draft.write_text(self.model_dump_json())
        draft.replace(data_dir / _FILE)

    def differs(self, *, entries: int | None, seed: int | None) -> str | None:
        """Say in a sentence that another world is asked for than the one that is there."""
        if entries in {None, self.entries} and seed in {None, self.seed}:
            return None
        return f"a sample world of {self.entries} entries (seed {self.seed}) is loaded already"


def clock_of(settings: Settings) -> Clock:
    """The gateway's clock: stopped where the settings say, or where the loaded world was asked for."""
    world = LoadedWorld.read(settings.data_dir)
    return Clock(settings.as_of or (world.pinned if world else None))
