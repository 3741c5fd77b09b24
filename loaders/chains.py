"""The hash chains of a company's journals, computed again for whoever may see the company.

Rows are read whole, whatever the viewer's scope (`Viewer.recomputing`), and none leaves this file.
"""

import logging
from asyncio import gather, to_thread
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import Table

from databases.chain import COLUMNS, Root, verify
from databases.roots import BrokenRoots, heads
from loaders.errors import GatewayError, InvalidInput
from loaders.journal import JOURNALS
from loaders.reader import LOADERS, Reader
from loaders.rows import Row
from loaders.scoping import Scoping
from loaders.wording import shown

CHUNK: Final = 1000
"""Entries per statement: few enough that computing their hashes does not keep other requests waiting."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ChainCheck:
    """What computing a stretch of one chain again has found."""

    domain: str
    first_seq: int | None
    last_seq: int | None
    checked: int
    broken_at: int | None
    reason: str | None
    roots_checked: int

    @property
    def intact(self) -> bool:
        """Whether nothing of the stretch was changed, left out or written anew."""
        return self.reason is None


async def check_chains(
    reader: Reader, company_id: int, since: date | None, until: date | None
) -> list[ChainCheck | GatewayError] | None:
    """Compute the company's chains again, in the order of the domains; the days are UTC, both included.

    Null when the viewer may not see the company. An error stands for a domain whose database did not answer;
    the accounts' own is raised, since without it nobody can tell who may ask. Statements: one to find the
    company, and per domain one for where the stretch ends and one for each thousand entries.
    """
    if since is not None and until is not None and since > until:
        raise InvalidInput(
            f"The days start at {shown(since)} and end before it, at {shown(until)}; swap `from` and `to`."
        )
    company: Row | None
    (company,) = await LOADERS["accounts.by_id"].load(reader, [company_id], None)
    if company is None or company["company_id"] != company_id:
        return None
    whole = reader.recomputing(company)
    checks = (_Stretch(whole, company_id, domain, since, until).check() for domain in JOURNALS)
    found = await gather(*checks, return_exceptions=True)
    for result in found:
        if isinstance(result, BaseException) and not isinstance(result, GatewayError):
            raise result
    return [
        result
        for result in found
        if not isinstance(result, BaseException) or isinstance(result, GatewayError)
    ]


@dataclass(slots=True)
class _Stretch:
    """The part of one chain that was recorded between two days."""

    reader: Reader
    company_id: int
    domain: str
    since: date | None
    until: date | None

    @property
    def journal(self) -> Table:
        return JOURNALS[self.domain]

    async def check(self) -> ChainCheck:
        """Read the stretch from end to end and hold it against its own hashes and the daily roots."""
        try:
            roots = await self._roots()
        except BrokenRoots:
            log.exception("The daily roots of %s do not hold together.", self.domain)
            reason = "the daily roots kept outside the database were altered, so they prove nothing"
            return ChainCheck(self.domain, None, None, 0, None, reason, 0)
        within = [root for root in roots if self._starts(root.day) and self._lasts(root.day)]
        earlier = [root for root in roots if not self._starts(root.day)][-1:]
        first, last = await self._ends(earlier, rooted=bool(within))
        last = max((last, *(root.seq for root in within)))
        if last < first:
            return ChainCheck(self.domain, None, None, 0, None, None, 0)
        found = await verify(
            self._rows(first, last),
            domain=self.domain,
            company_id=self.company_id,
            roots=[*earlier, *within],
            first=first,
            last=last,
        )
        held = [root for root in within if root.seq < first + found.checked]
        return ChainCheck(
            self.domain, first, found.last_seq, found.checked, found.broken_at, found.reason, len(held)
        )

    def _starts(self, day: date) -> bool:
        return self.since is None or self.since <= day

    def _lasts(self, day: date) -> bool:
        return self.until is None or day <= self.until

    async def _roots(self) -> Sequence[Root]:
        folder = self.reader.roots
        return [] if folder is None else await to_thread(heads, folder, self.domain, self.company_id)

    async def _ends(self, earlier: Sequence[Root], *, rooted: bool) -> tuple[int, int]:
        """The first and the last number of the stretch.

        Where daily roots cover the days, the roots say where it begins, since a time in the database can have
        been altered with the rest. The head says where a stretch ends that runs to the chain's end.
        """
        end = None if self.until is None else _midnight(self.until + timedelta(days=1))
        values = {"since": None if self.since is None else _midnight(self.since), "until": end}
        (ends,) = await self._read("ends", self._select_ends, values)
        told = max((root.seq for root in earlier), default=0)
        before = told if rooted else max(told, ends["before"] or 0)
        head, moved_at = ends["head"] or 0, ends["moved_at"]
        to_the_end = end is None or (moved_at is not None and moved_at < end)
        return before + 1, max(ends["last"] or 0, head if to_the_end else 0)

    async def _rows(self, first: int, last: int) -> AsyncIterator[Any]:
        after = first - 1
        while after < last:
            values = {"after": after, "last": last, "limit": CHUNK}
            rows = await self._read("entries", self._select_entries, values)
            for row in rows:
                yield row
            if len(rows) < CHUNK:
                return
            after = rows[-1]["seq"]

    async def _read(self, name: str, build: Any, values: dict[str, Any]) -> list[Row]:
        return await self.reader.rows(f"chains.{self.domain}.{name}", self.journal, None, build, values)

    def _select_ends(self, scoping: Scoping) -> sa.Select[Any]:
        journal, head = self.journal, self.journal.metadata.tables["journal_head"]

        def latest(name: str) -> Any:
            when = sa.bindparam(name, type_=sa.TIMESTAMP(timezone=True))
            newest = (journal.c.recorded_at.desc(), journal.c.id.desc())
            rows = sa.select(journal.c.seq).where(journal.c.recorded_at < when, scoping.rows(journal))
            return rows.order_by(*newest).limit(1).scalar_subquery()

        def of_head(column: str) -> Any:
            return sa.select(head.c[column]).where(scoping.rows(head)).scalar_subquery()

        return sa.select(
            latest("since").label("before"),
            latest("until").label("last"),
            of_head("seq").label("head"),
            of_head("recorded_at").label("moved_at"),
        )

    def _select_entries(self, scoping: Scoping) -> sa.Select[Any]:
        journal = self.journal
        after, last = (sa.bindparam(name, type_=sa.BigInteger()) for name in ("after", "last"))
        return (
            sa.select(*scoping.columns(journal, COLUMNS))
            .where(journal.c.seq > after, journal.c.seq <= last, scoping.rows(journal))
            .order_by(journal.c.seq)
            .limit(sa.bindparam("limit", type_=sa.Integer()))
        )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
