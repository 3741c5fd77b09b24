"""An account manager and an import specialist ask: questions 26 to 30."""

import pytest

from databases.sample.personas import PERSONAS
from tests.journeys.conftest import Given, Put
from tests.journeys.telling import HTS, NUMBER, plain, tell
from tests.world import Sample


@pytest.fixture
async def portfolio(sample: Sample) -> dict[int, str]:
    """The companies of the account manager, by name."""
    rows = await sample.fetch(
        "accounts",
        "select account.id, account.name from portfolio join officer on officer.id = officer_id"
        " join account on account.id = portfolio.company_id where officer.name = $1"
        " and since_on <= $2 and (until_on is null or until_on >= $2)",
        PERSONAS["manager"].name,
        sample.world.as_of,
    )
    return {row["id"]: row["name"] for row in rows}


async def test_penalties_say_what_is_at_risk_and_until_when(
    put: Put, sample: Sample, portfolio: dict[int, str]
) -> None:
    cases = (await put(26)).data["complianceActions"]
    rows = await sample.fetch(
        "compliance",
        f"""
        select a.case_number as "caseNumber", a.status, a.subject, a.due_on as "dueOn",
            a.due_on - $2::date as "daysLeft", coalesce(a.due_on < $2, false) as overdue,
            a.amount_proposed as "amountProposed", a.amount_assessed as "amountAssessed",
            a.amount_paid as "amountPaid",
            coalesce(a.amount_assessed, a.amount_proposed) - coalesce(a.amount_paid, 0)
                as "amountOutstanding",
            a.culpability, a.valid_disclosure as "validDisclosure",
            (select due_on from action_event where action_id = a.id and to_status = 'PENALTY_ISSUED')
                as "petitionDueOn",
            (select occurred_at from action_event where action_id = a.id and to_status = 'PETITIONED')
                as "petitionedAt",
            array(select {NUMBER.format("entry_number")} from action_entry where action_id = a.id
                order by id) as "entries.nodes.entryNumber"
        from compliance_action a
        where a.family = 'PENALTY' and a.closed_at is null and a.company_id = any($1)
        order by a.due_on nulls last, a.id
        """,
        list(portfolio),
        sample.world.as_of,
    )
    assert cases["totalCount"] == len(rows)
    tell(cases["nodes"], rows)
    assert len({case["company"]["name"] for case in cases["nodes"]} & set(portfolio.values())) >= 3
    assert any(case["petitionedAt"] for case in cases["nodes"])
    assert any(case["petitionDueOn"] and case["nextActor"] == "ACCOUNT" for case in cases["nodes"])


async def test_revalidations_due_name_what_is_still_to_be_mended(
    put: Put, sample: Sample, portfolio: dict[int, str]
) -> None:
    partnerships = (await put(27)).data["securityPartnerships"]
    open_results = (
        "from criterion_result r join validation v on v.id = r.validation_id where v.partnership_id = p.id"
        " and r.finding is not null and r.resolved_on is null"
    )
    rows = await sample.fetch(
        "accounts",
        f"""
        select account.name as "company.name", p.status, p.tier, p.validated_on as "validatedOn",
            p.revalidation_due_on as "revalidationDueOn",
            p.revalidation_due_on - $2::date as "revalidationDaysLeft",
            array(select r.finding {open_results} order by r.due_on, r.id) as "openFindings.finding",
            array(select r.due_on {open_results} order by r.due_on, r.id) as "openFindings.dueOn"
        from partnership p join account on account.id = p.company_id
        where p.company_id = any($1) and p.revalidation_due_on between $2 and $2 + 183
            and exists (select {open_results})
        order by p.revalidation_due_on, p.id
        """,
        list(portfolio),
        sample.world.as_of,
    )
    assert partnerships["totalCount"] == len(rows)
    tell(partnerships["nodes"], rows)


async def test_dear_clothes_without_a_laboratory_report_are_found_across_databases(
    put: Put, sample: Sample
) -> None:
    entries = (await put(28)).data["entries"]
    center = await sample.value(
        "accounts", "select center_code from officer where name = $1", PERSONAS["specialist"].name
    )
    clothes = "substr(hts_number, 1, 2) in ('61', '62', '63', '64')"
    dear = await sample.fetch(
        "shipments",
        f"""
        select id, shipment_id, array(select id from entry_line where entry_id = e.id) as lines,
            array(select id from exam where entry_id = e.id) as exams
        from entry e where center_code = $1 and entered_value > 500000
            and exists (select from entry_line where entry_id = e.id and {clothes})
        """,
        center,
    )
    tested = {
        (row["kind"], row["target_id"])
        for row in await sample.fetch(
            "documents",
            "select kind, target_id from document_link join document on document.id = document_id"
            " where type in ('LAB_REPORT', 'SAMPLE_RECORD') and status not in ('REQUESTED', 'REJECTED')",
        )
    }
    untested = [
        row["id"]
        for row in dear
        if not tested
        & {
            ("ENTRY", row["id"]),
            ("SHIPMENT", row["shipment_id"]),
            *(("ENTRY_LINE", line) for line in row["lines"]),
            *(("EXAM", exam) for exam in row["exams"]),
        }
    ]
    assert 0 < len(untested) < len(dear)
    top = f"from entry_line where entry_id = e.id and {clothes} order by entered_value desc, id desc limit 10"
    rows = await sample.fetch(
        "shipments",
        f"""
        select {NUMBER.format("e.number")} as number, e.entered_on as "enteredOn",
            e.entered_value as "enteredValue", e.duty, port.name as "port.name",
            array(select {HTS.format("hts_number")} {top}) as "lines.nodes.htsNumber",
            array(select entered_value {top}) as "lines.nodes.enteredValue",
            array(select origin {top}) as "lines.nodes.originCountry.code"
        from entry e join port on port.code = e.port_code
        where e.id = any($1) order by e.entered_value desc, e.id desc
        """,
        untested,
    )
    assert not entries["pageInfo"]["hasNextPage"]
    tell(entries["nodes"], rows)


