"""Turns the staged events of a domain into its journal: in order, numbered, chained, with daily roots."""

from collections.abc import Callable
from datetime import UTC, date
from pathlib import Path
from typing import Any, Final

import orjson

from databases.chain import COLUMNS, Chain, Entry
from databases.roots import write_roots

from .copy import Load
from .rows import EVENT

Ends = dict[date, dict[int, tuple[int, bytes]]]
"""By day and company the number and hash of the last entry."""

BATCH: Final = 10_000
ORDERED: Final = f"""
select {", ".join(EVENT)} from journal_staging order by company_id, recorded_at, id"""  # noqa: S608 - our names


async def chain(load: Load, done: Callable[[int], None]) -> Ends:
    """Write the journal and its heads; give where the chains stood at the end of each day (UTC).

    A company's entries are numbered in the order of their recording; `done` hears how many more are written.
    """
    days: Ends = {}
    chains: dict[int, Chain] = {}
    cursor = await load.connection.cursor(ORDERED)
    while events := await cursor.fetch(BATCH):
        rows = []
        for event in events:
            fields = dict(event)
            recorded_at = fields.pop("recorded_at")
            for name in ("before", "after"):
                if fields[name] is not None:
                    fields[name] = orjson.loads(fields[name])
            company = fields["company_id"]
            end = chains.get(company) or chains.setdefault(company, Chain(load.domain, company))
            rows.append(end.next(Entry(**fields), recorded_at))
            days.setdefault(recorded_at.astimezone(UTC).date(), {})[company] = (end.seq, end.hash)
        await load.connection.copy_records_to_table("journal", records=rows, columns=COLUMNS)
        done(len(rows))
    heads: list[tuple[Any, ...]] = [each.head for each in chains.values()]
    await load.connection.copy_records_to_table("journal_head", records=heads)
    return days


def root(folder: Path, domain: str, days: Ends, as_of: date) -> None:
    """Write the daily roots of a domain; the present day is not over and has none."""
    write_roots(folder, domain, ((day, days[day]) for day in sorted(days) if day < as_of))
