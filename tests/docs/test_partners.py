"""A partner's program, as the page for partners prints it, on a gateway that throttles it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import httpx
from typer.testing import CliRunner

from gateway.cli import app
from tests.conftest import gateway
from tests.docs.test_pages import blocks

PROGRAM, *_ = (block.text for block in blocks("python") if block.page == "docs/partners.md")
HELD, *_ = (block.text for block in blocks("graphql") if "query Held" in block.text)
ONE_PAGE = {"GATEWAY_BUDGET": "370", "GATEWAY_COST": "370", "GATEWAY_BUDGET_RESTORE": "20"}
"""The question could cost 365, so that who asks again at once must wait."""


def test_a_partner_s_program_registers_pages_and_backs_off(tmp_path: Path) -> None:
    def run(*arguments: str) -> str:
        result = CliRunner().invoke(app, [*arguments, "--data-dir", str(tmp_path / "data")])
        assert result.exit_code == 0, result.output
        return result.stdout.strip()

    (tmp_path / "held.graphql").write_text(HELD)
    (tmp_path / "held.py").write_text(PROGRAM)
    with gateway("demo", "--data-dir", str(tmp_path / "data"), "--entries", "600", **ONE_PAGE) as url:
        key = run("key", "make", "QT7", "--role", "BROKER", "--name", "Filing system")
        run("documents", "push", str(tmp_path / "held.graphql"))
        headers = {"Authorization": f"Bearer {key}"}
        asked = httpx.post(f"{url}/graphql", json={"query": HELD}, headers=headers).json()
        run("documents", "require", key[:12], "enforce")
        time.sleep(1.5)  # a gateway that runs finds new documents within a second
        environment = {**os.environ, "GATEWAY": url, "GATEWAY_KEY": key}
        first = _print_held(tmp_path, environment)
        began = time.monotonic()
        second = _print_held(tmp_path, environment)
        waited = time.monotonic() - began
        refused = httpx.post(f"{url}/graphql", json={"query": "{ __typename }"}, headers=headers).json()

    held = asked["data"]["entries"]["nodes"]
    assert first.splitlines() == [f"{entry['number']} {entry['releaseStatus']}" for entry in held] != []
    assert second == first
    assert waited > 1  # second, the shortest that a 429 asks for
    assert "errors" in refused


def _print_held(folder: Path, environment: dict[str, str]) -> str:
    """What the program prints; it ends well and complains of nothing."""
    ended = subprocess.run(
        [sys.executable, "held.py"], cwd=folder, env=environment, text=True, capture_output=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout
