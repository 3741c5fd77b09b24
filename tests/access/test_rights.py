"""Who may see an account: told from plain SQL, to each only what stands in its own scope."""

from datetime import date, timedelta
from typing import Any, Final

import pytest

from databases.sample.personas import PERSONAS
from resolvers.access import state
from tests.asking import Asker
from tests.journeys.ids import global_id
from tests.world import Sample

ONE: Final = timedelta(days=1)
RIGHTS: Final = """query($id: ID!, $after: String, $where: AccessRightFilter) { account(id: $id) {
    access(first: 100, after: $after, where: $where) {
        totalCount pageInfo { hasNextPage endCursor }
        nodes { kind state roles holderName holder { id } opens { account { id } portCodes }
            validFrom validTo by { id } }
    }
} }"""

EXPECTED: Final = """
    select 'member' as table, m.id, m.name as holder, m.since_on as first, m.until_on as last,
        case when m.until_on <= $2 then 'EXPIRED' when m.since_on > $2 then 'NOT_YET'
            else 'IN_FORCE' end as state
    from member m where m.company_id = $3 and (m.role <> 'USER' or $1 = $3
        or exists (select from member_scope s where s.member_id = m.id and s.account_id = $1))
    union all
    select 'access_grant', g.id, g.grantee_name, g.valid_from, g.valid_to,
        case when g.status <> 'ACCEPTED' then g.status::text when g.revoked_at is not null then 'REVOKED'
            when g.valid_to < $2 then 'EXPIRED' when g.valid_from > $2 then 'NOT_YET' else 'IN_FORCE' end
    from access_grant g where g.company_id = $3 and ($1 = $3 or g.account_id in ($1, $3))
    union all
    select 'power_of_attorney', p.id, a.name, p.valid_from, p.valid_to,
        case when p.revoked_at is not null then 'REVOKED' when p.valid_to < $2 then 'EXPIRED'
            when p.valid_from > $2 then 'NOT_YET' else 'IN_FORCE' end
    from power_of_attorney p join account a on a.id = p.grantee_account_id
    where p.company_id = $3 and ($1 = $3 or p.account_id = $1)
    union all
    select 'portfolio', o.id, f.name, o.since_on, o.until_on,
        case when o.until_on < $2 then 'EXPIRED' when o.since_on > $2 then 'NOT_YET' else 'IN_FORCE' end
    from portfolio o join officer f on f.id = o.officer_id where o.company_id = $3"""


async def expected(sample: Sample, account: int, company: int) -> dict[str, dict[str, Any]]:
    """Every right over an account, by the global id of its row."""
    rows = await sample.fetch("accounts", EXPECTED, account, sample.world.as_of, company)
    return {
        global_id(row["table"], row["id"]): {
            "holderName": row["holder"],
            "state": row["state"],
            "validFrom": f"{row['first']}",
            "validTo": None if row["last"] is None else f"{row['last']}",
        }
        for row in rows
    }


def told(nodes: list[Any]) -> dict[str, dict[str, Any]]:
    """The same of an answer."""
    names = ("holderName", "state", "validFrom", "validTo")
    return {node["by"]["id"]: {name: node[name] for name in names} for node in nodes}


async def access(ask: Asker, persona: str, account: int, **variables: Any) -> dict[str, Any]:
    """What somebody is told of an account."""
    answer = await ask(RIGHTS, persona, id=global_id("account", account), **variables)
    found: dict[str, Any] = answer.data["account"]["access"]
    return found


@pytest.fixture(scope="module")
async def company(sample: Sample) -> int:
    """The company of the persona `importer`."""
    found: int = await sample.value(
        "accounts",
        "select id from account where kind = 'COMPANY' and name = $1",
        PERSONAS["importer"].company,
    )
    return found


@pytest.fixture(scope="module")
async def granted(sample: Sample) -> int:
    """The sub-account to which the persona `user` is limited."""
    found: int = await sample.value(
        "accounts",
        "select s.account_id from member_scope s join member m on m.id = s.member_id where m.name = $1",
        PERSONAS["user"].name,
    )
    return found


@pytest.mark.parametrize("persona", ["importer", "manager", "analyst"])
async def test_owner_manager_and_oversight_see_every_right_over_a_company(
    ask: Asker, sample: Sample, company: int, persona: str
) -> None:
    must = await expected(sample, company, company)
    found = await access(ask, persona, company)

    assert told(found["nodes"]) == must
    assert found["totalCount"] == len(must)
    days = [node["validFrom"] for node in found["nodes"]]
    assert days == sorted(days, reverse=True)
    assert {node["kind"] for node in found["nodes"]} == {
        "MEMBERSHIP", "GRANT", "POWER_OF_ATTORNEY", "PORTFOLIO",
    }  # fmt: skip
    assert {node["state"] for node in found["nodes"]} >= {"IN_FORCE", "EXPIRED"}


