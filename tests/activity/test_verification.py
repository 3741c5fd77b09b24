"""Whether the log was touched: chains computed again, for whoever may see the company."""

import asyncio
from itertools import count
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from databases.base import DOMAINS
from databases.chain import COLUMNS, Chain
from databases.roots import roots_file
from loaders import chains
from loaders.pools import Pools
from loaders.viewers import Role, Viewer
from tests.activity.log import ACME, ANALYST, BOLT, ENTRIES, VICTIMS, Log, company, entry, owner

QUERY = """
query ($company: ID!, $from: Date, $to: Date) {
  auditVerification(company: $company, from: $from, to: $to) {
    domain firstSeq lastSeq checked intact brokenAt reason rootsChecked
  }
}"""
DAYS = -(-ENTRIES // 18)
"""Three entries every four hours, and a root for each day begun."""
INTACT = {
    "firstSeq": 1,
    "lastSeq": ENTRIES,
    "checked": ENTRIES,
    "intact": True,
    "brokenAt": None,
    "reason": None,
    "rootsChecked": DAYS,
}
VICTIM = count(VICTIMS.start)


async def verify(log: Log, number: int, viewer: Viewer = ANALYST, **given: Any) -> Any:
    answer = await log.ask(viewer, QUERY, company=company(number), **given)
    assert not answer.errors
    return answer.data["auditVerification"]


async def shipments(log: Log, number: int, **given: Any) -> Any:
    """The shipments' chain, after the others were found to hold."""
    found = await verify(log, number, **given)
    assert [each["domain"] for each in found if each["intact"]] == ["ACCOUNTS", "COMPLIANCE", "DOCUMENTS"]
    return found[DOMAINS.index("shipments")]


async def tamper(log: Log, *statements: str) -> None:
    """Run statements as a superuser would, whom no right of the database holds back."""
    connection = await asyncpg.connect(log.superusers["shipments"])
    for statement in statements:
        await connection.execute(statement)
    await connection.close()


async def test_chains_that_nobody_touched_hold_for_their_owner_too(log: Log) -> None:
    expected = [{"domain": domain.upper(), **INTACT} for domain in DOMAINS]

    assert await verify(log, ACME) == expected
    assert await verify(log, ACME, owner(ACME)) == expected


@pytest.mark.parametrize(
    ("given", "first", "last", "roots"),
    [
        ({"from": "2026-01-03"}, 37, ENTRIES, DAYS - 2),
        ({"to": "2026-01-02"}, 1, 36, 2),
        ({"from": "2026-01-02", "to": "2026-01-02"}, 19, 36, 1),
        ({"from": "2025-06-01", "to": "2027-01-01"}, 1, ENTRIES, DAYS),
        ({"from": "2027-01-01"}, None, None, 0),
        ({"to": "2025-01-01"}, None, None, 0),
    ],
)
async def test_days_choose_the_stretch(
    log: Log, given: dict[str, Any], first: int | None, last: int | None, roots: int
) -> None:
    checked = 0 if first is None or last is None else last - first + 1
    for found in await verify(log, ACME, **given):
        assert found == {
            "domain": found["domain"],
            "firstSeq": first,
            "lastSeq": last,
            "checked": checked,
            "intact": True,
            "brokenAt": None,
            "reason": None,
            "rootsChecked": roots,
        }


async def test_long_chains_are_read_in_pieces(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chains, "CHUNK", 50)

    answer = await log.ask(ANALYST, QUERY, company=company(ACME))

    assert [each["checked"] for each in answer.data["auditVerification"]] == [ENTRIES] * 4
    assert answer.statements.count("chains.shipments.entries") == 3


async def test_an_altered_entry_is_found(log: Log) -> None:
    number = next(VICTIM)
    await tamper(log, f"update journal set summary = 'Nothing' where company_id = {number} and seq = 30")

    found = await shipments(log, number)

    assert (found["checked"], found["brokenAt"], found["rootsChecked"]) == (29, 30, 1)
    assert found["reason"].startswith("entry 30 was changed after it was written")


async def test_an_entry_moved_out_of_the_days_asked_for_is_found(log: Log) -> None:
    number = next(VICTIM)
    await tamper(
        log, f"update journal set recorded_at = '2026-01-01Z' where company_id = {number} and seq = 50"
    )

    found = await shipments(log, number, **{"from": "2026-01-02"})

    assert (found["firstSeq"], found["brokenAt"]) == (19, 50)


@pytest.mark.parametrize("moved_back", [False, True], ids=["head left", "head moved back"])
async def test_a_last_entry_cut_off_is_found(log: Log, moved_back: bool) -> None:  # noqa: FBT001 - a case of two
    number = next(VICTIM)
    await tamper(log, f"delete from journal where company_id = {number} and seq = {ENTRIES}")
    if moved_back:
        await tamper(log, f"update journal_head set seq = {ENTRIES - 1} where company_id = {number}")

    found = await shipments(log, number)

    assert (found["checked"], found["brokenAt"], found["lastSeq"]) == (ENTRIES - 1, ENTRIES, ENTRIES)


async def test_a_chain_that_was_taken_out_whole_is_found(log: Log) -> None:
    number = next(VICTIM)
    await tamper(
        log, *(f"delete from {name} where company_id = {number}" for name in ("journal", "journal_head"))
    )

    found = await shipments(log, number)

    assert (found["checked"], found["brokenAt"]) == (0, 1)


async def test_a_chain_written_anew_is_found_by_the_daily_roots_alone(log: Log, tmp_path: Path) -> None:
    number = next(VICTIM)
    chain = Chain("shipments", number)
    told = [entry("shipments", number, at) for at in range(ENTRIES)]
    told[40] = entry("shipments", number, 40, summary="It was another")
    rows = [chain.next(each, each.occurred_at) for each in told]
    await tamper(log, f"delete from journal where company_id = {number}")
    connection = await asyncpg.connect(log.superusers["shipments"])
    await connection.copy_records_to_table("journal", records=rows, columns=COLUMNS)
    await connection.close()

    found = await shipments(log, number)
    unrooted = await log.ask(ANALYST, QUERY, company=company(number), roots=tmp_path)

    assert (found["brokenAt"], found["rootsChecked"]) == (54, 2)
    assert "the chain was rewritten" in found["reason"]
    assert unrooted.data["auditVerification"][1]["intact"]
    assert unrooted.data["auditVerification"][1]["rootsChecked"] == 0


async def test_altered_roots_prove_nothing(log: Log, tmp_path: Path) -> None:
    for domain in DOMAINS:
        text = await asyncio.to_thread(roots_file(log.roots, domain).read_text)
        altered = text.replace(f'"{ACME}":[18,', f'"{ACME}":[17,') if domain == "shipments" else text
        await asyncio.to_thread(roots_file(tmp_path, domain).write_text, altered)

    answer = await log.ask(ANALYST, QUERY, company=company(ACME), roots=tmp_path)
    found = answer.data["auditVerification"][1]

    assert (found["intact"], found["checked"]) == (False, 0)
    assert "daily roots" in found["reason"]
    assert str(tmp_path) not in found["reason"]


async def test_a_domain_that_is_down_is_the_only_one_without_an_answer(log: Log, down: Pools) -> None:
    answer = await log.ask(ANALYST, QUERY, pools=down, company=company(ACME))

    assert [each and each["intact"] for each in answer.data["auditVerification"]] == [True, True, True, None]
    assert {path: error.code for path, error in answer.errors.items()} == {
        ("auditVerification", 3): "DOMAIN_UNAVAILABLE"
    }


@pytest.mark.parametrize(
    ("viewer", "asked"),
    [
        (owner(BOLT), company(ACME)),
        (Viewer("carrier", "C", Role.CARRIER, company_id=77), company(ACME)),
        (ANALYST, company(999)),
        (ANALYST, company(ACME + 1)),  # a sub-account has no chain
    ],
)
async def test_there_is_nothing_to_verify_out_of_scope(log: Log, viewer: Viewer, asked: str) -> None:
    answer = await log.ask(viewer, QUERY, company=asked)

    assert answer.data == {"auditVerification": None}
    assert not answer.errors
    assert set(answer.statements) <= {"accounts.by_id"}


async def test_days_that_run_backwards_are_refused(log: Log) -> None:
    days: dict[str, Any] = {"from": "2026-02-01", "to": "2026-01-01"}

    answer = await log.ask(ANALYST, QUERY, company=company(ACME), **days)

    assert {error.code for error in answer.errors.values()} == {"INVALID_INPUT"}
