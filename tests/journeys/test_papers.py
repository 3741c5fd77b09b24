"""An importer asks what its papers lack: questions 15 and 16."""

from collections import Counter, defaultdict
from datetime import date

import pytest

from tests.asking import Asker
from tests.journeys.conftest import Given, Put
from tests.journeys.journeys import JOURNEYS
from tests.journeys.telling import HTS, NUMBER, tell
from tests.world import Sample

SEA_OR_LAND = {"BILL_OF_LADING", "SEA_WAYBILL", "ARRIVAL_NOTICE", "AIR_WAYBILL"}


async def test_released_entries_name_the_papers_that_their_summaries_wait_for(
    put: Put, sample: Sample, importer: int
) -> None:
    entries = (await put(15)).data["entries"]
    rows = await sample.fetch(
        "shipments",
        f"""
        select {NUMBER.format("e.number")} as number, e.released_at as "releasedAt",
            e.summary_due_on as "summary.dueOn", e.summary_due_on - $2::date as "summary.daysLeft",
            e.summary_due_on < $2 as "summary.overdue", port.name as "port.name"
        from entry e join port on port.code = e.port_code
        where e.company_id = $1 and e.status = 'RELEASED' and e.summary_status = 'NOT_FILED'
        order by e.summary_due_on, e.id
        """,
        importer,
        sample.world.as_of,
    )
    assert entries["totalCount"] == len(rows)
    tell(entries["nodes"], rows)

    papers = await _papers(sample, importer)
    modes = {row["number"]: row["mode"] for row in await _numbers(sample, importer)}
    for node in entries["nodes"]:
        filed = papers[node["number"]]
        assert [(each["type"], each["status"]) for each in node["documents"]["nodes"]] == filed[:10]
        on_file = {kind for kind, status in filed if status not in {"REQUESTED", "REJECTED"}}
        missing = [kind for kind in ("COMMERCIAL_INVOICE", "PACKING_LIST") if kind not in on_file]
        if not on_file & SEA_OR_LAND:
            missing.append("AIR_WAYBILL" if modes[node["number"]] in {"40", "41"} else "BILL_OF_LADING")
        assert node["missingDocuments"] == missing
    told = [set(node["missingDocuments"]) for node in entries["nodes"]]
    assert set() in told
    assert {"COMMERCIAL_INVOICE"} <= set.union(*told)


async def _numbers(sample: Sample, company: int) -> list[dict[str, str]]:
    query = f"select id, mode, {NUMBER.format('number')} as number from entry where company_id = $1"
    return [dict(row) for row in await sample.fetch("shipments", query, company)]


async def _papers(sample: Sample, company: int) -> dict[str, list[tuple[str, str]]]:
    """Type and status of the documents of each entry by its number, newest first."""
    numbers = {row["id"]: row["number"] for row in await _numbers(sample, company)}
    rows = await sample.fetch(
        "documents",
        """
        select l.target_id, d.type, d.status
        from document_link l join document d on d.id = l.document_id
        where l.kind = 'ENTRY' and l.target_id = any($1)
        order by d.received_at desc, d.id desc
        """,
        list(numbers),
    )
    found = defaultdict(list)
    for row in rows:
        found[numbers[row["target_id"]]].append((row["type"], row["status"]))
    return found


async def test_preferences_without_a_certification_name_supplier_and_origin(
    put: Put, given: Given, sample: Sample, importer: int
) -> None:
    lines = (await put(16, **given[16])).data["entryLines"]
    claimed = await sample.fetch(
        "shipments",
        f"""
        select {NUMBER.format("e.number")} as "entry.number", l.number, l.entered_on as "enteredOn",
            {HTS.format("l.hts_number")} as "htsNumber", l.preference, l.origin as "originCountry.code",
            p.name as "manufacturer.name", l.manufacturer_id as "manufacturer.manufacturerId",
            l.entered_value as "enteredValue", l.duty, p.id as supplier
        from entry_line l join entry e on e.id = l.entry_id join party p on p.id = l.manufacturer_party_id
        where l.company_id = $1 and l.preference is not null and l.entered_on >= $2
        order by l.entered_on desc, l.id desc
        """,
        importer,
        date.fromisoformat(given[16]["entered"]["from"]),
    )
    certified = await sample.fetch(
        "documents",
        "select supplier_id, valid_from, valid_to from document where company_id = $1"
        " and type in ('USMCA_CERTIFICATION', 'CERTIFICATE_OF_ORIGIN') and status = 'ACCEPTED'",
        importer,
    )
    uncertified = [
        row
        for row in claimed
        if not any(
            paper["supplier_id"] == row["supplier"]
            and paper["valid_from"] <= row["enteredOn"] <= paper["valid_to"]
            for paper in certified
        )
    ]
    assert 0 < len(uncertified) < len(claimed)
    told = [{path: value for path, value in row.items() if path != "supplier"} for row in uncertified]
    tell(lines["nodes"], told[:25])

    if lines["pageInfo"]["hasNextPage"]:
        rest = (await put(16, **given[16], after=lines["pageInfo"]["endCursor"])).data["entryLines"]
        tell(rest["nodes"], told[25:50])


@pytest.mark.parametrize("first", [1, 5, 25, 100])
async def test_a_page_narrowed_across_databases_asks_at_most_five_times(engine: Asker, first: int) -> None:
    answer = await JOURNEYS[16].ask(engine, first=first)
    rounds = Counter(answer.statements)
    assert len(answer.data["entryLines"]["nodes"]) <= first
    assert 1 <= rounds["documents.certified_by_supplier"] <= rounds["entry_lines.all"] <= 5
    assert set(rounds) <= set(JOURNEYS[16].statements)
