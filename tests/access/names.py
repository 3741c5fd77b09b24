"""What an analyst without clearance must read where an importer may be named, as plain SQL of its own."""

from typing import Final

IMPORTING: Final = "company_id in (select company_id from account where kind in ('IMPORTER', 'FILER'))"
"""The accounts of companies that import."""

GOVERNMENT: Final = "actor_type in ('OFFICER', 'SYSTEM', 'PARTNER_AGENCY')"

UNREAD: Final = {
    "entry": {"importer_number"},
    "journal": {"before", "after", "prev_hash", "hash"},
    "document_version": {"sha256"},
}
"""What is refused, hashes of what is withheld too."""

WORDS: Final = {
    "identifier": {"value"},
    "address": {"line1", "line2", "city", "postal_code"},
    "contact": {"name", "title", "email", "phone"},
    "member": {"name", "email"},
    "access_grant": {"grantee_name"},
    "partnership_step": {"actor_name", "note"},
    "validation": {"site"},
    "criterion_result": {"finding"},
    "party": {"name", "manufacturer_id", "street", "city"},
    "security_filing": {"supplier_name"},
    "movement": {"last_event"},
    "hold": {"reason"},
    "exam": {"remarks"},
    "disposition_event": {"note"},
    "entry_line": {"manufacturer_id"},
    "liquidation_event": {"reason"},
    "compliance_action": {"subject", "opened_by"},
    "action_event": {"reason", "actor_name"},
    "action_line": {"question"},
    "audit_finding": {"description", "owner_name"},
    "improvement_item": {"description", "owner_name"},
    "requested_item": {"description"},
    "document": {"title", "submitted_by"},
    "document_version": {"file_name", "uploader_name", "rejection_reason"},
    "finding": {"remark", "raised_by"},
    "journal": {"summary", "actor_name", "actor_role", "subject_label"},
}
"""People, places and whatever somebody wrote."""

SHOWN: Final = {
    "actor_name": {"action_event": GOVERNMENT, "journal": GOVERNMENT},
    "actor_role": {"journal": GOVERNMENT},
    "subject_label": {
        "journal": "subject_type not in"
        " ('account', 'member', 'access_grant', 'power_of_attorney', 'partnership', 'document')"
    },
}
"""By column and table, the rows in which it is shown all the same."""

NULLS: Final = {
    *("line2", "note", "remarks", "rejection_reason", "actor_role"),
    *("manufacturer_id of party", "reason of liquidation_event"),
}
"""Columns that are null where they are withheld."""


def nameless(table: str, column: str) -> str | None:
    """The expression for what must be told of a column; null where it is told as to everybody."""
    if table == "account" and column == "name":
        return f"case when {IMPORTING} then initcap(replace(kind, '_', ' ')) || ' ' || id else name end"
    if column in UNREAD.get(table, ()):
        return f'case when false then "{column}" end'
    if column not in WORDS.get(table, ()):
        return None
    if column == "finding":  # whether there is one is told
        return "case when finding is not null then 'Withheld' end"
    instead = "null" if {column, f"{column} of {table}"} & NULLS else "'Withheld'"
    shown = SHOWN.get(column, {}).get(table, "false")
    return f'case when {shown} then "{column}" else {instead} end'
