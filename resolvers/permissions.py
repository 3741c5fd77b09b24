"""Which fields a role is refused, told when a plan is made: those that read a column refused to it."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from sqlalchemy import Table

from engine.columns import NO_COLUMNS
from engine.kinds import Kind, Refused
from loaders.access import may_see
from loaders.errors import Forbidden
from loaders.reader import LOADERS
from loaders.rows import FAMILIES, type_name
from loaders.viewers import Role, Viewer

VIEWS: Final[Mapping[str, str]] = {"EntrySummary": "entry", "Liquidation": "entry"}
"""Types that are views on the rows of another table with columns that a role may be refused."""


class Permissions:
    """What a role may select; roles that may select the same share one, and so their plans."""

    __slots__ = ("_refused",)

    def __init__(self, refused: frozenset[tuple[str, str]]) -> None:
        self._refused: Final = refused
        """Columns, each with the type whose rows have it."""

    def of(self, type_: str, field: str, kind: Kind) -> Kind:
        """How a field is answered: as declared, or, where it reads a column refused, with an error."""
        columns = self._refused and kind.reads(NO_COLUMNS)
        if columns and any((type_, column) in self._refused for column in columns):
            return Refused(f"{type_}.{field}", _forbidden)
        return kind


def _forbidden(field: str) -> Forbidden:
    return Forbidden(f"Your role may not see `{field}`; leave it out.")


@cache
def permissions(role: Role) -> Permissions:
    """What a role may select."""
    viewer = Viewer("", "", role)
    return _permissions(
        frozenset(
            (name, column.name)
            for name, table in tables().items()
            for column in table.c
            if not may_see(viewer, column)
        )
    )


@cache
def _permissions(refused: frozenset[tuple[str, str]]) -> Permissions:
    return Permissions(refused)


@cache
def tables() -> Mapping[str, Table]:
    """The tables whose rows are seen as each object type; call it when all loaders are declared."""
    known = {loader.table.name: loader.table for loader in LOADERS.values()}
    named = {
        name: table
        for table in known.values()
        for name in (FAMILIES[table.name][1].values() if table.name in FAMILIES else (type_name(table),))
    }
    return named | {view: known[table] for view, table in VIEWS.items()}
