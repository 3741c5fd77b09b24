"""Journals of a small world of their own: two companies that act, and some whose chains are tampered with."""

import importlib
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import orjson
import pytest

from databases.base import DOMAINS
from databases.chain import COLUMNS, HEAD_COLUMNS, Chain, Entry
from databases.cluster import Cluster
from databases.journal_codes import ActorType, Channel, Verb, Visibility
from databases.roots import write_roots
from loaders.clock import Clock
from loaders.errors import GatewayError
from loaders.ids import global_id
from loaders.pools import PoolOptions, Pools
from loaders.reader import Reader
from loaders.viewers import Role, Viewer
from resolvers.context import Context
from schema.graph import schema

ACME, BOLT = 1, 4
SHIPPER = 7
"""A company without accounts, of which all but the shipments' journal tell little."""
VICTIMS = range(101, 110)
"""Companies whose chain in one domain is tampered with, each by one test."""
ENTRIES = 120
STARTS = datetime(2026, 1, 1, tzinfo=UTC)
SUBJECTS = {
    "accounts": ("account", "Acme East"),
    "shipments": ("entry", "QT7-0000001-1"),
    "compliance": ("compliance_action", "IR-2026-1"),
    "documents": ("document", "Invoice 1"),
}
ACTORS = (
    {"actor_type": ActorType.OFFICER, "actor_id": "officer:1", "actor_name": "Ann Officer"},
    {"actor_type": ActorType.TRADE_USER, "actor_id": "member:2", "actor_name": "Bob Trader"},
    {"actor_type": ActorType.SYSTEM, "actor_id": "job:deadlines", "actor_name": "Deadline monitor"},
)


@dataclass(frozen=True)
class Answer:
    """What a viewer got, the codes of the errors by path, and the statements it took."""

    data: Any
    errors: Mapping[tuple[str | int, ...], GatewayError]
    statements: list[str]


@dataclass(frozen=True)
class Log:
    """The four journals, and a way to ask about them as somebody."""

    dsns: Mapping[str, str]
    owners: Mapping[str, str]
    superusers: Mapping[str, str]
    roots: Path
    pools: Pools

    async def ask(
        self,
        viewer: Viewer,
        query: str,
        *,
        pools: Pools | None = None,
        roots: Path | None = None,
        **given: Any,
    ) -> Answer:
        reader = Reader(pools or self.pools, viewer, Clock(date(2026, 2, 1)), roots=roots or self.roots)
        context = Context(reader, reader.clock.today())
        result = await schema.execute(query, variable_values=given, context_value=context)
        errors: dict[tuple[str | int, ...], GatewayError] = {}
        for error in result.errors or ():
            assert isinstance(error.original_error, GatewayError), error
            errors[tuple(error.path or ())] = error.original_error
        return Answer(orjson.loads(orjson.dumps(result.data)), errors, reader.statements)

    async def sql(self, domain: str, text: str, *values: Any) -> list[Any]:
        """Rows of a statement run as the domain's owner."""
        connection = await asyncpg.connect(self.owners[domain])
        try:
            return await connection.fetch(text, *values)
        finally:
            await connection.close()


def company(key: int) -> str:
    return global_id("account", key)


def owner(of: int) -> Viewer:
    return Viewer("owner", "Olive Owner", Role.ACCOUNT_OWNER, company_id=of)


PAGE = """
query ($id: ID!, $first: Int, $last: Int, $after: String, $before: String, $where: ActivityEntryFilter,
       $direction: OrderDirection) {
  company(id: $id) {
    activity(first: $first, last: $last, after: $after, before: $before, where: $where,
             orderBy: { field: RECORDED, direction: $direction }) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes { id domain seq recordedAt }
    }
  }
}"""

ANALYST = Viewer("analyst", "Una Watch", Role.OVERSIGHT_ANALYST, cleared=True)


