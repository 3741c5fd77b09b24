"""Who looked, and who asked in vain, stands in the journals, or nothing is shown."""

from __future__ import annotations

from typing import Final

import httpx
import pytest

from databases.chain import verify
from tests.access.house import COMPANY, DOCUMENT, IMPORTER, OTHER, House, each, told
from tests.journeys.ids import global_id

REVEAL: Final = """{ accounts(where: { kind: [IMPORTER] }, orderBy: {field: NAME}) { nodes { ... on Importer {
    name hidden: taxNumber shown: taxNumber(reveal: true)
} } } }"""


async def test_a_number_shown_whole_stands_in_the_journal(house: House) -> None:
    answer = await house.ask(REVEAL, "owner")

    shown, secret = answer.partial["accounts"]["nodes"]
    assert (shown["hidden"], shown["shown"]) == ("**-*****6701", "97-123456701")
    assert (secret["hidden"], secret["shown"]) == ("***-**-3456", None)
    assert [error["path"][-1] for error in answer.errors] == ["shown"]
    assert answer.codes == ["FORBIDDEN"]
    unmasked, denied = await house.journal()
    assert told(unmasked) == {
        "company_id": COMPANY,
        "account_id": IMPORTER,
        "actor_id": "member:7",
        "verb": "FIELD_UNMASKED",
        "subject_id": IMPORTER,
        "summary": "Importer number ending in 6701 shown in full",
        "visibility": "PUBLIC_TO_ACCOUNT",
    }
    assert unmasked["request_id"]
    assert (denied["verb"], denied["request_id"]) == ("ACCESS_DENIED", unmasked["request_id"])
    assert "never shown whole" in denied["summary"]


async def test_what_customs_looks_at_stands_in_the_account_s_journal_for_customs_alone(house: House) -> None:
    await house.ask(REVEAL, "manager")

    (unmasked,) = await house.journal()
    assert told(unmasked) | {"actor_id": "officer:9", "visibility": "CUSTOMS_INTERNAL"} == told(unmasked)
    assert (unmasked["company_id"], unmasked["actor_type"], unmasked["center_code"]) == (
        COMPANY,
        "OFFICER",
        "CPM",
    )


async def test_an_oversight_analyst_has_no_number_shown_whole(house: House) -> None:
    answer = await house.ask(REVEAL, "analyst")

    assert {node["shown"] for node in answer.partial["accounts"]["nodes"]} == {None}
    assert {node["hidden"] for node in answer.partial["accounts"]["nodes"]} == {"**-*****6701", "***-**-3456"}
    assert set(answer.codes) == {"FORBIDDEN"}
    assert await house.journal() == []


async def test_a_number_that_cannot_be_told_of_is_not_shown(house: House) -> None:
    await house.owners["accounts"].execute("revoke insert on journal from accounts_gateway")

    answer = await house.ask(REVEAL, "owner")

    assert {node["shown"] for node in answer.partial["accounts"]["nodes"]} == {None}
    assert set(answer.codes) == {"DOMAIN_UNAVAILABLE"}
    assert answer.partial["accounts"]["nodes"][0]["hidden"] == "**-*****6701"


IN_VAIN: Final = {
    "an id": (
        f'{{ node(id: "{global_id("account", 99)}") {{ id }} }}',
        f"Not found: node, id {global_id('account', 99)}",
    ),
    "somebody else's id": (
        f'{{ account(id: "{global_id("account", OTHER)}") {{ id }} }}',
        f"Not found: account, id {global_id('account', OTHER)}",
    ),
    "some of several ids": (
        f'{{ nodes(ids: ["{global_id("account", COMPANY)}", "{global_id("account", 98)}"]) {{ id }} }}',
        f"Not found: nodes, ids {global_id('account', 98)}",
    ),
    "a number": (
        '{ entry(number: "QT7-4410032-8") { id } }',
        "Not found: entry, number QT74410032" + "8",
    ),
    "a person's number": (
        '{ importer(number: "123-45-6789") { id } }',
        "Not found: importer, number ***-**-6789",
    ),
}


