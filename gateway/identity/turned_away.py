"""Whoever was turned away although it is known who they are, told in their company's journal."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from databases.base import Domain
from databases.journal_codes import Verb
from loaders.errors import GatewayError, Unauthenticated
from loaders.looks import Look, entry_of, write
from loaders.viewers import Capacity, Viewer

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from databases.chain import Entry
    from loaders.pools import Pools

log: Final = logging.getLogger("gateway.identity")

PATIENCE: Final = 3_600.0
"""Seconds in which a person or key leaves one entry for one reason, however often it comes."""

_KEPT: Final = 10_000


class TurnedAway:
    """Writes down refusals of tokens that were signed and keys that there are; nobody else can add any.

    Those who come while others are being written down are written together.
    """

    def __init__(self, pools: Pools, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._pools: Final = pools
        self._clock: Final = clock
        self._told: Final[OrderedDict[tuple[str, str], float]] = OrderedDict()
        self._waiting: list[Entry] = []
        self._writing: Final = asyncio.Lock()

    async def tell(
        self,
        error: Unauthenticated,
        request_id: str | None,
        find: Callable[[Capacity], Awaitable[tuple[Viewer, float]]],
    ) -> None:
        """Write down a refusal; `find` tells who has a capacity. Where that fails, our log has it."""
        if error.who is None or not self._due(error.who.principal, str(error)):
            return
        try:
            viewer = await _known(error.who, find)
            look = Look(Verb.ACCESS_FAILED, f"Turned away: {error}")
            entry = None if viewer is None else entry_of(viewer, request_id, look)
        except GatewayError as failed:
            log.warning("Not found out who %s is, turned away: %s (%s)", error.who.principal, error, failed)
        else:
            if entry is not None:
                await self._write(entry)

    def _due(self, principal: str, sentence: str) -> bool:
        """Whether it is time for another entry; the reason is the sentence without its times and numbers."""
        now, reason = self._clock(), (principal, re.sub(r"\d+", "", sentence))
        if self._told.get(reason, now) > now:
            return False
        self._told[reason] = now + PATIENCE
        self._told.move_to_end(reason)
        if len(self._told) > _KEPT:
            self._told.popitem(last=False)
        return True

    async def _write(self, entry: Entry) -> None:
        self._waiting.append(entry)
        async with self._writing:
            entries, self._waiting = self._waiting, []
            try:
                await write(self._pools, Domain.ACCOUNTS, entries)
            except GatewayError as failed:
                for each in entries:
                    log.error(  # noqa: TRY400  the error says all, and it is not ours
                        "request %s: the journal did not take what befell %s: %s (%s)",
                        each.request_id, each.actor_id, each.summary, failed,
                    )  # fmt: skip


async def _known(
    who: Viewer | Capacity, find: Callable[[Capacity], Awaitable[tuple[Viewer, float]]]
) -> Viewer | None:
    """The person or key; null for one that the accounts database does not know."""
    if isinstance(who, Viewer):
        return who
    try:
        return (await find(who))[0]
    except Unauthenticated as error:
        return error.who if isinstance(error.who, Viewer) else None
