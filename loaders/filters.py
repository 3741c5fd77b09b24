"""Filters as data: what a connection can be narrowed by, declared once beside the columns.

A filter turns a client's value into named parts. The names decide the text of the statement and the values
are bound, so that all requests of one shape share one prepared statement.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Table

from databases.calendar import add_working_days
from loaders.binds import bind_type, one_of
from loaders.errors import InvalidInput, LimitExceeded
from loaders.scoping import Scoping
from loaders.wording import about, shown

Parts = Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Filter:
    """One field of a connection's `where`."""

    kind: Any
    """What the client gives: a scalar type, a `Code`, `[x]` for a list, `Range(x)`, or nested filters."""
    description: str
    weight: int = field(default=0, kw_only=True)
    """What it costs each time that it is given, where a row costs 1; nested filters add theirs."""

    def parts(self, value: Any, today: date) -> Parts:
        """The parts of the statement that `value` asks for, each with the value to bind (or null)."""
        raise NotImplementedError

    def condition(self, parts: tuple[str, ...], prefix: str, scoping: Scoping) -> ColumnElement[bool]:
        """The predicate for these parts, its bound values named `prefix` and the part's name."""
        raise NotImplementedError


@dataclass(frozen=True)
class Range:
    """A client's `{ from, to }`, both ends included, over one scalar type."""

    of: Any


@dataclass(frozen=True, eq=False)
class _Among(Filter):
    column: ColumnElement[Any]

    def parts(self, value: Any, today: date) -> Parts:
        return {"in": list(value)}

    def condition(self, parts: tuple[str, ...], prefix: str, scoping: Scoping) -> ColumnElement[bool]:
        return scoping.by_shown(self.column, one_of(self.column, f"{prefix}in"))


@dataclass(frozen=True, eq=False)
class _Between(Filter):
    column: ColumnElement[Any]

    def parts(self, value: Any, today: date) -> Parts:
        low, high = value.get("from"), value.get("to")
        if low is not None and high is not None and low > high:
            raise InvalidInput(
                f"The range starts at {shown(low)} and ends before it, at {shown(high)}; swap its ends."
            )
        return {name: end for name, end in (("from", low), ("to", high)) if end is not None}

    def condition(self, parts: tuple[str, ...], prefix: str, scoping: Scoping) -> ColumnElement[bool]:
        bind = {part: sa.bindparam(f"{prefix}{part}", type_=bind_type(self.column)) for part in parts}
        ends = []
        if "from" in bind:
            ends.append(self.column >= bind["from"])
        if "to" in bind:
            ends.append(self.column <= bind["to"])
        return scoping.by_shown(self.column, sa.and_(sa.true(), *ends))


@dataclass(frozen=True, eq=False)
class _Prefix(Filter):
    column: ColumnElement[Any]
    normalize: Callable[[str], str]

    def parts(self, value: Any, today: date) -> Parts:
        return {"start": self.normalize(value)}

    def condition(self, parts: tuple[str, ...], prefix: str, scoping: Scoping) -> ColumnElement[bool]:
        start = sa.bindparam(f"{prefix}start", type_=sa.Text())
        return scoping.by_shown(self.column, sa.func.starts_with(self.column, start))


@dataclass(frozen=True, eq=False)
class _Contains(Filter):
    column: ColumnElement[Any]

    def parts(self, value: Any, today: date) -> Parts:
        return {"text": value.lower()}

    def condition(self, parts: tuple[str, ...], prefix: str, scoping: Scoping) -> ColumnElement[bool]:
        text = sa.bindparam(f"{prefix}text", type_=sa.Text())
        return scoping.by_shown(self.column, sa.func.strpos(sa.func.lower(self.column), text) > 0)


@dataclass(frozen=True, eq=False)
class _Whether(Filter):
    true: Callable[[ColumnElement[date]], ColumnElement[bool]]
    table: Table | None
    on: ColumnElement[bool] | None

    def parts(self, value: Any, today: date) -> Parts:
        return {"true" if value else "false": None, "today": today}

    def condition(self, parts: tuple[str, ...], prefix: str, scoping: Scoping) -> ColumnElement[bool]:
        holds = self.true(sa.bindparam(f"{prefix}today", type_=sa.Date()))
        if self.table is not None and self.on is not None:
            holds = sa.exists().where(self.on, holds, scoping.rows(self.table))
        return holds if "true" in parts else sa.not_(holds)


@dataclass(frozen=True, eq=False)
class _Within(Filter):
    column: ColumnElement[Any]
    working: bool
    shift: timedelta

    def parts(self, value: Any, today: date) -> Parts:
        if not 0 <= value <= MAX_DAYS:
            raise InvalidInput(f"{value:,} days are out of range; give 0 to {MAX_DAYS:,}.")
        until = add_working_days(today, value) if self.working else today + timedelta(days=value)
        return {"from": today - self.shift, "to": until - self.shift}

    def condition(self, parts: tuple[str, ...], prefix: str, scoping: Scoping) -> ColumnElement[bool]:
        start, end = (sa.bindparam(f"{prefix}{part}", type_=sa.Date()) for part in ("from", "to"))
        return self.column.between(start, end)


