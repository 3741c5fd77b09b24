"""The personas find what they come to ask: the questions of the domain reference without aggregates."""

from datetime import timedelta

import pytest

from databases.calendar import add_working_days
from databases.sample.personas import PERSONAS
from tests.world import Sample

BRAMBLEMART = "Bramblemart Stores"
CONTAINER = "QZXU7712047"


@pytest.fixture(scope="module")
async def company(sample: Sample) -> int:
    found = await sample.value(
        "accounts", "select id from account where name = $1 and kind = 'COMPANY'", BRAMBLEMART
    )
    assert isinstance(found, int)
    return found


@pytest.fixture(scope="module")
async def portfolio(sample: Sample) -> list[int]:
    rows = await sample.fetch(
        "accounts",
        "select company_id from portfolio join officer on officer.id = officer_id "
        "where officer.name = $1 and until_on is null",
        PERSONAS["manager"].name,
    )
    return [row["company_id"] for row in rows]


async def test_every_persona_is_in_the_accounts(sample: Sample) -> None:
    members = await sample.fetch(
        "accounts",
        "select member.name, account.name as company from member join account on account.id = "
        "member.company_id",
    )
    officers = await sample.fetch("accounts", "select name, null as company from officer")
    everybody = {(row["name"], row["company"]) for row in (*members, *officers)}

    assert {(persona.name, persona.company) for persona in PERSONAS.values()} <= everybody


@pytest.mark.parametrize(
    ("least", "condition"),
    [
        (20, "true"),  # question 1
        (3, "status in ('HOLD', 'DOCUMENTS_REQUIRED')"),  # 3
        (2, "status = 'EXAM'"),  # 3
        (3, "summary_status = 'NOT_FILED' and summary_due_on between $2 and $3"),  # 4
        (3, "liquidated_on is null and liquidates_on between $2 and $4"),  # 9
        (
            10,
            (
                "summary_status in ('ACCEPTED', 'PAID', 'CORRECTED') and liquidated_on is null "
                "and least(entered_on + 300, liquidates_on - 15) > $2"
            ),
        ),  # 10
        (2, "liquidation_result = 'INCREASE' and liquidated_on + 180 between $2 and $4"),  # 11
        (2, "status = 'RELEASED' and summary_status = 'NOT_FILED'"),  # 15
        (1, "exists (select from hold where entry_id = entry.id and removed_at is null)"),  # 1
    ],
)
async def test_an_importer_finds_its_entries(
    sample: Sample, company: int, least: int, condition: str
) -> None:
    today = sample.world.as_of
    found = await sample.value(
        "shipments",
        f"select count(*) from entry where company_id = $1 and {condition} "
        "and coalesce($2::date, $3::date, $4::date) is not null",
        company,
        today,
        add_working_days(today, 3),
        today + timedelta(days=30),
    )

    assert found >= least


@pytest.mark.parametrize(
    ("least", "condition"),
    [
        (3, "family = 'INFORMATION_REQUEST' and status in ('ISSUED', 'EXTENDED') and due_on >= $2"),  # 5
        (1, "family = 'INFORMATION_REQUEST' and closed_at is null and due_on < $2"),  # 5
        (2, "family = 'NOTICE_OF_ACTION' and status = 'ISSUED_PROPOSED' and duty_change > 0"),  # 6
        (1, "family = 'PENALTY' and status = 'PENALTY_ISSUED' and due_on >= $2"),  # 26
        (1, "family = 'DETENTION' and closed_at is null"),
        (1, "family = 'PROTEST' and closed_at is null"),
        (1, "family = 'AUDIT' and closed_at is null"),
    ],
)
async def test_an_importer_finds_its_cases(sample: Sample, company: int, least: int, condition: str) -> None:
    found = await sample.value(
        "compliance",
        f"select count(*) from compliance_action where company_id = $1 and {condition} and "
        "$2::date is not null",
        company,
        sample.world.as_of,
    )

    assert found >= least


async def test_documents_were_sent_already_for_open_forms_28(sample: Sample, company: int) -> None:
    forms = await sample.fetch(
        "compliance",
        "select id from compliance_action where company_id = $1 and family = 'INFORMATION_REQUEST' "
        "and status in ('ISSUED', 'EXTENDED') and exists (select from action_line where "
        "action_id = compliance_action.id)",
        company,
    )
    sent = await sample.fetch(
        "documents",
        "select distinct target_id from document_link join document on document.id = document_id "
        "where kind = 'ACTION' and target_id = any($1::bigint[]) and type = 'PHOTO'",
        [row["id"] for row in forms],
    )

    assert len(sent) >= 2


