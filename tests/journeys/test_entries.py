"""An importer asks for its entries: questions 1 to 4 and 9 to 11."""

from datetime import timedelta

from databases.calendar import add_working_days
from tests.journeys.conftest import Given, Put
from tests.journeys.telling import HTS, NEXT_ACTOR, NUMBER, every, tell
from tests.world import Sample


async def test_the_newest_entries_come_with_what_holds_them(put: Put, sample: Sample, importer: int) -> None:
    entries = (await put(1)).data["entries"]
    rows = await sample.fetch(
        "shipments",
        f"""
        select {NUMBER.format("e.number")} as number, e.entry_type as "entryType.code",
            e.filed_at as "filedAt", e.status as "releaseStatus", {NEXT_ACTOR} as "nextActor",
            e.summary_status as "summary.status", e.summary_due_on as "summary.dueOn",
            port.code as "port.code", port.name as "port.name",
            e.entered_value as "enteredValue", e.duty, e.total,
            array(select kind from hold where entry_id = e.id and removed_at is null order by placed_at, id)
                as "openHolds.kind",
            array(select $2::date - (placed_at at time zone 'America/New_York')::date
                from hold where entry_id = e.id and removed_at is null order by placed_at, id)
                as "openHolds.daysHeld"
        from entry e join port on port.code = e.port_code
        where e.company_id = $1 order by e.filed_at desc, e.id desc
        """,
        importer,
        sample.world.as_of,
    )
    assert entries["totalCount"] == len(rows)
    assert every(entries["nodes"], "openHolds")
    tell(entries["nodes"], rows[:20])

    rest = (await put(1, after=entries["pageInfo"]["endCursor"])).data["entries"]
    tell(rest["nodes"], rows[20:40])


async def test_an_entry_in_full_is_all_that_the_databases_know(
    put: Put, given: Given, sample: Sample, importer: int
) -> None:
    cases = await sample.fetch(
        "compliance",
        "select entry_id, case_number from action_entry join compliance_action a on a.id = action_id"
        " where a.company_id = $1 and status not in ('DRAFT', 'REFERRED')",
        importer,
    )
    found = (await put(2, **given[2])).data["entry"]
    chosen = await sample.value(
        "shipments", "select id from entry where number = $1", found["number"].replace("-", "")
    )
    entry = await sample.fetch(
        "shipments",
        f"""
        select {NUMBER.format("e.number")} as number, e.entered_value as "enteredValue", e.duty, e.total,
            s.reference as "shipment.reference", s.arrived_at as "shipment.arrivedAt",
            t.number as "summary.statement.number", e.paid_on as "summary.paidOn",
            e.liquidation_status as "liquidation.status", e.liquidated_on as "liquidation.liquidatedOn",
            e.liquidated_duty as "liquidation.duty", e.liquidated_duty - e.duty as "liquidation.dutyChange",
            e.liquidated_on + 180 as "liquidation.protestableUntil", e.line_count as "lines.totalCount",
            array(select status from liquidation_event where entry_id = e.id order by occurred_on, id)
                as "liquidation.events.status",
            array(select case kind when '499' then 'MPF_FORMAL' when '311' then 'MPF_INFORMAL' else 'HMF' end
                from fee where entry_id = e.id order by id) as "fees.kind",
            array(select amount from fee where entry_id = e.id order by id) as "fees.amount",
            t.kind as "summary.statement.kind", t.paid_on as "summary.statement.paidOn",
            m.number as "summary.statement.monthly.number",
            array(select reason from summary_correction where entry_id = e.id order by filed_on desc, id desc)
                as "summary.corrections.nodes.reason",
            array(select duty_after - duty_before from summary_correction where entry_id = e.id
                order by filed_on desc, id desc) as "summary.corrections.nodes.dutyChange",
            array(select kind from hold where entry_id = e.id order by placed_at desc, id desc)
                as "holds.nodes.kind",
            array(select removed_at from hold where entry_id = e.id order by placed_at desc, id desc)
                as "holds.nodes.removedAt",
            array(select result from exam where entry_id = e.id order by ordered_at desc, id desc)
                as "exams.nodes.result",
            array(select c.number from exam left join container c on c.id = container_id
                where entry_id = e.id order by ordered_at desc, exam.id desc)
                as "exams.nodes.container.number"
        from entry e join shipment s on s.id = e.shipment_id join statement t on t.id = e.statement_id
            left join statement m on m.id = t.monthly_id
        where e.id = $1
        """,
        chosen,
    )
    tell([found], entry)
    for path in ("holds.nodes", "exams.nodes", "summary.corrections.nodes", "lines.nodes.additionalDuties"):
        assert all(every([found], path)), path

    lines = await sample.fetch(
        "shipments",
        f"""
        select l.number, {HTS.format("l.hts_number")} as "htsNumber", l.description,
            l.origin as "originCountry.code", p.name as "manufacturer.name", l.quantity, l.unit,
            l.entered_value as "enteredValue", l.rate_text as "dutyRate", l.duty, l.preference, l.mpf, l.hmf,
            array(select {HTS.format("hts_number")} from additional_duty where line_id = l.id order by id)
                as "additionalDuties.htsNumber",
            array(select duty from additional_duty where line_id = l.id order by id)
                as "additionalDuties.duty"
        from entry_line l join party p on p.id = l.manufacturer_party_id
        where l.entry_id = $1 order by l.number
        """,
        chosen,
    )
    tell(found["lines"]["nodes"], lines)

    cargo = await sample.fetch(
        "shipments",
        "select b.number, c.number as box, master.number as master"
        " from entry e join movement m using (shipment_id) join bill b on b.id = m.bill_id"
        " left join container c on c.id = m.container_id left join bill master on master.id = b.master_id"
        " where e.id = $1",
        chosen,
    )
    assert {
        (bill["number"], bill["master"] and bill["master"]["number"]) for bill in found["bills"]["nodes"]
    } == {(row["number"], row["master"]) for row in cargo}
    assert {box["number"] for box in found["containers"]["nodes"]} == {
        row["box"] for row in cargo if row["box"]
    }

    assert {case["caseNumber"] for case in found["complianceActions"]["nodes"]} == {
        case["case_number"] for case in cases if case["entry_id"] == chosen
    }
    papers = await sample.fetch(
        "documents",
        """
        select d.type, d.title, d.status, d.received_at as "receivedAt", v.number as "currentVersion.number",
            v.pages as "currentVersion.pages", v.media_type as "currentVersion.mediaType"
        from document d left join lateral (
            select * from document_version where document_id = d.id order by number desc limit 1) v on true
        where exists (select from document_link
            where document_id = d.id and kind = 'ENTRY' and target_id = $1)
        order by d.received_at desc, d.id desc
        """,
        chosen,
    )
    tell(found["documents"]["nodes"], papers)


