"""`account-gateway key`: a partner's key from its making to its end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import httpx
import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Installation

BROKER = ("QT7", "--role", "BROKER", "--name", "Filing system")


def states(running: Installation) -> dict[str, str]:
    """The last word on each key."""
    told = running.run("key", "list").stdout
    return dict(re.findall(r"(agk_\w{8}) .* │ (\S[^│]*?) *│", told))


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gateway.commands.key.out.width", 200)


def test_a_key_is_made_rotated_and_revoked(running: Installation) -> None:
    made = running.run("key", "make", *BROKER)
    assert re.fullmatch(r"agk_[0-9a-f]{8}_[\w-]{43}\n", made.stdout), made.output
    first = made.stdout[:12]

    second = running.run("key", "rotate", first, "--overlap", "3").stdout[:12]
    assert states(running) == {first: "taken", second: "taken"}

    assert running.run("key", "revoke", first).stdout == f"{first} is revoked.\n"
    assert states(running)[first].startswith("was revoked at ")
    assert made.stdout.strip() not in running.run("key", "list").stdout


def test_a_key_asks_the_graph_and_its_making_stands_in_the_log(running: Installation) -> None:
    key = running.run("key", "make", *BROKER, "--by", "Ada Quill").stdout.strip()

    def ask(document: str) -> Any:
        headers = {"Authorization": f"Bearer {key}"}
        return httpx.post(
            f"{running.url}/graphql", json={"query": document}, headers=headers, timeout=30
        ).json()

    viewer = ask("{ viewer { name role filerCode } entries(first: 100) { nodes { number } } }")["data"]
    assert viewer["viewer"] == {"name": "Filing system", "role": "BROKER", "filerCode": "QT7"}
    assert viewer["entries"]["nodes"]

    told = ask(
        "{ activity(first: 5, where: { verb: [API_KEY_CHANGED] }) { nodes { summary actor { name } } } }"
    )
    newest = told["data"]["activity"]["nodes"][0]
    assert newest["actor"]["name"] == "Ada Quill"
    assert f"{key[:12]} (Filing system)" in newest["summary"]


def test_what_cannot_be_done_is_told(running: Installation) -> None:
    for arguments, told in (
        (("make", "Nobody", "--role", "BROKER", "--name", "None"), "✗ No open accounts of the kind BROKER"),
        (("rotate", "agk_00000000"), "✗ There is no key agk_00000000"),
        (("revoke", "agk_00000000"), "✗ There is no key agk_00000000"),
    ):
        ended = running.run("key", *arguments)
        assert (ended.exit_code, ended.stdout) == (1, "")
        assert ended.stderr.startswith(told)
    assert running.run("key", "make", "QT7", "--role", "EMPEROR", "--name", "None").exit_code == 2


def test_only_the_owner_makes_keys(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    for domain in ("ACCOUNTS", "SHIPMENTS", "COMPLIANCE", "DOCUMENTS"):
        monkeypatch.setenv(f"GATEWAY_{domain}_DSN", "postgresql://nobody:x@127.0.0.1:1/nothing")
    assert "GATEWAY_ACCOUNTS_OWNER_DSN is missing" in installation.run("key", "make", *BROKER).stderr
