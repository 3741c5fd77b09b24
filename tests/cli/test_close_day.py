"""`account-gateway close-day`: every domain, once, and only a day that is over."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import orjson
import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Installation

DOMAINS = ("accounts", "shipments", "compliance", "documents")


def _closed(installation: Installation) -> dict[str, list[str]]:
    return {
        domain: [orjson.loads(line)["day"] for line in path.read_bytes().splitlines()]
        for domain in DOMAINS
        if (path := installation.folder / "roots" / f"{domain}.jsonl").exists()
    }


def test_a_day_is_closed_once_in_every_domain(installation: Installation) -> None:
    today = datetime.now(UTC).date()
    yesterday, before = today - timedelta(days=1), today - timedelta(days=3)
    assert installation.run("migrate").exit_code == 0

    early = installation.run("close-day", "--day", f"{before}")
    first, second = installation.run("close-day"), installation.run("close-day")
    late = installation.run("close-day", "--day", f"{before}")

    assert early.stdout.splitlines() == [f"{domain}: {before} is closed" for domain in DOMAINS]
    assert first.stdout.splitlines() == [f"{domain}: {yesterday} is closed" for domain in DOMAINS]
    assert second.stdout.splitlines() == [f"{domain}: {yesterday} is closed already" for domain in DOMAINS]
    assert late.stdout.count("already") == len(DOMAINS)
    assert _closed(installation) == {domain: [f"{before}", f"{yesterday}"] for domain in DOMAINS}


def test_a_day_that_is_not_over_and_roots_that_were_altered_are_told(installation: Installation) -> None:
    today = datetime.now(UTC).date()
    installation.run("migrate")

    soon = installation.run("close-day", "--day", f"{today}")
    assert (soon.exit_code, _closed(installation)) == (1, {})
    assert f"✗ {today} is not over; it can be closed from {today + timedelta(days=1)}T00:00:00" in soon.stderr

    installation.run("close-day")
    path = installation.folder / "roots" / "accounts.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"root":"', b'"root":"00'))
    broken = installation.run("close-day")
    assert broken.exit_code == 1
    assert "✗ line 1 of " in broken.stderr


def test_the_owner_closes_days(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    for domain in DOMAINS:
        monkeypatch.setenv(f"GATEWAY_{domain.upper()}_DSN", "postgresql://nobody:x@127.0.0.1:1/nothing")
    assert "GATEWAY_ACCOUNTS_OWNER_DSN is missing" in installation.run("close-day").stderr
