"""Rights that others give hold within their term: in force, not yet, no longer, taken back, not accepted."""

from __future__ import annotations

from typing import Final

import pytest

from databases.accounts.codes import GrantStatus
from tests.identity.people import BROKER, BROKERS, IMPORTER, OPENED, SHOP, TODAY, House, bearer

TERMS: Final[dict[str, tuple[str, bool]]] = {
    "from today": ("valid_from = date '{today}'", True),
    "until today": ("valid_to = date '{today}'", True),
    "from tomorrow": ("valid_from = date '{today}' + 1", False),
    "until yesterday": ("valid_to = date '{today}' - 1", False),
    "revoked": ("revoked_at = now()", False),
    "revoked, with days left": ("revoked_at = now(), valid_to = date '{today}' + 9", False),
}
STATUSES: Final[dict[str, tuple[str, bool]]] = {
    status: (f"status = '{status}'", status is GrantStatus.ACCEPTED) for status in GrantStatus
}


@pytest.mark.parametrize("term", [*TERMS, *STATUSES])
async def test_a_grant_opens_something_within_its_term_once_accepted(house: House, term: str) -> None:
    change, holds = {**TERMS, **STATUSES}[term]
    await house.owner.execute("update access_grant set status = 'ACCEPTED'")
    await house.owner.execute("delete from access_grant where account_id = $1", SHOP)
    await house.owner.execute(f"update access_grant set {change.format(today=TODAY)}")

    for role, account in (("BROKER", BROKER), ("ACCOUNT_OWNER", BROKERS)):
        viewer = await house.identity.verify(bearer("member:4", role, account))
        assert viewer.grants == (OPENED if holds else ())


@pytest.mark.parametrize("term", TERMS)
async def test_a_power_of_attorney_shows_the_client_within_its_term(house: House, term: str) -> None:
    change, holds = TERMS[term]
    await house.owner.execute(f"update power_of_attorney set {change.format(today=TODAY)}")

    viewer = await house.identity.verify(bearer("member:4", "BROKER", BROKER))
    assert viewer.companies == ((IMPORTER,) if holds else ())
