"""What is computed of entries, holds, filings and statements, as tables of cases."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from databases.compliance.codes import NextActor
from databases.shipments.codes import (
    ExamKind,
    HoldKind,
    InBondStatus,
    LiquidationStatus,
    PortMode,
    ReleaseStatus,
    StatementStatus,
    SummaryStatus,
)
from loaders.shipments.turns import next_actor
from resolvers.shipments import cargo, controls, entries, reckoning, registers

TODAY = date(2026, 3, 10)
NOON = datetime(2026, 3, 6, 17, tzinfo=UTC)
LATE_EVENING = datetime(2026, 3, 7, 3, tzinfo=UTC)  # still the sixth in New York


@pytest.mark.parametrize(
    ("status", "due", "left", "overdue"),
    [
        (SummaryStatus.NOT_FILED, date(2026, 3, 13), 3, False),
        (SummaryStatus.NOT_FILED, TODAY, 0, False),
        (SummaryStatus.NOT_FILED, date(2026, 3, 9), -1, True),
        (SummaryStatus.REJECTED, date(2026, 3, 9), -1, True),
        (SummaryStatus.PAID, date(2026, 3, 9), None, False),
        (SummaryStatus.CANCELLED, date(2026, 3, 9), None, False),
    ],
)
def test_a_summary_is_owed_until_it_is_filed(
    status: SummaryStatus, due: date, left: int | None, *, overdue: bool
) -> None:
    row = {"summary_status": status.value, "summary_due_on": due}
    assert entries.summary_days_left.function(row, TODAY) == left
    assert entries.summary_overdue.function(row, TODAY) is overdue


def correction(**changes: Any) -> dict[str, Any]:
    paid = {
        "summary_status": SummaryStatus.PAID.value,
        "liquidated_on": None,
        "entered_on": date(2026, 1, 5),
        "liquidates_on": date(2026, 11, 15),
    }
    return paid | changes


@pytest.mark.parametrize(
    ("row", "until", "left"),
    [
        pytest.param(correction(), date(2026, 10, 31), 235, id="15 days before liquidation come first"),
        pytest.param(
            correction(liquidates_on=date(2027, 11, 15)),
            date(2026, 11, 1),
            236,
            id="300 days after entry come first when liquidation is extended",
        ),
        pytest.param(correction(liquidates_on=date(2026, 3, 25)), TODAY, 0, id="the last day counts"),
        pytest.param(
            correction(liquidates_on=date(2026, 3, 24)), date(2026, 3, 9), None, id="a day late is too late"
        ),
        pytest.param(
            correction(liquidated_on=date(2026, 3, 1)), None, None, id="nothing to correct once liquidated"
        ),
        pytest.param(
            correction(summary_status=SummaryStatus.NOT_FILED.value), None, None, id="nothing filed yet"
        ),
        pytest.param(correction(summary_status=SummaryStatus.CANCELLED.value), None, None, id="cancelled"),
    ],
)
def test_a_summary_can_be_corrected_up_to_the_earlier_day(
    row: dict[str, Any], until: date | None, left: int | None
) -> None:
    assert entries.correctable_until.function(row) == until
    assert entries.correction_days_left.function(row, TODAY) == left
    assert entries.correctable.function(row, TODAY) is (left is not None)


@pytest.mark.parametrize(
    ("liquidated", "status", "until", "left"),
    [
        (None, LiquidationStatus.SCHEDULED, None, None),
        (date(2025, 9, 11), LiquidationStatus.LIQUIDATED, TODAY, 0),
        (date(2025, 9, 10), LiquidationStatus.LIQUIDATED, date(2026, 3, 9), None),
        (date(2025, 10, 1), LiquidationStatus.DEEMED_LIQUIDATED, date(2026, 3, 30), 20),
        (date(2025, 10, 1), LiquidationStatus.FINAL, date(2026, 3, 30), None),
    ],
)
def test_a_liquidation_can_be_protested_for_180_days(
    liquidated: date | None, status: LiquidationStatus, until: date | None, left: int | None
) -> None:
    row = {"liquidated_on": liquidated, "liquidation_status": status.value}
    assert entries.protestable_until.function(row) == until
    assert entries.protest_days_left.function(row, TODAY) == left
    assert entries.protestable.function(row, TODAY) is (left is not None)


@pytest.mark.parametrize(
    ("status", "liquidated", "left"),
    [
        (LiquidationStatus.SCHEDULED, None, 5),
        (LiquidationStatus.EXTENDED, None, 5),
        (LiquidationStatus.SUSPENDED, None, None),
        (LiquidationStatus.LIQUIDATED, date(2026, 3, 1), None),
    ],
)
def test_a_scheduled_liquidation_counts_down(
    status: LiquidationStatus, liquidated: date | None, left: int | None
) -> None:
    row = {
        "liquidation_status": status.value,
        "liquidates_on": date(2026, 3, 15),
        "liquidated_on": liquidated,
    }
    assert entries.liquidation_days_left.function(row, TODAY) == left


def test_changes_of_duty_are_after_less_before_and_unknown_where_either_is() -> None:
    assert reckoning.corrected_change.function(
        {"duty_before": Decimal(1), "duty_after": Decimal(4)}
    ) == Decimal(3)
    assert entries.line_duty.function({"duty": Decimal(1), "additional_duty": Decimal(2)}) == Decimal(3)
    assert entries.line_duty.function({"duty": None, "additional_duty": None}) is None


@pytest.mark.parametrize(
    ("removed", "days", "actor"),
    [(None, 4, NextActor.PARTNER_AGENCY), (datetime(2026, 3, 8, 17, tzinfo=UTC), 2, None)],
)
@pytest.mark.parametrize("placed", [NOON, LATE_EVENING])
def test_a_hold_lasts_whole_days_of_new_york(
    placed: datetime, removed: datetime | None, days: int, actor: NextActor | None
) -> None:
    row = {"kind": HoldKind.PARTNER_AGENCY.value, "placed_at": placed, "removed_at": removed}
    assert controls.days_held.function(row, TODAY) == days
    assert controls.hold_next_actor.function(row) is actor
    assert controls.hold_open.function(row) is (removed is None)


@pytest.mark.parametrize(
    ("kind", "actor"),
    [(ExamKind.NII, NextActor.CBP), (ExamKind.PARTNER_AGENCY, NextActor.PARTNER_AGENCY)],
)
def test_an_exam_waits_for_who_examines(kind: ExamKind, actor: NextActor) -> None:
    row = {"kind": kind.value, "ordered_at": NOON, "completed_at": None}
    assert controls.exam_next_actor.function(row) is actor
    assert controls.days_in_exam.function(row, TODAY) == 4
    assert controls.exam_next_actor.function(row | {"completed_at": NOON}) is None


@pytest.mark.parametrize(
    ("release", "summary", "broker", "holds", "exams", "actor"),
    [
        ("DRAFT", "NOT_FILED", 7, [], [], NextActor.BROKER),
        ("DRAFT", "NOT_FILED", None, [], [], NextActor.ACCOUNT),
        ("FILED", "NOT_FILED", 7, [], [], NextActor.CBP),
        ("REJECTED", "NOT_FILED", 7, [], [], NextActor.BROKER),
        ("ADMISSIBLE", "NOT_FILED", 7, [], [], None),
        ("UNDER_REVIEW", "NOT_FILED", 7, [], [], NextActor.CBP),
        ("DOCUMENTS_REQUIRED", "NOT_FILED", 7, [], [], NextActor.ACCOUNT),
        ("HOLD", "NOT_FILED", 7, ["MANIFEST"], [], NextActor.CBP),
        ("HOLD", "NOT_FILED", 7, ["DOCUMENTS"], [], NextActor.ACCOUNT),
        ("HOLD", "NOT_FILED", 7, ["DOCUMENTS", "PARTNER_AGENCY"], [], NextActor.PARTNER_AGENCY),
        ("EXAM", "NOT_FILED", 7, ["INTENSIVE_EXAM"], ["INTENSIVE"], NextActor.CBP),
        ("EXAM", "NOT_FILED", 7, [], ["PARTNER_AGENCY"], NextActor.PARTNER_AGENCY),
        ("RELEASED", "NOT_FILED", 7, [], [], NextActor.BROKER),
        ("RELEASED", "REJECTED", None, [], [], NextActor.ACCOUNT),
        ("RELEASED", "ACCEPTED", 7, [], [], NextActor.ACCOUNT),
        ("RELEASED", "UNDER_REVIEW", 7, [], [], NextActor.CBP),
        ("RELEASED", "PAID", 7, [], [], None),
        ("RELEASED", "CORRECTED", 7, [], [], None),
        ("CANCELLED", "CANCELLED", 7, [], [], None),
        ("SEIZED", "NOT_FILED", 7, [], [], None),
    ],
)
def test_an_entry_waits_for_one_actor_at_a_time(
    release: str,
    summary: str,
    broker: int | None,
    holds: list[str],
    exams: list[str],
    actor: NextActor | None,
) -> None:
    row: Any = {
        "status": ReleaseStatus(release).value,
        "summary_status": SummaryStatus(summary).value,
        "broker_id": broker,
    }
    standing: list[Any] = [{"kind": HoldKind(kind).value} for kind in holds]
    under_way: list[Any] = [{"kind": ExamKind(kind).value} for kind in exams]
    assert next_actor(row, standing, under_way) is actor


@pytest.mark.parametrize(
    ("status", "due", "left", "overdue"),
    [
        (InBondStatus.IN_TRANSIT, date(2026, 3, 12), 2, False),
        (InBondStatus.OVERDUE, date(2026, 3, 8), -2, True),
        (InBondStatus.ARRIVED, date(2026, 3, 8), None, False),
        (InBondStatus.EXPORTED, date(2026, 3, 8), None, False),
    ],
)
def test_an_in_bond_movement_is_due_until_it_is_reported(
    status: InBondStatus, due: date, left: int | None, *, overdue: bool
) -> None:
    row = {"status": status.value, "due_on": due}
    assert cargo.in_bond_days_left.function(row, TODAY) == left
    assert cargo.in_bond_overdue.function(row, TODAY) is overdue


@pytest.mark.parametrize(
    ("status", "paid", "left", "overdue"),
    [
        (StatementStatus.OPEN, None, -1, True),
        (StatementStatus.LATE, None, -1, True),
        (StatementStatus.FINAL, date(2026, 3, 9), None, False),
    ],
)
def test_a_statement_is_due_until_it_is_paid(
    status: StatementStatus, paid: date | None, left: int | None, *, overdue: bool
) -> None:
    row = {"status": status.value, "due_on": date(2026, 3, 9), "paid_on": paid}
    assert reckoning.statement_days_left.function(row, TODAY) == left
    assert reckoning.statement_overdue.function(row, TODAY) is overdue


@pytest.mark.parametrize(
    ("code", "name"),
    [("CN", "China"), ("VN", "Vietnam"), ("TW", "Taiwan"), ("KR", "South Korea"), ("ZZ", "ZZ")],
)
def test_a_country_has_the_name_that_people_use(code: str, name: str) -> None:
    country = registers.country("origin").function({"origin": code})
    assert dict(country) == {"code": code, "name": name}


def test_a_refused_country_is_null() -> None:
    assert registers.country("origin").function({"origin": None}) is None


def test_codes_are_told_by_name() -> None:
    assert registers.entry_type.function({"entry_type": "01"}) == {
        "code": "01",
        "name": "Consumption, free or dutiable",
    }
    assert registers.port_modes.function({"modes": "AI"}) == [PortMode.AIR, PortMode.INLAND]
