"""A partner's program, as the page for partners prints it, on a gateway that throttles it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
from typer.testing import CliRunner

from gateway.cli import app
from tests.conftest import gateway
from tests.docs.test_pages import ROOT, blocks

PROGRAM, *_ = (block.text for block in blocks("python") if block.page == "docs/partners.md")
FIRST, *_ = (
    block.text for block in blocks("console") if block.page == "docs/partners.md" and "curl" in block.text
)
SAID = re.compile(
    r"^\| (?P<sent>[^|]+) \| (?P<status>\d+) \| `(?P<code>\w+)` \| (?P<message>[^|]+) \|$", re.MULTILINE
)
HELD, *_ = (block.text for block in blocks("graphql") if "query Held" in block.text)
ONE_PAGE = {"GATEWAY_BUDGET": "370", "GATEWAY_COST": "370", "GATEWAY_BUDGET_RESTORE": "20"}
"""The question could cost 365, so that who asks again at once must wait."""


def test_a_partner_s_program_registers_pages_and_backs_off(tmp_path: Path) -> None:
    run = partial(_run, tmp_path / "data")
    (tmp_path / "held.graphql").write_text(HELD)
    (tmp_path / "held.py").write_text(PROGRAM)
    with gateway("demo", "--data-dir", str(tmp_path / "data"), "--entries", "600", **ONE_PAGE) as url:
        key = run("key", "make", "QT7", "--role", "BROKER", "--name", "Filing system")
        run("documents", "push", str(tmp_path / "held.graphql"))
        headers = {"Authorization": f"Bearer {key}"}
        asked = httpx.post(f"{url}/graphql", json={"query": HELD}, headers=headers).json()
        run("documents", "require", key[:12], "enforce")
        time.sleep(1.5)  # a gateway that runs finds new documents within a second
        environment = {**os.environ, "GATEWAY": url, "API_KEY": key}
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


def test_a_first_question_and_every_mistake_are_answered_as_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = partial(_run, tmp_path / "data")
    entries = "{ entries(first: 2) { nodes { number } pageInfo { endCursor } } }"
    with gateway(
        "demo", "--data-dir", str(tmp_path / "data"), "--entries", "600", GATEWAY_RIGHTS_LIFETIME="1"
    ) as url:
        revoked, strict, key = (
            run("key", "make", "QT7", "--role", "BROKER", "--name", name) for name in ("old", "strict", "new")
        )
        monkeypatch.setenv("API_KEY", key)  # a name beginning with GATEWAY_ would stop every command
        assert run("key", "revoke", revoked[:12])
        run("documents", "require", strict[:12], "enforce")
        assert strict[:12] in run("documents", "list")
        told = FIRST.replace("http://127.0.0.1:8000", url).replace("agk_…", key)
        first = subprocess.run(["bash", "-c", told], text=True, capture_output=True, check=True)
        time.sleep(1.5)

        def ask(body: dict[str, Any], key: str = key) -> httpx.Response:
            accept = "application/graphql-response+json"
            headers = {"Authorization": f"Bearer {key}", "Accept": accept}
            return httpx.post(f"{url}/graphql", json=body, headers=headers)

        cursor = ask({"query": entries}).json()["data"]["entries"]["pageInfo"]["endCursor"]
        nowhere = entries.replace("2)", '2, after: "bm93aGVyZQ")')
        elsewhere = entries.replace("2)", f'2, after: "{cursor}", where: {{ onHold: true }})')
        answers = {
            "part of a key": ask({"query": entries}, f"{key[:12]}_"),
            "a key that nobody has": ask({"query": entries}, f"{key[:-4]}AAAA"),
            "a revoked key": ask({"query": entries}, revoked),
            "an id that no document has": ask({"documentId": "sha256:0"}),
            "such an id, by a key held to registered documents": ask({"documentId": "sha256:0"}, strict),
            "a cursor that is none": ask({"query": nowhere}),
            "a cursor under another filter": ask({"query": elsewhere}),
            "a page too large": ask({"query": entries.replace("2)", "101)")}),
        }

    assert json.loads(first.stdout)["data"]["viewer"] == {"name": "new", "role": "BROKER", "filerCode": "QT7"}
    rows = {row["sent"]: row for row in SAID.finditer((ROOT / "docs/partners.md").read_text())}
    assert rows.keys() == answers.keys()
    for sent, answer in answers.items():
        error = answer.json()["errors"][0]
        row = rows[sent]
        assert (answer.status_code, error["extensions"]["code"]) == (int(row["status"]), row["code"]), sent
        message = re.sub(r"agk_[0-9a-f]{8}", "agk_1f09c2ab", error["message"])
        assert re.fullmatch(".*".join(map(re.escape, row["message"].split("…"))), message), message


def _run(data: Path, *arguments: str) -> str:
    """What a command prints; it ends well."""
    result = CliRunner().invoke(app, [*arguments, "--data-dir", str(data)])
    assert result.exit_code == 0, result.output
    return result.stdout.strip()


def _print_held(folder: Path, environment: dict[str, str]) -> str:
    """What the program prints; it ends well and complains of nothing."""
    ended = subprocess.run(
        [sys.executable, "held.py"], cwd=folder, env=environment, text=True, capture_output=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout
