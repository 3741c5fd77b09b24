"""Entries of a journal for the tests: say what matters, the rest is made up."""

from collections.abc import AsyncIterator, Iterable
from datetime import UTC, datetime
from typing import Any

from databases.chain import Entry
from databases.journal_codes import ActorType, Channel, Verb

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

MADE_UP: dict[str, Any] = {
    "company_id": 1,
    "account_id": 2,
    "filer_code": "QT7",
    "occurred_at": NOON,
    "actor_type": ActorType.BROKER,
    "actor_id": "member:7",
    "actor_name": "Ada Quill",
    "actor_role": "BROKER",
    "verb": Verb.ENTRY_FILED,
    "subject_type": "entry",
    "subject_id": 10,
    "subject_label": "QT7-4410032-8",
    "summary": "Filed the entry.",
    "after": {"status": "FILED", "value": "1200.00", "lines": 3},
    "channel": Channel.EDI,
}


def entry(**said: Any) -> Entry:
    return Entry(**MADE_UP | said)


async def each(rows: Iterable[Any]) -> AsyncIterator[Any]:
    for row in rows:
        yield row