async def test_next_months_statement_runs_over_several_ports(sample: Sample, company: int) -> None:
    ports = await sample.value(
        "shipments",
        """
        select count(distinct entry.port_code) from statement as monthly
        join statement as daily on daily.monthly_id = monthly.id
        join entry on entry.statement_id = daily.id
        where monthly.company_id = $1 and monthly.kind = 'MONTHLY' and monthly.paid_on is null
        and monthly.due_on >= $2""",
        company,
        sample.world.as_of,
    )

    assert ports >= 2


async def test_entries_that_liquidate_soon_have_an_open_case(sample: Sample, company: int) -> None:
    soon = await sample.fetch(
        "shipments",
        "select id from entry where company_id = $1 and liquidated_on is null and liquidates_on "
        "between $2 and $3",
        company,
        sample.world.as_of,
        sample.world.as_of + timedelta(days=30),
    )
    open_cases = await sample.value(
        "compliance",
        "select count(distinct entry_id) from action_entry join compliance_action as action on "
        "action.id = action_id "
        "where entry_id = any($1::bigint[]) and closed_at is null",
        [row["id"] for row in soon],
    )

    assert open_cases >= 2


async def test_a_master_bill_has_house_bills_containers_and_two_importers(
    sample: Sample, company: int
) -> None:
    masters = await sample.fetch(
        "shipments",
        """
        select master.id from bill as master join bill as house on house.master_id = master.id
        join movement on movement.bill_id = house.id
        group by master.id having count(distinct house.id) >= 3 and count(distinct movement.container_id) >= 2
        and count(distinct movement.company_id) >= 2 and bool_or(movement.company_id = $1)""",
        company,
    )

    assert masters


async def test_the_container_of_question_13_has_come_twice(sample: Sample, company: int) -> None:
    shipments = await sample.value(
        "shipments",
        "select count(distinct shipment_id) from movement join container on container.id = container_id "
        "where container.number = $1 and company_id = $2",
        CONTAINER,
        company,
    )

    assert shipments >= 2


async def test_security_filings_of_the_quarter_are_late_or_incomplete(sample: Sample, company: int) -> None:
    today = sample.world.as_of
    quarter = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
    found = await sample.fetch(
        "shipments",
        "select late, missing_elements <> '{}' as incomplete from security_filing "
        "where company_id = $1 and filed_at >= $2 and (late or missing_elements <> '{}')",
        company,
        quarter,
    )

    assert any(row["late"] for row in found)
    assert any(row["incomplete"] for row in found)


async def test_some_released_entries_wait_for_their_invoice(sample: Sample, company: int) -> None:
    waiting = await sample.fetch(
        "shipments",
        "select id from entry where company_id = $1 and status = 'RELEASED' and summary_status = 'NOT_FILED'",
        company,
    )
    invoiced = await sample.value(
        "documents",
        "select count(distinct target_id) from document_link join document on document.id = document_id "
        "where kind = 'ENTRY' and target_id = any($1::bigint[]) and type = 'COMMERCIAL_INVOICE'",
        [row["id"] for row in waiting],
    )

    assert 0 < invoiced < len(waiting)


async def test_preferences_are_claimed_with_and_without_a_certificate(sample: Sample, company: int) -> None:
    lines = await sample.fetch(
        "shipments",
        "select manufacturer_party_id, entered_on from entry_line where company_id = $1 and preference = 'S'",
        company,
    )
    certificates = await sample.fetch(
        "documents",
        "select supplier_id, valid_from, valid_to from document where type = 'USMCA_CERTIFICATION' "
        "and company_id = $1 and status = 'ACCEPTED'",
        company,
    )
    covered = [
        any(
            certificate["supplier_id"] == line["manufacturer_party_id"]
            and certificate["valid_from"] <= line["entered_on"] <= certificate["valid_to"]
            for certificate in certificates
        )
        for line in lines
    ]

    assert any(covered)
    assert not all(covered)


async def test_powers_of_attorney_of_the_broker_run_out_within_sixty_days(sample: Sample) -> None:
    clients = await sample.value(
        "accounts",
        "select count(distinct company_id) from power_of_attorney where filer_code = 'QT7' and "
        "revoked_at is null "
        "and valid_to between $1 and $2",
        sample.world.as_of,
        sample.world.as_of + timedelta(days=60),
    )

    assert clients >= 2


