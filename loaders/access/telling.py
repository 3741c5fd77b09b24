"""The policy in words: by which rule, and under which predicate, a viewer sees the rows of a table."""

from typing import Final

from sqlalchemy import Table

from loaders.access.links import REFERENCE, Link, links
from loaders.access.rows import CHAINED, EVERYTHING, RULES, scope
from loaders.viewers import Scope, Viewer

FEW: Final = 5
"""How many values of a list are told."""


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
