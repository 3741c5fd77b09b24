"""The application itself while its databases come and go."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

import httpx
import pytest

from databases.base import DOMAINS
from gateway.app import create_app
from gateway.identity.issuer import Issuer
from gateway.settings import load
from loaders.personas import capacity_of
from loaders.pools import PoolOptions, Pools
from tests.misuse.wired import PATIENCE, Wired
from tests.world import Sample

DOCUMENT: Final = "{ documents(first: 1, where: { status: [ACCEPTED] }) { nodes { id } } }"


@pytest.fixture
async def served(wired: Wired, sample: Sample, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """The application behind the same wires, asked as the importer."""
    settings = load(
        **{f"{domain}_dsn": wired.wires[domain].dsn for domain in DOMAINS},
        data_dir=tmp_path,
        as_of=sample.world.as_of,
        connect_timeout=PATIENCE,
        statement_timeout=PATIENCE,
    )
    pools = Pools({domain: sample.databases[domain].gateway_dsn for domain in DOMAINS}, PoolOptions())
    await pools.open()
    token = Issuer.open(settings).sign(await capacity_of(pools, "importer"))
    await pools.close()
    app = create_app(settings)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(
            transport=httpx.ASGITransport(app),
            base_url="http://gateway.test",
            headers={"Authorization": f"Bearer {token}"},
        ) as client,
    ):
        yield client


async def test_it_is_ready_while_one_domain_answers_and_says_which(
    served: httpx.AsyncClient, wired: Wired
) -> None:
    up = dict.fromkeys(DOMAINS, "up")
    assert (await served.get("/readyz")).json() == {"ready": True, "domains": up}

    await wired.wires["documents"].cut()
    wired.wires["compliance"].hush()
    answer = await served.get("/readyz")
    assert (answer.status_code, answer.json()["domains"]) == (
        200,
        {**up, "documents": "down", "compliance": "down"},
    )

    for domain in ("accounts", "shipments"):
        await wired.wires[domain].cut()
    assert (await served.get("/readyz")).status_code == 503
    assert (await served.get("/healthz")).status_code == 200

    wired.wires["compliance"].unhush()
    for domain in ("accounts", "shipments", "documents"):
        await wired.wires[domain].mend()
    assert (await served.get("/readyz")).json() == {"ready": True, "domains": up}


async def test_a_document_whose_database_is_down_is_unavailable_not_absent(
    served: httpx.AsyncClient, wired: Wired
) -> None:
    found = (await served.post("/graphql", json={"query": DOCUMENT})).json()
    path = f"/documents/{found['data']['documents']['nodes'][0]['id']}/content"
    assert (await served.get(path)).status_code == 200

    await wired.wires["documents"].cut()
    answer = await served.get(path)
    assert answer.status_code == 503
    assert answer.json()["errors"][0]["extensions"] == {"code": "DOMAIN_UNAVAILABLE", "domain": "documents"}

    await wired.wires["documents"].mend()
    assert (await served.get(path)).status_code == 200


async def test_who_asks_cannot_be_told_while_the_accounts_database_is_down(
    served: httpx.AsyncClient, wired: Wired
) -> None:
    media = {"Accept": "application/graphql-response+json"}
    await wired.wires["accounts"].cut()
    answer = await served.post("/graphql", json={"query": DOCUMENT}, headers=media)
    for refused in (answer, await served.get("/schema.graphql"), await served.get("/documents/any/content")):
        assert refused.status_code == 503
        assert refused.json()["errors"][0]["extensions"] == {
            "code": "DOMAIN_UNAVAILABLE",
            "domain": "accounts",
        }

    await wired.wires["accounts"].mend()
    assert (await served.post("/graphql", json={"query": DOCUMENT}, headers=media)).status_code == 200
    await wired.wires["accounts"].cut()
    again = (await served.post("/graphql", json={"query": DOCUMENT}, headers=media)).json()
    assert again["data"]["documents"]["nodes"]
    await wired.wires["accounts"].mend()
