"""An index leads with a column of every alternative by which a role sees rows of a table that is listed."""

from collections.abc import Iterator
from typing import Final

import pytest
from sqlalchemy import Column, Table

from loaders.access import REFERENCE, links, scope
from loaders.pages import pages
from loaders.viewers import Grant, Role, Viewer
from schema.graph import schema
from tests.access.whole import CATALOGS

ASSURED: Final = Viewer(
    "member:1",
    "Somebody with everything that a role can go by",
    Role.ACCOUNT_OWNER,
    company_id=1,
    account_ids=(2, 3),
    scopes=(Grant(1, 2, ("2704",)),),
    filer_code="QT7",
    companies=(4, 5),
    grants=(Grant(4, None, ()), Grant(4, None, ("2704",)), Grant(5, 6, ())),
    principals=(7, 8),
    bond_papers=(9, 10),
    sites=("W101",),
    center_code="CEE04",
)


def listed() -> set[Table]:
    """The tables that are listed as a whole, and those whose rows lead to such."""
    assert schema.query is not None
    found = {page.table for page in pages() if page.key is None and page.table.name not in REFERENCE}
    related = {
        table.metadata.tables[way.table]
        for table in found
        for role in Role
        for way in links(viewer(role), table)
    }
    return found | related


def viewer(role: Role) -> Viewer:
    values = {name: getattr(ASSURED, name) for name in ASSURED.__dataclass_fields__}
    return Viewer(**values | {"role": role, "scopes_by_table": {}})


def unled(role: Role, table: Table) -> Iterator[str]:
    """The alternatives of a role's scope that no index of the table leads to."""
    leading = {table.primary_key.columns[0].name}
    for index in table.indexes:
        first = next(iter(index.expressions))
        leading |= {first.name} if isinstance(first, Column) else set()
    if not links(viewer(role), table):
        for alternative in scope(viewer(role), table):
            if alternative and not leading & alternative.keys():
                yield f"{role}: no index of {table.name} leads with one of {', '.join(alternative)}"


@pytest.mark.parametrize("role", Role)
def test_an_index_leads_to_the_rows_of_each_role(role: Role) -> None:
    assert [told for table in listed() for told in unled(role, table)] == []


def test_a_column_without_an_index_is_noticed() -> None:
    fee = CATALOGS["shipments"].tables["fee"]
    assert next(unled(Role.BROKER, fee)) == "BROKER: no index of fee leads with one of filer_code"
