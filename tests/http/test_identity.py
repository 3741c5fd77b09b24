"""Which tokens are taken, and what is said of the others."""

from __future__ import annotations

import stat
import time
from typing import TYPE_CHECKING, Any

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey
from starlette.requests import Request

from gateway.identity import KEY_FILE, Identity, signing_key
from gateway.settings import SettingsInvalid
from loaders.errors import Unauthenticated
from loaders.viewers import Role

if TYPE_CHECKING:
    from pathlib import Path

KEY = ECKey.generate_key("P-256")
CLAIMS: dict[str, Any] = {"sub": "member:7", "name": "Ada", "role": "ACCOUNT_OWNER", "company_id": 7}
REGISTERED: dict[str, Any] = {"iss": "gateway", "aud": "graph", "exp": int(time.time()) + 86_400}


@pytest.fixture
def identity() -> Identity:
    return Identity(KEY, issuer="gateway", audience="graph", lifetime=3600)


def token(key: Any = KEY, alg: str = "ES256", **changed: Any) -> str:
    claims = {name: value for name, value in {**CLAIMS, **REGISTERED, **changed}.items() if value is not None}
    return jwt.encode({"alg": alg}, claims, key, algorithms=[alg])


def test_a_token_that_we_signed_stands_for_its_viewer(identity: Identity) -> None:
    viewer = identity.verify(identity.sign(CLAIMS))
    assert (viewer.principal, viewer.name, viewer.role, viewer.company_id) == (
        "member:7",
        "Ada",
        Role.ACCOUNT_OWNER,
        7,
    )


def test_a_token_is_verified_once_and_not_past_its_end(
    identity: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed = identity.sign(CLAIMS)
    assert identity.verify(signed) is identity.verify(signed)

    later = time.time() + 3601
    monkeypatch.setattr("time.time", lambda: later)
    with pytest.raises(Unauthenticated, match="expired at"):
        identity.verify(signed)


FORGED = {
    "another key": (token(ECKey.generate_key("P-256")), "not signed by this gateway"),
    "a public key as a secret": (
        token(OctKey.import_key(KEY.as_pem(private=False).hex()), alg="HS256"), "not a JWT signed with ES256",
    ),
    "no signature": (
        "eyJhbGciOiJub25lIn0." + token().split(".")[1] + ".", "not a JWT signed with ES256",
    ),
    "another's claims": (
        ".".join([*token(role="OVERSIGHT_ANALYST").split(".")[:2], token().split(".")[2]]),
        "not signed by this gateway",
    ),
    "no token": ("swordfish", "not a JWT"),
    "not even text": ("\u2603.\u2603.\u2603", "not a JWT"),
    "another issuer": (token(iss="elsewhere"), "`iss` is wrong"),
    "another audience": (token(aud="elsewhere"), "`aud` is wrong"),
    "no audience": (token(aud=None), "`aud` is wrong"),
    "no end": (token(exp=None), "`exp` is wrong"),
    "past its end": (token(exp=1_700_000_000), "expired at 2023-11-14 22:13:20 UTC"),
    "nobody": (token(sub=None), "`sub` is wrong"),
    "no role": (token(role=None), "does not say who you are"),
    "an unknown role": (token(role="EMPEROR"), "does not say who you are: 'EMPEROR' is not a valid Role"),
}  # fmt: skip


@pytest.mark.parametrize("forgery", FORGED)
def test_any_other_token_is_refused_with_what_is_wrong(identity: Identity, forgery: str) -> None:
    forged, reason = FORGED[forgery]
    with pytest.raises(Unauthenticated, match=reason):
        identity.verify(forged)


@pytest.mark.parametrize("header", ["Basic YWRhOg==", "Bearer", "Bearer  ", "bearer-token", ""])
def test_another_authorization_is_refused(identity: Identity, header: str) -> None:
    request = Request({"type": "http", "headers": [(b"authorization", header.encode())]})
    with pytest.raises(Unauthenticated, match="Bearer"):
        identity.authenticate(request)


def test_without_a_header_nobody_asks(identity: Identity) -> None:
    assert identity.authenticate(Request({"type": "http", "headers": []})) is None


def test_the_key_is_made_once_and_is_its_owners_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    first, second = signing_key(folder), signing_key(folder)
    assert first.thumbprint() == second.thumbprint()
    assert stat.S_IMODE((folder / KEY_FILE).stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir()] == [KEY_FILE]


@pytest.mark.parametrize(
    "content",
    [b"", b"swordfish", KEY.as_pem(private=False), ECKey.generate_key("P-384").as_pem(private=True)],
)
def test_a_file_that_is_no_key_stops_the_start_and_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / KEY_FILE).write_bytes(content)
    with pytest.raises(SettingsInvalid, match=KEY_FILE):
        signing_key(tmp_path)