async def test_a_voyage_of_the_carrier_brings_many_bills(sample: Sample) -> None:
    most = await sample.value(
        "shipments",
        "select max(bills) from (select count(*) as bills from bill where scac = 'QZXL' group "
        "by voyage) as v",
    )

    assert most >= 5


async def test_things_happened_since_the_importers_last_visit(sample: Sample, company: int) -> None:
    seen = await sample.value(
        "accounts", "select last_seen_at from member where name = $1", PERSONAS["importer"].name
    )
    since = [
        await sample.value(
            domain,
            "select count(*) from journal where company_id = $1 and recorded_at > $2 "
            "and visibility <> 'CUSTOMS_INTERNAL'",
            company,
            seen,
        )
        for domain in ("shipments", "compliance", "documents")
    ]

    assert min(since) >= 1


@pytest.mark.parametrize(
    ("least", "condition"),
    [
        (3, "family = 'PENALTY' and status in ('PREPENALTY_ISSUED', 'PENALTY_ISSUED', 'PETITIONED')"),  # 26
        (2, "family = 'INFORMATION_REQUEST' and closed_at is null and due_on < $2"),  # 23
        (2, "family = 'AUDIT' and closed_at is null"),  # 30
    ],
)
async def test_a_manager_finds_cases_in_several_companies_of_the_portfolio(
    sample: Sample, portfolio: list[int], least: int, condition: str
) -> None:
    companies = await sample.value(
        "compliance",
        "select count(distinct company_id) from compliance_action "
        f"where company_id = any($1::bigint[]) and {condition} and $2::date is not null",
        portfolio,
        sample.world.as_of,
    )

    assert companies >= least


async def test_a_manager_finds_audit_findings_with_owner_and_date(
    sample: Sample, portfolio: list[int]
) -> None:
    findings = await sample.fetch(
        "compliance",
        "select distinct finding.company_id from audit_finding as finding join improvement_item as item "
        "on item.finding_id = finding.id where finding.company_id = any($1::bigint[]) "
        "and finding.closed_on is null and item.completed_on is null",
        portfolio,
    )

    assert len(findings) >= 2


async def test_revalidations_fall_due_within_six_months_with_open_findings(
    sample: Sample, portfolio: list[int]
) -> None:
    due = await sample.value(
        "accounts",
        """
        select count(distinct partnership.company_id) from partnership
        join validation on validation.partnership_id = partnership.id
        join criterion_result as result on result.validation_id = validation.id
        where partnership.company_id = any($1::bigint[]) and result.finding is not null
        and result.resolved_on is null and revalidation_due_on between $2 and $3""",
        portfolio,
        sample.world.as_of,
        sample.world.as_of + timedelta(days=183),
    )

    assert due >= 1


async def test_dear_clothes_came_without_a_laboratory_report(sample: Sample, portfolio: list[int]) -> None:
    dear = await sample.fetch(
        "shipments",
        "select id from entry where company_id = any($1::bigint[]) and entered_value > 500000 and exists "
        "(select from entry_line where entry_id = entry.id and substr(hts_number, 1, 2) between "
        "'61' and '64')",
        portfolio,
    )
    tested = await sample.fetch(
        "documents",
        "select distinct target_id from document_link join document on document.id = document_id "
        "where kind = 'ENTRY' and target_id = any($1::bigint[]) and type in ('LAB_REPORT', 'SAMPLE_RECORD')",
        [row["id"] for row in dear],
    )

    assert len(dear) - len(tested) >= 2


async def test_a_user_is_limited_to_one_importer_and_two_ports(sample: Sample, company: int) -> None:
    scopes = await sample.fetch(
        "accounts",
        "select scope.account_id, port_codes from member_scope as scope join member on member.id = member_id "
        "where member.name = $1",
        PERSONAS["user"].name,
    )
    (scope,) = scopes
    ports = await sample.fetch(
        "shipments",
        "select port_code, count(*) from entry where account_id = $1 and port_code = any($2) group by 1",
        scope["account_id"],
        scope["port_codes"],
    )
    others = await sample.value(
        "shipments",
        "select count(distinct account_id) from entry where company_id = $1 and account_id <> $2",
        company,
        scope["account_id"],
    )

    assert sorted(scope["port_codes"]) == ["2704", "2709"]
    assert len(ports) == 2
    assert others == 1
