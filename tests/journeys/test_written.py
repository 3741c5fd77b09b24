"""However a connection is selected, what Postgres writes of it stands where stock execution would put it."""

from http import HTTPStatus
from typing import Any

import pytest

from tests.asking import Answer, Asker
from tests.engine.oracle import differences

SELECTED = [
    "nodes { number filedAt }",
    "nodes { id __typename number total importerNumber }",
    "__typename nodes { number } again: __typename",
    "nodes { one: number two: number } pageInfo { hasNextPage endCursor }",
    "one: nodes { number } two: nodes { duty summaryDueOn: enteredOn }",
    "edges { cursor node { id number status: releaseStatus } } pageInfo { startCursor hasPreviousPage }",
    "edges { node { number } } nodes { lineCount } totalCount",
    "nodes { number port { name } holds(first: 2) { nodes { kind agency placedAt removedAt } } }",
    "nodes { documents(first: 2) { nodes { type title receivedAt } } }",
    "nodes { lines(first: 3) { nodes { number manufacturer { name country { code } } } } }",
    "nodes { lines { nodes { originCountry { code } additionalDuties { htsNumber duty } } } }",
    "nodes { entryType { code } exported: lines(first: 1) { nodes { exportCountry { code name } } } }",
    "nodes { number summary { status statement { number kind } } liquidation { status events { status } } }",
    "nodes { shipment { ladingPort { name } bills(first: 2) { nodes { number master { number } } } } }",
    "nodes { nextActor port { name } shipment { reference carrier { name } } }",
    "nodes { bills { nodes { number } totalCount } containers(first: 1) { nodes { number sizeType } } }",
    "nodes { documents { nodes { title links { kind entry { number } } currentVersion { pages } } } }",
    "nodes { account { name parent { name } } one: port { name } two: port { code } fees { amount } }",
    "edges { cursor node { port { name } holds { nodes { kind } } } } totalCount",
    "nodes { number } totalCount",
    "totalCount",
    "__typename",
    "nodes { __typename }",
    "nodes { number @skip(if: true) entryDate: enteredOn @include(if: true) }",
]
ASKED = [
    "first: 3",
    "last: 3",
    "first: 2, after: $place",
    "last: 2, before: $place",
    "first: 100",
    "first: 4, where: { releaseStatus: [RELEASED] }",
    "first: 3, where: { openCase: true }",
    'first: 3, where: { number: "ZZZ" }',
    "first: 5, orderBy: { field: VALUE, direction: ASC }",
]
PERSONAS = ["importer", "broker", "surety", "analyst"]


async def both(engine: Asker, stock: Asker, document: str, persona: str, **variables: Any) -> Any:
    """What both answer; fails when they differ in data or errors, or one reads what the other does not.

    What is written with a row is named as read even where there is no row.
    """
    ours, theirs = [await ask(document, persona, **variables) for ask in (engine, stock)]
    assert ours.status == HTTPStatus.OK, ours.body
    assert not differences(_told(ours), _told(theirs)), document
    assert set(theirs.statements) <= set(ours.statements)
    return ours


def _told(answer: Answer) -> Any:
    errors = [(tuple(error["path"]), error["extensions"]["code"]) for error in answer.errors]
    return answer.partial, errors


@pytest.mark.parametrize("persona", PERSONAS)
@pytest.mark.parametrize("selected", SELECTED)
async def test_a_connection_is_answered_alike(
    engine: Asker, stock: Asker, selected: str, persona: str
) -> None:
    first = await both(engine, stock, "{ entries(first: 5) { pageInfo { endCursor } } }", persona)
    place = first.data["entries"]["pageInfo"]["endCursor"]
    for asked in ASKED:
        used = "query($place: String) " if "$place" in asked else ""
        document = f"{used}{{ entries({asked}) {{ {selected} }} }}"
        variables = {"place": place} if used else {}
        await both(engine, stock, document, persona, **variables)


@pytest.mark.parametrize("persona", PERSONAS)
async def test_connections_of_many_objects_are_answered_alike(
    engine: Asker, stock: Asker, persona: str
) -> None:
    below = " ".join(
        f"f{at}: entries(first: 2{', orderBy: { field: VALUE, direction: ASC }' * (at % 2)}) {{ {each} }}"
        for at, each in enumerate(SELECTED)
    )
    document = f"{{ companies(first: 5) {{ nodes {{ name {below} }} }} }}"
    answer = await both(engine, stock, document, persona)
    assert answer.partial["companies"]["nodes"]


async def test_interfaces_are_written_where_all_types_are_alike(engine: Asker, stock: Asker) -> None:
    for selected in (
        "caseNumber status openedAt",
        "__typename caseNumber",
        "id caseNumber",
        "caseNumber ... on PenaltyCase { amountAssessed: amountProposed }",
    ):
        document = f"{{ complianceActions(first: 20) {{ nodes {{ {selected} }} }} }}"
        answer = await both(engine, stock, document, "manager")
        assert answer.data["complianceActions"]["nodes"]
