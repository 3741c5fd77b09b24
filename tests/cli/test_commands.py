"""Every command says in plain words what it did, or what is wrong and how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from joserfc.jwk import ECKey
from typer.testing import CliRunner

from gateway.cli import COMMANDS, app
from tests.identity.issuing import served

if TYPE_CHECKING:
    from tests.cli.conftest import Installation

DOMAINS = ("accounts", "shipments", "compliance", "documents")
NOWHERE = "postgresql://somebody:swordfish@127.0.0.1:1/nothing"


def test_help_names_every_command() -> None:
    told = CliRunner().invoke(app, ["--help"]).stdout
    for command in COMMANDS:
        assert f" {command} " in told


@pytest.mark.parametrize("command", ["serve", "demo", "migrate", "seed", "token importer", "doctor"])
def test_a_wrong_setting_stops_a_command_and_names_itself(
    installation: Installation, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("GATEWAY_PROT", "1")
    monkeypatch.setenv("GATEWAY_POOL_SIZE", "0")
    ended = installation.run(*command.split())
    assert ended.exit_code == 1
    assert ended.stderr.splitlines() == [
        "✗ GATEWAY_PROT is not a setting; did you mean GATEWAY_PORT?",
        "✗ GATEWAY_POOL_SIZE is '0': input should be greater than or equal to 1.",
    ]


def test_databases_are_migrated_seeded_and_found_well_step_by_step(installation: Installation) -> None:
    sick = installation.run("doctor")
    assert sick.exit_code == 1
    assert sick.stdout.count("run account-gateway migrate") == 4

    first, second = installation.run("migrate"), installation.run("migrate")
    assert [line.split(": empty → ")[0] for line in first.stdout.splitlines()] == list(DOMAINS)
    assert second.stdout.count("already") == 4

    nobody = installation.run("token", "importer")
    assert (nobody.exit_code, nobody.stdout) == (1, "")
    assert "load the sample world first" in nobody.stderr

    loaded = installation.run("seed", "--entries", "100")
    assert loaded.exit_code == 0, loaded.output
    assert installation.run("token", "importer").stdout.count(".") == 2
    assert "is loaded already" in installation.run("seed").stderr

    well = installation.run("doctor")
    assert "✗" not in well.stdout.replace("✗ console", "")
    assert well.stdout.count("✓") >= 11
    assert installation.postgres() == []


def test_an_unknown_persona_is_told_which_there_are(installation: Installation) -> None:
    ended = installation.run("token", "emperor")
    assert (ended.exit_code, ended.stdout) == (1, "")
    assert ended.stderr.rstrip().endswith(
        "importer, importer2, user, broker, carrier, surety, operator,"
        " manager, specialist, analyst, inspector."
    )


def test_the_schema_is_printed_whole_or_by_domain() -> None:
    whole = CliRunner().invoke(app, ["schema"])
    assert "type Query {" in whole.stdout
    part = CliRunner().invoke(app, ["schema", "--domain", "documents"])
    assert "@key" in part.stdout
    none = CliRunner().invoke(app, ["schema", "--domain", "weather"])
    assert (none.exit_code, none.stdout) == (1, "")
    assert ", ".join(DOMAINS) in none.stderr


def test_databases_that_are_down_are_named_without_their_passwords(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    for domain in DOMAINS:
        monkeypatch.setenv(f"GATEWAY_{domain.upper()}_DSN", NOWHERE)
        monkeypatch.setenv(f"GATEWAY_{domain.upper()}_OWNER_DSN", NOWHERE)
    told, migrated = installation.run("doctor"), installation.run("migrate")

    assert (told.exit_code, migrated.exit_code) == (1, 1)
    assert told.stdout.count("see that the database runs") == 8
    assert "somebody@127.0.0.1:1/nothing" in told.stdout
    assert migrated.stderr.startswith("✗ A database is in trouble: ")
    assert "swordfish" not in told.output + migrated.output


def test_another_issuers_keys_are_looked_at_and_no_token_is_signed_beside_them(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    with served(ECKey.generate_key("P-256")) as source:
        monkeypatch.setenv("GATEWAY_JWKS", source.url)
        assert f"✓ key set at {source.url}" in installation.run("doctor").stdout
        source.status = 404
        assert "the answer is 404" in installation.run("doctor").stdout

        refused = installation.run("token", "importer")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "✗ GATEWAY_JWKS is set, so tokens come from that issuer" in refused.stderr
    assert "a demo signs its own tokens" in installation.run("demo").stderr


def test_the_owner_is_asked_for_where_it_is_needed(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    for domain in DOMAINS:
        monkeypatch.setenv(f"GATEWAY_{domain.upper()}_DSN", NOWHERE)
    for command in ("migrate", "seed"):
        assert "GATEWAY_ACCOUNTS_OWNER_DSN is missing" in installation.run(command).stderr
    assert "set GATEWAY_SHIPMENTS_OWNER_DSN" in installation.run("doctor").stdout
