"""What a newcomer does in the console, from the first visit to an opened document."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.async_api import Route, expect

from databases.sample.personas import PERSONAS

if TYPE_CHECKING:
    from tests.browser.conftest import Console, SignIn

pytestmark = pytest.mark.browser

SCREENSHOT = Path(__file__).parents[2] / "docs" / "console.png"
DOCUMENTS = "{ documents(first: 100) { nodes { id contentUrl } } }"
DOCUMENT = "{ node(id: %s) { ... on Document { contentUrl } } }"


async def test_a_persona_runs_its_first_example(console: Console, tmp_path: Path) -> None:
    await console.open()
    await console.become("importer")
    await console.examples.get_by_role("button").first.click()
    await expect(console.page.get_by_role("region", name="Variables")).to_contain_text("QT7-4400000-7")

    answer = await console.ask()

    assert answer.get("errors") is None, answer["errors"]
    assert answer["data"]["entry"]["number"] == "QT7-4400000-7"
    keep = os.environ.get("KEEP_SCREENSHOT") == "1"
    await console.page.mouse.move(0, 0)
    await console.page.screenshot(path=SCREENSHOT if keep else tmp_path / "console.png")


async def test_each_persona_opens_on_its_own_examples_in_tabs(console: Console) -> None:
    await console.open()
    for persona in (await console.personas()).values():
        await console.become(persona["name"])

        tabs = console.page.locator(".graphiql-tab-button")
        names = [_operation_name(example["query"]) for example in persona["examples"]]
        await expect(tabs).to_have_text(names)
        await expect(console.examples.get_by_role("button")).to_have_text(
            [example["title"] for example in persona["examples"]]
        )


async def test_what_one_persona_wrote_waits_for_its_return(console: Console) -> None:
    await console.open()
    await console.become("importer")
    await console.write("Mine", "{ __typename }")
    await console.ask()
    mine = console.page.get_by_role("tab", name="Mine")
    await console.become("broker")
    await expect(mine).to_have_count(0)

    await console.become("importer")

    await expect(mine).to_have_count(1)


@pytest.mark.parametrize(("kind", "shown"), [("image/", "img"), ("application/pdf", "iframe")])
async def test_a_document_opens_from_the_answer(console: Console, kind: str, shown: str) -> None:
    await console.open()
    await console.become("importer")
    document = await _document(console, kind)
    await console.write("OneDocument", DOCUMENT % json.dumps(document["id"]))
    await console.ask()

    await console.page.locator(".document-link").first.click()

    dialog = console.page.get_by_role("dialog")
    await expect(dialog.locator(shown)).to_have_attribute("src", re.compile("^blob:"))
    if shown == "img":
        assert (
            await dialog.locator("img").evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
        )
    await console.page.keyboard.press("Escape")
    await expect(dialog).to_have_count(0)
    # The cursor stands on the link, so the keyboard alone opens it again.
    await console.page.keyboard.press("Alt+Enter")
    await expect(dialog.locator(shown)).to_be_visible()


async def test_a_refused_token_is_renewed_once(console: Console) -> None:
    await console.open()
    refusals = []

    async def refuse(route: Route) -> None:
        refusals.append(route.request.headers["authorization"])
        await route.fulfill(status=401, json={"errors": [{"message": "This token has ended."}]})

    await console.page.route("**/graphql", refuse, times=1)
    await console.examples.get_by_role("button").first.click()

    answer = await console.ask()

    assert len(refusals) == 1
    assert answer["data"]
    # Chromium tells of the refusal itself.
    assert [complaint for complaint in console.complaints if "401" not in complaint] == []
    console.complaints.clear()


async def test_outside_a_demo_one_signs_in_by_a_token_alone(signing_in: SignIn) -> None:
    console, token = signing_in
    page = console.page
    await page.goto(console.origin)
    await expect(page.get_by_text("Not signed in.")).to_be_visible()
    await expect(page.get_by_role("button", name="Choose another persona")).to_have_count(0)
    assert (
        await page.request.post(f"{console.origin}/demo/token", data={"persona": "importer"})
    ).status == 404

    await page.get_by_label("Token").fill(f"Bearer {token}")
    await page.get_by_role("button", name="Sign in").click()
    await console.write("Who", "{ viewer { name } }")
    assert (await console.ask())["data"] == {"viewer": {"name": PERSONAS["importer"].name}}
    assert token not in await page.evaluate("JSON.stringify(localStorage)")

    await page.get_by_role("button", name="Sign out").click()
    await expect(page.get_by_text("Not signed in.")).to_be_visible()
    assert token not in await page.evaluate("JSON.stringify(sessionStorage)")


async def test_the_documentation_tells_of_the_root_fields(console: Console) -> None:
    await console.open()

    await console.page.get_by_role("button", name="Documentation Explorer").click()
    await console.page.get_by_role("link", name="Query", exact=True).click()

    await expect(console.page.get_by_role("link", name="viewer", exact=True)).to_be_visible()


async def _document(console: Console, kind: str) -> dict[str, Any]:
    """The first of the importer's documents whose content is of a kind."""
    post = console.page.request.post
    signed = await (await post(f"{console.origin}/demo/token", data={"persona": "importer"})).json()
    headers = {"Authorization": f"Bearer {signed['token']}"}
    found = await (await post(f"{console.origin}/graphql", data={"query": DOCUMENTS}, headers=headers)).json()
    for document in found["data"]["documents"]["nodes"]:
        url = f"{console.origin}{document['contentUrl']}"
        head = await console.page.request.head(url, headers=headers)
        if head.headers.get("content-type", "").startswith(kind):
            return dict(document)
    pytest.fail(f"none of the importer's first 100 documents is of the kind {kind}")


def _operation_name(query: str) -> str:
    named = re.search(r"^\s*(?:query|mutation|subscription)\s+(\w+)", query, re.MULTILINE)
    assert named, f"an example without a name has no title in its tab:\n{query}"
    return named[1]
