"""Whether a database is what the tables say: two catalogs, compared object by object.

The tables are created anew in a schema that lives in one transaction and is rolled back, so that both sides
are read from the same server, in its own words, and nothing is left behind.
"""

from typing import Final

import sqlalchemy as sa

SCRATCH: Final = "drift_reference"

CATALOG: Final = """
select 'column ' || relname || '.' || attname as object,
    format_type(atttypid, atttypmod)
    || coalesce(' collate ' || nullif(collname, 'default'), '')
    || case when attnotnull then ' not null' else '' end
    || case attidentity when '' then '' else ' identity ' || cast(attidentity as text) end
    || case attgenerated when '' then '' else ' generated ' || cast(attgenerated as text) end
    || coalesce(' default ' || pg_get_expr(adbin, adrelid), '') as definition
from pg_attribute
join pg_class on pg_class.oid = attrelid
left join pg_attrdef on adrelid = attrelid and adnum = attnum
left join pg_collation on pg_collation.oid = attcollation
where relnamespace = cast(:schema as regnamespace) and relkind in ('r', 'p') and relname <> 'alembic_version'
and attnum > 0 and not attisdropped
union all
select 'constraint ' || relname || '.' || conname, pg_get_constraintdef(pg_constraint.oid)
from pg_constraint
join pg_class on pg_class.oid = conrelid
where connamespace = cast(:schema as regnamespace) and contype <> 'n' and relname <> 'alembic_version'
union all
select 'index ' || relname, replace(pg_get_indexdef(indexrelid), ' ON ' || :schema || '.', ' ON ')
from pg_index
join pg_class on pg_class.oid = indexrelid
where relnamespace = cast(:schema as regnamespace) and relname <> 'alembic_version_pkc'
union all
select 'statistics ' || stxname, replace(pg_get_statisticsobjdef(oid), ' ' || :schema || '.', ' ')
from pg_statistic_ext where stxnamespace = cast(:schema as regnamespace)
"""


def differences(connection: sa.Connection, metadata: sa.MetaData) -> list[str]:
    """Say, a sentence each, where the schema `public` differs from the tables; empty when it does not.

    Needs a transaction, and the right to create a schema, which the owner of a database has.
    """
    have = _catalog(connection, "public")
    attempt = connection.begin_nested()
    connection.execute(sa.text(f"create schema {SCRATCH}"))
    connection.execute(sa.text(f"set local search_path = {SCRATCH}"))
    metadata.create_all(connection, checkfirst=False)
    want = _catalog(connection, SCRATCH)
    attempt.rollback()
    return sorted(
        [
            *(f"{name} is missing; the tables say: {want[name]}" for name in want.keys() - have.keys()),
            *(f"{name} is unknown to the tables: {have[name]}" for name in have.keys() - want.keys()),
            *(
                f"{name} is: {have[name]}; the tables say: {want[name]}"
                for name in want.keys() & have.keys()
                if have[name] != want[name]
            ),
        ]
    )


def _catalog(connection: sa.Connection, schema: str) -> dict[str, str]:
    """Every column, constraint, index and statistics of a schema by its name, as the server spells it."""
    connection.execute(sa.text(f"set local search_path = {schema}"))
    rows = connection.execute(sa.text(CATALOG), {"schema": schema})
    return {row.object: row.definition for row in rows}
