"""Eight principals who all see what the operations ask for, no two of them in the same way.

The peers have no scope: they answer everybody everything. So that answers are equal, half of the principals
are account managers with a portfolio of the first forty companies and one more, each another one; the rest
are analysts of an oversight agency. The gateway keeps their rows apart all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import asyncpg

from bench import whole
from gateway.identity import Identity, signing_key
from gateway.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from databases.cluster import Cluster

MANAGERS: Final = 4
ANALYSTS: Final = 4
_LIFETIME: Final = 86_400


async def tokens(cluster: Cluster, folder: Path, companies: list[int]) -> list[str]:
    """Sign a token for each, valid for a day; managers and analysts in turn."""
    connection = await asyncpg.connect(whole.dsn(cluster))
    try:
        others = await connection.fetch(
            "select id from app.account where id = company_id and id <> all($1) order by id limit $2",
            companies,
            MANAGERS,
        )
    finally:
        await connection.close()
    settings = Settings()
    identity = Identity(
        signing_key(folder), issuer=settings.issuer, audience=settings.audience, lifetime=_LIFETIME
    )
    managers = [
        {
            "sub": f"officer:{at}",
            "name": f"Manager {at}",
            "role": "ACCOUNT_MANAGER",
            "companies": [*companies, other["id"]],
        }
        for at, other in enumerate(others, 1)
    ]
    analysts = [
        {"sub": f"officer:{MANAGERS + at}", "name": f"Analyst {at}", "role": "OVERSIGHT_ANALYST"}
        for at in range(1, ANALYSTS + 1)
    ]
    return [identity.sign(claims) for pair in zip(managers, analysts, strict=True) for claims in pair]
