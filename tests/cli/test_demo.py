"""One command starts everything, stops everything, and recovers from anything."""

from __future__ import annotations

import re
import signal
import time
from typing import TYPE_CHECKING

import httpx

from gateway.personas import PERSONAS
from tests.cli.conftest import free_port

if TYPE_CHECKING:
    from tests.cli.conftest import Installation

INTROSPECTION = {"query": "{ __schema { queryType { name } } }"}
QUESTION = {"query": "{ nodes(ids: []) { id } }"}
TOKEN = re.compile(r"^eyJ\S+$", re.MULTILINE)


def test_a_demo_answers_whoever_has_a_token(running: Installation) -> None:
    graph = f"{running.url}/graphql"
    token = running.run("token", "importer").stdout.strip()

    assert httpx.post(graph, json=QUESTION).status_code == 401
    answer = httpx.post(graph, json=QUESTION, headers={"Authorization": f"Bearer {token}"})
    assert answer.json() == {"data": {"nodes": []}}


def test_a_demo_shows_its_schema_to_everybody(running: Installation) -> None:
    answer = httpx.post(f"{running.url}/graphql", json=INTROSPECTION)
    assert answer.json() == {"data": {"__schema": {"queryType": {"name": "Query"}}}}
    text = httpx.get(f"{running.url}/schema.graphql")
    assert "type Query {" in text.text
    again = httpx.get(f"{running.url}/schema.graphql", headers={"If-None-Match": text.headers["etag"]})
    assert again.status_code == 304


def test_a_demo_hands_out_tokens_of_its_personas(running: Installation) -> None:
    desk = f"{running.url}/demo/token"
    given = httpx.post(desk, json={"persona": "analyst"}).json()
    assert TOKEN.match(given["token"])
    assert given["expiresIn"] == 3600
    for body in (b'{"persona": "emperor"}', b'["analyst"]', b"{}", b"swordfish"):
        refused = httpx.post(desk, content=body)
        assert refused.status_code == 400
        assert refused.json()["errors"][0]["extensions"]["code"] == "INVALID_INPUT"
    assert httpx.post(desk, content=b" " * 2000).status_code == 413


def test_a_document_is_served_only_to_whoever_may_see_it(running: Installation) -> None:
    token = running.run("token", "importer").stdout.strip()
    for document, status in (("ZG9jdW1lbnQ6OTk5OTk5OTk5", 404), ("swordfish", 400)):
        address = f"{running.url}/documents/{document}/content"
        assert httpx.get(address).status_code == 401
        assert httpx.get(address, headers={"Authorization": f"Bearer {token}"}).status_code == status


def test_a_busy_port_is_told_before_anything_else(running: Installation) -> None:
    elsewhere = running.folder / "elsewhere"
    refused = running.run("demo", "--port", str(running.port), "--data-dir", str(elsewhere))
    assert refused.exit_code == 1
    assert f"Port {running.port} of 127.0.0.1 is in use by another program." in refused.stderr
    assert f"make demo PORT={running.port + 1}" in refused.stderr
    assert not elsewhere.exists()


def test_two_gateways_do_not_share_one_data_folder(running: Installation) -> None:
    refused = running.run("demo", "--port", str(free_port()))
    assert refused.exit_code == 1
    assert f"in use by the process {running.started[0].pid}" in refused.stderr


def test_a_kill_is_survived_and_a_second_start_loads_nothing(installation: Installation) -> None:
    killed = installation.demo("--as-of", "2026-03-10")
    killed.kill()
    killed.communicate()

    demo = installation.demo()
    demo.send_signal(signal.SIGINT)
    page = demo.communicate(timeout=20)[0]

    assert demo.returncode == 0
    assert installation.postgres() == []
    assert "journals" not in page
    assert "2026-03-10, as asked for" in page
    other = installation.run("demo", "--port", str(installation.port), "--entries", "5000")
    assert "a sample world of 100 entries (seed 1) is loaded already. Remove that folder" in other.stderr
    assert other.exit_code == 1
    assert installation.postgres() == []


def test_a_world_that_was_not_loaded_to_the_end_is_loaded_anew(installation: Installation) -> None:
    killed = installation.begin("demo", "--entries", "20000")
    until = time.monotonic() + 60
    while not (installation.folder / "loading").exists() and time.monotonic() < until:
        time.sleep(0.01)
    killed.kill()
    killed.communicate()

    demo = installation.demo()
    demo.send_signal(signal.SIGTERM)
    page = demo.communicate(timeout=20)[0]

    assert demo.returncode == 0
    assert installation.postgres() == []
    assert "journals" in page
    assert "100 entries" in page
    assert f"GraphiQL  {installation.url}   Ctrl-C stops everything." in page.splitlines()[-3:]
    assert re.search(r"^An entry to look up, as importer: \w{3}-\d{7}-\d$", page, re.MULTILINE)
    assert len(TOKEN.findall(page)) == len(PERSONAS)
    assert page.rstrip().endswith("Everything is stopped.")