@dataclass(frozen=True, eq=False)
class _Having(Filter):
    table: Table
    on: ColumnElement[bool]

    def parts(self, value: Any, today: date) -> Parts:
        found = (
            (name, part, bound)
            for name, parts in asked(self.kind, value, today)
            for part, bound in parts.items()
        )
        return {f"{name}.{part}": bound for name, part, bound in found}

    def condition(self, parts: tuple[str, ...], prefix: str, scoping: Scoping) -> ColumnElement[bool]:
        of: dict[str, list[str]] = {}
        for part in parts:
            name, _, rest = part.partition(".")
            of.setdefault(name, []).append(rest)
        inner = [
            self.kind[name].condition(tuple(names), f"{prefix}{name}.", scoping) for name, names in of.items()
        ]
        return sa.exists().where(self.on, *inner, scoping.rows(self.table))


@dataclass(frozen=True, eq=False)
class Elsewhere(Filter):
    """A filter on another domain's rows: a bounded semi-join by the keys of candidate rows.

    `loader` names a `present` loader of the other domain (by name, since domains do not import each other);
    `columns` are the columns of this table that it is asked about. `negated` keeps the rows without.
    """

    loader: str
    columns: tuple[str, ...]
    negated: bool = False

    def parts(self, value: Any, today: date) -> Parts:
        """Nothing of this domain's statement."""
        return {}

    def wanted(self, value: Any) -> bool:
        """Whether rows with (true) or without (false) a match elsewhere are kept."""
        return (value is not False) is not self.negated


SEARCHED: Final = 100
"""The weight of a text that is looked for in every row, measured (docs/limits.md) like those below."""
RELATED: Final = 100
"""That of rows of another table, of which one must satisfy all that is asked of it."""
PRESENT: Final = 10
"""That of a row of another table that is there or not."""
ELSEWHERE: Final = 500
"""That of rows of another domain: five rounds of candidates for a page of 25."""

MAX_DAYS: Final = 3660
MAX_VALUES: Final = 1000
"""How many values a filter takes that finds what has one of them."""


def asked(
    filters: Mapping[str, Filter], where: Mapping[str, Any], today: date
) -> Iterator[tuple[str, Parts]]:
    """The parts of each filter given, by its name and in the order of the names.

    Raises `InvalidInput` or `LimitExceeded`, naming the filter, for a value that it cannot take.
    """
    for name, value in sorted(where.items()):
        with about(name):
            if isinstance(value, tuple) and len(value) > MAX_VALUES:
                sentence = f"{len(value):,} values are too many; give at most {MAX_VALUES:,}."
                raise LimitExceeded(sentence, limit=MAX_VALUES)
            parts = filters[name].parts(value, today)
        yield name, parts


def among(column: ColumnElement[Any], description: str, kind: Any = None) -> Filter:
    """One of the values given; an empty list finds nothing."""
    return _Among([kind or _kind(column)], description, column)


def between(column: ColumnElement[Any], description: str) -> Filter:
    """Within a range of the column's type."""
    return _Between(Range(_kind(column)), description, column)


def prefix(column: ColumnElement[Any], description: str, normalize: Callable[[str], str] = str) -> Filter:
    """Text that starts with the value; served by an index on the column."""
    return _Prefix(str, description, column, normalize)


def contains(column: ColumnElement[Any], description: str, kind: Any = str) -> Filter:
    """Text in which the value occurs, upper and lower case alike; reads the rows the scope leaves."""
    return _Contains(kind, description, column, weight=SEARCHED)


def whether(
    true: Callable[[ColumnElement[date]], ColumnElement[bool]],
    description: str,
    *,
    of: Table | None = None,
    on: ColumnElement[bool] | None = None,
) -> Filter:
    """Yes or no: the predicate `true(today)`, or that some row of `of` joined by `on` satisfies it."""
    return _Whether(bool, description, true, of, on, weight=0 if of is None else PRESENT)


def within(column: ColumnElement[Any], description: str, *, working: bool = False, shift: int = 0) -> Filter:
    """From today to so many (working) days from today; `shift` days later than the column."""
    return _Within(int, description, column, working, timedelta(days=shift))


def having(table: Table, on: ColumnElement[bool], where: Mapping[str, Filter], description: str) -> Filter:
    """That one row of another table of this domain satisfies all the nested filters together."""
    return _Having(where, description, table, on, weight=RELATED)


def elsewhere(loader: str, *columns: str, kind: Any, description: str, negated: bool = False) -> Filter:
    """A filter on another domain's rows; see `Elsewhere`."""
    return Elsewhere(kind, description, loader, columns, negated, weight=ELSEWHERE)


def filters(**named: Filter) -> Mapping[str, Filter]:
    """The filters of one connection by their names."""
    return named


def _kind(column: ColumnElement[Any]) -> Any:
    codes = getattr(column.type, "codes", None)
    return codes or column.type.python_type
