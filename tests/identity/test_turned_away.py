"""Who is turned away and can be known stands in the journal of their own company, and nobody fills it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from typing import Any, Final

import pytest

from databases.accounts import api_keys
from databases.accounts.codes import KeyRole
from databases.chain import verify
from gateway.identity.turned_away import PATIENCE
from loaders.errors import Unauthenticated
from tests.identity.issuing import NOW
from tests.identity.people import BROKER, BROKERS, IMPORTER, LINE, House, bearer

OWNER: Final = ("member:1", "ACCOUNT_OWNER", IMPORTER)


async def turned_away(house: House, header: str, request_id: str | None = None) -> None:
    """Come with a header that is not taken."""
    with pytest.raises(Unauthenticated):
        await house.identity.verify(header, request_id)


async def journal(house: House) -> list[dict[str, Any]]:
    """What the journals tell of it."""
    rows = await house.owner.fetch(
        "select company_id, actor_id, actor_name, actor_role, actor_type, verb, summary,"
        " visibility, request_id from journal where verb = 'ACCESS_FAILED' order by id"
    )
    return [dict(row) for row in rows]


async def each(rows: Sequence[Any]) -> AsyncIterator[Any]:
    """Give rows one by one."""
    for row in rows:
        yield row


TOLD: Final[dict[str, tuple[str, tuple[Any, ...], dict[str, Any], int, str]]] = {
    "an expired token": ("member:1", OWNER, {"exp": NOW - 9}, IMPORTER, "The token expired at "),
    "a token for later": ("member:1", OWNER, {"nbf": NOW + 99}, IMPORTER, "The token is not valid before "),
    "a token for another gateway": (
        "member:1", OWNER, {"aud": "another"}, IMPORTER, "The token is not for this gateway: its `aud`",
    ),
    "an expired token of who has left": (
        "member:7", ("member:7", "ACCOUNT_OWNER", IMPORTER), {"exp": NOW - 9}, IMPORTER, "The token expired",
    ),
    "who has left": (
        "member:7", ("member:7", "ACCOUNT_OWNER", IMPORTER), {}, IMPORTER, "member:7 does not act as ACCOUNT",
    ),
    "somebody in another's account": (
        "member:6", ("member:6", "BROKER", BROKER), {}, LINE, "member:6 does not act as BROKER in account",
    ),
    "an owner as staff": (
        "member:1", ("member:1", "OVERSIGHT_ANALYST", IMPORTER), {}, IMPORTER, "member:1 does not act as",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TOLD)
async def test_a_token_that_was_signed_and_is_not_taken_is_told_of(house: House, case: str) -> None:
    principal, named, said, company, sentence = TOLD[case]
    await turned_away(house, bearer(*named, **said), "request-1")

    (entry,) = await journal(house)
    assert (entry["company_id"], entry["actor_id"], entry["request_id"]) == (company, principal, "request-1")
    assert entry["summary"].startswith(f"Turned away: {sentence}")
    assert (entry["actor_type"], entry["visibility"]) == ("TRADE_USER", "PUBLIC_TO_ACCOUNT")
    assert entry["actor_name"] == f"Person {principal.removeprefix('member:')}"


UNKNOWN: Final = (
    "Bearer nonsense",
    "Basic bWVtYmVyOjE6",
    "Bearer agk_00000000_" + 43 * "x",
    bearer("member:999", "ACCOUNT_OWNER", IMPORTER),
    bearer("officer:999", "OVERSIGHT_ANALYST"),
    bearer("officer:1", "OVERSIGHT_ANALYST"),
    bearer("officer:3", "OVERSIGHT_ANALYST", exp=NOW - 9),
    bearer(*OWNER)[:-8] + "AAAAAAAA",
)


async def test_who_cannot_be_known_or_has_no_company_leaves_nothing(house: House) -> None:
    for header in UNKNOWN:
        await turned_away(house, header)

    assert await house.owner.fetch("select from journal where verb = 'ACCESS_FAILED'") == []


ENDED: Final = {
    "revoked": "update api_key set revoked_at = now()",
    "ended": f"update api_key set expires_at = to_timestamp({NOW - 5})",
    "No account in use": f"update account set closed_on = '2020-01-01' where id = {BROKER}",
}


@pytest.mark.parametrize("why", ENDED)
async def test_a_key_that_is_not_taken_any_more_is_told_of(house: House, why: str) -> None:
    key = await api_keys.make(house.owner, role=KeyRole.BROKER, account="QT7", name="ERP", by="Ada")
    await house.owner.execute(ENDED[why])
    await turned_away(house, f"Bearer {key}")

    (entry,) = await journal(house)
    assert (entry["company_id"], entry["actor_id"], entry["actor_name"]) == (BROKERS, key[:12], "ERP")
    assert why in entry["summary"]
    assert key[13:] not in repr(entry)


async def test_a_key_that_ends_while_it_is_known_is_told_of(house: House) -> None:
    key = await api_keys.make(house.owner, role=KeyRole.BROKER, account="QT7", name="ERP", by="Ada")
    await house.owner.execute("update api_key set expires_at = to_timestamp($1)", float(NOW + 5))
    await house.identity.verify(f"Bearer {key}")
    house.times.passed += 6
    await turned_away(house, f"Bearer {key}")

    assert [entry["summary"] for entry in await journal(house)] == [
        f"Turned away: The API key {key[:12]} has ended."
    ]


async def test_however_often_somebody_comes_one_entry_an_hour_is_left_for_each_reason(house: House) -> None:
    for before in range(50):
        await turned_away(house, bearer(*OWNER, exp=NOW - 9 - before))
    assert len(await journal(house)) == 1

    await turned_away(house, bearer("member:1", "PROXY_OWNER", IMPORTER))
    await turned_away(house, bearer("member:2", "ACCOUNT_OWNER", IMPORTER))
    assert len(await journal(house)) == 3

    house.times.passed += PATIENCE + 1
    await turned_away(house, bearer(*OWNER, exp=NOW - 9))
    assert len(await journal(house)) == 4


async def test_those_who_come_at_once_are_written_together_into_chains_that_hold(house: House) -> None:
    came = [bearer(f"member:{key}", "OVERSIGHT_ANALYST", IMPORTER) for key in (1, 2, 3, 4, 5, 6)]
    await asyncio.gather(*(turned_away(house, header) for header in came))

    assert {entry["actor_id"] for entry in await journal(house)} == {f"member:{key}" for key in range(1, 7)}
    for company in (IMPORTER, BROKERS, LINE):
        rows = await house.owner.fetch("select * from journal where company_id = $1 order by seq", company)
        checked = await verify(each(rows), domain="accounts", company_id=company, last=len(rows))
        assert checked.broken_at is None
    recorded = await house.owner.fetch("select distinct recorded_at from journal")
    assert len(recorded) < len(came)


async def test_an_answer_does_not_wait_for_a_journal_that_takes_nothing(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    await house.owner.execute("revoke insert on journal from accounts_gateway")
    with caplog.at_level(logging.ERROR, "gateway.identity"):
        await turned_away(house, bearer(*OWNER, exp=NOW - 9), "request-7")

    assert "request-7: the journal did not take what befell member:1: Turned away" in caplog.text
