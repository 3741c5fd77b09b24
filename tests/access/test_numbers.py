"""Importer of record numbers: who reads them whole, and that a masked one is found by no other way."""

import re
from typing import Final

import pytest

from databases.sample.personas import PERSONAS
from loaders.viewers import Role, Viewer
from tests.access.questions import questions, strings
from tests.asking import Asker
from tests.world import Sample

SOCIAL_SECURITY: Final = re.compile(r"\b\d{3}-\d{2}-\d{4}\b")
EMPLOYER: Final = re.compile(r"\b\d{2}-\d{7}\w{2}\b")
ASSIGNED: Final = re.compile(r"\b\d{6}-\d{5}\b")

IMPORTERS: Final = """{ accounts(first: 100, where: { kind: [IMPORTER] }) { nodes {
    ... on Importer { importerNumber identifiers { value } }
} } }"""


async def numbers(sample: Sample, pattern: re.Pattern[str]) -> list[str]:
    """The numbers of a kind, as they are kept, of importers that have entries."""
    rows = await sample.fetch("shipments", "select distinct importer_number as number from entry order by 1")
    return [row["number"] for row in rows if pattern.fullmatch(row["number"])]


@pytest.mark.parametrize("persona", PERSONAS)
async def test_nobody_reads_a_social_security_number_whole(ask: Asker, persona: str) -> None:
    told = {text for question in questions() for text in strings((await ask(question, persona)).partial)}

    assert not [text for text in told if SOCIAL_SECURITY.search(text)]
    if persona == "analyst":
        assert [text for text in told if re.fullmatch(r"\*{3}-\*{2}-\d{4}", text)]


async def test_an_oversight_analyst_reads_no_tax_number_whole(ask: Asker) -> None:
    told = {text for question in questions() for text in strings((await ask(question, "analyst")).partial)}

    assert not [text for text in told if EMPLOYER.search(text) or ASSIGNED.search(text)]
    assert [text for text in told if re.fullmatch(r"\*{2}-\*{5}\w{4}", text)]
    assert [text for text in told if re.fullmatch(r"\*{6}-\*\d{4}", text)]
    assert "QT7" in told


@pytest.mark.parametrize("persona", ["importer", "broker", "manager", "specialist"])
async def test_whoever_works_with_an_importer_reads_its_employer_number(ask: Asker, persona: str) -> None:
    told = set(strings((await ask(IMPORTERS, persona)).data))

    assert [text for text in told if EMPLOYER.fullmatch(text)]


FILTERED: Final = {
    "accounts": "query($number: String!) { accounts(where: { number: $number }) { totalCount } }",
    "entries": "query($number: String!) { entries(where: { importerNumber: [$number] }) { totalCount } }",
}
LOOKED_UP: Final = "query($number: ImporterNumber!) { importer(number: $number) { id } }"


@pytest.mark.parametrize("pattern", [SOCIAL_SECURITY, EMPLOYER, ASSIGNED])
async def test_a_masked_number_is_found_by_no_filter_and_no_look_up(
    ask: Asker, sample: Sample, pattern: re.Pattern[str]
) -> None:
    number, *_ = await numbers(sample, pattern)

    for document in FILTERED.values():
        for given in (number, number[:4]):
            (found,) = (await ask(document, "analyst", number=given)).data.values()
            assert found["totalCount"] == 0
    assert (await ask(LOOKED_UP, "analyst", number=number)).data == {"importer": None}


async def test_a_number_that_is_shown_is_found(ask: Asker, sample: Sample) -> None:
    number, *_ = await numbers(sample, EMPLOYER)
    company = await sample.value("accounts", "select company_id from account where number = $1", number)
    ask.be("owner", Viewer("member:0", "Owner", Role.ACCOUNT_OWNER, company_id=company))

    for document in FILTERED.values():
        (found,) = (await ask(document, "owner", number=number)).data.values()
        assert found["totalCount"] > 0
    assert (await ask(LOOKED_UP, "owner", number=number)).data["importer"]


async def test_a_surety_reads_of_its_principals_the_name_and_no_number(ask: Asker) -> None:
    document = """{
        accounts(first: 100, where: { kind: [IMPORTER] }) { nodes {
            name ... on Importer { importerNumber }
        } }
        found: accounts(where: { kind: [IMPORTER], number: "97" }) { totalCount }
    }"""
    told = (await ask(document, "surety")).data

    assert told["accounts"]["nodes"]
    assert {node["importerNumber"] for node in told["accounts"]["nodes"]} == {None}
    assert told["found"]["totalCount"] == 0
