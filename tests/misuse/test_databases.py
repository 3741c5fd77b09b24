"""A domain's bad day costs its own fields, and no other's."""

import time
from collections.abc import Mapping
from typing import Any, Final

import pytest

from databases.base import DOMAINS
from tests.misuse.wired import ALL_FOUR, PATIENCE, Wired, assert_only, told

ACROSS: Final = """
{
  entries(first: 2) {
    nodes { number company { name } documents(first: 1) { nodes { title } totalCount } }
  }
}
"""


@pytest.mark.parametrize("domain", DOMAINS)
async def test_a_database_that_is_down_costs_its_own_fields_until_it_is_back(
    wired: Wired, domain: str
) -> None:
    await assert_only(wired, None)

    await wired.wires[domain].cut()
    for _ in range(2):
        answer = await assert_only(wired, domain)
        assert answer.errors[0]["message"] == f"The {domain} database did not answer; try again."

    await wired.wires[domain].mend()
    await assert_only(wired, None)


async def test_a_gateway_starts_without_its_databases_and_finds_them_later(wired: Wired) -> None:
    for wire in wired.wires.values():
        await wire.cut()
    answer = await wired.ask(ALL_FOUR)
    assert answer.partial == dict.fromkeys(DOMAINS)
    assert told(answer) == {(domain, "DOMAIN_UNAVAILABLE", domain) for domain in DOMAINS}
    assert [await wired.ask.pools.answers(domain) for domain in DOMAINS] == [False] * 4

    await wired.wires["shipments"].mend()
    assert [await wired.ask.pools.answers(domain) for domain in DOMAINS] == [False, True, False, False]

    for domain in ("accounts", "compliance", "documents"):
        await wired.wires[domain].mend()
    await assert_only(wired, None)


async def test_an_edge_to_a_domain_that_is_down_is_null_on_rows_that_stand(wired: Wired) -> None:
    whole = (await wired.ask(ACROSS)).data["entries"]["nodes"]
    await wired.wires["documents"].cut()

    answer = await wired.ask(ACROSS)

    assert [entry["number"] for entry in answer.partial["entries"]["nodes"]] == [
        entry["number"] for entry in whole
    ]
    assert all(entry["company"] for entry in answer.partial["entries"]["nodes"])
    assert all(entry["documents"] is None for entry in answer.partial["entries"]["nodes"])
    assert told(answer) == {("entries", "DOMAIN_UNAVAILABLE", "documents")}


async def test_a_count_without_its_database_is_null_beside_its_page(wired: Wired) -> None:
    await wired.wires["shipments"].cut()
    answer = await wired.ask("{ entries { totalCount } viewer { name } }")
    assert answer.partial["entries"] == {"totalCount": None}
    assert answer.partial["viewer"]["name"]
    assert answer.codes == ["DOMAIN_UNAVAILABLE"]


async def test_ids_of_several_domains_are_answered_as_far_as_they_can_be(wired: Wired) -> None:
    found = (await wired.ask("{ entries(first: 1) { nodes { id company { id } } } }")).data
    entry = found["entries"]["nodes"][0]
    await wired.wires["shipments"].cut()

    answer = await wired.ask(
        "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=[entry["id"], entry["company"]["id"]]
    )

    assert answer.partial["nodes"] == [None, {"id": entry["company"]["id"]}]
    assert [error["path"] for error in answer.errors] == [["nodes", 0]]


@pytest.mark.parametrize(
    ("where", "far"),
    [
        ({"openCase": True}, "compliance"),
        ({"openCase": False}, "compliance"),
        ({"documentMissing": ["LAB_REPORT"]}, "documents"),
        ({"documentMissing": ["LAB_REPORT"], "openCase": True}, "documents"),
    ],
)
@pytest.mark.parametrize("down", ["far", "near"])
async def test_a_filter_on_another_domain_gives_no_unfiltered_rows(
    wired: Wired, where: Mapping[str, Any], far: str, down: str
) -> None:
    domain = far if down == "far" else "shipments"
    await wired.wires[domain].cut()

    answer = await wired.ask(
        "query ($where: EntryFilter) { entries(where: $where) { nodes { number } } viewer { name } }",
        where=where,
    )

    assert answer.partial["entries"] is None
    assert answer.partial["viewer"]["name"]
    assert told(answer) == {("entries", "DOMAIN_UNAVAILABLE", domain)}


@pytest.mark.parametrize("domain", DOMAINS)
async def test_an_activity_has_no_silent_holes(wired: Wired, domain: str) -> None:
    await wired.wires[domain].cut()
    others = [name.upper() for name in DOMAINS if name != domain]
    document = """
    query ($domains: [Domain!]!) {
      whole: activity(first: 3) { nodes { id } totalCount }
      rest: activity(first: 3, where: { domain: $domains }) { nodes { domain } totalCount }
    }
    """

    answer = await wired.ask(document, domains=others)

    assert answer.partial["whole"] is None
    assert told(answer) == {("whole", "DOMAIN_UNAVAILABLE", domain)}
    assert len(answer.partial["rest"]["nodes"]) == 3
    assert answer.partial["rest"]["totalCount"] > 3


async def test_a_network_that_swallows_everything_is_waited_for_only_so_long(wired: Wired) -> None:
    await assert_only(wired, None)
    wired.wires["documents"].hush()

    for _ in range(2):  # on a connection that answered before, then while connecting
        began = time.monotonic()
        answer = await wired.ask(ALL_FOUR)
        assert time.monotonic() - began < 5 * PATIENCE
        assert [name for name in DOMAINS if not answer.partial[name]] == ["documents"]
        assert set(answer.codes) <= {"TIMEOUT", "DOMAIN_UNAVAILABLE"}

    wired.wires["documents"].unhush()
    await assert_only(wired, None)


async def test_a_proof_of_the_journals_says_which_could_not_be_read(wired: Wired) -> None:
    company = (await wired.ask("{ viewer { company { id } } }")).data["viewer"]["company"]["id"]
    document = "query ($id: ID!) { auditVerification(company: $id) { domain intact } }"
    await wired.wires["compliance"].cut()

    answer = await wired.ask(document, id=company)

    assert [None if part is None else part["domain"] for part in answer.partial["auditVerification"]] == [
        "ACCOUNTS",
        "SHIPMENTS",
        None,
        "DOCUMENTS",
    ]
    assert told(answer) == {("auditVerification", "DOMAIN_UNAVAILABLE", "compliance")}