async def test_a_sub_account_has_the_rights_over_it_and_over_its_company(
    ask: Asker, sample: Sample, company: int
) -> None:
    whole = await expected(sample, company, company)
    subs = await sample.fetch("accounts", "select id from account where parent_id = $1", company)
    parts = []
    for row in subs:
        must = await expected(sample, row["id"], company)
        assert told((await access(ask, "importer", row["id"]))["nodes"]) == must
        parts.append(must)
    assert any(part != whole for part in parts)


async def test_what_is_in_force_is_told_by_filter_and_by_state_alike(ask: Asker, sample: Sample) -> None:
    companies = await sample.fetch("accounts", "select id from account where kind = 'COMPANY' order by id")
    states: set[str] = set()
    for row in companies:
        everything = (await access(ask, "analyst", row["id"]))["nodes"]
        current = (await access(ask, "analyst", row["id"], where={"inForce": True}))["nodes"]
        assert current == [node for node in everything if node["state"] == "IN_FORCE"]
        states |= {node["state"] for node in everything}
    assert states >= {"INVITED", "REJECTED", "IN_FORCE", "EXPIRED", "REVOKED"}


async def test_a_user_limited_to_a_sub_account_sees_no_grants_of_others(
    ask: Asker, sample: Sample, company: int, granted: int
) -> None:
    found = await access(ask, "user", granted)
    own = await sample.fetch(
        "accounts",
        "select 'access_grant' as table, id from access_grant where account_id = $1"
        " union all select 'power_of_attorney', id from power_of_attorney where account_id = $1",
        granted,
    )
    assert {node["by"]["id"] for node in found["nodes"]} == {
        global_id(row["table"], row["id"]) for row in own
    }
    assert own
    whole = await access(ask, "user", company)
    assert {node["by"]["id"] for node in whole["nodes"]} == {
        global_id(row["table"], row["id"]) for row in own
    }


async def test_a_broker_sees_what_it_was_given_and_nothing_that_others_were(
    ask: Asker, sample: Sample, company: int
) -> None:
    agent = await sample.value(
        "accounts", "select id from account where kind = 'COMPANY' and name = $1", PERSONAS["broker"].company
    )
    found = (await access(ask, "broker", company))["nodes"]
    holders = await sample.fetch(
        "accounts",
        "select 'access_grant' as table, id from access_grant"
        " where company_id = $1 and grantee_company_id = $2"
        " union all select 'power_of_attorney', id from power_of_attorney"
        " where company_id = $1 and grantee_company_id = $2",
        company,
        agent,
    )
    assert {node["by"]["id"] for node in found} == {global_id(row["table"], row["id"]) for row in holders}
    assert found


@pytest.mark.parametrize("persona", ["carrier", "surety", "importer2"])
async def test_others_are_told_of_nobody(ask: Asker, company: int, persona: str) -> None:
    answer = await ask(RIGHTS, persona, id=global_id("account", company))

    found = answer.data["account"]
    assert found is None or found["access"]["nodes"] == []


async def test_each_right_says_what_it_opens_and_to_whom(
    ask: Asker, sample: Sample, company: int, granted: int
) -> None:
    nodes = (await access(ask, "importer", company))["nodes"]
    user = next(
        node
        for node in nodes
        if node["roles"] == ["ACCOUNT_USER"] and node["holderName"] == PERSONAS["user"].name
    )
    ports = await sample.value(
        "accounts",
        "select port_codes from member_scope s join member m on m.id = s.member_id where m.name = $1",
        PERSONAS["user"].name,
    )
    assert user["opens"] == [{"account": {"id": global_id("account", granted)}, "portCodes": ports}]
    assert user["holder"]["id"] == user["by"]["id"]
    owner = next(node for node in nodes if node["roles"] == ["ACCOUNT_OWNER"])
    assert owner["opens"] == [{"account": {"id": global_id("account", company)}, "portCodes": ["9900"]}]
    power = next(node for node in nodes if node["kind"] == "POWER_OF_ATTORNEY")
    assert power["roles"] == ["BROKER"]
    assert power["holder"]["id"] != power["by"]["id"]
    manager = next(node for node in nodes if node["kind"] == "PORTFOLIO")
    assert manager["roles"] == ["ACCOUNT_MANAGER"]
    assert manager["opens"][0]["account"]["id"] == global_id("account", company)


