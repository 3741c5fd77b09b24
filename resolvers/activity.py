"""How the activity of accounts, and the proof that nobody touched it, are answered."""

from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from engine.kinds import Derived, derived
from loaders.activity import Activity
from loaders.chains import check_chains
from loaders.ids import global_id, key_named
from loaders.journal import BY_NUMBER, DOMAINS
from loaders.rows import Row
from resolvers.context import Context
from resolvers.edges import batched, to_any, to_page

activity = to_page(Activity.all, key=None)
of_company = to_page(Activity.by_company)
of_account = to_page(Activity.by_account)
of_member = to_page(Activity.by_member)
of_access_grant = to_page(Activity.by_access_grant)
of_power_of_attorney = to_page(Activity.by_power_of_attorney)
of_bond = to_page(Activity.by_bond)
of_partnership = to_page(Activity.by_partnership)
of_shipment = to_page(Activity.by_shipment)
of_bill = to_page(Activity.by_bill)
of_security_filing = to_page(Activity.by_security_filing)
of_entry = to_page(Activity.by_entry)
of_statement = to_page(Activity.by_statement)
of_compliance_action = to_page(Activity.by_compliance_action)
of_improvement_item = to_page(Activity.by_improvement_item)
of_document = to_page(Activity.by_document)


domain = Derived(("id",), lambda row: DOMAINS[row.table], timed=False, written="domain")
"""The domain whose journal the entry stands in."""


@derived("subject_type", "subject_id")
def subject_id(row: Row) -> str:
    """The global id of what the entry tells of."""
    return global_id(row["subject_type"], row["subject_id"])


@derived("actor_id")
def actor_id(row: Row) -> str | None:
    """The global id of a person, or the name of a system job or agency."""
    person = _person(row)
    name: str | None = row["actor_id"]
    return name if person is None else global_id(*person)


@derived("before")
def before(row: Row) -> Any:
    """What changed, as it was."""
    return _changes(row["before"])


@derived("after")
def after(row: Row) -> Any:
    """What changed, as it is since."""
    return _changes(row["after"])


@derived("prev_hash")
def previous_hash(row: Row) -> str:
    """The hash of the entry before, in hexadecimal digits."""
    digest: bytes = row["prev_hash"]
    return digest.hex()


@derived("hash")
def entry_hash(row: Row) -> str:
    """The entry's hash, in hexadecimal digits."""
    digest: bytes = row["hash"]
    return digest.hex()


@to_any("subject_type", "subject_id")
def subject_node(row: Row) -> tuple[str, int]:
    """What an entry tells of."""
    return row["subject_type"], row["subject_id"]


@to_any("actor_id")
def actor_node(row: Row) -> tuple[str, int] | None:
    """Who did it; null for a system job."""
    return _person(row)


@batched
async def corrects(parents: Sequence[Row], arguments: Mapping[str, Any], context: Context) -> list[Any]:
    """The entry of the same chain that each one puts right; one statement per journal."""
    loads = [
        None
        if row["correction_of"] is None
        else context.load(BY_NUMBER[row.table], None, (row["company_id"], row["correction_of"]))
        for row in parents
    ]
    return [None if load is None else await load for load in loads]


@batched
async def audit_verification(
    parents: Sequence[Any], arguments: Mapping[str, Any], context: Context
) -> list[Any]:
    """Whether the company's four chains hold, null when it is out of scope.

    Raises `InvalidInput` for the id of anything but an account.
    """
    key = key_named(arguments["company"], "account", "company")
    since, until = arguments.get("from"), arguments.get("to")
    return [await check_chains(context.reader, key, since, until)] * len(parents)


def _changes(text: str | None) -> Any:
    return None if text is None else orjson.loads(text)


def _person(row: Row) -> tuple[str, int] | None:
    """The table and the key of whoever did it; null for a system job or an agency."""
    table, _, key = (row["actor_id"] or "").partition(":")
    return (table, int(key)) if key.isdecimal() else None
