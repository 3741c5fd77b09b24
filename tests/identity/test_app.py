"""The application itself, with tokens of an issuer at a URL."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from databases.base import DOMAINS
from databases.sample.personas import PERSONAS
from gateway.app import create_app
from gateway.identity.issuer import Issuer
from gateway.settings import load
from loaders.personas import capacity_of
from loaders.pools import PoolOptions, Pools
from loaders.viewers import Capacity
from tests.identity.issuing import AUDIENCE, ISSUER, KEYS, Source, served, token
from tests.world import Sample

VIEWER = {"query": "{ viewer { name role filerCode } }"}
RSA, EC = KEYS["RS256"], KEYS["ES256"]


@pytest.fixture
def source() -> Iterator[Source]:
    with served(RSA) as running:
        yield running


@pytest.fixture
async def client(source: Source, sample: Sample, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    dsns = {f"{domain}_dsn": sample.databases[domain].gateway_dsn for domain in DOMAINS}
    named = {"jwks": source.url, "issuer": ISSUER, "audience": AUDIENCE}
    app = create_app(load(**dsns, **named, data_dir=tmp_path, as_of=sample.world.as_of))
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://gateway.test") as asking,
    ):
        yield asking


@pytest.fixture
async def broker(sample: Sample) -> Capacity:
    pools = Pools({"accounts": sample.databases["accounts"].gateway_dsn}, PoolOptions())
    await pools.open()
    capacity = await capacity_of(pools, "broker")
    await pools.close()
    return capacity


def bearer(capacity: Capacity, key: Any = RSA, alg: str = "RS256", **said: Any) -> dict[str, str]:
    named = {"sub": capacity.principal, "role": capacity.role, "account": f"account:{capacity.account_id}"}
    return {"Authorization": f"Bearer {token(key, alg, exp=int(time.time()) + 600, **named | said)}"}


async def test_a_token_of_the_issuer_is_answered_as_its_capacity(
    client: httpx.AsyncClient, broker: Capacity
) -> None:
    answer = await client.post("/graphql", json=VIEWER, headers=bearer(broker))
    who = {"name": PERSONAS["broker"].name, "role": "BROKER", "filerCode": "QT7"}
    assert answer.json() == {"data": {"viewer": who}}


async def test_another_token_is_refused_everywhere_with_a_challenge(
    client: httpx.AsyncClient, broker: Capacity, tmp_path_factory: pytest.TempPathFactory
) -> None:
    own = Issuer.open(load(data_dir=tmp_path_factory.mktemp("own"), issuer=ISSUER, audience=AUDIENCE))
    for headers, told in (
        (bearer(broker, EC, "ES256"), "a key that its issuer has not"),
        (bearer(broker, kid=None, iss="elsewhere"), "`iss` is wrong"),
        (bearer(broker, role="OVERSIGHT_ANALYST"), "does not act as OVERSIGHT_ANALYST"),
        ({"Authorization": f"Bearer {own.sign(broker)}"}, "a key that its issuer has not"),
        ({"Authorization": "Bearer agk_12345678_short"}, "is not whole"),
    ):
        for answer in (
            await client.post("/graphql", json=VIEWER, headers=headers),
            await client.get("/schema.graphql", headers=headers),
            await client.get("/documents/any/content", headers=headers),
        ):
            assert answer.status_code == 401
            assert answer.headers["www-authenticate"] == "Bearer"
            (error,) = answer.json()["errors"]
            assert told in error["message"]
            assert error["extensions"]["code"] == "UNAUTHENTICATED"