@pytest.mark.parametrize("asked", IN_VAIN)
async def test_what_was_asked_in_vain_stands_in_the_journal_of_the_own_company(
    house: House, asked: str
) -> None:
    document, summary = IN_VAIN[asked]
    assert (await house.ask(document, "owner")).errors == []

    (entry,) = await house.journal()
    assert told(entry) == {
        "company_id": COMPANY,
        "account_id": COMPANY,
        "actor_id": "member:7",
        "verb": "ACCESS_DENIED",
        "subject_id": COMPANY,
        "summary": summary,
        "visibility": "PUBLIC_TO_ACCOUNT",
    }


async def test_a_request_leaves_one_transaction_and_no_more_than_twenty_entries(house: House) -> None:
    fields = " ".join(f'f{n}: account(id: "{global_id("account", 100 + n)}") {{ id }}' for n in range(30))
    await house.ask(f"{{ {fields} }}", "owner")

    entries = await house.journal()
    assert len(entries) == 20
    assert entries[-1]["summary"] == "11 more were refused or not found"
    assert len({entry["recorded_at"] for entry in entries}) == 1
    assert len({entry["request_id"] for entry in entries}) == 1
    assert (await verify(each(entries), domain="accounts", company_id=COMPANY, last=20)).broken_at is None


async def test_what_is_found_and_allowed_leaves_nothing(house: House) -> None:
    found = await house.ask(
        f'{{ account(id: "{global_id("account", COMPANY)}") {{ parent {{ id }} }} }}', "owner"
    )

    assert found.data == {"account": {"parent": None}}
    await house.ask("{ entries { nodes { number } } viewer { company { partnership { id } } } }", "owner")
    assert await house.journal() == []


async def test_an_answer_goes_out_although_the_journal_does_not_take_what_was_denied(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    await house.owners["accounts"].execute("revoke insert on journal from accounts_gateway")

    assert (await house.ask(f'{{ account(id: "{global_id("account", 99)}") {{ id }} }}', "owner")).data == {
        "account": None
    }
    assert f"Not found: account, id {global_id('account', 99)}" in caplog.text


async def test_a_document_read_on_the_government_s_side_stands_in_the_documents_journal(
    house: House, reading: httpx.AsyncClient
) -> None:
    for persona in ("owner", "manager"):
        assert (await reading.get(DOCUMENT, headers={"persona": persona})).content == b"bytes"
    assert (await reading.head(DOCUMENT, headers={"persona": "manager"})).status_code == 200

    (entry,) = await house.journal("documents")
    assert told(entry) == {
        "company_id": COMPANY,
        "account_id": IMPORTER,
        "actor_id": "officer:9",
        "verb": "DOCUMENT_VIEWED",
        "subject_id": 5,
        "summary": "bond.pdf read, version 1",
        "visibility": "CUSTOMS_INTERNAL",
    }
    assert (entry["subject_type"], entry["center_code"], entry["port_code"]) == ("document", "CPM", "2704")


async def test_a_document_is_not_shown_to_customs_when_that_cannot_be_told(
    house: House, reading: httpx.AsyncClient
) -> None:
    await house.owners["documents"].execute("revoke insert on journal from documents_gateway")

    assert (await reading.get(DOCUMENT, headers={"persona": "manager"})).status_code == 503
    assert (await reading.get(DOCUMENT, headers={"persona": "owner"})).status_code == 200


async def test_a_document_asked_for_in_vain_stands_in_the_journal_of_the_own_company(
    house: House, reading: httpx.AsyncClient
) -> None:
    assert (await reading.get(DOCUMENT, headers={"persona": "carrier"})).status_code == 404

    (entry,) = await house.journal()
    assert (entry["company_id"], entry["verb"]) == (OTHER, "ACCESS_DENIED")
    assert entry["summary"] == f"Not found: the content of {DOCUMENT[1:]}"
