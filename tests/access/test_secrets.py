"""Whatever is asked: a carrier reads no values, and nobody reads anything of a competitor's."""

import re
from base64 import urlsafe_b64decode
from collections import defaultdict
from collections.abc import Mapping
from typing import Final

import pytest

from databases.base import DOMAINS
from databases.sample.personas import PERSONAS
from tests.access.policy import policy
from tests.access.questions import questions, strings
from tests.asking import Asker
from tests.world import Sample

AMOUNT: Final = re.compile(r"\d[\d,]*\.\d\d")
TARIFF: Final = re.compile(r"\b\d{4}\.\d\d\.\d{4}\b|\b\d{10}\b")
ID: Final = re.compile(r"(?P<table>[a-z_]+):(?P<key>\d+)")
OPEN: Final = {"center", "officer", "port", "foreign_port", "tariff_rate", "fee_rule", "account"}
"""Tables of the public and of the directory; which accounts are in that, another test tells."""

SHARED: Final = {"bill", "container", "member"}
"""Tables whose rows show in several companies; a person's id does wherever that person acted."""

MAIN: Final = {"entry", "shipment", "compliance_action", "document", "journal_shipments", "journal_accounts"}


async def answers(ask: Asker, persona: str) -> set[str]:
    """Every text that the graph has for somebody."""
    found: set[str] = set()
    for question in questions():
        found.update(strings((await ask(question, persona)).partial))
    return found


async def test_a_carrier_reads_no_value_and_no_tariff_number(ask: Asker, sample: Sample) -> None:
    scope = (await policy(sample, "carrier")).facts["scope"]
    rows = await sample.fetch(
        "shipments",
        "select unnest(array[entered_value, duty, mpf, hmf, total, liquidated_duty]) as amount from entry"
        f" where {scope} union select unnest(array[entered_value, charges, duty, additional_duty])"
        f" from entry_line where {scope} union select total from statement"
        f" where id in (select statement_id from entry where {scope})",
    )
    amounts = {str(row["amount"]) for row in rows if row["amount"]}
    told = await answers(ask, "carrier")

    assert min(len(told), len(amounts)) > 1000
    assert not {amount.replace(",", "") for text in told for amount in AMOUNT.findall(text)} & amounts
    assert not [text for text in told if TARIFF.search(text)]


@pytest.mark.parametrize(("persona", "competitor"), [("importer", "importer2"), ("importer2", "importer")])
async def test_competitors_read_nothing_of_each_other(
    ask: Asker, sample: Sample, persona: str, competitor: str
) -> None:
    own = int((await policy(sample, persona)).facts["company"])
    told = await answers(ask, persona)
    keys = _keys(told)

    assert keys.keys() >= MAIN
    for table, owners in (await _owners(sample, keys)).items():
        assert owners == {own}, table
    other = PERSONAS[competitor].company
    assert other is not None
    assert not [text for text in told if other in text]


def _keys(told: set[str]) -> Mapping[str, set[int]]:
    """The keys in the ids of an answer, by table."""
    found = defaultdict(set)
    for text in told:
        try:
            plain = urlsafe_b64decode(f"{text}==").decode("ascii")
        except ValueError:
            continue
        if match := ID.fullmatch(plain):
            found[match["table"]].add(int(match["key"]))
    return found


async def _owners(sample: Sample, keys: Mapping[str, set[int]]) -> Mapping[str, set[int]]:
    """Whose the rows are, by table; without those that may be anybody's."""
    found = {}
    for table, wanted in keys.items():
        if table in OPEN | SHARED:
            continue
        name = "journal" if table.startswith("journal_") else table
        for domain in DOMAINS:
            there = await sample.value(domain, "select to_regclass($1) is not null", name)
            if there and table in {name, f"journal_{domain}"}:
                statement = f"select distinct company_id from {name} where id = any($1)"
                rows = await sample.fetch(domain, statement, list(wanted))
                found[table] = {row["company_id"] for row in rows}
    return found
