"""Whatever single thing is taken away from the policy shows in generated operations or the matrix's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from random import Random
from typing import Any, Final

import asyncpg
import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Table

from databases.sample.personas import PERSONAS
from loaders.personas import capacity_of
from loaders.principals import viewer_of
from loaders.rows import global_name
from loaders.scoping import Scoping
from loaders.statements import compiled
from loaders.viewers import Role, Viewer
from tests.access.columns import told
from tests.access.faults import Fault, of_columns, of_links, of_rights, of_rules
from tests.access.judging import Judge, judging
from tests.access.ways import followed
from tests.access.whole import CATALOGS, TABLES, where
from tests.engine.oracle import trying
from tests.journeys.ids import global_id
from tests.oracle.known import Known
from tests.oracle.parts import operations
from tests.world import WORLD, Sample

Example = tuple[str, int]
EVERY: Final = [CATALOGS[domain].tables[name] for domain, name in TABLES]
ROLES: Final = {
    Role.ACCOUNT_OWNER: ("importer", "importer2"),
    Role.ACCOUNT_USER: ("user",),
    Role.BROKER: ("broker",),
    Role.CARRIER: ("carrier",),
    Role.SURETY: ("surety",),
    Role.FACILITY_OPERATOR: ("operator",),
    Role.ACCOUNT_MANAGER: ("manager",),
    Role.IMPORT_SPECIALIST: ("specialist",),
    Role.OVERSIGHT_ANALYST: ("analyst", "inspector"),
}
"""The personas of each role."""

MANY: Final = 20
"""Rows asked for by one question."""


@pytest.fixture(scope="module")
def judge(sample: Sample) -> Iterator[Judge]:
    with judging(sample, {}) as opened:
        yield opened


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    """Look-ups by ids as hypothesis writes them."""
    collected: list[Example] = []

    @trying(8)
    @given(operations(["nodes"]), st.integers(0, 2**32))
    def collect(text: str, seed: int) -> None:
        collected.append((text, seed))

    collect()
    return collected


@contextmanager
def made(judge: Judge, fault: Fault) -> Iterator[None]:
    """Let a fault be while the context lasts."""
    with pytest.MonkeyPatch.context() as patch:
        fault.make(patch)
        judge.forget()
        yield
    judge.forget()


def rows(judge: Judge, viewer: Viewer, table: Table) -> set[str]:
    """The ids of the rows that the policy lets somebody see."""

    def build(scoping: Scoping) -> sa.Select[Any]:
        return sa.select(table.c.id).where(scoping.rows(table))

    statement = compiled("faults", table, viewer, build)
    arguments = statement.arguments({}, viewer)
    pools = judge.worlds.whole.pools
    found = judge.runner.run(pools.fetch(statement.domain, statement.text, arguments, asyncpg.Record))
    return {global_id(global_name(table), row["id"]) for row in found}


def noticed(ask: Callable[[], Any]) -> bool:
    """Whether the two worlds no longer answer alike."""
    try:
        ask()
    except AssertionError:
        return True
    return False


def shows(judge: Judge, persona: str, ids: set[str], examples: list[Example]) -> bool:
    """Whether generated operations tell that the persona comes to rows, or no longer does."""
    known = Known({("Node", "id"): sorted(ids)})
    return any(
        noticed(partial(judge.written, persona, [text], known, Random(seed))) for text, seed in examples
    )


class Healthy(dict[tuple[str, str], set[str]]):
    """The rows that personas see of tables without a fault, found when asked for."""

    def __init__(self, judge: Judge) -> None:
        super().__init__()
        self._judge = judge

    def __missing__(self, key: tuple[str, str]) -> set[str]:
        persona, name = key
        (table,) = (each for each in EVERY if global_name(each) == name)
        self[key] = rows(self._judge, self._judge.viewer(persona), table)
        return self[key]


@pytest.fixture(scope="module")
def healthy(judge: Judge) -> Healthy:
    found = Healthy(judge)
    for persona in PERSONAS:
        for table in EVERY:
            assert found[persona, global_name(table)] is not None
    return found


def differing(
    judge: Judge, viewer: Viewer, persona: str, tables: Iterable[Table], healthy: Healthy
) -> set[str]:
    """Rows of the first of some tables in which a fault makes a difference."""
    for table in tables:
        if found := rows(judge, viewer, table) ^ healthy[persona, global_name(table)]:
            return set(sorted(found)[:MANY])
    return set()


@pytest.mark.parametrize("role", ROLES)
def test_whatever_is_missing_of_a_rule_or_a_link_shows_in_generated_operations(
    judge: Judge, examples: list[Example], healthy: Healthy, role: Role
) -> None:
    unnoticed: dict[str, bool] = {}
    for persona in ROLES[role]:
        viewer = judge.viewer(persona)
        for fault in [*of_rules(viewer), *of_links(viewer)]:
            if not unnoticed.setdefault(fault.told, True):
                continue
            with made(judge, fault):
                found = differing(judge, viewer, persona, fault.tables, healthy)
                unnoticed[fault.told] = not (found and shows(judge, persona, found, examples))
    assert [told for told, still in unnoticed.items() if still] == []


def test_whatever_is_missing_of_what_goes_with_a_viewer_shows_in_generated_operations(
    judge: Judge, examples: list[Example], healthy: Healthy
) -> None:
    unnoticed = []
    for fault in of_rights():
        with made(judge, fault):
            if not any(lets(judge, persona, examples, healthy) for persona in PERSONAS):
                unnoticed.append(fault.told)
    assert unnoticed == []


def lets(judge: Judge, persona: str, examples: list[Example], healthy: Healthy) -> bool:
    """Whether a persona that is looked up under a fault is seen to see other rows."""
    whole, viewer = judge.worlds.whole, judge.viewer(persona)
    capacity = judge.runner.run(capacity_of(whole.pools, persona))
    found = judge.runner.run(viewer_of(whole.pools, capacity, WORLD.as_of))
    if found.sees == viewer.sees:
        return False
    whole.be(persona, found)
    try:
        ids = differing(judge, found, persona, EVERY, healthy)
        return bool(ids) and shows(judge, persona, ids, examples)
    finally:
        whole.be(persona, viewer)


def test_whatever_is_missing_of_the_rule_of_a_column_shows_in_the_questions_for_all_leaves(
    judge: Judge, healthy: Healthy
) -> None:
    unnoticed: dict[str, bool] = {}
    for persona in PERSONAS:
        viewer = judge.viewer(persona)
        for fault, column, pattern in of_columns(viewer):
            seen = healthy[persona, global_name(column.table)]
            if not seen or not unnoticed.setdefault(fault.told, True):
                continue
            ids = judge.runner.run(changed(judge, persona, column, pattern))
            with made(judge, fault):
                unnoticed[fault.told] = not (ids and reads(judge, persona, ids))
    assert [told for told, still in unnoticed.items() if still] == []


async def changed(judge: Judge, persona: str, column: Column[Any], pattern: str) -> list[str]:
    """Rows in the persona's view of which another value must be told than stands in a column."""
    name, must = column.table.name, judge.worlds.must[persona]
    found = await judge.worlds.sample.fetch(
        column.table.metadata.info["domain"],
        f"select id from {name} where ({where(must, name)}) and {column.name}::text like $1"
        f' and ({told(persona, name, column.name)}) is distinct from "{column.name}"'
        f" order by id limit {MANY}",
        pattern,
    )
    return [global_id(global_name(column.table), row["id"]) for row in found]


def reads(judge: Judge, persona: str, ids: list[str]) -> bool:
    """Whether the persona is told another value by any question of the matrix."""
    asked = "query($ids: [ID!]!) { nodes(ids: $ids) { __typename } }"
    types = {each["__typename"] for each in judge.ask(persona, asked, ids=ids).data["nodes"]}
    return any(noticed(partial(judge.ask, persona, question, ids=ids)) for question in followed(types))
