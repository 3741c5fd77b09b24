"""The key set of an issuer: rotated, asked for in vain, down, moved and broken."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from joserfc.jwk import ECKey

from gateway.identity.callers import tokens_of as tokens_of_settings
from gateway.identity.jwks import Jwks
from gateway.identity.tokens import Tokens
from gateway.settings import Settings, SettingsInvalid
from loaders.errors import DomainUnavailable, Unauthenticated
from tests.identity.issuing import AUDIENCE, ISSUER, Source, Time, document, served, token, tokens_of

OLD, NEW, STRANGER = (ECKey.generate_key("P-256") for _ in range(3))
LIFETIME, PATIENCE = 300, 10


@pytest.fixture
def source() -> Iterator[Source]:
    with served(OLD) as running:
        yield running


@pytest.fixture
def times() -> Time:
    return Time()


@pytest.fixture
def keys(source: Source, times: Time) -> Jwks:
    return Jwks(source.url, lifetime=LIFETIME, patience=PATIENCE, clock=times.clock)


async def looked(tokens: Tokens) -> None:
    """Wait for the look that is under way, as whoever names an unknown key does."""
    with pytest.raises(Unauthenticated, match="a key that its issuer has not"):
        await tokens.verify(token(STRANGER))


async def test_the_document_is_fetched_once_for_all_who_start_together(
    source: Source, times: Time, keys: Jwks
) -> None:
    source.delay = 0.1
    tokens = tokens_of(keys, times)
    assert source.asked == 0

    await asyncio.gather(*(tokens.verify(token(OLD, jti=f"{at}")) for at in range(20)))
    assert source.asked == 1


async def test_a_new_key_is_found_when_a_token_names_it(source: Source, times: Time, keys: Jwks) -> None:
    tokens = tokens_of(keys, times)
    await tokens.verify(token(OLD))
    source.document = document(OLD, NEW)

    times.passed = PATIENCE
    await asyncio.gather(*(tokens.verify(token(NEW, jti=f"{at}")) for at in range(20)))
    await tokens.verify(token(OLD))
    assert source.asked == 2


async def test_keys_that_nobody_has_are_looked_for_once_in_a_while(
    source: Source, times: Time, keys: Jwks
) -> None:
    tokens = tokens_of(keys, times)
    await tokens.verify(token(OLD))

    for round_ in range(3):
        times.passed = round_ * PATIENCE
        for at in range(20):
            with pytest.raises(Unauthenticated, match="a key that its issuer has not"):
                await tokens.verify(token(STRANGER, kid=f"kid-{at}"))
        assert source.asked == 1 + round_


async def test_a_key_taken_out_ends_its_tokens_when_the_document_is_read_again(
    source: Source, times: Time, keys: Jwks
) -> None:
    tokens = tokens_of(keys, times)
    await tokens.verify(token(OLD))
    source.document = document(NEW)

    times.passed = LIFETIME - 1
    await tokens.verify(token(OLD))
    assert source.asked == 1

    times.passed = LIFETIME
    await tokens.verify(token(OLD))  # what is old makes nobody wait
    await looked(tokens)
    with pytest.raises(Unauthenticated, match="a key that its issuer has not"):
        await tokens.verify(token(OLD))


BROKEN: dict[str, dict[str, Any]] = {
    "an error": {"status": 500},
    "no key set": {"document": b"<html>"},
    "no usable key": {"document": b'{"keys": []}'},
    "a redirect": {"status": 302, "location": "http://127.0.0.1:1/"},
    "a document without end": {"document": b" " * 1_048_577},
}


@pytest.mark.parametrize("kind", BROKEN)
async def test_while_the_source_is_broken_the_last_document_stays(
    source: Source, times: Time, keys: Jwks, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    tokens = tokens_of(keys, times)
    await tokens.verify(token(OLD))
    good = source.document
    for name, value in BROKEN[kind].items():
        setattr(source, name, value)

    times.passed = LIFETIME
    with caplog.at_level(logging.WARNING), pytest.raises(Unauthenticated):
        await tokens.verify(token(STRANGER))
    assert "cannot be read, and the last one stays" in caplog.text
    await tokens.verify(token(OLD, jti="2"))

    source.status, source.document, source.location = 200, good, ""
    times.passed += PATIENCE
    await tokens.verify(token(OLD, jti="3"))
    await looked(tokens)
    assert source.asked == 3


async def test_a_source_that_went_away_is_found_again(source: Source, times: Time, keys: Jwks) -> None:
    source.stop()
    tokens = tokens_of(keys, times)
    for _ in range(2):
        with pytest.raises(DomainUnavailable, match="keys of the tokens' issuer cannot be read"):
            await tokens.verify(token(OLD))

    source.start()
    with pytest.raises(DomainUnavailable):
        await tokens.verify(token(OLD))
    times.passed = PATIENCE
    await tokens.verify(token(OLD))


async def test_who_waits_for_the_document_may_leave(source: Source, times: Time, keys: Jwks) -> None:
    source.delay = 0.2
    tokens = tokens_of(keys, times)
    first = asyncio.create_task(tokens.verify(token(OLD)))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(tokens.verify(token(OLD)))
    await asyncio.sleep(0.05)
    first.cancel()

    assert (await second).capacity.principal == "member:7"
    assert source.asked == 1


async def test_of_a_single_key_a_token_need_not_name_any(times: Time, keys: Jwks) -> None:
    assert (await tokens_of(keys, times).verify(token(OLD, kid=None))).kid is None


async def test_a_file_is_read_again_too(tmp_path: Path, times: Time) -> None:
    path = tmp_path / "keys.json"
    path.write_bytes(document(OLD))
    tokens = tokens_of(Jwks(str(path), lifetime=LIFETIME, clock=times.clock), times)
    await tokens.verify(token(OLD))

    path.write_bytes(document(NEW))
    times.passed = PATIENCE
    await tokens.verify(token(NEW))
    with pytest.raises(Unauthenticated):
        await tokens.verify(token(OLD))


async def test_the_settings_name_the_issuer(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    path.write_bytes(document(OLD))
    settings = Settings(jwks=str(path), issuer=ISSUER, audience=AUDIENCE, token_algorithms="ES256")
    tokens = tokens_of_settings(settings)
    with pytest.raises(Unauthenticated, match="not valid before"):
        await tokens.verify(token(OLD, exp=99_999_999_999, nbf=99_999_999_990))

    for content in (b"swordfish", document(OLD, use="enc")):
        path.write_bytes(content)
        with pytest.raises(SettingsInvalid, match=r"GATEWAY_JWKS is '.*keys\.json': it "):
            tokens_of_settings(settings)
    path.unlink()
    with pytest.raises(SettingsInvalid, match="No such file"):
        tokens_of_settings(settings)
