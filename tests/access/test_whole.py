"""That a rule taken away is noticed."""

from collections.abc import AsyncIterator, Callable
from random import Random
from typing import Any, Final

import pytest

from databases.sample.personas import PERSONAS
from loaders import reader, scoping
from loaders.access import REFERENCE, rows
from loaders.access.links import LINKS, LINKS_FOR
from loaders.viewers import Role
from resolvers import permissions
from tests.access.questions import questions
from tests.access.test_matrix import nodes
from tests.access.whole import CATALOGS, TABLES, Part, parts, secrets, told
from tests.asking import Asker
from tests.world import Sample

MANY: Final = 150
"""Rows of a table asked for on each side of the line."""

NAMES: Final = [f"journal_{domain}" if table == "journal" else table for domain, table in TABLES]
ROLES: Final = {
    "importer": Role.ACCOUNT_OWNER,
    "user": Role.ACCOUNT_USER,
    "broker": Role.BROKER,
    "carrier": Role.CARRIER,
    "surety": Role.SURETY,
    "operator": Role.FACILITY_OPERATOR,
    "manager": Role.ACCOUNT_MANAGER,
    "specialist": Role.IMPORT_SPECIALIST,
}
"""A persona of each role that does not see everything."""

Parts = dict[str, dict[str, Part]]


@pytest.fixture(scope="session")
async def must(sample: Sample) -> Parts:
    """What every persona must see."""
    return await parts(sample)


async def check(ask: Asker, persona: str, part: Part) -> None:
    """Hold what the graph has under ids to what it must have."""
    chance = Random(1)
    asked = [
        *chance.sample(sorted(part.seen), min(MANY, len(part.seen))),
        *chance.sample(sorted(part.hidden), min(MANY, len(part.hidden))),
    ]
    found = {node["id"] for node in await nodes(ask, persona, asked, "id") if node}
    assert found == part.seen & set(asked)


def _forgotten() -> None:
    """Let nothing that was worked out before the fault stand."""
    reader._STATEMENTS.clear()  # noqa: SLF001 - a fault must reach the statements
    permissions.permissions.cache_clear()


@pytest.fixture
async def faulty(ask: Asker, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[pytest.MonkeyPatch]:
    """Somebody to ask while a fault lasts, and the means to make one."""
    viewers = {persona: await ask.viewer(persona) for persona in PERSONAS}
    for viewer in viewers.values():
        viewer.scopes_by_table.clear()
    _forgotten()
    yield monkeypatch
    monkeypatch.undo()
    for viewer in viewers.values():
        viewer.scopes_by_table.clear()
    _forgotten()


RULES: Final = [(persona, key) for persona, role in ROLES.items() for of, key in rows.RULES if of is role]
LINKED: Final = sorted({*LINKS, *(table for _, table in LINKS_FOR)})


def ruled(role: Role, key: str) -> list[str]:
    """The tables for which a rule decides, by their names in global ids."""
    if key not in CATALOGS:
        return [name for name in NAMES if name == key or (key == "journal" and name.startswith("journal_"))]
    elsewhere = {*LINKS, *REFERENCE, *(table for of, table in (*rows.RULES, *LINKS_FOR) if of is role)}
    return [table for domain, table in TABLES if domain == key and table not in {*elsewhere, "journal"}]


async def unnoticed(ask: Asker, persona: str, ours: dict[str, Part], names: list[str]) -> list[str]:
    """The tables in which a fault does not show, although there are rows in which it could."""
    found = []
    for name in names:
        try:
            await check(ask, persona, ours[name])
        except AssertionError:
            continue
        if ours[name].hidden:
            found.append(name)
    return found


@pytest.mark.parametrize(("persona", "key"), RULES)
async def test_a_rule_for_rows_that_is_missing_is_noticed(
    ask: Asker, must: Parts, faulty: pytest.MonkeyPatch, persona: str, key: str
) -> None:
    names = ruled(ROLES[persona], key)
    faulty.setitem(rows.RULES, (ROLES[persona], key), lambda _: rows.EVERYTHING)

    assert names
    assert await unnoticed(ask, persona, must[persona], names) == []


@pytest.mark.parametrize("table", LINKED)
async def test_a_link_that_is_missing_is_noticed(
    ask: Asker, must: Parts, faulty: pytest.MonkeyPatch, table: str
) -> None:
    faulty.setitem(LINKS, table, ())
    for persona, role in ROLES.items():
        faulty.setitem(LINKS_FOR, (role, table), ())
        faulty.setitem(rows.RULES, (role, table), lambda _: rows.EVERYTHING)
        assert await unnoticed(ask, persona, must[persona], [table]) == []


async def values(ask: Asker, persona: str) -> set[str]:
    """Every text that the graph has for somebody."""
    return {text for question in questions() for text in told((await ask(question, persona)).partial)}


@pytest.mark.parametrize("persona", PERSONAS)
async def test_no_answer_holds_a_value_that_its_viewer_may_not_see(
    ask: Asker, sample: Sample, persona: str
) -> None:
    assert not await values(ask, persona) & await secrets(sample, persona)


COLUMNS: Final[list[tuple[str, str, Callable[..., Any]]]] = [
    ("importer", "may_see", lambda *_: True),
    ("carrier", "may_see", lambda *_: True),
    ("surety", "may_see", lambda *_: True),
    ("operator", "may_see", lambda *_: True),
    ("analyst", "may_see", lambda *_: True),
    ("analyst", "masked", lambda *_: ()),
    ("surety", "depends", lambda *_: None),
    ("inspector", "may_see", lambda *_: True),
    ("inspector", "withheld", lambda *_: None),
]


@pytest.mark.parametrize(("persona", "rule", "fault"), COLUMNS)
async def test_a_rule_for_columns_that_is_missing_is_noticed(
    ask: Asker, sample: Sample, faulty: pytest.MonkeyPatch, persona: str, rule: str, fault: Callable[..., Any]
) -> None:
    faulty.setattr(scoping, rule, fault)
    if rule == "may_see":
        faulty.setattr(permissions, rule, fault)

    assert await values(ask, persona) & await secrets(sample, persona)
