"""What Customs' staff ask for in vain stands in the journal of the company whose it is, for Customs alone."""

from __future__ import annotations

import logging
from typing import Final

import httpx
import pytest

from tests.access.house import COMPANY, DOCUMENT, IMPORTER, NUMBERS, OTHER, House, told
from tests.journeys.ids import global_id

IMPORTER_ID: Final = global_id("account", IMPORTER)
MISSED: Final = {
    "an id": (f'{{ node(id: "{IMPORTER_ID}") {{ id }} }}', COMPANY, IMPORTER),
    "a company's id": (f'{{ company(id: "{global_id("account", OTHER)}") {{ id }} }}', OTHER, OTHER),
    "some of several ids": (
        f'{{ nodes(ids: ["{global_id("account", 98)}", "{IMPORTER_ID}"]) {{ id }} }}',
        COMPANY,
        IMPORTER,
    ),
    "a number": (f'{{ importer(number: "{NUMBERS[IMPORTER][0]}") {{ id }} }}', COMPANY, IMPORTER),
    "the same twice": (
        f'{{ account(id: "{IMPORTER_ID}") {{ id }} again: account(id: "{IMPORTER_ID}") {{ id }} }}',
        COMPANY,
        IMPORTER,
    ),
}


@pytest.mark.parametrize("asked", MISSED)
async def test_a_row_out_of_scope_is_told_of_in_the_journal_of_its_company(house: House, asked: str) -> None:
    document, company, account = MISSED[asked]
    answer = await house.ask(document, "idle")

    assert answer.errors == []
    assert global_id("account", account) not in str(answer.data)
    (entry,) = await house.journal()
    assert (entry["company_id"], entry["account_id"], entry["center_code"]) == (company, account, "CPM")
    assert (entry["verb"], entry["actor_id"], entry["actor_type"]) == (
        "ACCESS_DENIED",
        "officer:9",
        "OFFICER",
    )
    assert entry["visibility"] == "CUSTOMS_INTERNAL"
    assert entry["summary"].startswith("Not found: ")
    assert entry["request_id"]


NOWHERE: Final = (
    f'{{ account(id: "{global_id("account", 99)}") {{ id }} }}',
    '{ entry(number: "QT7-4410032-8") { id } bill(number: "QZXL00000000") { id } }',
    f'{{ company(id: "{global_id("port", 1)}") {{ id }} }}',
    '{ importer(number: "123-45-6789") { id } }',
    '{ complianceAction(caseNumber: "F28-2026-9999999") { id } }',
)


@pytest.mark.parametrize("document", NOWHERE)
async def test_what_is_nobody_s_stands_in_the_log_alone(
    house: House, caplog: pytest.LogCaptureFixture, document: str
) -> None:
    with caplog.at_level(logging.INFO, "gateway.witness"):
        assert set((await house.ask(document, "idle")).data.values()) == {None}

    assert await house.journal() == []
    assert "officer:9 asked in vain: Not found: " in caplog.text
    assert "123-45-6789" not in caplog.text


@pytest.mark.parametrize(
    ("persona", "status", "actor", "why"),
    [("idle", 404, "officer:9", "Not found"), ("analyst", 403, "officer:10", "Refused")],
)
async def test_a_document_that_staff_do_not_get_is_told_of_as_well(
    house: House, reading: httpx.AsyncClient, persona: str, status: int, actor: str, why: str
) -> None:
    assert (await reading.get(DOCUMENT, headers={"persona": persona})).status_code == status

    (entry,) = await house.journal()
    assert told(entry) == {
        "company_id": COMPANY,
        "account_id": IMPORTER,
        "actor_id": actor,
        "verb": "ACCESS_DENIED",
        "subject_id": COMPANY,
        "summary": f"{why}: the content of {DOCUMENT[1:]}",
        "visibility": "CUSTOMS_INTERNAL",
    }


async def test_an_answer_goes_out_although_the_journal_does_not_take_it(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    await house.owners["accounts"].execute("revoke insert on journal from accounts_gateway")

    document, *_ = MISSED["an id"]
    assert (await house.ask(document, "idle")).data == {"node": None}
    assert f"id {IMPORTER_ID}" in caplog.text
