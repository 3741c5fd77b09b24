"""Whoever asks is told who they are, what they see, on which rights, and what is kept from them."""

from typing import Any, Final

import pytest

from databases.sample.personas import PERSONAS
from tests.asking import Asker
from tests.journeys.ids import global_id
from tests.world import Sample

VIEWER: Final = """{ viewer {
    principal name role filerCode centerCode revealsTaxNumbers refusedFields maskedFields { field shown }
    account { __typename id } company { id } member { id } officer { id } center { code }
    scopes { account { id } portCodes }
    grants(where: { inForce: true }) { totalCount nodes { id } }
    powersOfAttorney(where: { inForce: true }) { totalCount nodes { id } }
    portfolio { totalCount nodes { company { id } } }
    sees { subject ways }
} }"""


async def viewer(ask: Asker, persona: str) -> dict[str, Any]:
    """What the graph tells somebody of themselves."""
    found: dict[str, Any] = (await ask(VIEWER, persona)).data["viewer"]
    return found


def ways(told: dict[str, Any], subject: str) -> list[str]:
    """In which ways somebody sees something."""
    found: list[str] = next(each["ways"] for each in told["sees"] if each["subject"] == subject)
    return found


@pytest.mark.parametrize("persona", PERSONAS)
async def test_everybody_learns_who_they_are_in_which_capacity(
    ask: Asker, sample: Sample, persona: str
) -> None:
    told = await viewer(ask, persona)
    known = await ask.viewer(persona)

    assert (told["name"], told["role"]) == (PERSONAS[persona].name, known.role)
    assert told["principal"] == known.principal
    table, _, key = known.principal.partition(":")
    person = told["officer" if table == "officer" else "member"]
    assert person == (None if persona == "user" else {"id": global_id(table, int(key))})
    if known.company_id is None:
        assert (told["account"], told["company"]) == (None, None)
    else:
        assert told["company"] == {"id": global_id("account", known.company_id)}
        company = await sample.value("accounts", "select name from account where id = $1", known.company_id)
        assert company == PERSONAS[persona].company


async def test_a_broker_acts_in_its_broker_account_on_grants_and_powers(ask: Asker, sample: Sample) -> None:
    told = await viewer(ask, "broker")
    rows = await sample.fetch(
        "accounts",
        "select p.id, p.company_id from power_of_attorney p join account a on a.id = p.grantee_company_id"
        " where a.name = $1 and p.revoked_at is null and p.valid_from <= $2"
        " and coalesce(p.valid_to, 'infinity') >= $2",
        PERSONAS["broker"].company,
        sample.world.as_of,
    )

    assert told["account"]["__typename"] == "Broker"
    assert told["filerCode"] == "QT7"
    assert told["powersOfAttorney"]["totalCount"] == len(rows)
    assert told["grants"]["totalCount"] == len((await ask.viewer("broker")).grants) > 0
    assert told["portfolio"] is None
    assert "filed under QT7" in ways(told, "SHIPMENTS")
    assert len(ways(told, "SHIPMENTS")) == 1 + told["grants"]["totalCount"]
    forms = "INFORMATION_REQUEST, NOTICE_OF_ACTION, REDELIVERY_NOTICE"
    assert f"filed under QT7; {forms}; once issued" in ways(told, "COMPLIANCE")


async def test_a_user_learns_of_the_sub_account_and_the_ports(ask: Asker, sample: Sample) -> None:
    told = await viewer(ask, "user")
    rows = await sample.fetch(
        "accounts",
        "select a.id, a.name, c.name as company, s.port_codes from member_scope s"
        " join member m on m.id = s.member_id join account a on a.id = s.account_id"
        " join account c on c.id = s.company_id where m.name = $1",
        PERSONAS["user"].name,
    )

    assert told["scopes"] == [
        {"account": {"id": global_id("account", row["id"])}, "portCodes": row["port_codes"]} for row in rows
    ]
    assert ways(told, "SHIPMENTS") == [
        f"{row['company']}; {row['name']}; at port {', '.join(row['port_codes'])}" for row in rows
    ]
    assert ways(told, "ACTIVITY") == [f"{way}; published to the trade" for way in ways(told, "SHIPMENTS")]


async def test_staff_learn_of_their_portfolio_and_center(ask: Asker, sample: Sample) -> None:
    manager, specialist, analyst = [
        await viewer(ask, persona) for persona in ("manager", "specialist", "analyst")
    ]
    companies = (await ask.viewer("manager")).companies

    listed = {node["company"]["id"] for node in manager["portfolio"]["nodes"] if node["company"]}
    assert {global_id("account", key) for key in companies} <= listed
    assert f"and {len(companies) - 5} more" in ways(manager, "SHIPMENTS")[0]
    assert specialist["center"] == {"code": specialist["centerCode"]}
    assert ways(specialist, "DOCUMENTS") == [f"of the Center {specialist['centerCode']}"]
    assert {way for each in analyst["sees"] for way in each["ways"]} == {"everything"}


async def test_what_is_refused_or_masked_follows_from_the_rules(ask: Asker) -> None:
    told = {persona: await viewer(ask, persona) for persona in PERSONAS}

    assert "Entry.enteredValue" in told["carrier"]["refusedFields"]
    assert "Document.contentUrl" in told["analyst"]["refusedFields"]
    assert told["manager"]["refusedFields"] == []
    masked = {
        persona: {each["field"]: each["shown"] for each in found["maskedFields"]}
        for persona, found in told.items()
    }
    assert masked["importer"]["Importer.importerNumber"].startswith("A Social Security number")
    assert masked["analyst"]["Importer.importerNumber"].startswith("An importer of record number")
    assert masked["surety"]["Importer.importerNumber"] == "Null."
    assert "Bill.shipper" in masked["carrier"]
    assert all(masked[persona].keys().isdisjoint(told[persona]["refusedFields"]) for persona in PERSONAS)
    del masked["inspector"]  # from whom the codes of those who import too are kept
    for found in masked.values():  # the codes of the trade are published
        assert found.keys().isdisjoint({"Broker.filerCode", "Broker.entries", "Carrier.scac"})
    assert {persona for persona, found in told.items() if not found["revealsTaxNumbers"]} == {
        "surety",
        "analyst",
        "inspector",
    }


@pytest.mark.parametrize("persona", PERSONAS)
async def test_the_fields_told_as_refused_are_refused_and_no_others(ask: Asker, persona: str) -> None:
    refused = set((await viewer(ask, persona))["refusedFields"])
    for field, document in {
        "Entry.enteredValue": "{ entries(first: 1) { nodes { enteredValue } } }",
        "Document.contentUrl": "{ documents(first: 1) { nodes { contentUrl } } }",
        "Shipment.exportCountry": "{ shipments(first: 1) { nodes { exportCountry { code } } } }",
    }.items():
        answer = await ask(document, persona)
        if field in refused:
            assert set(answer.codes) <= {"FORBIDDEN"}
        else:
            assert answer.codes == []


async def test_a_viewer_costs_as_many_statements_however_much_it_sees(ask: Asker) -> None:
    assert (await ask("{ viewer { sees { subject ways } } }", "manager")).statements == ["accounts.by_id"]
    assert (await ask("{ viewer { name principal refusedFields } }", "broker")).statements == []
