"""API keys: shown once, kept as a hash, two at once while one takes over, and every change in the journal."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

import asyncpg
import pytest

from databases.accounts import api_keys
from databases.accounts.api_keys import KeyRefused, ended, listed, make, revoke, rotate
from databases.accounts.codes import AccountKind, KeyRole
from databases.chain import verify
from tests.cluster import Clone
from tests.databases.entries import each

WEEK = timedelta(days=7)
PLACES = (
    (1, 1, "COMPANY", None, None),
    (2, 1, "BROKER", "QT7", "FILER_CODE"),
    (3, 1, "IMPORTER", None, None),
)


@pytest.fixture
async def owner(clone: Clone) -> AsyncIterator[api_keys.Connection]:
    """The accounts database's owner, with a broker of two accounts."""
    connection = await asyncpg.connect((await clone("accounts")).owner_dsn)
    for key, company, kind, number, register in PLACES:
        await connection.execute(
            "insert into account (id, company_id, kind, name, number, number_kind, status, organization_type,"
            " opened_on) overriding system value"
            " values ($1, $2, $3, 'Tidewicket', $4, $5, 'ACTIVE', 'CORPORATION', $6)",
            *(key, company, kind, number, register, date(2020, 1, 1)),
        )
    yield connection
    await connection.close()


async def a_key(owner: api_keys.Connection, **said: int) -> str:
    return await make(owner, role=KeyRole.BROKER, account="QT7", name="Filing system", by="Ada", **said)


async def taken(owner: api_keys.Connection, at: datetime | None = None) -> set[str]:
    now = at or datetime.now(UTC)
    return {key.prefix for key in await listed(owner) if ended(key.expires_at, key.revoked_at, now) is None}


async def test_a_key_is_shown_once_and_kept_as_a_hash(owner: api_keys.Connection) -> None:
    key = await a_key(owner)

    (row,) = await owner.fetch("select * from api_key")
    assert (row["account_id"], row["role"], row["prefix"]) == (2, "BROKER", key[:12])
    assert row["hash"] == sha256(key.encode()).digest()
    assert len(key) == len("agk_") + 8 + 1 + 43
    journal = str([dict(entry) for entry in await owner.fetch("select * from journal")])
    assert key[:12] in journal
    assert key[13:] not in journal + str(dict(row))


async def test_no_two_keys_are_alike(owner: api_keys.Connection) -> None:
    keys = [await a_key(owner) for _ in range(5)]
    assert len({key[:12] for key in keys}) == len({key[13:] for key in keys}) == 5


async def test_two_are_taken_while_one_takes_over_and_never_three(owner: api_keys.Connection) -> None:
    first = api_keys.prefix_of(await a_key(owner))
    second = api_keys.prefix_of(await rotate(owner, first, by="Ada", overlap=WEEK))
    assert await taken(owner) == {first, second}
    assert await taken(owner, datetime.now(UTC) + WEEK) == {second}

    for prefix, other in ((first, second), (second, first)):
        with pytest.raises(KeyRefused, match=f"{other} is still taken beside {prefix}"):
            await rotate(owner, prefix, by="Ada", overlap=WEEK)

    await revoke(owner, first, by="Ada")
    third = api_keys.prefix_of(await rotate(owner, second, by="Ada", overlap=WEEK))
    assert await taken(owner) == {second, third}


async def test_a_key_with_an_end_is_followed_by_one_of_the_same_length(owner: api_keys.Connection) -> None:
    key = await a_key(owner, days=90)
    await rotate(owner, key, by="Ada", overlap=WEEK)

    old, new = await listed(owner)
    assert old.expires_at
    assert new.expires_at
    assert old.expires_at < datetime.now(UTC) + WEEK
    assert new.expires_at - new.created_at == timedelta(days=90)
    assert (new.role, new.name, new.account_id, new.replaces_id) == (old.role, old.name, 2, old.id)


async def test_an_overlap_never_lengthens_a_life(owner: api_keys.Connection) -> None:
    key = await a_key(owner, days=2)
    (before,) = await listed(owner)
    await rotate(owner, key, by="Ada", overlap=WEEK)
    assert (await listed(owner))[0].expires_at == before.expires_at


async def test_what_has_ended_stays_ended(owner: api_keys.Connection) -> None:
    key = await a_key(owner)
    await revoke(owner, key, by="Ada")

    assert await taken(owner) == set()
    with pytest.raises(KeyRefused, match="was revoked at"):
        await revoke(owner, key, by="Ada")
    with pytest.raises(KeyRefused, match="was revoked at"):
        await rotate(owner, key, by="Ada", overlap=WEEK)
    with pytest.raises(KeyRefused, match="There is no key agk_00000000"):
        await revoke(owner, "agk_00000000", by="Ada")


@pytest.mark.parametrize(
    ("role", "name"),
    [(KeyRole.ACCOUNT_OWNER, "QT7"), (KeyRole.CARRIER, "Tidewicket"), (KeyRole.BROKER, "nobody")],
)
async def test_a_role_acts_in_an_account_of_its_kind(
    owner: api_keys.Connection, role: KeyRole, name: str
) -> None:
    with pytest.raises(KeyRefused, match="No open accounts of the kind"):
        await make(owner, role=role, account=name, name="Any", by="Ada")


async def test_a_name_that_is_two_accounts_is_refused(owner: api_keys.Connection) -> None:
    await owner.execute(
        "insert into account (id, company_id, kind, name, status, organization_type, opened_on)"
        " overriding system value select 9, 9, kind, name, status, organization_type, opened_on"
        " from account where id = 1"
    )
    with pytest.raises(KeyRefused, match="2 open accounts"):
        await make(owner, role=KeyRole.ACCOUNT_OWNER, account="Tidewicket", name="Any", by="Ada")


async def test_each_change_is_told_in_the_companys_journal(owner: api_keys.Connection) -> None:
    first = api_keys.prefix_of(await a_key(owner))
    second = api_keys.prefix_of(await rotate(owner, first, by="Ada", overlap=WEEK))
    await revoke(owner, first, by="Grace")

    told = await owner.fetch("select * from journal where company_id = 1 order by seq")
    assert [(row["verb"], row["actor_name"], row["subject_label"]) for row in told] == [
        ("API_KEY_CHANGED", "Ada", first),
        ("API_KEY_CHANGED", "Ada", second),
        ("API_KEY_CHANGED", "Grace", first),
    ]
    assert [row["summary"].rpartition(" was ")[2] for row in told] == [
        "made.",
        f"put in the place of {first}.",
        "revoked.",
    ]
    assert {row["filer_code"] for row in told} == {"QT7"}
    found = await verify(each(told), domain="accounts", company_id=1, last=3)
    assert (found.checked, found.reason) == (3, None)


def test_every_role_of_a_key_acts_in_a_kind_of_account() -> None:
    assert set(api_keys.ACTS_IN) == set(KeyRole)
    assert set(api_keys.ACTS_IN.values()) <= set(AccountKind)