async def test_all_who_may_act_for_an_account_show_their_papers(
    put: Put, given: Given, sample: Sample, importer: int
) -> None:
    company = (await put(29, **given[29])).data["company"]
    today = sample.world.as_of
    people = await sample.fetch(
        "accounts",
        """
        select name, email, role, since_on as "sinceOn", last_seen_at as "lastSeenAt",
            array(select account.name from member_scope s join account on account.id = s.account_id
                where s.member_id = member.id order by s.id) as "scopes.account.name"
        from member where company_id = $1 and (until_on is null or until_on >= $2)
        order by since_on desc, id desc
        """,
        importer,
        today,
    )
    tell(company["members"]["nodes"], people)
    assert {person["role"] for person in people} == {"OWNER", "PROXY_OWNER", "USER"}

    in_force = "valid_from <= $2 and (valid_to is null or valid_to >= $2) and revoked_at is null"
    agents = await sample.fetch(
        "accounts",
        f"""
        select agent.name as "agent.name", power.filer_code as "filerCode", giver.name as "account.name",
            power.port_codes as "portCodes", power.signed_on as "signedOn", power.valid_to as "validTo",
            power.document_id
        from power_of_attorney power join account agent on agent.id = power.grantee_account_id
        join account giver on giver.id = power.account_id
        where power.company_id = $1 and {in_force} order by power.signed_on desc, power.id desc
        """,
        importer,
        today,
    )
    grants = await sample.fetch(
        "accounts",
        f"""
        select grantee.name as "granteeName", opened.name as "account.name", port_codes as "portCodes",
            valid_from as "validFrom", valid_to as "validTo", document_id
        from access_grant g join account grantee on grantee.id = g.grantee_company_id
        join account opened on opened.id = g.account_id
        where g.company_id = $1 and g.status = 'ACCEPTED' and {in_force}
        order by g.invited_at desc, g.id desc
        """,
        importer,
        today,
    )
    titles = {
        row["id"]: row["title"] for row in await sample.fetch("documents", "select id, title from document")
    }
    for nodes, rows in (
        (company["allPowersOfAttorney"]["nodes"], agents),
        (company["grantsGiven"]["nodes"], grants),
    ):
        papered = [
            {path: plain(value) for path, value in row.items() if path != "document_id"}
            | {"document.title": titles[row["document_id"]]}
            for row in rows
        ]
        tell(nodes, papered)


async def test_open_audit_findings_name_owner_date_and_what_is_left_to_do(
    put: Put, sample: Sample, portfolio: dict[int, str]
) -> None:
    findings = (await put(30)).data["auditFindings"]
    left = "from improvement_item where finding_id = f.id and completed_on is null order by due_on, id"
    rows = await sample.fetch(
        "compliance",
        f"""
        select a.case_number as "audit.caseNumber", a.audit_kind as "audit.auditKind",
            a.status as "audit.status", f.number, f.topic, f.severity, f.description,
            f.owner_name as "ownerName", f.due_on as "dueOn", f.due_on - $2::date as "daysLeft", f.revenue,
            array(select number {left}) as "openItems.number",
            array(select owner_name {left}) as "openItems.ownerName",
            array(select due_on {left}) as "openItems.dueOn"
        from audit_finding f join compliance_action a on a.id = f.action_id
        where f.closed_on is null and f.company_id = any($1) order by f.due_on, f.id
        """,
        list(portfolio),
        sample.world.as_of,
    )
    assert findings["totalCount"] == len(rows)
    tell(findings["nodes"], rows[:25])
    assert any(row["openItems.number"] for row in rows)
    of_closed = await sample.value(
        "compliance",
        "select count(*) from improvement_item i join audit_finding f on f.id = i.finding_id"
        " where i.completed_on is null and f.closed_on is not null",
    )
    assert of_closed == 0, "an item left to do under a closed finding would be missed"
