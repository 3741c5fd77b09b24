"""What each persona must read of the rows that it sees, as plain SQL; imports nothing of what it judges."""

from typing import Final

from tests.access.names import IMPORTING, nameless
from tests.access.policy import ANALYSTS, DIRECTORY

NOTES: Final = {"compliance_action": "internal_note", "action_event": "internal_note"}
WORTH: Final = {
    "entry": {
        *("importer_number", "origin", "line_count", "entered_value", "duty", "mpf", "hmf", "total"),
        *("liquidated_duty", "liquidated_change", "liquidation_result"),
    },
    "shipment": {"export_country"},
    "party": {"manufacturer_id"},
}
"""What whoever only moves the goods must not read."""

OWED: Final = {"total", "liquidated_change", "liquidation_result"}
"""What of it whoever answers for the debt may read."""

REFUSED: Final[dict[str, dict[str, set[str]]]] = {
    **dict.fromkeys(("carrier", "operator"), WORTH),
    "surety": {"entry": WORTH["entry"] - OWED},
}
"""What a persona must not read."""

NUMBERS: Final = {"account": "number", "identifier": "value", "entry": "importer_number"}
"""Importers' numbers."""

NUMBERED: Final = {"surety": DIRECTORY, "inspector": f"not {IMPORTING}"}
"""The accounts whose numbers somebody reads; all for others."""

SOCIAL_SECURITY: Final = r"when {0} ~ '^\d{{3}}-\d{{2}}-\d{{4}}$' then '***-**-' || right({0}, 4)"
EMPLOYER: Final = r"when {0} ~ '^\d{{2}}-\d{{7}}\w{{2}}$' then '**-*****' || right({0}, 4)"
ASSIGNED: Final = r"when {0} ~ '^\d{{6}}-\d{{5}}$' then '******-*' || right({0}, 4)"


def told(persona: str, table: str, column: str) -> str:
    """The expression for what must be told of a column."""
    if persona == "inspector" and (known := nameless(table, column)):
        return known
    if _unread(persona, table, column):
        return _none(column)
    if (persona, table) == ("carrier", "bill") and column in {"shipper_id", "consignee_id"}:
        return f"case when kind in ('SIMPLE', 'MASTER') then {column} end"
    shown = f'"{column}"'
    if NUMBERS.get(table) == column:
        patterns = (SOCIAL_SECURITY, EMPLOYER, ASSIGNED) if persona in ANALYSTS else (SOCIAL_SECURITY,)
        shown = f"case {' '.join(each.format(column) for each in patterns)} else {column} end"
    if (table, column) == ("account", "number") and persona in NUMBERED:
        return f"case when {NUMBERED[persona]} then {shown} end"
    return shown


def _unread(persona: str, table: str, column: str) -> bool:
    if NOTES.get(table) == column:
        return persona not in {"manager", "specialist"}
    return column in REFUSED.get(persona, {}).get(table, ())


def _none(column: str) -> str:
    """Null, of the column's type."""
    return f"case when false then {column} end"
