from collections.abc import AsyncIterator, Mapping
from typing import Any

import asyncpg
import pytest

from databases.accounts.tables import metadata as accounts
from databases.base import DOMAINS
from databases.chain import verify
from databases.compliance.tables import metadata as compliance
from databases.documents.tables import metadata as documents
from databases.journal_codes import Verb
from databases.roots import heads
from databases.shipments.tables import metadata as shipments
from tests.world import Sample

TABLES = {
    metadata.info["domain"]: {table.name for table in metadata.sorted_tables}
    for metadata in (accounts, shipments, compliance, documents)
}


async def each(rows: list[asyncpg.Record]) -> AsyncIterator[Mapping[str, Any]]:
    for row in rows:
        yield dict(row)


@pytest.mark.parametrize("domain", DOMAINS)
async def test_every_chain_verifies_against_its_head_and_its_roots(sample: Sample, domain: str) -> None:
    ends = await sample.fetch(domain, "select * from journal_head order by company_id")
    for end in ends:
        company_id = end["company_id"]
        rows = await sample.fetch(
            domain, "select * from journal where company_id = $1 order by seq", company_id
        )
        roots = heads(sample.roots, domain, company_id)
        found = await verify(each(rows), domain=domain, company_id=company_id, roots=roots, last=end["seq"])

        assert found.reason is None
        assert found.checked == end["seq"] == len(rows)
        assert roots[-1].seq <= end["seq"]


@pytest.mark.parametrize("domain", DOMAINS)
async def test_entries_stand_in_the_order_of_their_recording(sample: Sample, domain: str) -> None:
    out_of_order = await sample.value(
        domain,
        """
        select count(*) from (
            select recorded_at, lag(recorded_at) over (partition by company_id order by seq) as earlier
            from journal
        ) as told where recorded_at < earlier""",
    )
    early = await sample.value(domain, "select count(*) from journal where recorded_at < occurred_at")
    # Numbers that other tests had shown to them stand there, too, each with its request.
    latest = await sample.value(domain, "select max(recorded_at) from journal where request_id is null")

    assert out_of_order == early == 0
    assert latest < sample.world.now


@pytest.mark.parametrize("domain", DOMAINS)
async def test_a_subject_is_a_row_of_the_same_domain(sample: Sample, domain: str) -> None:
    kinds = await sample.fetch(
        domain, "select subject_type, array_agg(distinct subject_id) as ids from journal group by 1"
    )

    assert {row["subject_type"] for row in kinds} <= TABLES[domain]
    for row in kinds:
        assert set(row["ids"]) <= await sample.keys(domain, row["subject_type"]), row["subject_type"]


async def test_a_persons_deeds_bear_a_persons_name(sample: Sample) -> None:
    people = {
        row["name"]
        for row in await sample.fetch("accounts", "select name from member union select name from officer")
    }
    for domain in DOMAINS:
        actors = await sample.fetch(
            domain,
            "select distinct actor_name from journal where actor_type not in ('SYSTEM', 'PARTNER_AGENCY')",
        )
        assert {row["actor_name"] for row in actors} - people == set(), domain


async def test_the_journals_tell_of_most_that_can_happen(sample: Sample) -> None:
    told = {
        row["verb"]
        for domain in DOMAINS
        for row in await sample.fetch(domain, "select distinct verb from journal")
    }

    assert set(Verb) - told <= {
        Verb.API_KEY_CHANGED,
        Verb.FIELD_UNMASKED,
        Verb.DATA_EXPORTED,
        Verb.ACCESS_FAILED,
        Verb.ACCESS_DENIED,
    }


async def test_every_case_event_is_in_the_journal(sample: Sample) -> None:
    steps = await sample.value("compliance", "select count(*) from action_event")
    told = await sample.value(
        "compliance", "select count(*) from journal where subject_type = 'compliance_action'"
    )

    assert told == steps
