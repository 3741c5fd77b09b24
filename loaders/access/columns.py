"""Which columns of the rows in scope a role may read."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Column

from databases.accounts.codes import AccountKind
from loaders.access.links import ATTACHED, ISSUED
from loaders.access.names import IDENTIFYING, nameless
from loaders.access.rows import DIRECTORY
from loaders.viewers import Role, Viewer

STAFF: Final = frozenset({Role.ACCOUNT_MANAGER, Role.IMPORT_SPECIALIST})
"""Customs' own people, who read its internal notes; an oversight analyst does not."""

METADATA_ONLY: Final = frozenset({Role.OVERSIGHT_ANALYST})
"""Roles that see what is told about documents, never the bytes."""

INTERNAL: Final = frozenset({"internal_note"})
"""Columns for Customs' own staff only."""

GOODS: Final = frozenset(
    {
        *("importer_number", "origin", "line_count", "entered_value"),
        *("duty", "mpf", "hmf", "liquidated_duty"),
    }
)
"""Columns of an entry that tell what the goods are and are worth: a fee is a known share of the value."""

DEBT: Final = frozenset({"total", "liquidation_result", "liquidated_change"})
"""Columns of an entry that tell what is owed in one sum, and what liquidation made of it."""

COMMERCIAL: Final[Mapping[str, frozenset[str]]] = {
    "entry": GOODS | DEBT,
    "shipment": frozenset({"export_country"}),
    "party": frozenset({"manufacturer_id"}),
}
"""Columns of commercial content, which whoever only moves or keeps the goods is refused."""

REFUSED: Final[Mapping[Role, Mapping[str, frozenset[str]]]] = {
    Role.CARRIER: COMMERCIAL,
    Role.FACILITY_OPERATOR: COMMERCIAL,
    Role.SURETY: {"entry": GOODS},
}
"""What a role is refused: whoever moves or keeps goods all of that, whoever answers for a debt all but it."""

SOMETIMES: Final[Mapping[tuple[Role, str, str], tuple[str, tuple[str, ...]]]] = {
    **{(Role.CARRIER, "bill", name): ("kind", ISSUED) for name in ("shipper_id", "consignee_id")},
    (Role.SURETY, "account", "number"): ("kind", DIRECTORY),
}
"""Columns that a role may read of some rows: the column that tells which, and its values in those."""

SOCIAL_SECURITY: Final = ("___-__-____",)
TAX_NUMBERS: Final = (*SOCIAL_SECURITY, "__-%", "______-_____")
"""Importer of record numbers as patterns of SQL: Social Security, employer, and given by Customs."""

NUMBERS: Final = frozenset({("account", "number"), ("identifier", "value"), ("entry", "importer_number")})
"""Columns that may hold an importer of record number."""

CODED: Final = frozenset({*DIRECTORY, AccountKind.FILER})
"""Kinds of account whose number is a code of the trade, and so never an importer of record number."""


def may_see(viewer: Viewer, column: Column[Any]) -> bool:
    """Whether the column's value may be read at all; a refused column is null and is not read."""
    table = column.table.name
    if table in ATTACHED:
        return viewer.role not in METADATA_ONLY
    if column.name in INTERNAL:
        return viewer.role in STAFF
    if column.name in IDENTIFYING.get(table, ()) and nameless(viewer):
        return False
    return column.name not in REFUSED.get(viewer.role, {}).get(table, ())


UNMASKED: Final = frozenset(Role) - {Role.OVERSIGHT_ANALYST, Role.SURETY}
"""Roles that may have a tax number shown in full, by asking for it: a Social Security number never is."""


def masked(viewer: Viewer, column: Column[Any]) -> tuple[str, ...]:
    """The patterns of the values of which only the last four characters are shown; none for most columns."""
    if (column.table.name, column.name) not in NUMBERS:
        return ()
    return TAX_NUMBERS if viewer.role is Role.OVERSIGHT_ANALYST else SOCIAL_SECURITY


def depends(viewer: Viewer, column: Column[Any]) -> tuple[str, tuple[str, ...]] | None:
    """The column of the same row, and its values, without which a value that may be read is null."""
    return SOMETIMES.get((viewer.role, column.table.name, column.name))
