"""Daily roots: where every chain stood at the end of a day, kept outside the databases.

A folder holds one file for each domain, one line for each day closed. A line has the heads of the companies
whose chain moved, and a root: SHA-256 over the root before it and the canonical JSON of the line. Whoever
alters a database cannot alter the roots with it, so a last entry cut off, or a chain written anew, shows; and
whoever alters a line breaks all that follow. Put the folder on storage that the databases' administrators
cannot reach, best on one that only grows. Days are UTC.
"""

from __future__ import annotations

import fcntl
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Final

import orjson

from databases.canonical import canonical
from databases.chain import Root

if TYPE_CHECKING:
    from pathlib import Path

    from asyncpg import Connection, Record
    from asyncpg.pool import PoolConnectionProxy

Heads = Mapping[int, tuple[int, bytes]]

ENDS: Final = """\
-- roots.ends
select head.company_id, ended.seq, ended.hash
from journal_head as head
cross join lateral (
    select seq, hash from journal
    where journal.company_id = head.company_id and journal.recorded_at < $1
    order by recorded_at desc, id desc limit 1
) as ended"""


class BrokenRoots(ValueError):
    """A file of daily roots does not hold together; the message names the line."""


class DayClosed(ValueError):
    """The day, or a later one, is closed already."""


class NotOver(ValueError):
    """The day may still get entries."""


@dataclass(frozen=True)
class _Kept:
    """What a file holds: the last day closed, its root, and where whole lines end."""

    closed: date | None
    root: bytes
    size: int
    companies: Mapping[int, list[Root]]


def roots_file(folder: Path, domain: str) -> Path:
    """Where the daily roots of a domain are kept."""
    return folder / f"{domain}.jsonl"


def write_roots(folder: Path, domain: str, days: Iterable[tuple[date, Heads]]) -> None:
    """Close days in their order; each comes with the (number, hash) of the companies that moved on it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = roots_file(folder, domain)
    with path.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        kept = _kept(path, domain)
        file.truncate(kept.size)  # a line that a crash cut short
        closed, root = kept.closed, kept.root
        for day, heads in days:
            if closed is not None and day <= closed:
                raise DayClosed(f"{path} is closed up to {closed}; {day} cannot be added, only a later day")
            fields = _fields(domain, day, heads)
            previous, root = root, _root(root, fields)
            line = {**fields, "previous": previous.hex(), "root": root.hex()}
            file.write(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))
            closed = day
        file.flush()
        os.fsync(file.fileno())


async def close_day(
    connection: Connection[Record] | PoolConnectionProxy[Record], domain: str, folder: Path, day: date
) -> bool:
    """Close a day that is over, as the journal has it; false when it is closed already.

    Raises `NotOver` before its end, and `BrokenRoots` when what is kept of earlier days was altered. An entry
    that was committed too late for its own day, or recorded on a day nobody closed, is in the next day's
    line.
    """
    end = datetime.combine(day + timedelta(days=1), time(), UTC)
    if end > datetime.now(UTC):
        raise NotOver(f"{day} is not over; it can be closed from {end.isoformat()} on")
    known = _kept(roots_file(folder, domain), domain).companies
    ends = {row["company_id"]: (row["seq"], row["hash"]) for row in await connection.fetch(ENDS, end)}
    moved = {
        company: (seq, hash)
        for company, (seq, hash) in ends.items()
        if company not in known or known[company][-1].seq < seq
    }
    try:
        write_roots(folder, domain, [(day, moved)])
    except DayClosed:
        return False
    return True


def heads(
    folder: Path, domain: str, company_id: int, *, since: date = date.min, until: date = date.max
) -> list[Root]:
    """Where a company's chain stood at the ends of the days from `since` to `until` on which it moved.

    Empty where nothing is kept; `BrokenRoots` where what is kept was altered.
    """
    kept = _kept(roots_file(folder, domain), domain)
    return [root for root in kept.companies.get(company_id, ()) if since <= root.day <= until]


def _kept(path: Path, domain: str) -> _Kept:
    try:
        status = path.stat()
    except FileNotFoundError:
        return _Kept(None, _origin(domain), 0, {})
    return _read(path, domain, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=8)
def _read(path: Path, domain: str, changed: int, size: int) -> _Kept:  # noqa: ARG001 - they tell when to look anew
    """Read and prove a file; a last line without an end was cut short by a crash and does not count."""
    lines = path.read_bytes().splitlines(keepends=True)
    if lines and not lines[-1].endswith(b"\n"):
        lines.pop()
    closed: date | None = None
    root = _origin(domain)
    companies: defaultdict[int, list[Root]] = defaultdict(list)
    for number, line in enumerate(lines, 1):
        try:
            told = orjson.loads(line)
            day = date.fromisoformat(told["day"])
            moved = {
                int(company): (seq, bytes.fromhex(hash)) for company, (seq, hash) in told["heads"].items()
            }
            true = _root(root, _fields(domain, day, moved))
            holds = told["previous"] == root.hex() and told["root"] == true.hex()
        except (ValueError, KeyError, TypeError, AttributeError) as cause:
            raise BrokenRoots(f"line {number} of {path} cannot be read: {cause}") from cause
        if not holds or (closed is not None and day <= closed):
            raise BrokenRoots(
                f"line {number} of {path}, the day {day}, does not follow from the lines before it"
            )
        for company, (seq, hash) in moved.items():
            companies[company].append(Root(day, seq, hash))
        closed, root = day, true
    return _Kept(closed, root, sum(map(len, lines)), dict(companies))


def _origin(domain: str) -> bytes:
    """What the first line of a file follows."""
    return sha256(canonical({"domain": domain})).digest()


def _fields(domain: str, day: date, moved: Heads) -> dict[str, object]:
    told = {str(company): [seq, hash.hex()] for company, (seq, hash) in moved.items()}
    return {"domain": domain, "day": day.isoformat(), "heads": told}


def _root(previous: bytes, fields: Mapping[str, object]) -> bytes:
    return sha256(previous + canonical(fields)).digest()
