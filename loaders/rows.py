"""Rows as they come from the driver, each knowing its table and the type of the graph it is seen as."""

from collections.abc import Mapping
from functools import cache
from typing import Any, ClassVar, Final

import asyncpg
from sqlalchemy import Table

from databases.accounts.codes import AccountKind
from databases.compliance.codes import Family

Columns = frozenset[Any] | None
"""The columns wanted of a row, by name, and objects to be `written` of them; null for all columns."""

TYPES: Final[Mapping[str, str]] = {
    "officer": "CustomsOfficer",
    "member": "AccountMember",
    "partnership": "SecurityPartnership",
    "in_bond": "InBondMovement",
    "journal": "ActivityEntry",
}
"""Types whose name is not their table's in capitals."""

FAMILIES: Final[Mapping[str, tuple[str, Mapping[str, str]]]] = {
    "account": (
        "kind",
        {kind: "".join(word.capitalize() for word in kind.split("_")) for kind in AccountKind},
    ),
    "compliance_action": (
        "family",
        {
            Family.INFORMATION_REQUEST: "InformationRequest",
            Family.NOTICE_OF_ACTION: "NoticeOfAction",
            Family.REDELIVERY_NOTICE: "RedeliveryNotice",
            Family.PENALTY: "PenaltyCase",
            Family.PRIOR_DISCLOSURE: "PriorDisclosure",
            Family.LIQUIDATED_DAMAGES: "LiquidatedDamagesClaim",
            Family.DETENTION: "Detention",
            Family.SEIZURE: "Seizure",
            Family.AUDIT: "Audit",
            Family.PROTEST: "Protest",
            Family.RECORD_DEMAND: "RecordDemand",
        },
    ),
}
"""Tables that hold several types: the column that tells which, and the type of each value."""


class _Typed:
    """What knows the type of the graph as which it is seen."""

    __slots__ = ()
    table: ClassVar[str]
    """The table's name in global ids."""
    family: ClassVar[tuple[str, Mapping[str, str]] | None]
    type_name: ClassVar[str]

    @property
    def typename(self: Any) -> str:
        """The object type that this row is in the graph."""
        if self.family is None:
            return str(self.type_name)
        column, names = self.family
        return str(names[self[column]])


class Record(_Typed, asyncpg.Record):
    """A row as the driver makes it."""

    __slots__ = ()


class PlainRow(_Typed, dict[str, Any]):
    """A row taken out of a statement that found rows of other tables, too."""

    __slots__ = ()


Row = Record | PlainRow
"""A row of one table; columns by name, `row["status"]`."""


def type_name(table: Table) -> str:
    """The object type of a table's rows; for a table with families, that of the interface."""
    name = table.name
    return TYPES.get(name, "".join(word.capitalize() for word in name.split("_")))


def global_name(table: Table) -> str:
    """The table's name in global ids; the four journals bear their domain's."""
    return f"journal_{table.metadata.info['domain']}" if table.name == "journal" else table.name


TEXT: Final = "::text"
"""Ends the name of a column that is wanted as Postgres writes it."""


@cache
def needed(table: Table, columns: Columns, *always: str) -> tuple[str, ...] | None:
    """The columns to read when `columns` are wanted: those, `always`, and what tells a row's type.

    Null, for all of them, when all are wanted. A column that is wanted both as text and as it is comes as it
    is.
    """
    if columns is None:
        return None
    family = FAMILIES.get(table.name)
    wanted = {*columns, *always} | (set() if family is None else {family[0]})
    wanted = wanted or {column.name for column in table.primary_key}  # a row that is only there
    forms = [(column.name, f"{column.name}{TEXT}") for column in table.c]
    return tuple(name if name in wanted else text for name, text in forms if name in wanted or text in wanted)


@cache
def record_class(table: Table) -> type[Record]:
    """The class in which asyncpg hands out the rows of `table`."""
    return type(f"{type_name(table)}Row", (Record,), _attributes(table))


@cache
def plain_class(table: Table) -> type[PlainRow]:
    """The class of the rows of `table` among those of others."""
    return type(f"Plain{type_name(table)}Row", (PlainRow,), _attributes(table))


def _attributes(table: Table) -> dict[str, Any]:
    attributes: dict[str, Any] = {
        "__slots__": (),
        "table": global_name(table),
        "family": FAMILIES.get(table.name),
        "type_name": type_name(table),
    }
    if table.name not in FAMILIES:
        attributes["typename"] = type_name(table)  # told by the class, so that nobody asks row by row
    return attributes
