"""Debian's Chromium, kept from every host but the gateway's."""

from __future__ import annotations

import re
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from playwright.async_api import Browser, Page, Request, Route, async_playwright, expect

from gateway.identity.issuer import Issuer
from gateway.settings import Settings
from loaders.personas import capacity_of
from loaders.pools import PoolOptions, Pools
from tests.conftest import gateway

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.world import Sample

INTROSPECTION = "IntrospectionQuery"
CHROMIUM = Path("/usr/bin/chromium")
SWITCHES = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
    # Whatever slips past the page's own requests finds no name resolved.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)


@dataclass
class Console:
    """The console in a browser, as somebody sits before it."""

    page: Page
    origin: str
    strays: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    async def open(self) -> None:
        """Open the console and wait until the schema has arrived."""
        async with self.page.expect_response(lambda answer: _operation(answer.request) == INTROSPECTION):
            await self.page.goto(self.origin)
        await expect(self.run).to_be_enabled()
        await expect(self.page.get_by_role("region", name="Operation Editor")).to_contain_text("query")

    @property
    def run(self) -> Any:
        return self.page.get_by_role("button", name="Execute query")

    @property
    def examples(self) -> Any:
        return self.page.get_by_role("region", name="Examples")

    @property
    def answer(self) -> Any:
        return self.page.get_by_role("region", name="Result Window")

    async def personas(self) -> dict[str, dict[str, Any]]:
        """What the gateway tells about its personas, by name."""
        settings = await (await self.page.request.get(f"{self.origin}/console/config.json")).json()
        return {persona["name"]: persona for persona in settings["personas"]}

    async def become(self, persona: str) -> None:
        """Choose a persona from the menu on top."""
        await self.page.get_by_role("button", name="Choose another persona").click()
        await self.page.locator(f"[data-persona={persona}]").click()
        title = (await self.personas())[persona]["title"]
        await expect(self.page.get_by_role("button", name=f"You are {title}")).to_be_visible()

    async def write(self, name: str, selection: str) -> None:
        """Put a query into the open tab, over what is there."""
        editor = self.page.get_by_role("region", name="Operation Editor")
        await editor.locator(".view-lines").first.click()
        await self.page.keyboard.press("Control+A")
        await self.page.keyboard.insert_text(f"query {name} {selection}")
        # GraphiQL reads a moment after the last key which operation it will run.
        await expect(self.page.get_by_role("tab", name=name)).to_be_visible()

    async def ask(self) -> dict[str, Any]:
        """Run the open tab by its keys and return the gateway's answer."""
        async with self.page.expect_response(
            lambda response: _operation(response.request) not in {None, INTROSPECTION} and response.ok
        ) as waiting:
            await self.page.keyboard.press("Control+Enter")
        answer: dict[str, Any] = await (await waiting.value).json()
        await expect(self.answer.locator(".view-lines")).to_contain_text('"data"')
        return answer


def _operation(request: Request) -> str | None:
    if not request.url.endswith("/graphql") or request.method != "POST":
        return None
    sent: dict[str, Any] = request.post_data_json or {}
    return str(sent.get("operationName") or "")


@pytest.fixture(scope="session")
def executable() -> Path:
    if not CHROMIUM.exists():
        pytest.fail(f"{CHROMIUM} is missing: apt-get install chromium")
    return CHROMIUM


@pytest.fixture(scope="session")
async def chromium(executable: Path) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=executable, args=list(SWITCHES))
        yield browser
        await browser.close()


@pytest.fixture
async def console(chromium: Browser, demo_gateway: str) -> AsyncIterator[Console]:
    """A fresh browser before the console of a demo."""
    async with visiting(chromium, demo_gateway) as opened:
        yield opened


@pytest.fixture
async def signing_in(chromium: Browser, sample: Sample, tmp_path: Path) -> AsyncIterator[SignIn]:
    """A fresh browser before the console of a gateway that is no demo, and what to paste there."""
    variables = {f"GATEWAY_{name.upper()}_DSN": each.gateway_dsn for name, each in sample.databases.items()}
    pools = Pools({"accounts": sample.databases["accounts"].gateway_dsn}, PoolOptions())
    await pools.open()
    token = Issuer.open(Settings(data_dir=tmp_path)).sign(await capacity_of(pools, "importer"))
    await pools.close()
    with gateway("serve", "--data-dir", str(tmp_path), **variables) as url:
        async with visiting(chromium, url, meant="401 (Unauthorized)") as opened:
            yield SignIn(opened, token)


class SignIn(NamedTuple):
    """A console that asks for a token, and one that it takes."""

    console: Console
    token: str


@asynccontextmanager
async def visiting(chromium: Browser, url: str, meant: str | None = None) -> AsyncIterator[Console]:
    """A fresh browser before the console. Whoever reached for another host, or met an error, fails.

    Chromium's complaints of a refusal that is `meant` do not count; they come at their own time.
    """
    origin = url.rstrip("/")
    context = await chromium.new_context(
        viewport={"width": 1440, "height": 900}, color_scheme="light", device_scale_factor=2
    )
    opened = Console(await context.new_page(), origin)

    async def guard(route: Route) -> None:
        if route.request.url.startswith(f"{origin}/"):
            await route.continue_()
        else:
            opened.strays.append(route.request.url)
            await route.abort()

    # Not data:, blob: and the browser's own PDF viewer, which ask no host.
    await context.route(re.compile("^https?:"), guard)
    opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.page.on(
        "console", lambda told: opened.complaints.append(told.text) if told.type == "error" else None
    )
    yield opened
    await context.close()
    assert opened.strays == []
    assert [told for told in opened.complaints if meant is None or meant not in told] == []
