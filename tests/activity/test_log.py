"""The four journals read as one."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from databases.base import DOMAINS
from loaders.activity import Activity
from loaders.clock import Clock
from loaders.ids import global_id
from loaders.pools import Pools
from loaders.reader import Reader
from loaders.slices import PageArguments
from loaders.viewers import Role, Viewer
from tests.activity.log import ACME, ANALYST, BOLT, ENTRIES, PAGE, SHIPPER, Log, company, owner

PLACES = {domain.upper(): at for at, domain in enumerate(DOMAINS)}


def place(node: Any) -> tuple[str, int, int]:
    return node["recordedAt"], PLACES[node["domain"]], node["seq"]


async def read(log: Log, **given: Any) -> Any:
    answer = await log.ask(ANALYST, PAGE, id=company(ACME), **given)
    assert not answer.errors
    return answer.data["company"]["activity"]


async def walk(log: Log, words: tuple[str, str, str, str], asked: Mapping[str, Any]) -> list[Any]:
    """All entries in the order asked for, read on from the start or back from the end."""
    size, place, cursor, more = words
    found: list[Any] = []
    page = await read(log, **asked, **{size: 19})
    while True:
        found = [*found, *page["nodes"]] if size == "first" else [*page["nodes"], *found]
        assert page["totalCount"] >= len(found)
        if not page["pageInfo"][more]:
            return found
        page = await read(log, **asked, **{size: 19, place: page["pageInfo"][cursor]})


@pytest.mark.parametrize("direction", ["DESC", "ASC"])
@pytest.mark.parametrize(
    ("where", "total"),
    [
        ({}, 4 * ENTRIES),
        ({"verb": ["ENTRY_FILED"]}, ENTRIES),
        ({"domain": ["ACCOUNTS", "DOCUMENTS"]}, 2 * ENTRIES),
        ({"domain": []}, 0),
    ],
)
async def test_pages_give_every_entry_once_and_in_order_both_ways(
    log: Log, direction: str, where: dict[str, Any], total: int
) -> None:
    asked = {"where": where, "direction": direction}
    forward = await walk(log, ("first", "after", "endCursor", "hasNextPage"), asked)
    backward = await walk(log, ("last", "before", "startCursor", "hasPreviousPage"), asked)

    assert [place(node) for node in forward] == sorted(map(place, forward), reverse=direction == "DESC")
    assert backward == forward
    assert len({node["id"] for node in forward}) == len(forward) == total
    assert (await read(log, where=where))["totalCount"] == total


async def test_a_page_between_two_cursors_stops_at_the_other_one(log: Log) -> None:
    whole = (await read(log, first=30))["nodes"]
    start = (await read(log, first=7))["pageInfo"]["endCursor"]
    stop = (await read(log, first=20))["pageInfo"]["endCursor"]

    assert (await read(log, first=100, after=start, before=stop))["nodes"] == whole[7:19]
    assert (await read(log, last=5, after=start, before=stop))["nodes"] == whole[14:19]


@pytest.mark.parametrize(
    ("where", "condition"),
    [
        ({"since": "2026-01-03T00:00:00Z"}, "recorded_at >= '2026-01-03Z'"),
        (
            {"recorded": {"from": "2026-01-02T04:00:00Z", "to": "2026-01-03T04:00:00Z"}},
            "recorded_at between '2026-01-02T04:00Z' and '2026-01-03T04:00Z'",
        ),
        ({"occurred": {"to": "2026-01-02T00:00:00Z"}}, "occurred_at <= '2026-01-02Z'"),
        ({"verb": ["ENTRY_FILED"]}, "verb = 'ENTRY_FILED'"),
        ({"actor": "Ann"}, "actor_name like 'Ann%'"),
        ({"actorType": ["OFFICER", "SYSTEM"]}, "actor_type <> 'TRADE_USER'"),
        ({"actorId": [global_id("officer", 1)]}, "actor_id = 'officer:1'"),
        (
            {"actorId": [global_id("member", 2), "job:deadlines"]},
            "actor_id in ('member:2', 'job:deadlines')",
        ),
        ({"subject": [global_id("entry", 3)]}, "subject_type = 'entry' and subject_id = 3"),
        (
            {"subject": [global_id("entry", 3), global_id("document", 4)]},
            "(subject_type, subject_id) in (('entry', 3), ('document', 4))",
        ),
        ({"subjectType": ["ENTRY", "DOCUMENT"]}, "subject_type in ('entry', 'document')"),
        ({"subjectLabel": "QT7-"}, "subject_label like 'QT7-%'"),
        ({"summary": "FOR THE 7TH"}, "summary ilike '%for the 7th%'"),
        ({"visibility": ["CUSTOMS_INTERNAL"]}, "visibility = 'CUSTOMS_INTERNAL'"),
        ({"channel": ["PORTAL"]}, "channel = 'PORTAL'"),
    ],
)
async def test_a_filter_leaves_what_plain_sql_leaves(log: Log, where: dict[str, Any], condition: str) -> None:
    text = f"select id from journal where company_id = $1 and ({condition})"
    expected = {
        global_id(f"journal_{domain}", row["id"])
        for domain in DOMAINS
        for row in await log.sql(domain, text, ACME)
    }

    page = await read(log, first=100, where=where)

    assert page["totalCount"] == len(expected)
    assert {node["id"] for node in page["nodes"]} <= expected
    assert len(page["nodes"]) == min(100, len(expected))


async def test_a_log_costs_a_statement_for_each_domain_however_many_accounts_and_entries(log: Log) -> None:
    query = """query ($companies: Int!, $first: Int!) {
      companies(first: $companies) {
        nodes { activity(first: $first) { nodes {
          actor { node { id } } subject { node { id } } corrects { seq }
        } } }
      }
    }"""
    few = await log.ask(ANALYST, query, companies=1, first=5)
    many = await log.ask(ANALYST, query, companies=8, first=50)

    assert sorted(set(few.statements)) == sorted(few.statements)
    assert many.statements.count("activity.by_company.shipments") == 1
    assert sorted(many.statements) == sorted(set(many.statements))
    assert {name for name in many.statements if name.startswith("activity")} == {
        f"activity.by_company.{domain}" for domain in DOMAINS
    }


@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("size", ["first", "last"])
@pytest.mark.parametrize(
    ("keys", "read"), [([SHIPPER], 32), ([SHIPPER, ACME], 32 + 80), ([SHIPPER, 999], 80)]
)
@pytest.mark.parametrize("loader", [Activity.by_company, Activity.by_company.rows])
async def test_of_short_journals_no_more_is_read_than_the_longest_one_leaves_room_for(
    log: Log, loader: Any, keys: list[int], read: int, size: str, *, descending: bool
) -> None:
    text = "select recorded_at, id from journal where company_id = $1"
    told = [
        (row["recorded_at"], rank, row["id"])
        for rank, domain in enumerate(DOMAINS)
        for row in await log.sql(domain, text, SHIPPER)
    ]
    told.sort(reverse=descending)
    reader = Reader(log.pools, ANALYST, Clock(date(2026, 2, 1)))
    first, last = (20, None) if size == "first" else (None, 20)
    asked = PageArguments(first=first, last=last, descending=descending)

    found = (await loader.load(reader, keys, asked))[0]

    rows = found if isinstance(found, list) else found.rows
    expected = told[:20] if size == "first" else told[-20:]
    ranks = {f"journal_{domain}": rank for rank, domain in enumerate(DOMAINS)}
    assert [(row["recorded_at"], ranks[row.table], row["id"]) for row in rows] == expected
    assert reader.spending.rows <= read + len(keys) * len(DOMAINS)
    assert len(reader.statements) == len(DOMAINS)


async def test_an_entry_says_who_did_what_to_what(log: Log) -> None:
    query = """query ($id: ID!) { node(id: $id) { ... on ActivityEntry {
      domain seq verb summary before after channel visibility correctionOf corrects { seq domain }
      actor { type id name node { id } } subject { type id label node { id __typename } }
      company { name } account { name } hash previousHash
    } } }"""
    (row,) = await log.sql(
        "accounts",
        "select id, hash, prev_hash from journal where company_id = $1 and seq = $2",
        ACME,
        ENTRIES,
    )

    answer = await log.ask(ANALYST, query, id=global_id("journal_accounts", row["id"]))

    account = global_id("account", 10)
    assert not answer.errors
    assert answer.data["node"] == {
        "domain": "ACCOUNTS",
        "seq": ENTRIES,
        "verb": "CALL_NOTED",
        "summary": "Told of accounts for the 119th time",
        "before": None,
        "after": {"times": 119},
        "channel": "EDI",
        "visibility": "CUSTOMS_INTERNAL",
        "correctionOf": ENTRIES - 1,
        "corrects": {"seq": ENTRIES - 1, "domain": "ACCOUNTS"},
        "actor": {"type": "SYSTEM", "id": "job:deadlines", "name": "Deadline monitor", "node": None},
        "subject": {"type": "ACCOUNT", "id": account, "label": "Acme East", "node": None},
        "company": {"name": "Company 1"},
        "account": {"name": "Importer 3"},
        "hash": row["hash"].hex(),
        "previousHash": row["prev_hash"].hex(),
    }


@pytest.mark.parametrize(
    ("viewer", "condition"),
    [
        (ANALYST, "true"),
        (owner(ACME), f"company_id = {ACME} and visibility <> 'CUSTOMS_INTERNAL'"),
        (
            Viewer("broker", "B", Role.BROKER, company_id=BOLT, filer_code="QT7"),
            "filer_code = 'QT7' and visibility <> 'CUSTOMS_INTERNAL'",
        ),
        (
            Viewer("manager", "M", Role.ACCOUNT_MANAGER, companies=(ACME, BOLT)),
            f"company_id in ({ACME}, {BOLT})",
        ),
        (Viewer("carrier", "C", Role.CARRIER, company_id=77, account_ids=(78,)), "false"),
    ],
)
async def test_everybody_sees_their_own_part_of_the_log(log: Log, viewer: Viewer, condition: str) -> None:
    counts = [
        (await log.sql(domain, f"select count(*) from journal where {condition}"))[0]["count"]
        for domain in DOMAINS
    ]

    answer = await log.ask(viewer, "{ activity { totalCount } }")

    assert answer.data["activity"]["totalCount"] == sum(counts)


async def test_another_companys_log_is_out_of_reach(log: Log) -> None:
    answer = await log.ask(owner(BOLT), PAGE, id=company(ACME), first=1)

    assert answer.data == {"company": None}


async def test_a_domain_that_is_down_leaves_no_log_until_it_is_left_out(log: Log, down: Pools) -> None:
    broken = await log.ask(ANALYST, PAGE, pools=down, id=company(ACME), first=3)
    without: Any = {"domain": ["ACCOUNTS", "SHIPMENTS", "COMPLIANCE"]}
    partial = await log.ask(ANALYST, PAGE, pools=down, id=company(ACME), first=3, where=without)

    assert broken.data == {"company": {"activity": None}}
    assert {(error.code, error.details.get("domain")) for error in broken.errors.values()} == {
        ("DOMAIN_UNAVAILABLE", "documents")
    }
    assert not partial.errors
    assert partial.data["company"]["activity"]["totalCount"] == 3 * ENTRIES
