"""Filters that need several columns or tables: codes that stand for predicates, and days of validity."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement

from loaders.filters import Filter, Parts
from loaders.scoping import Scoping

Predicate = Callable[[Scoping], ColumnElement[bool]]


@dataclass(frozen=True, eq=False)
class _Meaning(Filter):
    cases: Mapping[str, Predicate]

    def parts(self, value: Any, today: date) -> Parts:
        return {str(code): None for code in sorted(value) if code in self.cases}

    def condition(self, parts: tuple[str, ...], prefix: str, scoping: Scoping) -> ColumnElement[bool]:
        return sa.or_(sa.false(), *(self.cases[part](scoping) for part in parts))


@dataclass(frozen=True, eq=False)
class _Pairs(Filter):
    """Rows whose pair of columns is one of those that the client's codes stand for."""

    columns: tuple[ColumnElement[Any], ColumnElement[Any]]
    pairs: Mapping[str, tuple[tuple[str, str], ...]]

    def parts(self, value: Any, today: date) -> Parts:
        pairs = [pair for code in value for pair in self.pairs.get(code, ())]
        return {"first": [first for first, _ in pairs], "second": [second for _, second in pairs]}

    def condition(self, parts: tuple[str, ...], prefix: str, scoping: Scoping) -> ColumnElement[bool]:
        arrays = (sa.bindparam(f"{prefix}{part}", type_=sa.ARRAY(sa.Text())) for part in ("first", "second"))
        pairs = sa.func.unnest(*arrays).table_valued("first", "second").render_derived(name=f"{prefix}pair")
        return sa.tuple_(*self.columns).in_(sa.select(pairs.c.first, pairs.c.second))


@dataclass(frozen=True, eq=False)
class _Covering(Filter):
    start: ColumnElement[Any]
    end: ColumnElement[Any]

    def parts(self, value: Any, today: date) -> Parts:
        return {"day": value}

    def condition(self, parts: tuple[str, ...], prefix: str, scoping: Scoping) -> ColumnElement[bool]:
        day = sa.bindparam(f"{prefix}day", type_=sa.Date())
        return sa.and_(self.start <= day, sa.or_(self.end.is_(None), self.end >= day))


def meaning(kind: Any, cases: Mapping[str, Predicate], description: str) -> Filter:
    """One of the codes given, each standing for a predicate; a code without one finds nothing.

    A predicate that asks another table takes that table's rows from the `Scoping` it is given.
    """
    return _Meaning([kind], description, cases)


def standing_for(
    columns: tuple[ColumnElement[Any], ColumnElement[Any]],
    kind: Any,
    pairs: Mapping[str, tuple[tuple[str, str], ...]],
    description: str,
) -> Filter:
    """Codes that are computed from two columns, so a list of codes is a list of pairs of values."""
    return _Pairs([kind], description, columns, pairs)


def covering(start: ColumnElement[Any], end: ColumnElement[Any], description: str) -> Filter:
    """Valid on a day: from `start` to `end`, both included; without an end where `end` is null."""
    return _Covering(date, description, start, end)
