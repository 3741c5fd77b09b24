"""The policy in words: by which rule, and under which predicate, a viewer sees the rows of a table."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from sqlalchemy import Column, Table

from loaders.access.columns import CODED, SOCIAL_SECURITY, depends, masked
from loaders.access.links import REFERENCE, Link, links
from loaders.access.names import withheld
from loaders.access.rows import CHAINED, EVERYTHING, RULES, scope
from loaders.viewers import Scope, Viewer

FEW: Final = 5
"""How many values of a list are told."""

ACCOUNTS: Final = frozenset(
    {"id", "company_id", "account_id", "carrier_id", "surety_account_id", "grantee_company_id"}
)
"""Columns by which rows are seen, and that hold accounts."""

PHRASES: Final[Mapping[str, str]] = {
    "port_code": "at port {}",
    "filer_code": "filed under {}",
    "carrier_id": "carried by {}",
    "surety_account_id": "secured by {}",
    "grantee_company_id": "given to {}",
    "center_code": "of the Center {}",
    "site": "examined at {}",
    "goods_location": "entered as lying at {}",
    "status": "once issued",
    "visibility": "published to the trade",
}
"""What a column says of the rows in which it has certain values; of others the values alone."""


def rule_of(viewer: Viewer, table: Table) -> str:
    """The rule that decides: of the table, of its domain, or of another table whose rows lead to it."""
    if table.name in REFERENCE:
        return "everybody's"
    if ways := links(viewer, table):
        return f"{viewer.role}, by way of {' or '.join(dict.fromkeys(way.table for way in ways))}"
    domain = table.metadata.info["domain"]
    group = table.name if table.name in CHAINED or (viewer.role, table.name) in RULES else f"all of {domain}"
    known = (viewer.role, group.removeprefix("all of ")) in RULES
    return f"{viewer.role}, {group}" if known else f"{viewer.role}, none"


def predicate_of(viewer: Viewer, table: Table) -> str:
    """What is asked of the rows of a table, with the viewer's own values."""
    ways = links(viewer, table)
    if not ways:
        return _told(scope(viewer, table))
    return " or ".join(dict.fromkeys(_linked(viewer, table, way) for way in ways))


def _linked(viewer: Viewer, table: Table, way: Link) -> str:
    related = scope(viewer, table.metadata.tables[way.table])
    if related == EVERYTHING:
        return "true"
    on = [f"{mine} = {other}" for mine, other in way.on]
    on += [f"{name} in ({', '.join(values)})" for name, values in way.only.items()]
    return f"exists {way.table} ({' and '.join(on)} and {_told(related)})"


def _told(alternatives: Scope) -> str:
    if not alternatives:
        return "false"
    each = [
        " and ".join(_among(name, values) for name, values in alternative.items()) or "true"
        for alternative in alternatives
    ]
    return each[0] if len(each) == 1 else " or ".join(f"({told})" for told in each)


def _among(column: str, values: tuple[object, ...]) -> str:
    if len(values) == 1:
        return f"{column} = {values[0]}"
    more = f", and {len(values) - FEW} more" if len(values) > FEW else ""
    return f"{column} in ({', '.join(map(str, values[:FEW]))}{more})"


def words_of(viewer: Viewer, table: Table, name: Callable[[int], str]) -> Iterator[str]:
    """Say in words which rows of a table a viewer sees, each way once; `name` names accounts."""
    seen = [table.metadata.tables[way.table] for way in links(viewer, table)] or [table]
    told = (
        _words(each.name, alternative, name)
        for each in dict.fromkeys(seen)
        for alternative in scope(viewer, each)
        if all(alternative.values())
    )
    return iter(dict.fromkeys(told))


def accounts_of(viewer: Viewer, table: Table) -> Iterator[int]:
    """The accounts that the words name."""
    seen = [table.metadata.tables[way.table] for way in links(viewer, table)] or [table]
    for each in seen:
        for alternative in scope(viewer, each):
            for column, values in alternative.items():
                if _holds_accounts(each.name, column):
                    yield from (int(str(value)) for value in values[:FEW])


def mask_of(viewer: Viewer, column: Column[Any], kind: str | None) -> str | None:
    """What is not shown whole of a column that the viewer's role may read; null for most.

    `kind` is that of the rows meant, where their table holds several.
    """
    if kept := withheld(viewer, column):
        return kept.words
    if given := depends(viewer, column):
        if kind is None:
            return f"Null unless {_among(*given).replace('_', ' ')}."
        return None if kind in given[1] else "Null."
    patterns = masked(viewer, column)
    if not patterns or kind in CODED:
        return None
    held = "A Social Security number" if patterns == SOCIAL_SECURITY else "An importer of record number"
    return f"{held} shows its last four characters."


def _words(table: str, alternative: Mapping[str, tuple[object, ...]], name: Callable[[int], str]) -> str:
    parts = []
    for column, values in alternative.items():
        few = [
            name(int(str(value))) if _holds_accounts(table, column) else str(value) for value in values[:FEW]
        ]
        more = f" and {len(values) - FEW} more" if len(values) > FEW else ""
        parts.append(PHRASES.get(column, "{}").format(", ".join(few) + more))
    return "; ".join(parts) or "everything"


def _holds_accounts(table: str, column: str) -> bool:
    return column in ACCOUNTS and (column != "id" or table == "account")
