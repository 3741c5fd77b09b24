"""How the console is served; no browser is needed to see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest
from starlette.applications import Starlette

from gateway.console import routes

if TYPE_CHECKING:
    from pathlib import Path

CONFIG: dict[str, object] = {"demo": False, "endpoint": "/graphql", "personas": []}


async def _config() -> dict[str, object]:
    return CONFIG


@pytest.fixture
def visit(tmp_path: Path) -> httpx.AsyncClient:
    app = Starlette(routes=routes(tmp_path / "dist", _config))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://console")


@pytest.fixture
def built(tmp_path: Path) -> None:
    assets = tmp_path / "dist" / "assets"
    assets.mkdir(parents=True)
    (tmp_path / "dist" / "index.html").write_text("<title>Account graph</title>")
    (assets / "index-abc123.js").write_text("export {}")


@pytest.mark.usefixtures("built")
async def test_the_page_is_asked_for_again_and_its_assets_never(visit: httpx.AsyncClient) -> None:
    page = await visit.get("/")
    asset = await visit.get("/assets/index-abc123.js")

    assert page.headers["cache-control"] == "no-cache"
    assert asset.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert asset.headers["content-type"].startswith("text/javascript")


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("path", ["/", "/assets/index-abc123.js", "/console/config.json"])
async def test_every_answer_carries_the_policy(visit: httpx.AsyncClient, path: str) -> None:
    headers = (await visit.get(path)).headers

    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; ")
    assert "unsafe-eval" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


async def test_settings_are_told_and_not_kept(visit: httpx.AsyncClient) -> None:
    answer = await visit.get("/console/config.json")

    assert answer.json() == CONFIG
    assert answer.headers["cache-control"] == "no-store"


async def test_a_console_that_is_not_built_says_how_to_build_it(visit: httpx.AsyncClient) -> None:
    answer = await visit.get("/")

    assert answer.status_code == 503
    assert "make console" in answer.text


@pytest.mark.usefixtures("built")
async def test_a_missing_asset_is_not_kept_for_good(visit: httpx.AsyncClient) -> None:
    answer = await visit.get("/assets/missing.js")

    assert answer.status_code == 404
    assert "cache-control" not in answer.headers


@pytest.mark.usefixtures("built")
async def test_nothing_outside_the_assets_is_served(visit: httpx.AsyncClient, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("not for the web")

    assert (await visit.get("/assets/../../secret.txt")).status_code == 404
    assert (await visit.get("/assets/%2e%2e/%2e%2e/secret.txt")).status_code == 404
