"""Entries and what hangs on them in the graph, against the sample world's own rows."""

import pytest

from databases.compliance.codes import NextActor
from tests.asking import Asker
from tests.world import Sample

PERSONAS = ("importer", "user", "broker", "carrier", "manager", "specialist", "analyst")


@pytest.mark.parametrize("persona", PERSONAS)
async def test_the_filter_by_next_actor_finds_what_the_field_shows(ask: Asker, persona: str) -> None:
    found: dict[str, str] = {}
    for actor in (NextActor.ACCOUNT, NextActor.BROKER, NextActor.CBP, NextActor.PARTNER_AGENCY):
        answer = await ask(
            "query($actor: [NextActor!]) { entries(first: 100, where: {nextActor: $actor})"
            " { totalCount nodes { number nextActor } } }",
            persona,
            actor=[actor.value],
        )
        page = answer.data["entries"]
        assert {node["nextActor"] for node in page["nodes"]} <= {actor.value}
        assert found.keys().isdisjoint(node["number"] for node in page["nodes"])
        found |= {node["number"]: actor.value for node in page["nodes"]}
    assert found
    newest = await ask("{ entries(first: 100) { nodes { number nextActor } } }", persona)
    shown = {node["number"]: node["nextActor"] for node in newest.data["entries"]["nodes"]}
    assert all(found.get(number) == actor for number, actor in shown.items() if number in found)


async def test_held_entries_say_for_how_long_and_for_whom(ask: Asker, sample: Sample) -> None:
    answer = await ask(
        "{ entries(first: 100, where: {onHold: true})"
        " { totalCount nodes { daysOnHold openHolds { daysHeld open nextActor } } } }",
        "analyst",
    )
    page = answer.data["entries"]
    count = await sample.value(
        "shipments", "select count(distinct entry_id) from hold where removed_at is null"
    )
    assert page["totalCount"] == count > 0
    for node in page["nodes"]:
        assert node["daysOnHold"] == max(hold["daysHeld"] for hold in node["openHolds"])
        assert all(hold["open"] and hold["nextActor"] for hold in node["openHolds"])


async def test_an_entry_adds_up_in_the_graph_too(ask: Asker) -> None:
    document = """{ entries(first: 25) { nodes {
        enteredValue duty mpf hmf total lineCount fees { amount }
        lines(first: 100) { totalCount nodes { number enteredValue totalDuty
            duty additionalDuty additionalDuties { duty } } }
    } } }"""
    for entry in (await ask(document)).data["entries"]["nodes"]:
        lines = entry["lines"]["nodes"]
        assert entry["lines"]["totalCount"] == entry["lineCount"]
        if len(lines) < entry["lineCount"]:
            continue
        assert [line["number"] for line in lines] == list(range(1, len(lines) + 1))
        assert cents(entry["enteredValue"]) == sum(cents(line["enteredValue"]) for line in lines)
        assert cents(entry["duty"]) == sum(cents(line["totalDuty"]) for line in lines)
        assert cents(entry["total"]) == sum(cents(entry[part]) for part in ("duty", "mpf", "hmf"))
        assert cents(entry["mpf"]) + cents(entry["hmf"]) == sum(cents(fee["amount"]) for fee in entry["fees"])
        for line in lines:
            further = sum(cents(duty["duty"]) for duty in line["additionalDuties"])
            assert further == cents(line["additionalDuty"])


def cents(amount: str) -> int:
    return int(amount.replace(".", ""))


async def test_lines_are_declared_at_the_rate_of_their_day(ask: Asker) -> None:
    document = """{ entryLines(first: 100, where: {hasPreference: false}) { nodes {
        htsNumber dutyRate enteredOn tariffRate { htsNumber rateText validFrom } } } }"""
    lines = (await ask(document)).data["entryLines"]["nodes"]
    assert lines
    for line in lines:
        rate = line["tariffRate"]
        assert (rate["htsNumber"], rate["rateText"]) == (line["htsNumber"], line["dutyRate"])
        assert rate["validFrom"] <= line["enteredOn"]


async def test_one_line_must_satisfy_all_that_is_asked_of_a_line(ask: Asker, sample: Sample) -> None:
    answer = await ask(
        '{ entries(where: {line: {chapter: ["61", "62"], origin: ["CN"]}}) { totalCount } }', "analyst"
    )
    count = await sample.value(
        "shipments",
        "select count(distinct entry_id) from entry_line"
        " where left(hts_number, 2) in ('61', '62') and origin = 'CN'",
    )
    assert answer.data["entries"]["totalCount"] == count > 0


