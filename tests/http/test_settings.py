"""A setting that is wrong stops the start and names itself."""

from __future__ import annotations

import os
from datetime import date

import pytest

from gateway.settings import SettingsInvalid, load

DSN = "postgresql://gateway:swordfish@localhost/accounts"


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.startswith("GATEWAY_"):
            monkeypatch.delenv(name)


def test_without_any_setting_there_is_an_embedded_gateway_on_this_machine_alone() -> None:
    settings = load()
    assert (settings.host, settings.port, settings.embedded, settings.demo) == (
        "127.0.0.1",
        8000,
        True,
        False,
    )


def test_the_command_line_comes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GATEWAY_PORT", "9001")
    monkeypatch.setenv("GATEWAY_AS_OF", "2026-02-28")
    assert (load().port, load(port=9002).port, load(port=None).port) == (9001, 9002, 9001)
    assert load().as_of == date(2026, 2, 28)


def test_four_dsns_are_kept_from_logs(monkeypatch: pytest.MonkeyPatch) -> None:
    for domain in ("ACCOUNTS", "SHIPMENTS", "COMPLIANCE", "DOCUMENTS"):
        monkeypatch.setenv(f"GATEWAY_{domain}_DSN", DSN)
    settings = load()
    assert settings.dsn("shipments") == DSN
    assert settings.owner_dsn("shipments") is None
    assert not settings.embedded
    assert "swordfish" not in repr(settings)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("PORT", "eight", "GATEWAY_PORT is 'eight': input should be a valid integer"),
        ("PORT", "70000", "GATEWAY_PORT is '70000': input should be less than or equal to 65535."),
        ("DEADLINE", "0", "GATEWAY_DEADLINE is '0': input should be greater than 0."),
        ("AS_OF", "2026-02-30", "GATEWAY_AS_OF is '2026-02-30': input should be a valid date"),
        ("DEMO", "perhaps", "GATEWAY_DEMO is 'perhaps': input should be a valid boolean"),
        (
            "JWKS",
            "http://sign-in.test/keys",
            "GATEWAY_JWKS is 'http://sign-in.test/keys': whoever can change it",
        ),
        ("TOKEN_ALGORITHMS", "ES256,HS256", "GATEWAY_TOKEN_ALGORITHMS is 'ES256,HS256': there is no 'HS256'"),
        (
            "RIGHTS_LIFETIME",
            "30",
            "GATEWAY_RIGHTS_LIFETIME is '30': input should be less than or equal to 25",
        ),
        ("BUDGET", "5", "GATEWAY_COST is 200,000, more than GATEWAY_BUDGET ever has."),
        ("BUDGET_STORE", "http://:swordfish@b", "GATEWAY_BUDGET_STORE: a store reads redis://"),
        ("CORS_ORIGINS", "https://a.test,*", "'*' is no origin; name each as in https://portal.example.com"),
        ("CORS_ORIGINS", "https://a.test/", "'https://a.test/' is no origin"),
        ("PROT", "8000", "GATEWAY_PROT is not a setting; did you mean GATEWAY_PORT?"),
        ("XYLOPHONE", "1", "GATEWAY_XYLOPHONE is not a setting; docs/settings.md lists them all."),
        ("ACCOUNTS_DSN", "mysql://a:swordfish@b/c", "GATEWAY_ACCOUNTS_DSN: a DSN reads postgresql://"),
        (
            "ACCOUNTS_DSN",
            DSN,
            "GATEWAY_SHIPMENTS_DSN, GATEWAY_COMPLIANCE_DSN, GATEWAY_DOCUMENTS_DSN: missing",
        ),
    ],
)
def test_a_wrong_setting_is_named_with_its_value_unless_that_is_a_secret(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, sentence: str
) -> None:
    monkeypatch.setenv(f"GATEWAY_{name}", value)
    with pytest.raises(SettingsInvalid) as raised:
        load()
    assert sentence in str(raised.value)
    assert "swordfish" not in str(raised.value)


def test_all_that_is_wrong_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GATEWAY_PROT", "1")
    monkeypatch.setenv("GATEWAY_PORT", "eight")
    monkeypatch.setenv("GATEWAY_POOL_SIZE", "0")
    with pytest.raises(SettingsInvalid) as raised:
        load()
    assert [problem.split()[0] for problem in raised.value.problems] == [
        "GATEWAY_PROT",
        "GATEWAY_PORT",
        "GATEWAY_POOL_SIZE",
    ]


def test_a_demo_signs_its_own_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GATEWAY_JWKS", "https://sign-in.test/keys")
    assert load().jwks == "https://sign-in.test/keys"
    with pytest.raises(SettingsInvalid, match="GATEWAY_JWKS is set; a demo signs its own tokens"):
        load(demo=True)
