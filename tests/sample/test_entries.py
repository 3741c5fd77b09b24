import re
from collections import defaultdict
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import asyncpg
import pytest
from stdnum import imo, iso6346

from databases import numbers
from databases.calendar import add_working_days, working_day_of_month
from tests.world import Sample

CENT = Decimal("0.01")
UNPAID_TYPES = ("21", "23")
INFORMAL_TYPES = ("11", "12")


@pytest.fixture(scope="module")
async def entries(sample: Sample) -> list[asyncpg.Record]:
    return await sample.fetch("shipments", "select * from entry order by id")


async def test_entry_numbers_carry_their_check_digit_and_their_filers_code(
    sample: Sample, entries: list[asyncpg.Record]
) -> None:
    codes = {
        row["value"]
        for row in await sample.fetch("accounts", "select value from identifier where kind = 'FILER_CODE'")
    }

    assert [entry["number"] for entry in entries if not numbers.is_entry_number(entry["number"])] == []
    assert {entry["number"][:3] for entry in entries} <= codes
    assert all(entry["filer_code"] == entry["number"][:3] for entry in entries)


async def test_numbers_of_boxes_ships_and_moves_are_valid(sample: Sample) -> None:
    boxes = await sample.fetch("shipments", "select number from container")
    ships = await sample.fetch(
        "shipments", "select distinct imo_number from shipment where imo_number is not null"
    )
    moves = await sample.fetch("shipments", "select number from in_bond")
    bills = await sample.fetch("shipments", "select number, scac from bill")
    waybills = [bill["number"] for bill in bills if re.fullmatch(r"\d{3}-\d{8}", bill["number"])]

    assert [row["number"] for row in boxes if not iso6346.is_valid(row["number"])] == []
    assert [row["imo_number"] for row in ships if not imo.is_valid(row["imo_number"])] == []
    assert all(int(row["number"][:8]) % 7 == int(row["number"][8]) for row in moves)
    assert all(int(number[4:11]) % 7 == int(number[11]) for number in waybills)
    assert boxes
    assert ships
    assert moves
    assert waybills


async def test_importers_have_numbers_of_a_valid_pattern(sample: Sample) -> None:
    importers = await sample.fetch(
        "accounts", "select number, number_kind from account where kind = 'IMPORTER'"
    )

    assert [row["number"] for row in importers if not numbers.is_importer_number(row["number"])] == []
    assert all(row["number"].startswith("97-") for row in importers if row["number_kind"] == "EIN")


async def test_tariff_numbers_of_lines_are_in_the_tariff_on_their_day(sample: Sample) -> None:
    unknown = await sample.fetch(
        "shipments",
        """
        select line.hts_number from entry_line as line where not exists (
            select from tariff_rate where tariff_rate.hts_number = line.hts_number
            and valid_from <= line.entered_on and (valid_to is null or valid_to >= line.entered_on))
        union select extra.hts_number from additional_duty as extra join entry on entry.id = entry_id
        where not exists (
            select from tariff_rate where tariff_rate.hts_number = extra.hts_number
            and valid_from <= entry.entered_on and (valid_to is null or valid_to >= entry.entered_on))""",
    )

    assert unknown == []


async def test_an_entry_is_the_sum_of_its_lines(sample: Sample) -> None:
    wrong = await sample.fetch(
        "shipments",
        """
        select entry.number from entry join entry_line as line on line.entry_id = entry.id group by entry.id
        having entry.entered_value <> sum(line.entered_value)
        or entry.duty <> sum(line.duty + additional_duty)
        or entry.mpf <> sum(line.mpf) or entry.hmf <> sum(line.hmf) or line_count <> count(*)
        or entry.total <> entry.duty + entry.mpf + entry.hmf""",
    )
    extra = await sample.fetch(
        "shipments",
        """
        select line.id from entry_line as line left join additional_duty as extra on extra.line_id = line.id
        group by line.id having line.additional_duty <> coalesce(sum(extra.duty), 0)""",
    )
    fees = await sample.fetch(
        "shipments",
        """
        select entry.number from entry left join fee on fee.entry_id = entry.id group by entry.id
        having mpf <> coalesce(sum(amount) filter (where kind in ('499', '311')), 0)
        or hmf <> coalesce(sum(amount) filter (where kind = '501'), 0)""",
    )

    assert wrong == extra == fees == []


async def test_fees_follow_the_rules_of_their_day(sample: Sample) -> None:
    rules = await sample.fetch("shipments", "select * from fee_rule")
    lines = await sample.fetch(
        "shipments",
        """
        select entry.id, entry.number, entry_type, mode, entry.entered_on, entry.entered_value,
            entry.mpf, entry.hmf,
            coalesce(sum(line.entered_value) filter (where preference is distinct from 'S'), 0) as owing
        from entry join entry_line as line on line.entry_id = entry.id group by entry.id""",
    )

    def rule(kind: str, day: date) -> asyncpg.Record:
        return next(
            row
            for row in rules
            if row["kind"] == kind
            and row["valid_from"] <= day
            and (row["valid_to"] is None or row["valid_to"] >= day)
        )

    for row in lines:
        paying = row["entry_type"] not in UNPAID_TYPES
        mpf, hmf = Decimal(0), Decimal(0)
        if paying and row["owing"] and row["entry_type"] in INFORMAL_TYPES:
            mpf = rule("311", row["entered_on"])["flat"]
        elif paying and row["owing"]:
            formal = rule("499", row["entered_on"])
            exact = (row["owing"] * formal["rate"]).quantize(CENT, ROUND_HALF_UP)
            mpf = min(max(exact, formal["minimum"]), formal["maximum"])
        if paying and row["mode"] in ("10", "11"):
            rate = rule("501", row["entered_on"])["rate"]
            hmf = (row["entered_value"] * rate).quantize(CENT, ROUND_HALF_UP)
        assert (row["mpf"], row["hmf"]) == (mpf, hmf), row["number"]


