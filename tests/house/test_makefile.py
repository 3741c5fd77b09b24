"""The Makefile tells what it can do."""

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def _make(*arguments: str) -> subprocess.CompletedProcess[str]:
    # As typed at a terminal, even when `make test` is what runs this.
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(
        ["make", *arguments], cwd=ROOT, env=outside, check=False, capture_output=True, text=True
    )


def test_help_is_the_default_and_lists_each_public_target() -> None:
    makefile = (ROOT / "Makefile").read_text()
    public = next(line for line in makefile.splitlines() if line.startswith(".PHONY: help")).split()[1:]

    listed = _make().stdout

    assert listed == _make("help").stdout
    assert [line.split()[1] for line in listed.splitlines()] == public


def test_readme_names_only_targets_that_exist() -> None:
    listed = _make().stdout.split()
    named = [
        line.removeprefix("make ").split()[0]
        for line in (ROOT / "README.md").read_text().splitlines()
        if line.startswith("make ")
    ]

    assert named
    assert [target for target in named if target not in listed] == []


def test_a_migration_without_a_domain_says_what_is_missing() -> None:
    refused = _make("migration")

    assert refused.returncode != 0
    assert "DOMAIN is missing: one of accounts, shipments, compliance, documents" in refused.stderr
