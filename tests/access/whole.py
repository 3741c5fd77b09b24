"""The policy for every table and viewer, as plain SQL; it imports nothing of what it judges."""

from dataclasses import dataclass
from itertools import product
from typing import Any, Final

from databases.accounts.tables import metadata as accounts
from databases.base import DOMAINS
from databases.compliance.tables import metadata as compliance
from databases.documents.tables import metadata as documents
from databases.sample.personas import PERSONAS
from databases.shipments.tables import metadata as shipments
from tests.access.names import IMPORTING
from tests.access.policy import ANALYSTS, Policy, policy
from tests.access.test_parties import SEEN
from tests.journeys.ids import global_id
from tests.world import Sample

CATALOGS: Final = dict(zip(DOMAINS, (accounts, shipments, compliance, documents), strict=True))
REGISTERS: Final = {"center", "officer", "port", "foreign_port", "tariff_rate", "fee_rule"}
UNSERVED: Final = {"api_key", "journal_head"}
"""Tables of which nobody sees a row."""

MOVED: Final = {"movement", "in_bond", "disposition_event", "hold"}
"""What is known of the goods on their way, to the carrier too."""

FILED: Final = {
    *("security_filing", "exam", "entry_line", "additional_duty", "fee"),
    *("liquidation_event", "summary_correction"),
}
UNTOLD: Final = {"carrier": FILED, "operator": FILED - {"exam"} | {"in_bond"}}
"""What those who move or keep goods do not see of them."""

CASES: Final = {
    *("action_entry", "action_line", "action_event"),
    *("audit_finding", "improvement_item", "requested_item"),
}
PAPERS: Final = {"document_version", "document_link", "finding"}
PROFILES: Final = {
    *("identifier", "address", "contact", "partnership", "partnership_step", "validation"),
    *("criterion_result", "member", "member_scope", "portfolio", "access_grant"),
}

TABLES: Final = [
    (domain, name)
    for domain, catalog in CATALOGS.items()
    for name, table in catalog.tables.items()
    if "id" in table.c and name not in UNSERVED
]

OWNERS: Final = {"importer", "importer2"}
NAMED: Final = tuple(
    f"select {column} from {table}"
    for table, column in (("account", "name"), *product(("member", "contact"), ("name", "email")))
)
"""What says who an importer is."""

PUBLISHED_FEES: Final = "select unnest(array[flat, minimum, maximum])::text from fee_rule"
"""Amounts that everybody may know, and that a small entry pays."""

KINDS: Final = "array['SIMPLE', 'MASTER', 'HOUSE']"
ISSUED: Final = "array['SIMPLE', 'MASTER']"


def where(must: Policy, table: str) -> str:
    """The predicate on the rows of a table that somebody must see; a table without a rule is an error."""
    if table in REGISTERS | UNSERVED:
        return "true" if table in REGISTERS else "false"
    if table in MOVED | FILED:
        told = must.facts.get(table, must.facts["scope"])
        return "false" if table in UNTOLD.get(must.persona, ()) else told
    if table in CASES:
        return f"action_id in (select id from compliance_action where {must.where('compliance_action')})"
    if table in PAPERS:
        return f"document_id in (select id from document where {must.where('document')})"
    if table == "content":
        return f"sha256 in (select sha256 from document_version where {where(must, 'document_version')})"
    return _profiles(table, must) if table in PROFILES else _wholes(table, must)


def _wholes(table: str, must: Policy) -> str:
    if table == "party":
        kinds = ISSUED if must.persona == "carrier" else KINDS
        return SEEN[must.persona].format(**must.facts).replace("$1", kinds)
    return must.where(table)


def _profiles(table: str, must: Policy) -> str:
    facts, persona = must.facts, must.persona
    if persona in ANALYSTS:
        return "true"
    if persona in {"manager", "specialist"}:
        return facts["companies"]
    if persona == "user":
        return facts["sub_accounts"]
    if table == "access_grant" and persona in OWNERS:
        return f"{facts['company']} in (company_id, grantee_company_id)"
    if table == "access_grant" and persona == "broker":
        return f"grantee_company_id = {facts['company']}"
    return f"company_id = {facts['company']}"


@dataclass(frozen=True)
class Part:
    """The rows of one table, by whether somebody must see them; by their global ids."""

    seen: frozenset[str]
    hidden: frozenset[str]


async def part(sample: Sample, must: Policy, domain: str, table: str) -> Part:
    """What somebody must see of a table."""
    name = f"journal_{domain}" if table == "journal" else table
    rows = await sample.fetch(domain, f"select id, ({where(must, table)}) is true as seen from {table}")
    both = [
        frozenset(global_id(name, row["id"]) for row in rows if row["seen"] is seen) for seen in (True, False)
    ]
    return Part(*both)


async def parts(sample: Sample) -> dict[str, dict[str, Part]]:
    """What every persona must see of every table, by the tables' names in global ids."""
    found: dict[str, dict[str, Part]] = {}
    for persona in PERSONAS:
        must = await policy(sample, persona)
        found[persona] = {
            f"journal_{domain}" if table == "journal" else table: await part(sample, must, domain, table)
            for domain, table in TABLES
        }
    return found


async def secrets(sample: Sample, persona: str) -> set[str]:
    """The values that must not stand in any answer to a persona, whatever the row."""
    found: set[str] = set()
    if persona not in {"manager", "specialist"}:
        for table in ("compliance_action", "action_event"):
            found |= await _values(sample, "compliance", f"select internal_note from {table}")
    if persona in {"carrier", "operator"}:
        for column in ("entered_value", "duty", "total", "mpf", "hmf"):
            amounts = f"select {column}::text from entry where {column} > 0 except {PUBLISHED_FEES}"
            found |= await _values(sample, "shipments", amounts)
        found |= await _values(sample, "shipments", "select importer_number from entry")
    if persona == "surety":
        found |= await _values(sample, "accounts", "select number from account where kind = 'IMPORTER'")
        found |= await _worth(sample) - await _owed(sample)
    if persona == "inspector":
        for query in NAMED:
            found |= await _values(sample, "accounts", f"{query} where {IMPORTING}")
        found |= await _values(sample, "documents", "select title from document")
    numbers = "select number from account where number_kind"
    kinds = "in ('SSN', 'EIN', 'CBP_ASSIGNED')" if persona in ANALYSTS else "= 'SSN'"
    return found | await _values(sample, "accounts", f"{numbers} {kinds}")


async def _worth(sample: Sample) -> set[str]:
    """What entries are worth, and each duty and fee on them."""
    columns = "unnest(array[entered_value, duty, mpf, hmf, liquidated_duty])::text"
    return await _values(sample, "shipments", f"select {columns} from entry except {PUBLISHED_FEES}")


async def _owed(sample: Sample) -> set[str]:
    """The amounts that a surety may read; one may be the same as another's value."""
    amounts = "amount_proposed, amount_assessed, amount_paid"
    asked = {
        "shipments": "select unnest(array[total, liquidated_change])::text from entry",
        "compliance": f"select unnest(array[{amounts}])::text from compliance_action",
        "accounts": "select amount::text from bond",
    }
    return set().union(*[await _values(sample, domain, query) for domain, query in asked.items()])


async def _values(sample: Sample, domain: str, query: str) -> set[str]:
    return {row[0] for row in await sample.fetch(domain, query) if row[0]}


def told(answer: Any) -> set[str]:
    """Every text in an answer."""
    if isinstance(answer, str):
        return {answer}
    if isinstance(answer, dict):
        answer = list(answer.values())
    return set().union(*map(told, answer)) if isinstance(answer, list) else set()