async def test_what_is_stopped_says_for_how_long_and_who_moves(
    put: Put, sample: Sample, importer: int
) -> None:
    entries = (await put(3)).data["entries"]
    rows = await sample.fetch(
        "shipments",
        f"""
        select {NUMBER.format("e.number")} as number, e.status as "releaseStatus",
            {NEXT_ACTOR} as "nextActor",
            (select $2::date - min((placed_at at time zone 'America/New_York')::date)
                from hold where entry_id = e.id and removed_at is null) as "daysOnHold",
            array(select reason from hold where entry_id = e.id and removed_at is null order by placed_at, id)
                as "openHolds.reason",
            array(select kind from exam where entry_id = e.id and completed_at is null
                order by ordered_at desc, id desc) as "exams.nodes.kind",
            array(select $2::date - (ordered_at at time zone 'America/New_York')::date
                from exam where entry_id = e.id and completed_at is null
                order by ordered_at desc, id desc) as "exams.nodes.daysInExam"
        from entry e
        where e.company_id = $1 and e.status not in ('CANCELLED', 'SEIZED') and (
            exists (select from hold where entry_id = e.id and removed_at is null)
            or exists (select from exam where entry_id = e.id and completed_at is null))
        order by e.filed_at desc, e.id desc
        """,
        importer,
        sample.world.as_of,
    )
    assert entries["totalCount"] == len(rows)
    assert {"HOLD", "EXAM"} <= {row["releaseStatus"] for row in rows}
    tell(entries["nodes"], rows)


