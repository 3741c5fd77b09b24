"""Eight principals who all see what the operations ask for, no two of them in the same way.

The peers have no scope: they answer everybody everything. So that answers are equal, half of the principals
are account managers with a portfolio of the first forty companies and one more, each another one; the rest
are analysts of an oversight agency. The gateway keeps their rows apart all the same. They are officers of the
accounts database, put there beside those of the sample world; no operation asks about officers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import asyncpg

from gateway.identity.issuer import Issuer, signing_key
from gateway.settings import Settings
from loaders.viewers import Capacity, Role

if TYPE_CHECKING:
    from pathlib import Path

    from databases.cluster import Cluster

MANAGERS: Final = 4
ANALYSTS: Final = 4
_LIFETIME: Final = 86_400
_OTHERS: Final = "select id from account where id = company_id and id <> all($1) order by id limit $2"
_FOUND: Final = "select id from officer where name = $1"
_OFFICER: Final = """\
insert into officer (role, name, email, agency) values ($1, $2, 'bench@example.test', 'Bench') returning id"""
_CLEARED: Final = "update officer set cleared = role = $2 where id = $1"  # what is asked for has names
_PORTFOLIO: Final = """\
insert into portfolio (officer_id, company_id, account_id, since_on)
select $1, company, company, '2000-01-01' from unnest($2::bigint[]) as company"""


async def tokens(cluster: Cluster, folder: Path, companies: list[int]) -> list[str]:
    """Sign a token for each, valid for a day; managers and analysts in turn."""
    settings = Settings()
    issuer = Issuer(
        signing_key(folder), issuer=settings.issuer, audience=settings.audience, lifetime=_LIFETIME
    )
    connection = await asyncpg.connect(cluster.owner_dsn("accounts"))
    try:
        async with connection.transaction():
            others = await connection.fetch(_OTHERS, companies, MANAGERS)
            managers = [
                await _officer(connection, Role.ACCOUNT_MANAGER, at, [*companies, other["id"]])
                for at, other in enumerate(others, 1)
            ]
            analysts = [
                await _officer(connection, Role.OVERSIGHT_ANALYST, at, []) for at in range(1, ANALYSTS + 1)
            ]
    finally:
        await connection.close()
    return [issuer.sign(capacity) for pair in zip(managers, analysts, strict=True) for capacity in pair]


async def _officer(
    connection: asyncpg.Connection[asyncpg.Record], role: Role, number: int, companies: list[int]
) -> Capacity:
    """An officer with a portfolio, the same one in every run."""
    name = f"Bench {role} {number}"
    key = await connection.fetchval(_FOUND, name) or await connection.fetchval(_OFFICER, role, name)
    await connection.execute(_CLEARED, key, Role.OVERSIGHT_ANALYST)
    await connection.execute("delete from portfolio where officer_id = $1", key)
    await connection.execute(_PORTFOLIO, key, companies)
    return Capacity(f"officer:{key}", role)
