"""API keys at the gateway: each stands for its account until it ends, and half a minute later for nobody."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest

from databases.accounts import api_keys
from databases.accounts.codes import KeyRole
from loaders.errors import Unauthenticated
from loaders.viewers import Role, Viewer
from tests.identity.issuing import NOW
from tests.identity.people import (
    BROKER,
    BROKERS,
    HALF_A_MINUTE,
    IMPORTER,
    LIFETIME,
    LINE,
    OPENED,
    TRUCKS,
    House,
)


async def made(house: House, role: KeyRole, account: str, **said: Any) -> str:
    return await api_keys.make(house.owner, role=role, account=account, name="ERP", by="Ada", **said)


KEYS: Final[dict[KeyRole, tuple[str, dict[str, Any]]]] = {
    KeyRole.ACCOUNT_OWNER: ("COMPANY1", {"company_id": IMPORTER, "acts_in": IMPORTER}),
    KeyRole.BROKER: (
        "QT7",
        {"company_id": BROKERS, "acts_in": BROKER, "filer_code": "QT7", "companies": (1,), "grants": OPENED},
    ),
    KeyRole.CARRIER: ("QZXT", {"company_id": LINE, "acts_in": TRUCKS, "account_ids": (TRUCKS,)}),
}


@pytest.mark.parametrize("role", KeyRole)
async def test_a_key_stands_for_its_account_in_one_statement(house: House, role: KeyRole) -> None:
    account, facts = KEYS[role]
    key = await made(house, role, account)
    viewer = await house.identity.verify(f"Bearer {key}")

    assert viewer == Viewer(key[:12], "ERP", Role(role), **facts)
    assert house.identity.known(f"Bearer {key}") is viewer
    assert house.pools.ran == ["principals.key"]


async def test_a_revoked_key_is_refused_within_half_a_minute(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    key = await made(house, KeyRole.BROKER, "QT7")
    await house.identity.verify(f"Bearer {key}")
    await api_keys.revoke(house.owner, key[:12], by="Ada")

    house.times.passed = HALF_A_MINUTE - 0.1
    assert house.identity.known(f"Bearer {key}") is None
    with caplog.at_level(logging.WARNING), pytest.raises(Unauthenticated, match=f"{key[:12]} was revoked at"):
        await house.identity.verify(f"Bearer {key}")
    assert key[:12] in caplog.text
    assert key[13:] not in caplog.text


async def test_a_key_is_known_no_longer_than_it_lasts(house: House) -> None:
    key = await made(house, KeyRole.BROKER, "QT7")
    ends = datetime.fromtimestamp(NOW + 5, UTC)
    await house.owner.execute("update api_key set expires_at = $1", ends)
    await house.identity.verify(f"Bearer {key}")

    house.times.passed = 5
    assert house.identity.known(f"Bearer {key}") is None
    with pytest.raises(Unauthenticated, match=f"{key[:12]} has ended"):
        await house.identity.verify(f"Bearer {key}")
    house.times.passed = LIFETIME
    with pytest.raises(Unauthenticated, match="ended at 2026-05-28 20:26:45 UTC"):
        await house.identity.verify(f"Bearer {key}")


async def test_old_and_new_key_are_both_taken_until_the_overlap_ends(house: House) -> None:
    old = await made(house, KeyRole.BROKER, "QT7")
    new = await api_keys.rotate(house.owner, old, by="Ada", overlap=timedelta(days=1))
    for key in (old, new):
        assert (await house.identity.verify(f"Bearer {key}")).filer_code == "QT7"

    house.times.passed = (datetime.now(UTC) + timedelta(days=1)).timestamp() - NOW
    with pytest.raises(Unauthenticated, match="ended at"):
        await house.identity.verify(f"Bearer {old}")
    assert (await house.identity.verify(f"Bearer {new}")).filer_code == "QT7"


async def test_a_key_of_a_closed_account_is_refused(house: House) -> None:
    key = await made(house, KeyRole.CARRIER, "QZXT")
    await house.owner.execute("update account set closed_on = '2020-01-02' where number = 'QZXT'")
    with pytest.raises(Unauthenticated, match="No account in use has this API key"):
        await house.identity.verify(f"Bearer {key}")


async def test_a_key_that_is_not_whole_costs_no_statement(house: House) -> None:
    key = await made(house, KeyRole.BROKER, "QT7")
    for text in (key[:-1], key + "x", key[:12] + key[13:], key[:4] + "G" + key[5:], "agk_"):
        with pytest.raises(Unauthenticated, match="is not whole"):
            await house.identity.verify(f"Bearer {text}")
    assert house.pools.ran == []


async def test_a_guessed_key_is_refused(house: House) -> None:
    key = await made(house, KeyRole.BROKER, "QT7")
    guessed = key[:13] + key[13:][::-1]
    with pytest.raises(Unauthenticated, match="No account in use has this API key"):
        await house.identity.verify(f"Bearer {guessed}")
