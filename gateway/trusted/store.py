"""The folder of the documents that clients have registered, and of whose keys take no others."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from gateway.trusted.manifests import hash_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FOLDER: Final = "documents"
"""In the data folder."""

_IDS: Final = "ids.json"
_MODES: Final = "modes.json"


class Mode(StrEnum):
    """What becomes of a document that is not registered."""

    OFF = "off"
    LOG = "log"
    ENFORCE = "enforce"


@dataclass(frozen=True, slots=True)
class Store:
    """Documents by their texts' hashes, a file each; ids that lead to them; modes by caller."""

    folder: Path

    def texts(self) -> Mapping[str, str]:
        """The texts by all ids under which clients know them."""
        ids = self._read(_IDS)
        known = {hash_: (self.folder / f"{hash_}.graphql").read_text() for hash_ in set(ids.values())}
        return {id_: known[hash_] for id_, hash_ in ids.items()}

    def modes(self) -> Mapping[str, Mode]:
        """The modes of those who have one of their own."""
        return {principal: Mode(mode) for principal, mode in self._read(_MODES).items()}

    def add(self, texts: Mapping[str, str]) -> int:
        """Keep documents for good, by id; tells how many ids are new.

        Raises `KeyError` with an id that stands for another text already: a published id never changes.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        ids = self._read(_IDS)
        before = len(ids)
        for id_, text in texts.items():
            hash_ = hash_of(text)
            if ids.setdefault(id_, hash_) != hash_:
                raise KeyError(id_)
            ids.setdefault(f"sha256:{hash_}", hash_)
            (self.folder / f"{hash_}.graphql").write_text(text)
        self._write(_IDS, ids)
        return len(ids) - before

    def require(self, principal: str, mode: Mode | None) -> None:
        """Give a caller a mode of its own, or let the setting decide again."""
        self.folder.mkdir(parents=True, exist_ok=True)
        modes = self._read(_MODES)
        modes.pop(principal, None)
        self._write(_MODES, modes if mode is None else {**modes, principal: mode.value})

    def changed(self) -> tuple[float, ...]:
        """When it last changed: the same as before, or not."""
        files = (self.folder / name for name in (_IDS, _MODES))
        return tuple(file.stat().st_mtime_ns if file.exists() else 0 for file in files)

    def _read(self, name: str) -> dict[str, str]:
        path = self.folder / name
        content: Any = json.loads(path.read_text()) if path.exists() else {}
        return dict(content)

    def _write(self, name: str, content: Mapping[str, str]) -> None:
        draft = self.folder / f"{name}.draft"
        draft.write_text(json.dumps(content, indent=1, sort_keys=True))
        draft.replace(self.folder / name)
