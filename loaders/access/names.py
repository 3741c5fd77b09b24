"""What may tell who an importer is, and is withheld from an oversight analyst without clearance."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import Column, ColumnElement

from databases.accounts.codes import AccountKind
from databases.journal_codes import ActorType
from loaders.viewers import Role, Viewer

IMPORTING: Final = (AccountKind.IMPORTER, AccountKind.FILER)
"""Kinds of account that make their company an importer's, with all the accounts that it has."""

IDENTIFYING: Final[Mapping[str, frozenset[str]]] = {
    "entry": frozenset({"importer_number"}),
    "journal": frozenset({"before", "after", "prev_hash", "hash"}),
    "document_version": frozenset({"sha256"}),
}
"""Columns refused. A hash confirms whoever guesses what it was made of."""

_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "identifier": ("value",),
    "address": ("line1", "line2", "city", "postal_code"),
    "contact": ("name", "title", "email", "phone"),
    "member": ("name", "email"),
    "access_grant": ("grantee_name",),
    "partnership_step": ("actor_name", "note"),
    "validation": ("site",),
    "criterion_result": ("finding",),
    "party": ("name", "manufacturer_id", "street", "city"),
    "security_filing": ("supplier_name",),
    "movement": ("last_event",),
    "hold": ("reason",),
    "exam": ("remarks",),
    "disposition_event": ("note",),
    "entry_line": ("manufacturer_id",),
    "liquidation_event": ("reason",),
    "compliance_action": ("subject", "opened_by"),
    "action_event": ("reason",),
    "action_line": ("question",),
    "audit_finding": ("description", "owner_name"),
    "improvement_item": ("description", "owner_name"),
    "requested_item": ("description",),
    "document": ("title", "submitted_by"),
    "document_version": ("file_name", "uploader_name", "rejection_reason"),
    "finding": ("remark", "raised_by"),
    "journal": ("summary",),
}
"""Columns withheld in every row: the trade's people and places, and free text, which can name anybody."""

_GOVERNMENT: Final = (ActorType.OFFICER, ActorType.PARTNER_AGENCY, ActorType.SYSTEM)
_NUMBERED: Final = (
    *("bill", "bond", "compliance_action", "container", "entry", "improvement_item", "in_bond"),
    *("security_filing", "shipment", "statement"),
)
"""Tables whose rows the log calls by a number."""

_UNLESS: Final[Mapping[tuple[str, str], tuple[str, tuple[str, ...]]]] = {
    ("action_event", "actor_name"): ("actor_type", _GOVERNMENT),
    ("journal", "actor_name"): ("actor_type", _GOVERNMENT),
    ("journal", "actor_role"): ("actor_type", _GOVERNMENT),
    ("journal", "subject_label"): ("subject_type", _NUMBERED),
}
"""Columns withheld but in some rows: the column that tells which, and its values in those."""

_INSTEAD: Final = "Withheld"


@dataclass(frozen=True, slots=True)
class Withheld:
    """A value that is shown in some rows, or none."""

    unless: ColumnElement[bool]
    """In which rows it is shown."""
    instead: ColumnElement[Any] | None
    """What stands in its place in the others; null where it may be."""
    words: str


def nameless(viewer: Viewer) -> bool:
    """Whether importers have no names for the viewer; the hashes of a chain are computed of all there is."""
    return viewer.role is Role.OVERSIGHT_ANALYST and not viewer.cleared and viewer.recomputes is None


def withheld(viewer: Viewer, column: Column[Any]) -> Withheld | None:
    """What keeps the column's values from the viewer; null for most."""
    if not nameless(viewer):
        return None
    table, name = column.table.name, column.name
    if table == "account" and name in {"name", "number"}:
        return _of_importer(column)
    if given := _UNLESS.get((table, name)):
        other, values = given
        shown = sa.or_(*(column.table.c[other] == value for value in values))
        told = f"{other.replace('_', ' ')} in ({', '.join(values)})"
        return Withheld(shown, *_put(column, f" unless {told}"))
    return Withheld(sa.false(), *_put(column)) if name in _WORDS.get(table, ()) else None


def _put(column: Column[Any], when: str = "") -> tuple[ColumnElement[Any] | None, str]:
    if column.nullable:
        return None, f"Null{when}."
    return sa.literal_column(f"'{_INSTEAD}'"), f"{_INSTEAD}{when}."


def _of_importer(column: Column[Any]) -> Withheld:
    """Goes by kind and id, which its global id tells too: rows group so, and no name can be tried on it."""
    account = column.table.c
    kin = sa.table("account", sa.column("company_id"), sa.column("kind")).alias("kin")
    importing = sa.or_(*(kin.c.kind == kind for kind in IMPORTING))
    imports = sa.exists().where(kin.c.company_id == account.company_id, importing).correlate_except(kin)
    if column.nullable:
        return Withheld(sa.not_(imports), None, "Null for the accounts of a company that imports.")
    kind = sa.func.initcap(sa.func.replace(account.kind, "_", " "))
    alias = sa.func.concat(kind, sa.literal_column("' '"), account.id)
    return Withheld(
        sa.not_(imports),
        alias,
        "An account of a company that imports goes by its kind and id, such as Importer 12.",
    )
