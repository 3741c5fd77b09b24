"""Customs' own people find what they come to ask."""

from datetime import timedelta

import pytest

from databases.sample.personas import PERSONAS
from tests.world import Sample


@pytest.fixture(scope="module")
async def portfolio(sample: Sample) -> list[int]:
    rows = await sample.fetch(
        "accounts",
        "select company_id from portfolio join officer on officer.id = officer_id "
        "where officer.name = $1 and until_on is null",
        PERSONAS["manager"].name,
    )
    return [row["company_id"] for row in rows]


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
