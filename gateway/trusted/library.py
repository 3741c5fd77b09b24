"""Which document a request means: one that is registered, one that was sent before, or the one it brings."""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from gateway.trusted.manifests import hash_of, id_of
from gateway.trusted.store import Mode
from loaders.errors import InvalidInput, PersistedQueryNotFound

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gateway.http.documents import Document, Documents
    from gateway.trusted.store import Store

log: Final = logging.getLogger("gateway.trusted")

LOOKING: Final = 1.0
"""Seconds after which the store is looked at again, for documents and for whose keys take no others."""

SENT: Final = 100
"""How many documents of one caller are remembered by the hashes that it sent."""

CHARACTERS: Final = 200_000
"""How long they may be together."""

CALLERS: Final = 1000


class Library:
    """The documents of a store, understood when it is opened, and what callers sent along with a hash."""

    def __init__(
        self, documents: Documents, store: Store | None, mode: Mode = Mode.OFF, *, automatic: bool = True
    ) -> None:
        self._documents: Final = documents
        self._store: Final = store
        self._mode: Final = mode
        self._automatic: Final = automatic
        self._sent: Final[OrderedDict[str, OrderedDict[str, str]]] = OrderedDict()
        self._trusted: dict[str, Document] = {}
        self._modes: Mapping[str, Mode] = {}
        self._seen: tuple[float, ...] = ()
        self._looked = 0.0
        self._open()

    def get(self, query: str, id_: str | None, principal: str) -> Document:
        """The document that a caller asks, by its text (empty where none was sent), its id, or both.

        Raises `PersistedQueryNotFound` for one that is not known, or not registered where it must be.
        """
        if id_ is not None:
            return self._by_id(query, id_, principal)
        mode = self._mode_of(principal)
        if mode is not Mode.OFF:
            found = self._trusted.get(id_of(query))
            if found is not None:
                return found
            self._not_registered(hash_of(query), principal, mode)
        return self._documents.get(query)

    def _by_id(self, query: str, id_: str, principal: str) -> Document:
        mode = self._mode_of(principal)
        found = self._trusted.get(id_)
        if found is not None:
            return found
        if mode is not Mode.OFF:
            self._not_registered(id_, principal, mode)
        if not self._automatic or not id_.startswith("sha256:"):
            raise PersistedQueryNotFound
        if not query:
            known = self._sent.get(principal)
            if known is None or id_ not in known:
                raise PersistedQueryNotFound
            known.move_to_end(id_)
            return self._documents.get(known[id_])
        if id_of(query) != id_:
            raise InvalidInput(f"The hash sent along is {id_}; that of the document is {id_of(query)}.")
        self._remember(query, id_, principal)
        return self._documents.get(query)

    def _mode_of(self, principal: str) -> Mode:
        """What becomes of a caller's documents that are not registered, as the store has it by now."""
        if self._looked + LOOKING < time.monotonic():
            self._open()
        return self._modes.get(principal, self._mode)

    def _not_registered(self, id_: str, principal: str, mode: Mode) -> None:
        if mode is Mode.ENFORCE:
            raise PersistedQueryNotFound(f"Only registered documents are taken from {principal or 'you'}.")
        log.warning("%s sent a document that is not registered: %.80s", principal, id_)

    def _remember(self, query: str, id_: str, principal: str) -> None:
        sent = self._sent.setdefault(principal, OrderedDict())
        self._sent.move_to_end(principal)
        sent[id_] = query
        while len(sent) > SENT or sum(map(len, sent.values())) > CHARACTERS:
            sent.popitem(last=False)
        if len(self._sent) > CALLERS:
            self._sent.popitem(last=False)

    def _open(self) -> None:
        """Understand what is new in the store."""
        self._looked = time.monotonic()
        if self._store is None or (changed := self._store.changed()) == self._seen:
            return
        self._seen = changed
        self._modes = self._store.modes()
        for id_, text in self._store.texts().items():
            if id_ not in self._trusted:
                self._trusted[id_] = self._documents.understand(text)
