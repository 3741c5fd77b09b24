"""Objects that Postgres writes of the columns of rows, as JSON, for the response to hold them as they are."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from typing import Any, Final, NamedTuple

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Table
from sqlalchemy.dialects.postgresql import TIMESTAMP

from databases.base import Coded
from loaders.rows import Columns, global_name

How = type | str
"""As a value of that class is written, or one of the `WAYS` by its name."""

Value = tuple[str, str | None, How, bool]
"""A value of an object: its name; its column, null for a text that is always the same; how it is written, or
that text; and whether it may not be null."""

MOST_VALUES: Final = 99
"""Postgres takes a hundred arguments of a function."""

IN_QUOTES: Final = '"%{}$s"'
AS_IT_IS: Final = "%{}$s"


class Form(NamedTuple):
    """All of an object but its names: a label for it, the columns, and how each is written."""

    label: str
    values: tuple[tuple[str, How], ...]

    @property
    def columns(self) -> frozenset[str]:
        """The names of the columns."""
        return frozenset(name for name, _ in self.values)


@dataclass(frozen=True, slots=True)
class Objects:
    """Objects to be written of rows, asked for among their columns."""

    form: Form
    template: str
    """An object with `%1$s` in the place of the first value. Bound: no client's name is in a statement."""

    def __str__(self) -> str:
        """What is written."""
        return f"{{{', '.join(name for name, _ in self.form.values)}}}"


class Way(NamedTuple):
    """How a value is written."""

    type: type[Any]
    """Of the columns that hold such values."""
    place: str
    """How what is made of a value stands in the template."""
    make: Callable[[Any, Table], ColumnElement[Any]] = lambda column, _: column


def _sql(text: str) -> ColumnElement[Any]:
    """Constants of ours stand in the statement, since to bind a value has its price."""
    return sa.literal_column(text)


def _instant(column: ColumnElement[Any], _: Table) -> ColumnElement[Any]:
    """With six decimals of a second or none, as Python has it; Postgres leaves zeros at the end away."""
    exact = sa.func.to_char(column, _sql("""'YYYY-MM-DD"T"HH24:MI:SS.USTZH:TZM'"""))
    whole = column == sa.cast(column, TIMESTAMP(timezone=True, precision=0))
    return sa.case((whole, sa.func.to_json(column)), else_=sa.func.to_json(exact))


def _parted(*lengths: int, by: str) -> Callable[[Any, Table], ColumnElement[Any]]:
    """A number in parts of those lengths and the rest."""

    def make(column: Any, _: Table) -> ColumnElement[Any]:
        parts, start = [], 1
        for length in lengths:
            parts += [sa.func.substr(column, _sql(str(start)), _sql(str(length))), _sql(f"'{by}'")]
            start += length
        return sa.func.to_json(reduce(_joined, [*parts, sa.func.substr(column, _sql(str(start)))]))

    return make


def _joined(left: ColumnElement[Any], right: ColumnElement[Any]) -> ColumnElement[Any]:
    """By `||`, which leaves a null null, as `concat` does not."""
    return left.concat(right)


def _global_id(column: ColumnElement[Any], table: Table) -> ColumnElement[Any]:
    named = _joined(_sql(f"'{global_name(table)}:'"), sa.cast(column, sa.Text()))
    encoded = sa.func.encode(sa.func.convert_to(named, _sql("'UTF8'")), _sql("'base64'"))
    return sa.func.translate(encoded, _sql("'+/='"), _sql("'-_'"))


WAYS: Final[Mapping[How, Way]] = {
    str: Way(sa.Text, AS_IT_IS, lambda column, _: sa.func.to_json(column)),
    int: Way(sa.Integer, AS_IT_IS),
    bool: Way(sa.Boolean, AS_IT_IS, lambda column, _: sa.func.to_json(column)),
    date: Way(sa.Date, IN_QUOTES),
    datetime: Way(sa.TIMESTAMP, AS_IT_IS, _instant),
    "code": Way(Coded, IN_QUOTES),  # of a closed list, and without anything to escape
    "text": Way(sa.Numeric, IN_QUOTES),
    "entry_number": Way(sa.Text, AS_IT_IS, _parted(3, 7, by="-")),
    "hts_number": Way(sa.Text, AS_IT_IS, _parted(4, 2, by=".")),
    "global_id": Way(sa.BigInteger, IN_QUOTES, _global_id),
}


def written(table: Table, label: str, values: Sequence[Value]) -> Objects | None:
    """What to ask of the rows of `table` for objects with these values, to be found under `label`.

    Null where Postgres may not write one of them as the graph would, and where there are more than it takes.
    """
    texts: dict[tuple[str | None, How], str] = {}
    for _, column, how, required in values:
        if column is None:
            texts[column, how] = f'"{how}"'
            continue
        known = table.c.get(column)
        way = None if known is None else _way(known, how)
        if known is None or way is None or (required and known.nullable):
            return None  # a null where none may be is an error, and tells of itself
        texts[column, how] = AS_IT_IS if known.nullable else way.place
    # In whatever order they are selected, it is one statement.
    columns = sorted(((column, how) for column, how in texts if column is not None), key=str)
    numbers: dict[tuple[str | None, How], int] = {at: number for number, at in enumerate(columns, 1)}
    pairs = [
        f'"{name}":{texts[column, how].format(numbers.get((column, how)))}' for name, column, how, _ in values
    ]
    if len(columns) > MOST_VALUES:
        return None
    return Objects(Form(label, tuple(columns)), f"{{{','.join(pairs)}}}")


def as_object(form: Form, rows: Any, table: Table) -> ColumnElement[Any]:
    """The expression of a form's objects, of columns that `rows` of `table` have under their own names."""
    values = [_value(rows[name], table.c[name], how) for name, how in form.values]
    return sa.func.format(sa.bindparam(form.label, type_=sa.Text()), *values, type_=sa.Text())


def objects_of(columns: Columns) -> list[Objects]:
    """What is to be written, in the order of the labels."""
    found = [column for column in columns or () if isinstance(column, Objects)]
    return sorted(found, key=lambda each: each.form.label)


def _value(shown: ColumnElement[Any], column: Any, how: How) -> ColumnElement[Any]:
    way = _way(column, how)
    if way is None:
        raise TypeError(f"{column} is not written as {how}.")
    value = way.make(shown, column.table)
    if not column.nullable:
        return value
    json = sa.func.to_json(sa.cast(value, sa.Text())) if way.place == IN_QUOTES else value
    return sa.func.coalesce(sa.cast(json, sa.Text()), _sql("'null'"))


def _way(column: Any, how: How) -> Way | None:
    way = WAYS.get(how)
    if way is None or (how is int and isinstance(column.type, sa.BigInteger)):  # beyond what `Int` may tell
        return None
    return way if isinstance(column.type, way.type) else None
