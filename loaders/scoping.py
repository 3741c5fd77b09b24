"""What a viewer may see of a statement's rows, as predicates and columns of SQLAlchemy Core."""

from collections.abc import Sequence
from string import ascii_uppercase, digits
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import Column, ColumnElement, Label, Table
from sqlalchemy.sql import visitors

from loaders.access import (
    ATTACHED,
    EVERYTHING,
    REFERENCE,
    Link,
    depends,
    links,
    masked,
    may_see,
    scope,
    withheld,
)
from loaders.binds import bind_type, one_of
from loaders.errors import Forbidden
from loaders.rows import TEXT
from loaders.viewers import Viewer

_KNOWN: Final[ColumnElement[Any]] = sa.literal_column("4")
_SIGNS: Final[ColumnElement[Any]] = sa.literal_column(f"'{digits}{ascii_uppercase}'")
_STARS: Final[ColumnElement[Any]] = sa.literal_column(f"'{'*' * len(digits + ascii_uppercase)}'")
"""What stands for each sign of an identifier but the last four, which are shown."""


class _Sources(dict[str, Any]):
    """The tables that a link names: the one whose rows are asked, and others that only tell what is seen.

    Those are no `Table`, so that a statement cannot read rows of them on the strength of the link.
    """

    def __init__(self, table: Table) -> None:
        super().__init__({table.name: table})
        self._tables = table.metadata.tables

    def __missing__(self, name: str) -> Any:
        columns = [sa.column(column.name, column.type) for column in self._tables[name].c]
        self[name] = sa.table(name, *columns).alias(f"seen_{name}")
        return self[name]

    def column(self, name: str) -> ColumnElement[Any]:
        """The column that reads `table.column`."""
        table, _, column = name.partition(".")
        found: ColumnElement[Any] = self[table].c[column]
        return found


