"""The importer finds what it comes to ask of its entries, cases and statements."""

from datetime import timedelta

import pytest

from databases.calendar import add_working_days
from databases.sample.personas import PERSONAS
from tests.world import Sample


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
