"""The gateway as its own issuer."""

from __future__ import annotations

import stat
import time
from typing import TYPE_CHECKING

import pytest
from joserfc.jwk import ECKey

from gateway.identity.callers import tokens_of
from gateway.identity.issuer import KEY_FILE, Issuer, signing_key
from gateway.settings import Settings, SettingsInvalid
from loaders.errors import Unauthenticated
from loaders.viewers import Capacity, Role

if TYPE_CHECKING:
    from pathlib import Path

KEY = ECKey.generate_key("P-256")


@pytest.mark.parametrize(
    "capacity", [Capacity("member:7", Role.BROKER, 12), Capacity("officer:3", Role.ACCOUNT_MANAGER)]
)
async def test_what_it_signs_is_taken_by_every_gateway_of_the_folder(
    tmp_path: Path, capacity: Capacity
) -> None:
    settings = Settings(data_dir=tmp_path)
    signed = Issuer.open(settings).sign(capacity)

    verified = await tokens_of(settings).verify(signed)
    assert verified.capacity == capacity
    assert 3600 <= verified.until - time.monotonic() <= 3600 + settings.clock_skew

    with pytest.raises(Unauthenticated, match="a key that its issuer has not"):
        await tokens_of(Settings(data_dir=tmp_path / "elsewhere")).verify(signed)


def test_it_signs_nothing_where_another_issuer_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsInvalid, match="GATEWAY_JWKS is set"):
        Issuer.open(Settings(data_dir=tmp_path, jwks="https://sign-in.test/keys"))


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
