"""An oversight analyst without clearance knows no importer by name, whichever way it asks."""

import binascii
import json
from base64 import urlsafe_b64decode
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any, Final

import pytest
import sqlalchemy as sa

from loaders.viewers import Role, Viewer
from tests.access.names import IMPORTING, SHOWN
from tests.access.questions import questions, strings
from tests.access.whole import CATALOGS
from tests.asking import Asker, open_asker
from tests.journeys.ids import global_id
from tests.oracle.asking import LARGE
from tests.world import Sample

COMPANIES: Final = "{ companies(first: 100) { nodes { id name } } }"


async def names(sample: Sample) -> set[str]:
    """What companies that import, and all their accounts, are called."""
    rows = await sample.fetch("accounts", f"select name from account where {IMPORTING}")
    return {row["name"] for row in rows}


def plain(answer: Any) -> str:
    """All that an answer says, what its ids and cursors are made of included."""
    return "\n".join([json.dumps(answer, ensure_ascii=False), *map(_made_of, strings(answer))])


def _made_of(text: str) -> str:
    try:
        return urlsafe_b64decode(f"{text}{'=' * (-len(text) % 4)}").decode("utf-8", "ignore")
    except (ValueError, binascii.Error):
        return ""


async def said(ask: Asker, persona: str, size: int = 100) -> str:
    """All that the graph has for somebody."""
    return "\n".join([plain((await ask(question, persona)).body) for question in questions(size=size)])


async def test_no_byte_of_any_answer_names_an_importer(ask: Asker, sample: Sample) -> None:
    called = await names(sample)
    everything, less = [(await said(ask, persona)).lower() for persona in ("analyst", "inspector")]

    assert len(called) > 50
    assert sum(name.lower() in everything for name in called) > 50
    assert [name for name in called if name.lower() in less] == []


async def test_rows_group_by_importer_and_whoever_acts_for_them_keeps_a_name(
    ask: Asker, sample: Sample
) -> None:
    rows = await sample.fetch("accounts", f"select id, name, kind, {IMPORTING} as importing from account")
    document = "query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Account { name } } }"
    ids = [global_id("account", row["id"]) for row in rows]
    found = {
        node["id"]: node["name"]
        for at in range(0, len(ids), 100)
        for node in (await ask(document, "inspector", ids=ids[at : at + 100])).data["nodes"]
    }

    must = {
        global_id("account", row["id"]): f"{row['kind'].replace('_', ' ').title()} {row['id']}"
        if row["importing"]
        else row["name"]
        for row in rows
    }
    assert found == must
    assert len(set(found.values())) > len(rows) - 10  # some companies and their one account share a name
    assert {row["kind"] for row in rows if not row["importing"]} > {"BROKER", "CARRIER", "SURETY", "COMPANY"}


WAYS_TO_GUESS: Final = {
    "accounts": "query($name: String!) { accounts(where: { name: $name }) { totalCount } }",
    "accounts by a part": "query($name: String!) { accounts(where: { nameContains: $name }) { totalCount } }",
    "documents": "query($name: String!) { documents(where: { titleContains: $name }) { totalCount } }",
    "the log": "query($name: String!) { activity(where: { summary: $name }) { totalCount } }",
    "labels": "query($name: String!) { activity(where: { subjectLabel: $name }) { totalCount } }",
}


@pytest.mark.parametrize("way", WAYS_TO_GUESS)
async def test_a_name_is_found_by_no_filter(ask: Asker, way: str) -> None:
    document, name = WAYS_TO_GUESS[way], "Bramblemart"

    known, unknown = [
        [each["totalCount"] for each in (await ask(document, persona, name=name)).data.values() if each]
        for persona in ("analyst", "inspector")
    ]

    assert sum(known) > sum(unknown) == 0


@pytest.mark.parametrize("field", ["accounts", "companies", "parties"])
async def test_an_order_by_name_is_refused(ask: Asker, field: str) -> None:
    document = f"{{ {field}(orderBy: {{ field: NAME }}) {{ edges {{ cursor node {{ id }} }} }} }}"

    assert (await ask(document, "analyst")).codes == []
    assert (await ask(document, "inspector")).codes == ["FORBIDDEN"]


async def test_no_number_finds_an_importer(ask: Asker, sample: Sample) -> None:
    number = await sample.value("accounts", "select number from account where number_kind = 'EIN' limit 1")
    document = """query($number: ImporterNumber!, $text: String!) {
        importer(number: $number) { id }
        accounts(where: { number: $text }) { totalCount }
        entries(where: { importerNumber: [$text] }) { totalCount }
    }"""
    answer = await ask(document, "inspector", number=number, text=number)

    assert answer.partial["importer"] is None
    assert answer.partial["accounts"] == {"totalCount": 0}
    assert answer.partial["entries"] == {"totalCount": None}
    assert answer.codes == ["FORBIDDEN"]


