"""The two roles of a domain's database: the owner, who migrates, and the gateway, who reads and appends.

The gateway's role may select everything, insert into the journal, and move the journal's head. It may not
update, delete or truncate a journal entry; nothing else is its to write until a loader needs it.
"""

from collections.abc import Iterator
from typing import Final

import asyncpg
from sqlalchemy.dialects import postgresql

STATEMENT_TIMEOUT: Final = "30s"  # a backstop; the reader's own deadlines are shorter
IDLE_TIMEOUT: Final = "60s"  # a transaction left open would keep a chain locked

_quote = postgresql.dialect().identifier_preparer.quote_identifier  # type: ignore[no-untyped-call]  # untyped upstream


def grants(gateway: str, database: str) -> Iterator[str]:
    """Give the statements by which the owner lets the gateway's role do what it may, and no more."""
    role, place = _quote(gateway), _quote(database)
    yield f"revoke all on database {place} from public"
    yield "revoke all on schema public from public"
    yield "revoke all on all tables in schema public from public"
    yield f"revoke all on all tables in schema public from {role}"
    yield f"grant connect on database {place} to {role}"
    yield f"grant usage on schema public to {role}"
    yield f"grant select on all tables in schema public to {role}"
    yield f"alter default privileges in schema public grant select on tables to {role}"
    yield f"grant insert on journal to {role}"
    yield f"grant insert, update (seq, hash, recorded_at) on journal_head to {role}"


def limits(database: str) -> Iterator[str]:
    """Give the statements by which the gateway's role limits itself; only it, or a superuser, can."""
    for setting, value in (
        ("statement_timeout", STATEMENT_TIMEOUT),
        ("idle_in_transaction_session_timeout", IDLE_TIMEOUT),
    ):
        yield f"alter role current_user in database {_quote(database)} set {setting} = '{value}'"


WITH_JSON_SCALAR: Final = 17_00_00
"""The first version of Postgres that has it built in, as `server_version_num` tells it."""

RIGHTS: Final = """\
-- roles.rights
select
    rolname as role,
    rolsuper,
    pg_has_role(current_user, (select nspowner from pg_namespace where nspname = 'public'), 'member') as owns,
    array(
        select relname::text from pg_class
        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and not has_table_privilege(oid, 'select') order by 1
    ) as unreadable,
    array(
        select privilege from unnest(array['update', 'delete', 'truncate']) as privilege
        where has_table_privilege('journal', privilege) or
            (privilege = 'update' and has_any_column_privilege('journal', privilege))
    ) as excess,
    has_table_privilege('journal', 'insert') as appends,
    current_setting('server_version_num')::int >= $1
        or to_regprocedure('public.json_scalar(anyelement)') is not null as writes_json
from pg_roles where rolname = current_user"""


async def rights(gateway_dsn: str) -> list[str]:
    """Say, in sentences, what is wrong with the rights of the gateway's role in a migrated database."""
    connection = await asyncpg.connect(gateway_dsn)
    try:
        (found,) = await connection.fetch(RIGHTS, WITH_JSON_SCALAR)
    finally:
        await connection.close()
    role = found["role"]
    faults = []
    if found["rolsuper"]:
        faults.append(f"role {role} is a superuser; give the gateway a role that is not")
    elif found["owns"]:
        faults.append(f"role {role} owns the database; give the gateway a role of its own")
    if found["unreadable"]:
        faults.append(
            f"role {role} may not read {', '.join(found['unreadable'])}; migrate once more to grant it"
        )
    if found["excess"]:
        faults.append(f"role {role} may {', '.join(found['excess'])} the journal; revoke that")
    if not found["appends"]:
        faults.append(f"role {role} may not insert into the journal; migrate once more to grant it")
    if not found["writes_json"]:
        faults.append(f"role {role} has no function json_scalar to call; migrate once more to make it")
    return faults
