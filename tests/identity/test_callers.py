"""Who may ask in which capacity, what goes with it, and that nothing outlives its end by half a minute."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

import pytest
from starlette.requests import Request

from loaders.errors import DomainUnavailable, Unauthenticated
from loaders.viewers import Grant, Role, Viewer
from tests.identity.issuing import NOW
from tests.identity.people import (
    BROKER,
    BROKERS,
    CLOSED,
    DEPOT,
    FACTORY,
    GUARANTORS,
    HALF_A_MINUTE,
    HALL,
    IMPORTER,
    LIFETIME,
    LINE,
    OPENED,
    PAPER,
    SECOND,
    SHIPS,
    SHOP,
    SURETY,
    TRUCKS,
    House,
    bearer,
)

TAKEN: Final[dict[str, tuple[tuple[Any, ...], Viewer]]] = {
    "an owner": (
        ("member:1", "ACCOUNT_OWNER", IMPORTER),
        Viewer("member:1", "Person 1", Role.ACCOUNT_OWNER, IMPORTER),
    ),
    "a proxy": (
        ("member:2", "PROXY_OWNER", IMPORTER),
        Viewer("member:2", "Person 2", Role.PROXY_OWNER, IMPORTER),
    ),
    "a user": (
        ("member:3", "ACCOUNT_USER", IMPORTER),
        Viewer(
            "member:3", "Person 3", Role.ACCOUNT_USER, IMPORTER,
            scopes=(Grant(IMPORTER, SHOP, ("2709", "2704")), Grant(IMPORTER, FACTORY, ())),
        ),
    ),
    "a broker": (
        ("member:4", "BROKER", BROKER),
        Viewer(
            "member:4", "Person 4", Role.BROKER, BROKERS,
            filer_code="QT7", companies=(IMPORTER,), grants=OPENED,
        ),
    ),
    "a broker by another filer code": (
        ("member:4", "BROKER", SECOND),
        Viewer(
            "member:4", "Person 4", Role.BROKER, BROKERS,
            filer_code="XVW", companies=(IMPORTER,), grants=OPENED,
        ),
    ),
    "a broker in its own company": (
        ("member:4", "ACCOUNT_OWNER", BROKERS),
        Viewer("member:4", "Person 4", Role.ACCOUNT_OWNER, BROKERS, grants=OPENED),
    ),
    "a carrier": (
        ("member:6", "CARRIER", LINE),
        Viewer("member:6", "Person 6", Role.CARRIER, LINE, account_ids=(SHIPS, TRUCKS)),
    ),
    "a carrier by one account": (
        ("member:6", "CARRIER", TRUCKS),
        Viewer("member:6", "Person 6", Role.CARRIER, LINE, account_ids=(TRUCKS,)),
    ),
    "a surety": (
        ("member:8", "SURETY", GUARANTORS),
        Viewer(
            "member:8", "Person 8", Role.SURETY, GUARANTORS,
            account_ids=(SURETY,), principals=(IMPORTER, SHOP), bond_papers=(PAPER,),
        ),
    ),
    "an operator of a place": (
        ("member:9", "FACILITY_OPERATOR", HALL),
        Viewer("member:9", "Person 9", Role.FACILITY_OPERATOR, DEPOT, sites=("W101",)),
    ),
    "a manager": (
        ("officer:1", "ACCOUNT_MANAGER"),
        Viewer("officer:1", "Officer 1", Role.ACCOUNT_MANAGER, companies=(IMPORTER, LINE)),
    ),
    "a specialist": (
        ("officer:2", "IMPORT_SPECIALIST"),
        Viewer("officer:2", "Officer 2", Role.IMPORT_SPECIALIST, companies=(IMPORTER,), center_code="CEE04"),
    ),
    "an analyst": (
        ("officer:3", "OVERSIGHT_ANALYST", None),
        Viewer("officer:3", "Officer 3", Role.OVERSIGHT_ANALYST),
    ),
}  # fmt: skip


async def test_a_capacity_comes_with_what_the_database_says_in_one_statement(house: House) -> None:
    for named, viewer in TAKEN.values():
        house.pools.ran.clear()
        place = dict(enumerate(named)).get(2)
        assert await house.identity.verify(bearer(*named)) == replace(viewer, acts_in=place)
        assert len(house.pools.ran) == 1


REFUSED: Final = {
    "another role of the same person": ("member:1", "PROXY_OWNER", IMPORTER),
    "an owner's role for a user": ("member:3", "ACCOUNT_OWNER", IMPORTER),
    "a broker's role for its clerk": ("member:5", "BROKER", BROKER),
    "a broker's role without a broker": ("member:1", "BROKER", IMPORTER),
    "a surety's role in a carrier's account": ("member:6", "SURETY", SHIPS),
    "an operator's role for a surety": ("member:8", "FACILITY_OPERATOR", SURETY),
    "a carrier's role in a broker's account": ("member:4", "CARRIER", BROKER),
    "an owner's role in a sub-account": ("member:1", "ACCOUNT_OWNER", SHOP),
    "somebody else's company": ("member:1", "ACCOUNT_OWNER", BROKERS),
    "somebody else's filer code": ("member:6", "BROKER", BROKER),
    "an account that is closed": ("member:6", "CARRIER", CLOSED),
    "an account that is not there": ("member:1", "ACCOUNT_OWNER", 999),
    "staff's role for the trade": ("member:1", "OVERSIGHT_ANALYST", IMPORTER),
    "the trade's role for staff": ("officer:1", "ACCOUNT_OWNER", None),
    "another role of the same officer": ("officer:1", "OVERSIGHT_ANALYST", None),
    "a role that no officer takes": ("officer:4", "OVERSIGHT_ANALYST", None),
    "who has left": ("member:7", "ACCOUNT_OWNER", IMPORTER),
    "who never was": ("member:999", "ACCOUNT_OWNER", IMPORTER),
    "an officer who never was": ("officer:999", "OVERSIGHT_ANALYST", None),
}


async def test_a_capacity_that_is_not_ones_own_is_refused(house: House) -> None:
    for who, role, account in REFUSED.values():
        with pytest.raises(Unauthenticated, match=f"{who} does not act as {role}"):
            await house.identity.verify(bearer(who, role, account))


ENDED: Final[dict[str, tuple[tuple[Any, ...], str, dict[str, Any]]]] = {
    "a grant": (
        ("member:4", "BROKER", BROKER),
        "update access_grant set revoked_at = now() where account_id = 1",
        {"grants": OPENED[1:]},
    ),
    "a grant whose last day was yesterday": (
        ("member:4", "BROKER", BROKER),
        "update access_grant set valid_to = '2020-01-02'",
        {"grants": ()},
    ),
    "a power of attorney": (
        ("member:4", "BROKER", BROKER),
        "update power_of_attorney set revoked_at = now()",
        {"companies": ()},
    ),
    "part of a user's scope": (
        ("member:3", "ACCOUNT_USER", IMPORTER),
        "delete from member_scope where account_id = 3",
        {"scopes": (Grant(IMPORTER, SHOP, ("2709", "2704")),)},
    ),
    "a company in a portfolio": (
        ("officer:1", "ACCOUNT_MANAGER"),
        "update portfolio set until_on = '2020-01-02' where company_id = 7",
        {"companies": (IMPORTER,)},
    ),
    "a company of a Center": (
        ("officer:2", "IMPORT_SPECIALIST"),
        "update account set center_code = 'CEE05' where id = 1",
        {"companies": ()},
    ),
}


@pytest.mark.parametrize("kind", ENDED)
async def test_a_right_that_ends_is_gone_within_half_a_minute(house: House, kind: str) -> None:
    named, end, left = ENDED[kind]
    header = bearer(*named)
    before = await house.identity.verify(header)
    await house.owner.execute(end)

    house.times.passed = LIFETIME - 0.1
    assert house.identity.known(header) is before

    house.times.passed = HALF_A_MINUTE - 0.1
    assert house.identity.known(header) is None
    after = await house.identity.verify(header)
    assert {name: getattr(after, name) for name in left} == left
    assert before != after


GONE: Final[dict[str, tuple[tuple[Any, ...], str]]] = {
    "a member who left today": (
        ("member:4", "BROKER", BROKER),
        "update member set until_on = '{today}' where id = 4",
    ),
    "a member with another role": (
        ("member:1", "ACCOUNT_OWNER", IMPORTER),
        "update member set role = 'USER'",
    ),
    "an officer with another role": (
        ("officer:1", "ACCOUNT_MANAGER"),
        "update officer set role = 'CBP_OFFICER'",
    ),
    "an account that was closed": (
        ("member:6", "CARRIER", TRUCKS),
        "update account set closed_on = '{today}'",
    ),
}


@pytest.mark.parametrize("kind", GONE)
async def test_a_capacity_that_ends_is_refused_within_half_a_minute(house: House, kind: str) -> None:
    named, end = GONE[kind]
    header = bearer(*named)
    await house.identity.verify(header)
    await house.owner.execute(end.format(today=datetime.fromtimestamp(NOW, UTC).date()))

    house.times.passed = HALF_A_MINUTE - 0.1
    assert house.identity.known(header) is None
    with pytest.raises(Unauthenticated, match="does not act as"):
        await house.identity.verify(header)
    assert house.identity.known(header) is None


async def test_who_is_known_costs_nothing_and_stays_the_same_viewer(house: House) -> None:
    header = bearer("member:4", "BROKER", BROKER)
    viewer = await house.identity.verify(header)
    for _ in range(100):
        assert house.identity.known(header) is viewer
    assert len(house.pools.ran) == 1

    house.times.passed = LIFETIME
    assert await house.identity.verify(header) is viewer
    assert len(house.pools.ran) == 2


async def test_all_who_wait_for_a_capacity_share_one_statement(house: House) -> None:
    headers = [bearer("member:4", "BROKER", BROKER, jti=f"{at}") for at in range(50)]
    viewers = await asyncio.gather(*map(house.identity.verify, headers))
    assert len({id(viewer) for viewer in viewers}) == 1
    assert house.pools.ran == ["principals.member"]

    house.times.passed = LIFETIME
    others = [bearer("member:6", "CARRIER", LINE, jti=f"{at}") for at in range(10)]
    await asyncio.gather(*map(house.identity.verify, headers + others))
    assert house.pools.ran == ["principals.member"] * 3


async def test_one_who_leaves_does_not_take_the_statement_along(house: House) -> None:
    waiting = [
        asyncio.create_task(house.identity.verify(bearer("member:6", "CARRIER", LINE, jti=f"{at}")))
        for at in range(3)
    ]
    await house.pools.runs.wait()
    waiting[0].cancel()

    found = await asyncio.gather(*waiting, return_exceptions=True)
    assert isinstance(found[0], asyncio.CancelledError)
    assert found[1] is found[2]
    assert len(house.pools.ran) == 1


async def test_a_token_is_known_no_longer_than_it_lasts(house: House) -> None:
    header = bearer("member:6", "CARRIER", LINE, exp=NOW + 5)
    await house.identity.verify(header)
    house.times.passed = 5
    assert house.identity.known(header) is None
    with pytest.raises(Unauthenticated, match="expired at"):
        await house.identity.verify(header)


async def test_without_the_database_nobody_is_known_for_longer(house: House) -> None:
    header = bearer("member:6", "CARRIER", LINE)
    await house.identity.verify(header)
    house.times.passed = LIFETIME - 0.1
    await house.cut()
    assert house.identity.known(header)

    house.times.passed = LIFETIME
    with pytest.raises(DomainUnavailable):
        await house.identity.verify(header)

    await house.mend()
    assert (await house.identity.verify(header)).role is Role.CARRIER


async def test_another_authorization_is_refused_and_without_any_nobody_asks(house: House) -> None:
    for header in ("Basic YWRhOg==", "Bearer", "Bearer  ", "bearer-token", ""):
        request = Request({"type": "http", "headers": [(b"authorization", header.encode())]})
        found = house.identity.authenticate(request)
        assert found is not None
        assert not isinstance(found, Viewer)
        with pytest.raises(Unauthenticated, match="is not `Bearer` and a token or an API key"):
            await found
    assert house.identity.authenticate(Request({"type": "http", "headers": []})) is None