async def test_correctable_and_protestable_mean_the_same_to_filter_and_field(ask: Asker) -> None:
    document = """{
        yes: entries(first: 100, where: {correctable: true}) { nodes { summary { correctable } } }
        no: entries(first: 100, where: {correctable: false}) { nodes { summary { correctable } } }
        open: entries(first: 100, where: {protestable: true}) { nodes { liquidation { protestable } } }
        shut: entries(first: 100, where: {protestable: false}) { nodes { liquidation { protestable } } }
    }"""
    found = (await ask(document, "analyst")).data
    assert {node["summary"]["correctable"] for node in found["yes"]["nodes"]} == {True}
    assert {node["summary"]["correctable"] for node in found["no"]["nodes"]} == {False}
    assert {node["liquidation"]["protestable"] for node in found["open"]["nodes"]} == {True}
    assert {node["liquidation"]["protestable"] for node in found["shut"]["nodes"]} == {False}


async def test_a_monthly_statement_is_the_sum_of_its_days(ask: Asker) -> None:
    document = """{ statements(first: 3, where: {kind: [MONTHLY]}) { nodes {
        total entryCount dueOn dailies(first: 100) { nodes { total entryCount monthly { dueOn } } } } } }"""
    months = (await ask(document)).data["statements"]["nodes"]
    assert months
    for month in months:
        days = month["dailies"]["nodes"]
        assert cents(month["total"]) == sum(cents(day["total"]) for day in days)
        assert month["entryCount"] == sum(day["entryCount"] for day in days)
        assert {day["monthly"]["dueOn"] for day in days} == {month["dueOn"]}


async def test_an_importer_reads_the_entries_of_a_company_whole_and_by_sub_account(ask: Asker) -> None:
    document = """{ viewer { company { entries { totalCount } children(first: 100) { nodes {
        __typename entries { totalCount } } } } } }"""
    company = (await ask(document)).data["viewer"]["company"]
    parts = [
        child["entries"]["totalCount"]
        for child in company["children"]["nodes"]
        if child["__typename"] == "Importer"
    ]
    assert len(parts) > 1
    assert company["entries"]["totalCount"] == sum(parts)


async def test_a_brokers_account_has_the_entries_that_it_filed(ask: Asker) -> None:
    document = """{
        all: entries(where: {filerCode: ["QT7"]}) { totalCount }
        viewer { company { children(first: 100) { nodes { ... on Broker {
            filerCode entries { totalCount } statements { totalCount } } } } } }
    }"""
    found = (await ask(document, "broker")).data
    brokers = [child for child in found["viewer"]["company"]["children"]["nodes"] if child]
    assert [broker["filerCode"] for broker in brokers] == ["QT7"]
    assert brokers[0]["entries"]["totalCount"] == found["all"]["totalCount"] > 0
    assert brokers[0]["statements"]["totalCount"] > 0


async def test_numbers_go_in_with_or_without_their_punctuation(ask: Asker) -> None:
    number = (await ask("{ entries(first: 1) { nodes { number } } }")).data["entries"]["nodes"][0]["number"]
    for spelled in (number, number.replace("-", ""), number.lower()):
        found = await ask("query($n: EntryNumber!) { entry(number: $n) { number } }", n=spelled)
        assert found.data["entry"]["number"] == number
    start = await ask(
        "query($n: String!) { entries(where: {number: $n}) { totalCount } }", n=number.replace("-", "")[:10]
    )
    assert start.data["entries"]["totalCount"] == 1


async def test_a_number_with_a_wrong_check_digit_is_no_entry_number(ask: Asker) -> None:
    answer = await ask('{ entry(number: "ABC-1234567-7") { number } }')
    assert answer.status == 400
    assert "ABC-1234567-7" in answer.errors[0]["message"]


async def test_a_company_that_files_for_itself_has_no_broker(ask: Asker, sample: Sample) -> None:
    filers = "select company_id, number from account where kind = 'FILER'"
    codes = {row["number"]: row["company_id"] for row in await sample.fetch("accounts", filers)}
    own = await sample.fetch(
        "shipments",
        "select number, filer_code, company_id from entry where filer_code = any($1) order by id limit 20",
        list(codes),
    )
    assert own
    assert all(codes[row["filer_code"]] == row["company_id"] for row in own)
    brokers = "{ broker { name } shipment { broker { name } } }"
    for row in own:
        document = f"query ($number: EntryNumber!) {{ entry(number: $number) {brokers} }}"
        answer = await ask(document, "analyst", number=row["number"])
        assert answer.data["entry"] == {"broker": None, "shipment": {"broker": None}}
