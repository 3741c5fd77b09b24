"""The policy with one thing taken away: an alternative, a condition, a way by a link, the rule of a column.

Faults are made of the rules themselves, so that whatever is added to them is taken away too.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

import pytest
from sqlalchemy import Column, Table

from loaders import access, principals
from loaders.access import EVERYTHING, REFERENCE, columns, links, rows, scope, withheld
from loaders.access.links import LINKS, LINKS_FOR, Link
from loaders.access.rows import NOTHING
from loaders.viewers import Role, Scope, Viewer
from tests.access.whole import CATALOGS, TABLES

Patch = pytest.MonkeyPatch


@dataclass(frozen=True)
class Fault:
    """Something taken away from the policy."""

    told: str
    """What; the same of alternatives of the same columns, as grants are."""
    tables: tuple[Table, ...]
    """Those whose rows it lets be seen, or no longer."""
    make: Callable[[Patch], None]


def of_rules(viewer: Viewer) -> Iterator[Fault]:
    """Each alternative of each of a role's rules, and each condition of each."""
    for (role, key), rule in rows.RULES.items():
        if role is viewer.role:
            for told, lessened in _lessened(rule(viewer)):
                yield Fault(f"{key} {told}", _ruled(role, key), _ruling(role, key, lessened))


def _lessened(whole: Scope) -> Iterator[tuple[str, Scope]]:
    for at, alternative in enumerate(whole):
        before, after = whole[:at], whole[at + 1 :]
        columns = ", ".join(alternative) or "all"
        if all(alternative.values()):
            yield f"without ({columns})", (*before, *after)
        for name in alternative:
            fewer = {each: values for each, values in alternative.items() if each != name}
            if name == "company_id" and "account_id" in fewer:
                continue  # only leads to an index: an account's rows are its company's
            yield f"without {name} of ({columns})", (*before, fewer, *after)


def _ruling(role: Role, key: str, lessened: Scope) -> Callable[[Patch], None]:
    return lambda patch: patch.setitem(rows.RULES, (role, key), lambda _: lessened)


def _ruled(role: Role, key: str) -> tuple[Table, ...]:
    """The tables for which a rule decides."""
    if key not in CATALOGS:
        return tuple(catalog.tables[key] for catalog in CATALOGS.values() if key in catalog.tables)
    elsewhere = {*LINKS, *REFERENCE, *(table for of, table in (*rows.RULES, *LINKS_FOR) if of is role)}
    names = [name for domain, name in TABLES if domain == key and name not in {*elsewhere, "journal"}]
    return tuple(CATALOGS[key].tables[name] for name in names)


def of_links(viewer: Viewer) -> Iterator[Fault]:
    """Each of several ways to a table, and each condition of each way."""
    for domain, name in TABLES:
        table = CATALOGS[domain].tables[name]
        ways = links(viewer, table)
        for at, way in enumerate(ways):
            if scope(viewer, table.metadata.tables[way.table]) in (EVERYTHING, NOTHING):
                continue
            for told, lessened in _cut(way):
                changed = (*ways[:at], *lessened, *ways[at + 1 :])
                if changed:
                    yield Fault(f"{name} {told}", (table,), _linking(viewer.role, name, changed))


def _cut(way: Link) -> Iterator[tuple[str, tuple[Link, ...]]]:
    yield f"without the way {way}", ()
    for pair in way.on:
        on = tuple(each for each in way.on if each != pair)
        yield f"without {' = '.join(pair)}", (replace(way, on=on),)
    if way.only:
        yield f"without {dict(way.only)}", (replace(way, only={}),)


def _linking(role: Role, name: str, ways: tuple[Link, ...]) -> Callable[[Patch], None]:
    return lambda patch: patch.setitem(LINKS_FOR, (role, name), ways)


def of_rights() -> Iterator[Fault]:
    """Each condition of what goes with a viewer: whose it is, its kind and state, its first and last day."""
    for statement in ("MEMBER", "OFFICER"):
        text: str = getattr(principals, statement)
        for first, last in _conditions(text):
            if text[first:last] in SHORT or _role(text[:first]) == Role.FACILITY_OPERATOR:
                continue
            without = f"{text[:first]}true{text[last:]}"
            told = f"{statement} at {first} without {text[first:last]}"
            yield Fault(told, (), _reading(statement, without))


def _reading(statement: str, text: str) -> Callable[[Patch], None]:
    return lambda patch: patch.setattr(principals, statement, text)


SHORT: Final = {"bond.document_id is not null", "own.number is not null", "kind = 'COMPANY'"}
"""Conditions that only keep a list short: no row bears a null, and a sub-account is no row's company."""


def _role(before: str) -> str | None:
    """The role of the branch that a condition stands in, where it is of one alone."""
    found: list[str] = re.findall(r"case when \$3 = '(\w+)' then", before)
    return found[-1] if found else None


END: Final = re.compile(r"[(),]|\b(?:and|where|order by|union)\b|$")


def _conditions(text: str) -> Iterator[tuple[int, int]]:
    """Where the conditions in parentheses begin and end: those of what is read beside the principal."""
    for opening in re.finditer(r"\b(?:where|and|on)\s+", text):
        before = text[: opening.start()]
        if before.count("(") == before.count(")"):
            continue
        depth = 0
        for end in END.finditer(text, opening.end()):
            depth += {"(": 1, ")": -1}.get(end[0], 0)
            if depth < 0 or (depth == 0 and end[0] not in {"(", ")"}):
                yield opening.end(), opening.end() + len(text[opening.end() : end.start()].rstrip())
                break


UNREAD: Final = {("journal", "before")}
"""Columns that no field of the graph reads."""


def of_columns(viewer: Viewer) -> Iterator[tuple[Fault, Column[Any], str]]:
    """Each column that a role is refused, or shown masked in some pattern, in some rows only, or in none.

    With the pattern of the values that it tells of, in SQL.
    """
    tables = [CATALOGS[domain].tables[name] for domain, name in TABLES]
    for table in tables:
        for column in table.c:
            if not columns.may_see(viewer, column) and (table.name, column.name) not in UNREAD:
                yield _telling("may_see", column, told=True, of=viewer.role), column, "%"
            if columns.depends(viewer, column):
                yield _telling("depends", column, told=None, of=viewer.role), column, "%"
            if withheld(viewer, column):
                yield _telling("withheld", column, told=None), column, "%"
            patterns = columns.masked(viewer, column)
            for pattern in patterns:
                others = tuple(each for each in patterns if each != pattern)
                yield _telling("masked", column, told=others), column, pattern


def _telling(rule: str, column: Column[Any], *, told: Any, of: str = "all") -> Fault:
    """Another answer for a column, wherever the rule is asked."""
    whole = getattr(access, rule)

    def lessened(viewer: Viewer, each: Column[Any]) -> Any:
        return told if each is column else whole(viewer, each)

    def make(patch: Patch) -> None:
        for module in [*sys.modules.values()]:
            if getattr(module, rule, None) is whole:
                patch.setattr(module, rule, lessened)

    return Fault(f"{rule} of {column} is {told} for {of}", (column.table,), make)
