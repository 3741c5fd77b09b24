from datetime import date

import pytest

from databases.calendar import add_working_days, is_working_day, next_working_day, working_day_of_month


@pytest.mark.parametrize(
    ("day", "days", "end"),
    [
        (date(2026, 11, 20), 1, date(2026, 11, 23)),  # over a weekend
        (date(2026, 11, 23), 10, date(2026, 12, 8)),  # over Thanksgiving
        (date(2026, 7, 1), 2, date(2026, 7, 6)),  # the Fourth is a Saturday, kept on Friday
        (date(2026, 12, 31), 1, date(2027, 1, 4)),
        (date(2025, 9, 30), 10, date(2025, 10, 15)),  # over Columbus Day
    ],
)
def test_working_days_skip_weekends_and_federal_holidays(day: date, days: int, end: date) -> None:
    assert add_working_days(day, days) == end


def test_a_statement_is_due_on_the_fifteenth_working_day() -> None:
    assert working_day_of_month(2026, 11, 15) == date(2026, 11, 23)
    assert working_day_of_month(2026, 1, 15) == date(2026, 1, 23)


def test_a_working_day_is_its_own_next() -> None:
    assert is_working_day(date(2026, 11, 24))
    assert next_working_day(date(2026, 11, 24)) == date(2026, 11, 24)
    assert next_working_day(date(2026, 11, 26)) == date(2026, 11, 27)