async def test_summaries_fall_due_by_working_days(put: Put, sample: Sample, importer: int) -> None:
    today = sample.world.as_of
    entries = (await put(4)).data["entries"]
    rows = await sample.fetch(
        "shipments",
        f"""
        select {NUMBER.format("e.number")} as number, e.summary_due_on as "summary.dueOn",
            e.summary_due_on - $2::date as "summary.daysLeft", {NEXT_ACTOR} as "nextActor", e.total
        from entry e
        where e.company_id = $1 and e.summary_status in ('NOT_FILED', 'REJECTED')
            and e.summary_due_on between $2 and $3
        order by e.summary_due_on, e.id
        """,
        importer,
        today,
        add_working_days(today, 3),
    )
    assert entries["totalCount"] == len(rows)
    tell(entries["nodes"], rows)

    over_the_weekend = (await put(4, workingDays=5)).data["entries"]
    until = max(node["summary"]["dueOn"] for node in over_the_weekend["nodes"])
    assert until <= (today + timedelta(days=7)).isoformat()
    assert over_the_weekend["totalCount"] >= len(rows)


async def test_what_liquidates_soon_names_its_open_cases(put: Put, sample: Sample, importer: int) -> None:
    entries = (await put(9)).data["entries"]
    cases = await sample.fetch(
        "compliance",
        "select entry_id, array_agg(case_number order by opened_at desc, a.id desc) as numbers"
        " from action_entry join compliance_action a on a.id = action_id"
        " where a.company_id = $1 and closed_at is null and status not in ('DRAFT', 'REFERRED') group by 1",
        importer,
    )
    open_cases = {case["entry_id"]: case["numbers"] for case in cases}
    rows = await sample.fetch(
        "shipments",
        f"""
        select e.id, {NUMBER.format("e.number")} as number, e.liquidates_on - $3::date as days
        from entry e
        where company_id = $1 and id = any($2) and liquidated_on is null
            and liquidation_status <> 'SUSPENDED' and liquidates_on between $3 and $3 + 30
        order by liquidates_on, id
        """,
        importer,
        list(open_cases),
        sample.world.as_of,
    )
    assert rows
    assert [
        (
            node["number"],
            node["liquidation"]["daysLeft"],
            [case["caseNumber"] for case in node["complianceActions"]["nodes"]],
        )
        for node in entries["nodes"]
    ] == [(row["number"], row["days"], open_cases[row["id"]]) for row in rows]


async def test_what_can_still_be_corrected_says_until_when(put: Put, sample: Sample, importer: int) -> None:
    today = sample.world.as_of
    entries = (await put(10)).data["entries"]
    rows = await sample.fetch(
        "shipments",
        f"""
        select {NUMBER.format("e.number")} as number, e.summary_status as "summary.status",
            least(e.entered_on + 300, e.liquidates_on - 15) as "summary.correctableUntil",
            least(e.entered_on + 300, e.liquidates_on - 15) - $2::date as "summary.correctionDaysLeft",
            array(select number from summary_correction where entry_id = e.id order by filed_on desc, id desc)
                as "summary.corrections.nodes.number"
        from entry e
        where e.company_id = $1 and e.summary_status not in ('NOT_FILED', 'REJECTED', 'CANCELLED')
            and e.liquidated_on is null and least(e.entered_on + 300, e.liquidates_on - 15) >= $2
        order by e.liquidates_on, e.id
        """,
        importer,
        today,
    )
    assert entries["totalCount"] == len(rows)
    tell(entries["nodes"], rows[:25])


async def test_protest_windows_that_close_soon_say_what_was_added(
    put: Put, sample: Sample, importer: int
) -> None:
    entries = (await put(11)).data["entries"]
    rows = await sample.fetch(
        "shipments",
        f"""
        select {NUMBER.format("e.number")} as number, e.liquidated_on as "liquidation.liquidatedOn",
            e.liquidated_duty - e.duty as "liquidation.dutyChange",
            e.liquidated_on + 180 as "liquidation.protestableUntil",
            e.liquidated_on + 180 - $2::date as "liquidation.protestDaysLeft"
        from entry e
        where e.company_id = $1 and e.liquidation_result = 'INCREASE' and e.liquidation_status <> 'FINAL'
            and e.liquidated_on + 180 between $2 and $2 + 30
        order by e.liquidates_on, e.id
        """,
        importer,
        sample.world.as_of,
    )
    assert entries["totalCount"] == len(rows)
    assert all(float(node["liquidation"]["dutyChange"]) > 0 for node in entries["nodes"])
    tell(entries["nodes"], rows)