@pytest.fixture(scope="session")
async def log(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Log]:
    names = {domain: f"activity_{domain}" for domain in DOMAINS}
    admin = await asyncpg.connect(cluster.superuser_dsn())
    for domain, name in names.items():
        await admin.execute(f"create database {name} template template_{domain} owner {domain}_owner")
    owners = {domain: _within(cluster.owner_dsn(domain), name) for domain, name in names.items()}
    dsns = {domain: _within(cluster.gateway_dsn(domain), name) for domain, name in names.items()}
    roots = tmp_path_factory.mktemp("activity-roots")
    for domain in DOMAINS:
        await _fill(domain, owners[domain], roots)
    pools = Pools(dsns, PoolOptions())
    await pools.open()
    superusers = {domain: _within(cluster.superuser_dsn(), name) for domain, name in names.items()}
    yield Log(dsns, owners, superusers, roots, pools)
    await pools.close()
    for name in names.values():
        await admin.execute(f"drop database {name} with (force)")
    await admin.close()


async def _fill(domain: str, dsn: str, roots: Path) -> None:
    connection = await asyncpg.connect(dsn)
    if domain == "accounts":
        await _open_accounts(connection)
    days: defaultdict[date, dict[int, tuple[int, bytes]]] = defaultdict(dict)
    for number in (ACME, BOLT, SHIPPER, *VICTIMS):
        chain = Chain(domain, number)
        rows = []
        for at in range(0, ENTRIES, 6 if number == SHIPPER and domain != "shipments" else 1):
            told = entry(domain, number, at)
            rows.append(chain.next(told, told.occurred_at))
            days[told.occurred_at.date()][number] = (chain.seq, chain.hash)
        await connection.copy_records_to_table("journal", records=rows, columns=COLUMNS)
        await connection.copy_records_to_table("journal_head", records=[chain.head], columns=HEAD_COLUMNS)
    write_roots(roots, domain, ((day, days[day]) for day in sorted(days)))
    await connection.close()


async def _open_accounts(connection: "asyncpg.Connection[asyncpg.Record]") -> None:
    tables = importlib.import_module("databases.accounts.tables")
    columns = [
        column.name for column in tables.account.columns if not column.nullable and column.computed is None
    ]
    shared = {"status": "ACTIVE", "organization_type": "CORPORATION", "opened_on": date(2020, 1, 1)}
    flags = {"portal": True, "first_account": False}
    rows = [
        {"id": number, "kind": "COMPANY", "company_id": number, "name": f"Company {number}"}
        for number in (ACME, BOLT, *VICTIMS)
    ]
    rows += [
        {"id": number + at, "kind": "IMPORTER", "company_id": number, "name": f"Importer {number + at}"}
        for number in (ACME, BOLT)
        for at in (1, 2)
    ]
    records = [tuple({**shared, **flags, **row}[name] for name in columns) for row in rows]
    await connection.copy_records_to_table("account", records=records, columns=columns)
    await connection.execute("update account set parent_id = company_id where kind <> 'COMPANY'")


def entry(domain: str, number: int, at: int, **said: Any) -> Entry:
    """Three entries share each instant, every seventh is internal, every other one is the broker's."""
    subject, label = SUBJECTS[domain]
    told: dict[str, Any] = {
        "company_id": number,
        "account_id": number + 1 + at % 2,
        "filer_code": "QT7" if at % 2 else None,
        "occurred_at": STARTS + timedelta(hours=at // 3 * 4),
        "verb": Verb.CALL_NOTED if at % 4 else Verb.ENTRY_FILED,
        "subject_type": subject,
        "subject_id": at % 10 + 1,
        "subject_label": label,
        "summary": f"Told of {domain} for the {at}th time",
        "after": {"times": at},
        "visibility": Visibility.PUBLIC_TO_ACCOUNT if at % 7 else Visibility.CUSTOMS_INTERNAL,
        "channel": Channel.EDI,
        "correction_of": at if at == ENTRIES - 1 else None,
    }
    return Entry(**told | ACTORS[at % len(ACTORS)] | said)


@pytest.fixture(scope="session")
async def down(log: Log) -> AsyncIterator[Pools]:
    """Pools of which the documents' database does not answer."""
    dsns = {**log.dsns, "documents": "postgresql://nobody@127.0.0.1:1/documents"}
    pools = Pools(dsns, PoolOptions(connect_timeout=0.5))
    await pools.open()
    yield pools
    await pools.close()


def _within(dsn: str, name: str) -> str:
    return f"{dsn.rpartition('/')[0]}/{name}"
