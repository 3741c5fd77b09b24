"""What the activity log refuses, and how it says so."""

from typing import Any

import pytest

from tests.activity.log import ACME, ANALYST, PAGE, Log, company

RANGE = {"from": "2026-02-01T00:00:00Z", "to": "2026-01-01T00:00:00Z"}


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"after": "bm90IGEgY3Vyc29y"}, "BAD_CURSOR"),
        ({"first": 0}, "INVALID_INPUT"),
        ({"first": 101}, "INVALID_INPUT"),
        ({"first": 1, "last": 1}, "INVALID_INPUT"),
        ({"where": {"subject": ["nonsense"]}}, "INVALID_INPUT"),
        ({"where": {"since": "2026-01-01T00:00:00Z", "recorded": RANGE}}, "INVALID_INPUT"),
    ],
)
async def test_misuse_is_told(log: Log, given: dict[str, Any], code: str) -> None:
    answer = await log.ask(ANALYST, PAGE, id=company(ACME), **given)

    assert answer.data["company"]["activity"] is None
    assert {error.code for error in answer.errors.values()} == {code}


async def test_a_cursor_belongs_to_its_own_filter(log: Log) -> None:
    page = await log.ask(ANALYST, PAGE, id=company(ACME), first=3)
    cursor = page.data["company"]["activity"]["pageInfo"]["endCursor"]
    where: Any = {"domain": ["SHIPMENTS"]}

    answer = await log.ask(ANALYST, PAGE, id=company(ACME), first=3, after=cursor, where=where)

    assert {error.code for error in answer.errors.values()} == {"BAD_CURSOR"}
