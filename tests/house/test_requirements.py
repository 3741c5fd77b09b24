"""What is pinned, and that no address or path of one machine came along."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REQUIREMENTS = ("requirements.txt", "requirements-dev.txt")
PIN = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[^ ;]+)(?: ; [^\\]+)? \\")
HASH = re.compile(r" {4}--hash=sha256:[0-9a-f]{64}(?: \\)?")


def _tracked(*patterns: str) -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "--", *patterns], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return listed.stdout.split()


def _pins(file: str) -> dict[str, str]:
    found = (PIN.fullmatch(line) for line in (ROOT / file).read_text().splitlines())
    return {pin["name"]: pin["version"] for pin in found if pin}


def _wanted(*groups: str) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = [*project["project"]["dependencies"]]
    for group in groups:
        wanted += project["dependency-groups"][group]
    return {re.split(r"[^A-Za-z0-9-]", requirement, maxsplit=1)[0].lower() for requirement in wanted}


@pytest.mark.parametrize("file", REQUIREMENTS)
def test_requirements_hold_only_pins_and_hashes(file: str) -> None:
    lines = (ROOT / file).read_text().splitlines()

    assert [line for line in lines if not (PIN.fullmatch(line) or HASH.fullmatch(line))] == []


def test_each_declared_dependency_is_pinned() -> None:
    assert _wanted("build") - set(_pins("requirements.txt")) == set()
    assert _wanted("build", "dev") - set(_pins("requirements-dev.txt")) == set()


def test_what_is_checked_is_what_runs() -> None:
    runs, checked = _pins("requirements.txt"), _pins("requirements-dev.txt")

    assert runs == {name: checked.get(name) for name in runs}


def test_npm_lock_files_name_no_registry() -> None:
    addressed = [
        f"{file}: {line.strip()}"
        for file in _tracked("*package-lock.json", "*.npmrc")
        for line in (ROOT / file).read_text().splitlines()
        if re.search(r'"resolved":|registry\s*=|"(?:https?|file|git\S*):', line)
    ]

    assert addressed == []
