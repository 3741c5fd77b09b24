"""The hash chain of a journal, without a database: entries, their hashes, and proof that none was touched.

Each company has a chain in each domain: `hash = SHA-256(previous hash ‖ canonical JSON of the named fields)`,
beginning with SHA-256 of domain and company, with numbers from 1 that have no gap.
"""

from collections.abc import AsyncIterable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Final

import orjson

from databases.canonical import NotCanonical, canonical, plain
from databases.journal_codes import ActorType, Channel, Verb, Visibility

HASH_VERSION: Final = 1

CONTENT: Final = (
    *("company_id", "account_id", "filer_code", "carrier_id", "center_code", "port_code"),
    *("occurred_at", "actor_type", "actor_id", "actor_name", "actor_role", "on_behalf_of"),
    *("verb", "subject_type", "subject_id", "subject_label", "summary", "before", "after"),
    *("visibility", "channel", "request_id", "correction_of"),
)
HASHED: Final[Mapping[int, tuple[str, ...]]] = {1: (*CONTENT, "seq", "recorded_at", "hash_version")}
COLUMNS: Final = (*HASHED[HASH_VERSION], "prev_hash", "hash")
HEAD_COLUMNS: Final = ("company_id", "seq", "hash", "recorded_at")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What is to be told in a journal. Number, time of recording and hash come with the writing.

    The first six are the scope of the row that it tells of. The subject is a row of the same domain, named by
    its table. `before` and `after` hold only what changed, secrets masked. `correction_of` is the number, in
    the same chain, of the entry that this one puts right.
    """

    company_id: int
    account_id: int
    filer_code: str | None = None
    carrier_id: int | None = None
    center_code: str | None = None
    port_code: str | None = None
    occurred_at: datetime
    actor_type: ActorType
    actor_id: str | None = None
    actor_name: str
    actor_role: str | None = None
    on_behalf_of: int | None = None
    verb: Verb
    subject_type: str
    subject_id: int
    subject_label: str
    summary: str
    before: Mapping[str, object] | None = None
    after: Mapping[str, object] | None = None
    visibility: Visibility = Visibility.PUBLIC_TO_ACCOUNT
    channel: Channel
    request_id: str | None = None
    correction_of: int | None = None


def genesis(domain: str, company_id: int) -> bytes:
    """Give the hash that the first entry of a company's chain in a domain follows."""
    return sha256(canonical({"company_id": company_id, "domain": domain})).digest()


def entry_hash(previous: bytes, fields: Mapping[str, object]) -> bytes:
    """Give the hash of an entry that follows the one with the previous hash."""
    return sha256(previous + canonical(fields)).digest()


class Chain:
    """A company's chain in one domain, at its end; `next` makes it longer."""

    def __init__(
        self,
        domain: str,
        company_id: int,
        *,
        seq: int = 0,
        hash: bytes | None = None,
        recorded_at: datetime | None = None,
    ) -> None:
        self.company_id = company_id
        self.seq = seq
        self.hash = genesis(domain, company_id) if hash is None else hash
        self.recorded_at = recorded_at

    def next(self, entry: Entry, recorded_at: datetime) -> tuple[Any, ...]:
        """Put the entry at the end; its row comes back in the order of `COLUMNS`, ready for COPY."""
        if entry.company_id != self.company_id:
            raise ValueError(
                f"an entry of company {entry.company_id} has no place in the chain of {self.company_id}"
            )
        if self.recorded_at is not None and recorded_at < self.recorded_at:
            raise ValueError(
                f"an entry recorded at {recorded_at} cannot follow one recorded at {self.recorded_at}"
            )
        fields = dict(vars(entry), seq=self.seq + 1, recorded_at=recorded_at, hash_version=HASH_VERSION)
        previous, self.hash = self.hash, entry_hash(self.hash, fields)
        self.seq, self.recorded_at = self.seq + 1, recorded_at
        for name in ("before", "after"):
            if fields[name] is not None:
                fields[name] = orjson.dumps(plain(fields[name])).decode()
        return (*fields.values(), previous, self.hash)

    @property
    def head(self) -> tuple[int, int, bytes, datetime | None]:
        """The row of `journal_head` in the order of `HEAD_COLUMNS`, ready for COPY."""
        return self.company_id, self.seq, self.hash, self.recorded_at


@dataclass(frozen=True, slots=True)
class Root:
    """Where a chain stood at the end of a day (UTC), by what is kept outside the database."""

    day: date
    seq: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Verification:
    """What a look at a stretch of a chain found.

    `checked` entries from `first_seq` on are as they were written. `broken_at` is the number of the first
    that is not, with the reason; both are null when the whole stretch holds.
    """

    first_seq: int
    last_seq: int
    checked: int
    broken_at: int | None = None
    reason: str | None = None


async def verify(
    rows: AsyncIterable[Mapping[str, Any]],
    *,
    domain: str,
    company_id: int,
    roots: Iterable[Root] = (),
    first: int = 1,
    last: int,
) -> Verification:
    """Compute a stretch of a chain again and say where it breaks, if it does.

    `rows` are the journal's rows from `first` on, by number. `last` is the number the stretch must reach: the
    head's, for a stretch that runs to the end. `roots` are those of the period; where they go further than
    `last`, so must the rows. Beginning in the middle, the first entry's link to the one before it is held
    against a root when there is one for that number.
    """
    rooted = {root.seq: root for root in roots}
    last = max((last, *rooted))
    anchor = rooted.get(first - 1)
    previous: bytes | None = None if anchor is None else anchor.hash
    if first == 1:
        previous = genesis(domain, company_id)
    expected = first
    reason: str | None = None
    async for row in rows:
        reason = _fault(row, expected, previous, rooted.get(expected))
        if reason is not None:
            break
        previous = row["hash"]
        expected += 1
    if reason is None and expected <= last:
        reason = f"entry {expected} is missing, and so is all after it up to {last}"
    checked = expected - first
    return Verification(first, last, checked, None if reason is None else expected, reason)


def _fault(row: Mapping[str, Any], expected: int, previous: bytes | None, root: Root | None) -> str | None:
    """What is wrong with a row that should bear the expected number, or None."""
    if row["seq"] != expected:
        return f"entry {expected} is missing; the next one found is {row['seq']}"
    if previous is not None and row["prev_hash"] != previous:
        return f"entry {expected} does not follow from the one before it"
    if row["hash"] != _recomputed(row):
        return f"entry {expected} was changed after it was written: its content does not give its hash"
    if root is not None and root.hash != row["hash"]:
        return (
            f"entry {expected} is not the one that the daily root of {root.day} saw: the chain was rewritten"
        )
    return None


def _recomputed(row: Mapping[str, Any]) -> bytes | None:
    """The hash that the row's content gives, or None for content that no entry was ever written with."""
    names = HASHED.get(row["hash_version"], ())
    fields = {name: row[name] for name in names}
    for name in ("before", "after"):
        if isinstance(fields.get(name), str):  # jsonb as asyncpg gives it
            fields[name] = orjson.loads(fields[name])
    try:
        return entry_hash(row["prev_hash"], fields) if names else None
    except NotCanonical:
        return None