async def test_a_clearance_is_an_officer_s_and_told(ask: Asker) -> None:
    document = "{ viewer { namesImporters officer { cleared } refusedFields maskedFields { field shown } } }"
    cleared, other = [(await ask(document, who)).data["viewer"] for who in ("analyst", "inspector")]

    assert (cleared["namesImporters"], cleared["officer"]) == (True, {"cleared": True})
    assert (other["namesImporters"], other["officer"]) == (False, {"cleared": False})
    assert {*other["refusedFields"]} - {*cleared["refusedFields"]} == {
        *("ActivityEntry.after", "ActivityEntry.before", "ActivityEntry.hash", "ActivityEntry.previousHash"),
        *("DocumentVersion.sha256", "Entry.importerNumber"),
    }
    masked = {each["field"]: each["shown"] for each in other["maskedFields"]}
    assert masked["Importer.name"].endswith("such as Importer 12.")
    assert masked["Document.title"] == "Withheld."
    assert masked["ActivitySubject.label"].startswith("Withheld unless subject type in (bill, bond, ")
    assert masked["Actor.name"] == "Withheld unless actor type in (OFFICER, PARTNER_AGENCY, SYSTEM)."
    assert "Document.title" not in {each["field"] for each in cleared["maskedFields"]}


async def test_a_trail_verifies_although_what_it_says_is_withheld(ask: Asker) -> None:
    company = (await ask(COMPANIES, "inspector")).data["companies"]["nodes"][0]["id"]
    document = "query($id: ID!) { auditVerification(company: $id) { domain checked intact } }"
    answers = [(await ask(document, who, id=company)).data for who in ("analyst", "inspector")]

    assert answers[0] == answers[1]
    assert all(each["intact"] for each in answers[0]["auditVerification"])
    assert any(each["checked"] for each in answers[0]["auditVerification"])


def test_nothing_made_for_a_cleared_analyst_is_shared_with_another() -> None:
    cleared, other = (
        Viewer("officer:1", "Ann", Role.OVERSIGHT_ANALYST, cleared=known) for known in (True, False)
    )

    assert cleared.sees != other.sees
    assert cleared.shape != other.shape


CODES: Final = {
    *("code", "number", "case_number", "entry_number", "form_number", "dis_code", "hts_number", "imo_number"),
    *("filer_code", "center_code", "port_code", "destination_port_code", "lading_port", "scac"),
    *("goods_location", "seal_number", "reference", "voyage", "actor_id", "subject_type", "request_id"),
    *("country", "export_country", "origin", "state", "agency", "activity", "entry_type", "size_type"),
    *("unit", "unit2", "preference", "trade_remedy_case", "rate_text", "claimed", "proposed", "notice"),
    *("legal_basis", "media_type"),
}
TOLD: Final = {("shipment", "conveyance"), ("entry_line", "description"), ("exam", "site")}
"""What the goods are, what carries them, and the code of the place that looks at them."""

PUBLIC: Final = {"center", "officer", "port", "foreign_port", "tariff_rate", "api_key"}
PLANTED: Final = "Zzyzx & Daughters"


def _planted(table: str, column: sa.Column[Any]) -> str:
    """The column, as it is where every text names an importer."""
    told = f'"{column.name}"'
    if column.name in {"before", "after"}:
        told = f"""'{{"name": "{PLANTED}"}}'::jsonb"""
    elif (table, column.name) == ("account", "name"):
        told = f"case when {IMPORTING} then '{PLANTED}' else name end"
    elif isinstance(column.type, sa.Text) and column.name not in CODES and (table, column.name) not in TOLD:
        told = (
            f"""case when {SHOWN.get(column.name, {}).get(table, "false")} then {told} else '{PLANTED}' end"""
        )
    return f'{told} as "{column.name}"'


@pytest.fixture(scope="module")
async def planting(sample: Sample) -> AsyncIterator[Asker]:
    """Somebody to ask where an importer is named in every text that is no code."""
    within = {
        domain: replace(each, gateway_dsn=f"{each.gateway_dsn}?search_path=planted,public")
        for domain, each in sample.databases.items()
    }
    for domain, owner in sample.connections.items():
        views = [
            f"create view planted.{name} as"
            f" select {', '.join(_planted(name, column) for column in table.c)} from {name};"
            for name, table in CATALOGS[domain].tables.items()
            if name not in PUBLIC
        ]
        await owner.execute(
            f"create schema planted; {' '.join(views)} grant usage on schema planted to {domain}_gateway;"
            f" grant select on all tables in schema planted to {domain}_gateway"
        )
    ask = await open_asker(within, sample.roots, sample.world.as_of, limits=LARGE)
    yield ask
    await ask.pools.close()
    for owner in sample.connections.values():
        await owner.execute("drop schema planted cascade")


async def test_not_even_where_every_text_names_one(planting: Asker) -> None:
    assert (await said(planting, "analyst", size=20)).count(PLANTED) > 1000
    assert PLANTED not in await said(planting, "inspector", size=20)