async def test_many_accounts_are_asked_at_once_and_each_has_its_own(ask: Asker, sample: Sample) -> None:
    document = """{ accounts(first: 100, orderBy: { field: NAME }) { nodes { id
        access(first: 100) { totalCount nodes { holderName state validFrom validTo by { id } } }
        officials(first: 100) { totalCount nodes { id } } } } }"""
    nodes = (await ask(document, "analyst")).data["accounts"]["nodes"]
    companies = {
        global_id("account", row["id"]): row
        for row in await sample.fetch("accounts", "select id, company_id, center_code from account")
    }
    officers = await sample.fetch("accounts", "select id, role, center_code from officer order by name, id")
    for node in nodes:
        row = companies[node["id"]]
        must = await expected(sample, row["id"], row["company_id"])
        assert told(node["access"]["nodes"]) == must
        assert node["access"]["totalCount"] == len(must)
        assert [each["id"] for each in node["officials"]["nodes"]] == [
            global_id("officer", each["id"])
            for each in officers
            if each["role"] == "OVERSIGHT_ANALYST"
            or (each["role"] == "IMPORT_SPECIALIST" and each["center_code"] == row["center_code"] is not None)
        ]
        assert node["officials"]["totalCount"] == len(node["officials"]["nodes"])


async def test_pages_join_to_the_whole_and_cost_the_same(ask: Asker, sample: Sample) -> None:
    document = """query($first: Int!, $after: String) { companies(first: 3) { nodes { access(first: $first,
        after: $after) { totalCount edges { cursor node {
            holderName opens { portCodes } holder { id } by { id }
        } } } } } }"""
    large = await ask(document, "analyst", first=100)
    small = await ask(document, "analyst", first=2)
    assert small.errors == large.errors == []
    assert small.statements == large.statements
    document = document.replace("companies(first: 3)", "companies(first: 1)")
    edges = (await ask(document, "analyst", first=100)).data["companies"]["nodes"][0]["access"]["edges"]
    found: list[Any] = []
    after = None
    while page := (await ask(document, "analyst", first=2, after=after)).data["companies"]["nodes"][0][
        "access"
    ]["edges"]:
        found += page
        after = page[-1]["cursor"]
    assert found == edges


async def test_officials_are_the_center_s_specialists_and_oversight(
    ask: Asker, sample: Sample, company: int
) -> None:
    answer = await ask(
        "query($id: ID!) { account(id: $id) { officials(first: 100) { totalCount nodes { id } } } }",
        "importer",
        id=global_id("account", company),
    )
    rows = await sample.fetch(
        "accounts",
        "select o.id from officer o, account a where a.id = $1 and (o.role = 'OVERSIGHT_ANALYST'"
        " or o.role = 'IMPORT_SPECIALIST' and o.center_code = a.center_code) order by o.name, o.id",
        company,
    )
    found = answer.data["account"]["officials"]
    assert [node["id"] for node in found["nodes"]] == [global_id("officer", row["id"]) for row in rows]
    assert found["totalCount"] == len(rows)


class Right(dict[str, Any]):
    """A row as far as its state depends on it."""

    def __init__(self, table: str, **columns: Any) -> None:
        super().__init__(columns)
        self.table = table


DAY: Final = date(2026, 3, 10)
STATES: Final = (
    (Right("member", since_on=DAY, until_on=None), "IN_FORCE"),
    (Right("member", since_on=DAY - ONE, until_on=DAY), "EXPIRED"),
    (Right("member", since_on=DAY + ONE, until_on=None), "NOT_YET"),
    (Right("portfolio", since_on=DAY - ONE, until_on=DAY), "IN_FORCE"),
    (Right("portfolio", since_on=DAY - ONE, until_on=DAY - ONE), "EXPIRED"),
    (Right("power_of_attorney", valid_from=DAY, valid_to=DAY, revoked_at=None), "IN_FORCE"),
    (Right("power_of_attorney", valid_from=DAY, valid_to=None, revoked_at=DAY), "REVOKED"),
    (Right("access_grant", valid_from=DAY, valid_to=None, revoked_at=None, status="INVITED"), "INVITED"),
    (Right("access_grant", valid_from=DAY, valid_to=None, revoked_at=None, status="ACCEPTED"), "IN_FORCE"),
)
"""A person's access ends with the day before its last one, other rights with it."""


@pytest.mark.parametrize(("right", "expected_state"), STATES)
def test_a_right_holds_from_its_first_day_to_its_last(right: Right, expected_state: str) -> None:
    assert state.function(right, DAY) == expected_state