class Scoping:
    """What a statement may touch for one viewer: predicates for its tables, and the columns not refused."""

    def __init__(self, viewer: Viewer) -> None:
        self._viewer = viewer
        self.tables: set[Table] = set()
        self._wholes: dict[Table, Table] = {}
        self.binds: dict[str, tuple[Table, int, str]] = {}

    def rows(self, table: Table) -> ColumnElement[bool]:
        """The predicate that leaves only the rows of `table` that the viewer may see."""
        self.tables.add(table)
        ways = links(self._viewer, table)
        if not ways:
            return self._alternatives(table, table)
        return sa.or_(*(self._linked(table, way) for way in ways))

    def parts(self, column: Column[Any], whole: Table) -> ColumnElement[bool]:
        """The predicate of rows whose `column` is the id of a row of `whole` that is asked through `rows`.

        Where they are seen exactly when that one is, nothing needs to be asked of them once more.
        """
        part = column.table
        if links(self._viewer, part) == (Link(whole.name, ((str(column), f"{whole.name}.id"),)),):
            self._wholes[part] = whole
            return sa.true()
        return self.rows(part)

    def _linked(self, table: Table, link: Link) -> ColumnElement[bool]:
        related = table.metadata.tables[link.table]
        if scope(self._viewer, related) == EVERYTHING:
            return sa.true()
        source = _Sources(table)
        agree = [source.column(mine) == source.column(other) for mine, other in link.on]
        count = [_any_of(source.column(name), values) for name, values in link.only.items()]
        return sa.exists().where(*agree, *count, self._alternatives(related, source[link.table]))

    def _alternatives(self, table: Table, source: Any) -> ColumnElement[bool]:
        alternatives = []
        for at, alternative in enumerate(scope(self._viewer, table)):
            conditions: list[ColumnElement[bool]] = []
            for name, values in alternative.items():
                bind = f"scope_{table.name}_{at}_{name}"
                self.binds[bind] = (table, at, name)
                column = source.c[name]
                if name == "id":
                    # No index may find rows by it: Postgres takes a list that it does not know for a short
                    # one, and would look for all of it under each key by which the rows are asked.
                    column += sa.literal_column("0")
                single = sa.bindparam(bind, type_=bind_type(column))
                conditions.append(column == single if len(values) == 1 else one_of(column, bind))
            alternatives.append(sa.and_(sa.true(), *conditions))
        return sa.or_(sa.false(), *alternatives)

    def covers(self, table: Table) -> bool:
        """Whether the rows of `table` were asked through `rows`, need no scope, or hang on some that were."""
        scoped = {asked.name for asked in self.tables}
        return (
            table in self.tables
            or self._wholes.get(table) in self.tables
            or table.name in REFERENCE
            or ATTACHED.get(table.name) in scoped
        )

    def allow(self, name: str, expression: ColumnElement[Any]) -> None:
        """Raise `Forbidden` when the filter or order `name` would tell something of a column refused."""
        for element in visitors.iterate(expression):
            if isinstance(element, Column) and isinstance(element.table, Table):
                if may_see(self._viewer, element):
                    continue
                raise _forbidden(name, element)

    def order(self, name: str, column: Column[Any]) -> None:
        """Raise `Forbidden` when the order `name` would tell of a column refused or not shown whole."""
        self.allow(name, column)
        if masked(self._viewer, column) or depends(self._viewer, column) or withheld(self._viewer, column):
            raise _forbidden(name, column)

    def by_shown(self, column: ColumnElement[Any], condition: ColumnElement[bool]) -> ColumnElement[bool]:
        """The condition on a column, which finds no row by a value that the viewer is not shown."""
        if not isinstance(column, Column) or not isinstance(column.table, Table):
            return condition
        shown: list[ColumnElement[bool]] = [
            column.not_like(pattern) for pattern in masked(self._viewer, column)
        ]
        if given := depends(self._viewer, column):
            name, values = given
            shown.append(_any_of(column.table.c[name], values))
        if kept := withheld(self._viewer, column):
            shown.append(kept.unless)
        return sa.and_(condition, *shown)

    def columns(self, table: Table, names: Sequence[str] | None = None) -> list[ColumnElement[Any]]:
        """The columns asked for (all when none are named), each under its own name, `amount::text` too.

        A refused one is null and is not read.
        """
        if names is None:
            return [self._shown(column) for column in table.c]
        return [self._formed(table.c[name.removesuffix(TEXT)], name) for name in names]

    def _formed(self, column: Column[Any], name: str) -> ColumnElement[Any]:
        shown = self._shown(column)
        if name == column.name:
            return shown
        bare = shown.element if isinstance(shown, Label) else shown
        return sa.cast(bare, sa.Text()).label(column.name)

    def _shown(self, column: Column[Any]) -> ColumnElement[Any]:
        if not may_see(self._viewer, column):
            return sa.cast(sa.null(), column.type).label(column.name)
        shown: ColumnElement[Any] = column
        if patterns := masked(self._viewer, column):
            begins = sa.func.left(column, -_KNOWN)
            hidden = sa.func.translate(begins, _SIGNS, _STARS).concat(sa.func.right(column, _KNOWN))
            secret = sa.or_(*(column.like(pattern) for pattern in patterns))
            shown = sa.case((secret, hidden), else_=column)
        if given := depends(self._viewer, column):
            name, values = given
            shown = sa.case((_any_of(column.table.c[name], values), shown))
        if kept := withheld(self._viewer, column):
            shown = sa.case((kept.unless, shown), else_=kept.instead)
        return shown if shown is column else shown.label(column.name)


def _forbidden(name: str, column: Column[Any]) -> Forbidden:
    told = f"the {column.name} of the {column.table.name}".replace("_", " ")
    return Forbidden(f"`{name}` depends on {told}, which your role may not see; leave it out.")


def _any_of(column: ColumnElement[Any], values: Sequence[str]) -> ColumnElement[bool]:
    """Membership in a list that the policy fixes."""
    return sa.or_(*(column == value for value in values))
