"""Values that a filter cannot take, and the words in which it says so."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.asking import Asker


@pytest.mark.parametrize(
    ("where", "said", "argument"),
    [
        (
            {"entered": {"from": "2026-02-01", "to": "2026-01-01"}},
            (
                'In `entered`: The range starts at "2026-02-01" and ends before it, at "2026-01-01"; '
                "swap its ends."
            ),
            "entered",
        ),
        (
            {"line": {"value": {"from": "10.00", "to": "1.00"}}},
            'In `line.value`: The range starts at "10.00" and ends before it, at "1.00"; swap its ends.',
            "line.value",
        ),
        (
            {"filed": {"from": "2026-02-01T00:00:00Z", "to": "2026-01-31T19:00:00-08:00"}},
            None,
            None,
        ),
        (
            {"filed": {"from": "2026-02-01T00:00:00Z", "to": "2026-01-31T00:00:00Z"}},
            (
                'In `filed`: The range starts at "2026-02-01T00:00:00+00:00" and ends before it, '
                'at "2026-01-31T00:00:00+00:00"; swap its ends.'
            ),
            "filed",
        ),
        (
            {"summaryDueWithinDays": -1},
            "In `summaryDueWithinDays`: -1 days are out of range; give 0 to 3,660.",
            "summaryDueWithinDays",
        ),
        (
            {"summaryDueWithinWorkingDays": 3661},
            "In `summaryDueWithinWorkingDays`: 3,661 days are out of range; give 0 to 3,660.",
            "summaryDueWithinWorkingDays",
        ),
        (
            {"hold": {"port": ["2704"] * 1001}},
            "In `hold.port`: 1,001 values are too many; give at most 1,000.",
            "hold.port",
        ),
    ],
)
async def test_a_refused_value_is_told_with_its_filter_and_what_would_be_right(
    ask: Asker, where: Mapping[str, Any], said: str | None, argument: str | None
) -> None:
    answer = await ask(
        """
        query ($where: EntryFilter) {
          entries(where: $where) { nodes { id } }
          companies(first: 1) { totalCount }
        }
        """,
        where=where,
    )

    assert answer.partial["companies"] == {"totalCount": 1}
    assert [error["message"] for error in answer.errors] == ([] if said is None else [said])
    assert [error["extensions"].get("argument") for error in answer.errors] == (
        [argument] if argument else []
    )


@pytest.mark.parametrize(
    ("document", "variables"),
    [
        ("query ($v: String!) { entries(where: { number: $v }) { nodes { id } } }", {"v": "QT7\x00"}),
        ("query ($v: String!) { entries(where: { port: [$v] }) { nodes { id } } }", {"v": "QT7\x00"}),
        ("query ($v: String!) { container(number: $v) { id } }", {"v": "QT7\x00"}),
        ("query ($v: String!) { activity(where: { summary: $v }) { nodes { id } } }", {"v": "qt7\x00"}),
        ('{ bill(number: "QT7\\u0000") { id } }', {}),
    ],
)
async def test_a_null_character_is_told_by_its_text(
    ask: Asker, document: str, variables: Mapping[str, Any]
) -> None:
    answer = await ask(document, **variables)

    assert answer.codes == ["INVALID_INPUT"]
    assert answer.errors[0]["message"].lower() == (
        r'"qt7\u0000" has a null character, which no text of this graph has; leave it out.'
    )


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ({"mode": ["BOAT"]}, "at .mode[0]: Value 'BOAT' does not exist in 'TransportMode' enum."),
        ({"on_hold": True}, "unknown field 'on_hold'. Did you mean 'onHold' or 'hold'?"),
        (
            {"entered": {"from": "2026-02-30"}},
            'at .entered.from: "2026-02-30" is not a day that exists; give',
        ),
        ({"filed": {"to": "soon"}}, 'at .filed.to: "soon" is not an instant that exists; give it with'),
        ({"value": {"from": "$5"}}, 'at .value.from: "$5" is not an amount in dollars and cents; give text'),
        ({"openCase": "yes"}, "at .openCase: Boolean cannot represent a non boolean value: 'yes'"),
        ({"port": [None]}, "at .port[0]: Expected value of non-null type 'String!' not to be None."),
        ({"number": 7}, "at .number: String cannot represent a non string value: 7"),
    ],
)
async def test_a_value_of_the_wrong_kind_runs_nothing(
    ask: Asker, where: Mapping[str, Any], said: str
) -> None:
    answer = await ask("query ($where: EntryFilter) { entries(where: $where) { totalCount } }", where=where)

    assert (answer.status, answer.codes) == (400, ["GRAPHQL_VALIDATION_FAILED"])
    assert said in answer.errors[0]["message"]
    assert answer.statements == []


async def test_days_in_the_wrong_order_name_the_arguments(ask: Asker) -> None:
    company = (await ask("{ viewer { company { id } } }")).data["viewer"]["company"]["id"]
    answer = await ask(
        """
        query ($id: ID!) {
          auditVerification(company: $id, from: "2026-02-01", to: "2026-01-01") { intact }
        }
        """,
        id=company,
    )

    assert answer.codes == ["INVALID_INPUT"]
    assert answer.errors[0]["message"] == (
        'The days start at "2026-02-01" and end before it, at "2026-01-01"; swap `from` and `to`.'
    )


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("entries(where: { value: { from: 5 } })", "`value` depends on the entered value of the entry"),
        ("entries(orderBy: { field: VALUE })", "`VALUE` depends on the entered value of the entry"),
    ],
)
async def test_a_filter_or_order_by_what_is_refused_is_named_as_the_client_wrote_it(
    ask: Asker, asked: str, named: str
) -> None:
    answer = await ask(f"{{ {asked} {{ nodes {{ id }} }} }}", "carrier")

    assert answer.codes == ["FORBIDDEN"]
    assert answer.errors[0]["message"] == f"{named}, which your role may not see; leave it out."


async def test_what_was_not_counted_is_named_as_the_client_wrote_it(ask: Asker) -> None:
    answer = await ask("{ entries(where: { openCase: true }) { totalCount } }")

    assert answer.data["entries"]["totalCount"] is None
    assert answer.body["extensions"]["notes"] == {
        "totalCount": "Not counted: `openCase` asks another domain's database."
    }
