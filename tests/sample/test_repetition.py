"""The same seed, present and size give the same world; the smallest world has every case."""

from collections import Counter
from datetime import date
from typing import Any

import pytest

from databases.compliance.codes import Family
from databases.compliance.states import states
from databases.compliance.tables import compliance_action
from databases.sample.rows import Rows
from databases.sample.seed import _tell as tell
from databases.sample.world import World

SMALLEST = 600


def told(seed: int, as_of: date, entries: int = SMALLEST) -> Rows:
    rows = Rows(World(seed=seed, as_of=as_of, entries=entries))
    for _ in tell(rows.world, rows):
        pass
    return rows


def content(rows: Rows) -> dict[str, list[Any]]:
    tables = {
        f"{table.metadata.info['domain']}.{table}": buffer.records for table, buffer in rows.buffers.items()
    }
    return tables | {f"{domain}.events": events for domain, events in rows.events.items()}


@pytest.fixture(scope="module")
def smallest() -> Rows:
    return told(1, date(2026, 3, 10))


def test_a_world_can_be_made_again(smallest: Rows) -> None:
    assert content(told(1, date(2026, 3, 10))) == content(smallest)


def test_another_seed_gives_another_world(smallest: Rows) -> None:
    assert content(told(2, date(2026, 3, 10))) != content(smallest)


@pytest.mark.parametrize(
    "as_of", [date(2026, 3, 10), date(2024, 2, 29), date(2026, 7, 5), date(2026, 11, 24), date(2027, 1, 1)]
)
def test_every_family_and_every_state_is_in_the_smallest_world(as_of: date, smallest: Rows) -> None:
    rows = smallest if as_of == smallest.world.as_of else told(1, as_of)
    buffer = rows.buffers[compliance_action]
    family, status = (buffer.columns.index(name) for name in ("family", "status"))
    found = Counter((record[family], record[status]) for record in buffer.records)
    families = Counter(record[family] for record in buffer.records)

    assert {(each, state) for each in Family for state in states(each)} - set(found) == set()
    assert min(families[each] for each in Family) >= 5
