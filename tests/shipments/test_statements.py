"""What a question costs: statements follow from its shape, never from how many rows it finds."""

from tests.asking import Asker

FULL = """query($entries: Int!, $below: Int!) { entries(first: $entries) { nodes {
    number port { name } nextActor daysOnHold summary { correctableUntil statement { number } }
    liquidation { events { status } } fees { amount }
    lines(first: $below) { nodes { number manufacturer { name } tariffRate { rate }
        additionalDuties { duty } } }
    bills(first: $below) { nodes { number dispositions(first: $below) { nodes { code } } } }
    containers(first: $below) { nodes { number movements(first: $below) { nodes { lastEvent } } } }
    holds(first: $below) { nodes { kind } } exams(first: $below) { nodes { kind } }
    shipment { reference openHolds { kind } }
} } }"""


async def test_more_rows_on_any_level_cost_no_more_statements(ask: Asker) -> None:
    few = await ask(FULL, "analyst", entries=50, below=2)
    assert len(few.data["entries"]["nodes"]) == 50
    for sizes in ({"entries": 100, "below": 2}, {"entries": 50, "below": 20}):
        more = await ask(FULL, "analyst", **sizes)
        assert more.data["entries"]["nodes"]
        assert more.statements == few.statements


async def test_one_entry_in_full_costs_a_statement_for_each_edge(ask: Asker) -> None:
    answer = await ask(FULL, entries=1, below=5)
    assert answer.data
    assert len(answer.statements) == len(set(answer.statements))
    assert "entries.all" in answer.statements
    assert "tariff_rates.by_number" in answer.statements
