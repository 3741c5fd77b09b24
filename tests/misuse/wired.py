"""A gateway whose every database hangs on a wire of its own, and what its answers show of them."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final

import asyncpg

from databases.base import DOMAINS
from tests.asking import Answer, Asker
from tests.misuse.wire import Wire
from tests.world import Sample

PATIENCE: Final = 0.4
"""Seconds that the gateway waits for a connection, and for a statement."""

ALL_FOUR: Final = """
{
  accounts: companies(first: 1) { nodes { name } }
  shipments: shipments(first: 1) { nodes { id } }
  compliance: complianceActions(first: 1) { nodes { caseNumber } }
  documents: documents(first: 1) { nodes { title } }
}
"""


@dataclass(frozen=True)
class Wired:
    """Ask it; meanwhile do something to its wires."""

    ask: Asker
    wires: Mapping[str, Wire]


def told(answer: Answer) -> set[tuple[str, str, str]]:
    """The root field, code and domain of each error."""
    return {
        (error["path"][0], error["extensions"]["code"], error["extensions"]["domain"])
        for error in answer.errors
    }


async def assert_only(wired: Wired, domain: str | None, code: str = "DOMAIN_UNAVAILABLE") -> Answer:
    """That all domains answer but one."""
    answer = await wired.ask(ALL_FOUR)
    assert answer.status == 200
    assert [name for name in DOMAINS if not answer.partial[name]] == ([] if domain is None else [domain])
    assert told(answer) == (set() if domain is None else {(domain, code, domain)})
    return answer


@asynccontextmanager
async def superuser(sample: Sample, domain: str) -> AsyncIterator["asyncpg.Connection[Any]"]:
    connection = await asyncpg.connect(sample.databases[domain].superuser_dsn)
    try:
        yield connection
    finally:
        await connection.close()


async def end_connections(sample: Sample, domain: str) -> None:
    async with superuser(sample, domain) as connection:
        await connection.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where usename = $1 and datname = $2",
            f"{domain}_gateway",
            sample.databases[domain].name,
        )
