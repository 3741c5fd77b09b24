"""What happened, and whether the record of it holds: questions 20, 22 and 39."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import asyncpg

from databases.base import DOMAINS
from databases.sample.personas import PERSONAS
from tests.journeys.conftest import Given, Put
from tests.journeys.telling import tell
from tests.world import Sample

SAID = """
    seq, recorded_at as "recordedAt", occurred_at as "occurredAt", verb, summary,
    actor_type as "actor.type", actor_name as "actor.name", actor_role as "actor.role",
    subject_label as "subject.label", channel, visibility, before, after"""


async def journals(sample: Sample, condition: str, *values: Any) -> list[dict[str, Any]]:
    """What the four journals say under a condition, newest first."""
    told = [
        {"domain": domain.upper(), **row}
        for domain in DOMAINS
        for row in await sample.fetch(domain, f"select {SAID} from journal where {condition}", *values)
    ]
    rank = {domain.upper(): at for at, domain in enumerate(DOMAINS)}
    return sorted(told, key=lambda row: (row["recordedAt"], rank[row["domain"]], row["seq"]), reverse=True)


def only(rows: Sequence[dict[str, Any]], *paths: str) -> list[dict[str, Any]]:
    """Some columns of the rows."""
    return [{path: row[path] for path in paths} for row in rows]


async def test_what_happened_since_the_last_visit_is_told_page_by_page(
    put: Put, given: Given, sample: Sample, importer: int
) -> None:
    rows = await journals(
        sample,
        "company_id = $1 and recorded_at >= $2 and visibility <> 'CUSTOMS_INTERNAL'",
        importer,
        datetime.fromisoformat(given[20]["since"]),
    )
    assert {row["domain"] for row in rows} >= {"SHIPMENTS", "COMPLIANCE", "DOCUMENTS"}
    told = only(
        rows, "domain", "recordedAt", "occurredAt", "verb", "summary", "actor.type", "actor.name",
        "actor.role", "subject.label", "channel",
    )  # fmt: skip

    seen: list[Any] = []
    after, more = None, True
    while more:
        answer = await put(20, **given[20], first=10, after=after)
        activity = answer.data["viewer"]["company"]["activity"]
        assert activity["totalCount"] == len(rows)
        seen += activity["nodes"]
        after, more = activity["pageInfo"]["endCursor"], activity["pageInfo"]["hasNextPage"]
    tell(seen, told)


async def test_an_accounts_history_is_whole_and_can_be_narrowed(
    put: Put, given: Given, sample: Sample, importer: int
) -> None:
    rows = await journals(sample, "company_id = $1", importer)
    assert {row["visibility"] for row in rows} >= {"CUSTOMS_INTERNAL", "PUBLIC_TO_ACCOUNT"}
    history = (await put(22, **given[22])).data["company"]
    assert history["accountManagers"]["nodes"][0]["officer"]["name"] == PERSONAS["manager"].name
    _same(history["activity"], rows)

    busiest = max({row["actor.name"] for row in rows}, key=[row["actor.name"] for row in rows].count)
    by_them = [row for row in rows if row["actor.name"] == busiest]
    narrowed = (await put(22, **given[22], actor=busiest)).data["company"]
    _same(narrowed["activity"], by_them)

    verb = by_them[0]["verb"]
    both = (await put(22, **given[22], actor=busiest, verb=[verb])).data["company"]
    _same(both["activity"], [row for row in by_them if row["verb"] == verb])


def _same(activity: Any, rows: Sequence[dict[str, Any]]) -> None:
    def parsed(row: dict[str, Any]) -> dict[str, Any]:
        return row | {side: row[side] and json.loads(row[side]) for side in ("before", "after")}

    assert activity["totalCount"] == len(rows)
    tell(activity["nodes"], [parsed(row) for row in rows[:50]])


async def test_a_chain_verifies_from_day_to_day(
    put: Put, given: Given, sample: Sample, importer: int
) -> None:
    first, last = (date.fromisoformat(given[39][end]) for end in ("from", "to"))
    answer = await put(39, **given[39])
    assert answer.data["company"]["name"] == PERSONAS["importer"].company
    rows = [
        dict(await _chain(sample, domain, importer, first, last), domain=domain.upper()) for domain in DOMAINS
    ]
    assert sum(row["unlinked"] for row in rows) == 0
    tell(
        answer.data["auditVerification"],
        [{path: value for path, value in row.items() if path != "unlinked"} for row in rows],
    )
    assert all(
        check["intact"] and check["brokenAt"] is None and check["reason"] is None
        for check in answer.data["auditVerification"]
    )


async def _chain(sample: Sample, domain: str, company: int, first: date, last: date) -> asyncpg.Record:
    """The stretch of a chain between two days, and how many of its entries do not name the one before."""
    (row,) = await sample.fetch(
        domain,
        """
        select min(seq) as "firstSeq", max(seq) as "lastSeq", count(*) as checked,
            count(distinct (recorded_at at time zone 'UTC')::date) as "rootsChecked",
            count(*) filter (where prev_hash <> former) as unlinked
        from (select *, lag(hash) over (order by seq) as former from journal where company_id = $1) as chain
        where recorded_at >= $2 and recorded_at < $3
        """,
        company,
        datetime.combine(first, time(), UTC),
        datetime.combine(last + timedelta(days=1), time(), UTC),
    )
    return row