def test_a_summary_is_due_ten_working_days_after_entry(entries: list[asyncpg.Record]) -> None:
    for entry in entries:
        assert entry["summary_due_on"] == add_working_days(entry["entered_on"], 10), entry["number"]


def test_no_entry_is_in_an_impossible_state(sample: Sample, entries: list[asyncpg.Record]) -> None:
    today = sample.world.as_of
    for entry in entries:
        number, status, summary = entry["number"], entry["status"], entry["summary_status"]
        assert (entry["released_at"] is not None) == (status == "RELEASED"), number
        assert (entry["summary_filed_on"] is None) == (summary in ("NOT_FILED", "CANCELLED")), number
        if entry["paid_on"] is not None:
            assert summary in ("PAID", "CORRECTED", "UNDER_REVIEW"), number
            assert entry["paid_on"] >= entry["summary_filed_on"], number
        if summary in ("PAID", "CORRECTED"):
            assert entry["paid_on"] is not None, number
        done = entry["liquidation_status"] in ("LIQUIDATED", "DEEMED_LIQUIDATED", "RELIQUIDATED", "FINAL")
        assert (entry["liquidated_on"] is not None) == done, number
        assert (entry["liquidation_result"] is not None) == done, number
        if done:
            assert summary in ("PAID", "CORRECTED"), number
        if entry["liquidation_status"] == "FINAL":
            assert entry["liquidated_on"] + timedelta(days=180) < today, number
        for name in ("summary_filed_on", "paid_on", "liquidated_on"):
            assert entry[name] is None or entry["entered_on"] <= entry[name] < today, (number, name)
        if entry["released_at"] is not None:
            assert entry["released_at"] < sample.world.now, number


async def test_liquidated_duty_agrees_with_the_result(entries: list[asyncpg.Record]) -> None:
    for entry in entries:
        if entry["liquidation_result"] is not None:
            change = entry["liquidated_duty"] - entry["duty"]
            told = "INCREASE" if change > 0 else "REFUND" if change < 0 else "NO_CHANGE"
            assert told == entry["liquidation_result"], entry["number"]


async def test_holds_and_exams_agree_with_the_state_of_the_entry(sample: Sample) -> None:
    open_holds = await sample.fetch(
        "shipments",
        "select number from hold join entry on entry.id = entry_id "
        "where removed_at is null and released_at is not null",
    )
    in_hold = await sample.fetch(
        "shipments",
        "select number from entry where status = 'HOLD' and not exists "
        "(select from hold where entry_id = entry.id and removed_at is null)",
    )
    in_exam = await sample.fetch(
        "shipments",
        "select number from entry where status = 'EXAM' and not exists "
        "(select from exam where entry_id = entry.id and completed_at is null)",
    )
    times = await sample.fetch(
        "shipments",
        "select id from exam where started_at < ordered_at or completed_at < started_at "
        "or (completed_at is null) <> (result is null) "
        "or (discrepancy is not null) <> (result = 'DISCREPANCY')",
    )

    assert open_holds == in_hold == in_exam == times == []


async def test_a_shipment_goes_forward_in_time(sample: Sample) -> None:
    wrong = await sample.fetch(
        "shipments",
        "select reference from shipment where departed_at < laded_at or arrived_at < departed_at "
        "or (status in ('BOOKED', 'DEPARTED')) <> (arrived_at is null)",
    )

    assert wrong == []


async def test_statements_are_the_sum_of_their_entries_and_due_by_the_calendar(sample: Sample) -> None:
    statements = await sample.fetch("shipments", "select * from statement")
    wrong = await sample.fetch(
        "shipments",
        """
        select statement.number from statement join entry on entry.statement_id = statement.id
        group by statement.id
        having statement.duty <> sum(entry.duty) or statement.fees <> sum(entry.mpf + entry.hmf)
        or statement.total <> sum(entry.total) or entry_count <> count(*)""",
    )
    parts = await sample.fetch(
        "shipments",
        """
        select monthly.number from statement as monthly
        join statement as daily on daily.monthly_id = monthly.id
        group by monthly.id having monthly.total <> sum(daily.total)
        or monthly.entry_count <> sum(daily.entry_count)""",
    )
    kinds = defaultdict(list)
    for statement in statements:
        kinds[statement["kind"]].append(statement)

    assert wrong == parts == []
    for statement in kinds["MONTHLY"]:
        due_in = statement["month_on"] + timedelta(days=31)
        assert statement["due_on"] in {
            working_day_of_month(month.year, month.month, 15) for month in (statement["month_on"], due_in)
        }
    assert set(kinds) == {"DAILY", "PERIODIC_DAILY", "MONTHLY"}


async def test_security_filings_tell_late_and_incomplete_truly(sample: Sample) -> None:
    wrong = await sample.fetch(
        "shipments",
        "select number from security_filing where late <> (filed_at > due_at) "
        "or (status = 'INCOMPLETE') <> (missing_elements <> '{}' and completed_at is null)",
    )
    elsewhere = await sample.value(
        "shipments",
        "select count(*) from security_filing join shipment on shipment.id = shipment_id "
        "where mode not in ('10', '11')",
    )

    assert wrong == []
    assert elsewhere == 0
