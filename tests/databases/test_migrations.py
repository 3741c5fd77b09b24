import asyncio
from collections.abc import Callable
from pathlib import Path

import asyncpg
import pytest

from databases import migrate, roles
from databases.base import DOMAINS
from databases.cluster import Cluster
from tests.cluster import Clone, Database

Original = Callable[[str], Database]


async def execute(dsn: str, *statements: str) -> None:
    connection = await asyncpg.connect(dsn)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()


@pytest.mark.parametrize("domain", DOMAINS)
async def test_a_migrated_database_is_what_the_tables_say(domain: str, original: Original) -> None:
    assert await migrate.drift(domain, original(domain).owner_dsn) == []
    assert await migrate.revision(domain, original(domain).owner_dsn) == migrate.head(domain)


CHANGES = {
    "drop constraint ck_officer_role": "constraint officer.ck_officer_role is missing; the tables say: CHECK",
    "drop column agency": "column officer.agency is missing; the tables say: text",
    "add column age smallint": "column officer.age is unknown to the tables: smallint",
    "alter column name drop not null": "officer.name is: text collate C; the tables say: text collate C not",
    "alter column agency type varchar(9)": "column officer.agency is: character varying(9)",
    "alter column agency set default 'CBP'": "column officer.agency is: text collate",
    "drop constraint ck_officer_role, add constraint ck_officer_role check (role in ('CLERK'))": (
        "constraint officer.ck_officer_role is: CHECK ((role = 'CLERK'::text)); the tables say: CHECK"
    ),
}


@pytest.mark.parametrize("change", CHANGES)
async def test_every_kind_of_difference_is_found_and_told(change: str, clone: Clone) -> None:
    database = await clone("accounts")
    await execute(database.owner_dsn, f"alter table officer {change}", "drop index ix_officer_name_id")
    told = "\n".join(await migrate.drift("accounts", database.owner_dsn))
    assert CHANGES[change] in told
    assert (
        "index ix_officer_name_id is missing; the tables say: CREATE INDEX ix_officer_name_id ON officer"
        in told
    )


async def test_looking_for_drift_leaves_nothing_behind(clone: Clone) -> None:
    database = await clone("documents")
    await migrate.drift("documents", database.owner_dsn)
    connection = await asyncpg.connect(database.owner_dsn)
    assert await connection.fetchval("select to_regnamespace('drift_reference')") is None
    await connection.close()


async def test_two_who_migrate_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    with Cluster(tmp_path, durable=False) as cluster:
        dsns = cluster.owner_dsn("documents"), cluster.gateway_dsn("documents")
        assert await migrate.revision("documents", dsns[0]) is None
        await asyncio.gather(migrate.migrate("documents", *dsns), migrate.migrate("documents", *dsns))
        assert await migrate.revision("documents", dsns[0]) == migrate.head("documents")
        assert await roles.rights(dsns[1]) == []


VALUES = (r"""E'a "b" \\ \n'::text""", "true", "'2026-11-29 10:00:00.5'::timestamptz", "null::text")


@pytest.mark.parametrize("version", [16, 18])
async def test_every_version_writes_a_value_as_json(tmp_path: Path, version: int) -> None:
    with Cluster(tmp_path, version=version, durable=False) as cluster:
        owner, gateway = cluster.owner_dsn("accounts"), cluster.gateway_dsn("accounts")
        await migrate.migrate("accounts", owner, gateway)
        assert await roles.rights(gateway) == []
        connection = await asyncpg.connect(gateway)
        for value in VALUES:
            same = f"select json_scalar({value})::text is not distinct from to_json({value})::text"
            assert await connection.fetchval(same)
        await connection.close()
        if version < roles.WITH_JSON_SCALAR // 10_000:
            await execute(owner, "drop function json_scalar")
            assert await roles.rights(gateway) == [
                "role accounts_gateway has no function json_scalar to call; migrate once more to make it"
            ]


async def test_a_gateway_that_would_be_the_owner_is_refused(original: Original) -> None:
    owner = original("accounts").owner_dsn
    with pytest.raises(ValueError, match="names accounts_owner; it must name a role other than the owner's"):
        await migrate.migrate("accounts", owner, owner)


def test_a_domain_that_does_not_exist_is_named() -> None:
    with pytest.raises(LookupError, match="tariffs is no domain; the domains are accounts, shipments,"):
        migrate.head("tariffs")


async def test_a_revision_is_written_only_where_the_history_does_not_give_the_tables() -> None:
    assert await migrate.write_revision("documents", "nothing") is None


@pytest.mark.parametrize("domain", DOMAINS)
async def test_the_gateway_may_read_and_append_and_nothing_else(domain: str, original: Original) -> None:
    assert await roles.rights(original(domain).gateway_dsn) == []


async def test_rights_that_are_too_wide_or_too_narrow_are_told(clone: Clone) -> None:
    database = await clone("accounts")
    await execute(
        database.owner_dsn,
        "grant update (summary), truncate on journal to accounts_gateway",
        "revoke insert on journal from accounts_gateway",
        "revoke select on officer from accounts_gateway",
    )
    assert await roles.rights(database.gateway_dsn) == [
        "role accounts_gateway may not read officer; migrate once more to grant it",
        "role accounts_gateway may update, truncate the journal; revoke that",
        "role accounts_gateway may not insert into the journal; migrate once more to grant it",
    ]
    await migrate.migrate("accounts", database.owner_dsn, database.gateway_dsn)
    assert await roles.rights(database.gateway_dsn) == []
    assert await roles.rights(database.superuser_dsn) == [
        "role postgres is a superuser; give the gateway a role that is not",
        "role postgres may update, delete, truncate the journal; revoke that",
    ]


async def test_the_gateways_statements_end_in_time_even_if_nobody_else_ends_them(original: Original) -> None:
    connection = await asyncpg.connect(original("shipments").gateway_dsn)
    assert await connection.fetchval("show statement_timeout") == "30s"
    await connection.close()
