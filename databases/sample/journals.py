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

BATCH: Final = 10_000
ORDERED: Final = f"""
select {", ".join(EVENT)} from journal_staging order by company_id, recorded_at, id"""  # noqa: S608 - our names


async def chain(load: Load, roots: Path, as_of: date, done: Callable[[int], None]) -> None:
    """Write the journal, its heads, and the roots of the days before the present.

    A company's entries are numbered in the order of their recording; `done` hears how many more are written.
    """
    days: dict[date, dict[int, tuple[int, bytes]]] = {}
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
    write_roots(roots, load.domain, ((day, days[day]) for day in sorted(days) if day < as_of))
