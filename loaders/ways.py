"""How Postgres writes a value of a column as JSON, as the graph would."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import reduce
from typing import Any, Final, NamedTuple

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Table
from sqlalchemy.dialects.postgresql import TIMESTAMP

from databases.base import Coded, Domain
from loaders.rows import global_name

How = type | str
"""As a value of that class is written, or one of the `WAYS` by its name."""

IN_QUOTES: Final = '"%{}$s"'
AS_IT_IS: Final = "%{}$s"


class Way(NamedTuple):
    """How a value is written."""

    type: type[Any]
    """Of the columns that hold such values."""
    place: str
    """How what is made of a value stands in a template."""
    make: Callable[[Any, Table], ColumnElement[Any]] = lambda column, _: column


def sql(text: str) -> ColumnElement[Any]:
    """Constants of ours stand in the statement, since to bind a value has its price."""
    return sa.literal_column(text)


def place_of(column: Any, how: How) -> str | None:
    """How a column's value stands in a template; null where Postgres may not write it as the graph would."""
    way = _way(column, how)
    return None if way is None else AS_IT_IS if column.nullable else way.place


def as_it_was(column: Any) -> How | None:
    """How a column's value is written to be read again as what it was; null where it is not."""
    kinds: tuple[tuple[type, How], ...] = (
        (sa.Integer, "whole"),
        (sa.Boolean, bool),
        (Coded, "code"),
        (sa.Text, str),
    )
    return next((how for kind, how in kinds if isinstance(column.type, kind)), None)


def value(shown: ColumnElement[Any], column: Any, how: How) -> ColumnElement[Any]:
    """What to put into its place of what is shown of a column; raises `TypeError` where it has none."""
    way = _way(column, how)
    if way is None:
        raise TypeError(f"{column} is not written as {how}.")
    made = way.make(shown, column.table)
    if not column.nullable:
        return made
    json = sa.func.json_scalar(sa.cast(made, sa.Text())) if way.place == IN_QUOTES else made
    return sa.func.coalesce(sa.cast(json, sa.Text()), sql("'null'"))


def _way(column: Any, how: How) -> Way | None:
    way = WAYS.get(how)
    if way is None or (how is int and isinstance(column.type, sa.BigInteger)):  # beyond what `Int` may tell
        return None
    return way if isinstance(column.type, way.type) else None


def _instant(column: ColumnElement[Any], _: Table) -> ColumnElement[Any]:
    """With six decimals of a second or none, as Python has it; Postgres leaves zeros at the end away."""
    exact = sa.func.to_char(column, sql("""'YYYY-MM-DD"T"HH24:MI:SS.USTZH:TZM'"""))
    whole = column == sa.cast(column, TIMESTAMP(timezone=True, precision=0))
    return sa.case((whole, sa.func.json_scalar(column)), else_=sa.func.json_scalar(exact))


def _parted(*lengths: int, by: str) -> Callable[[Any, Table], ColumnElement[Any]]:
    """A number in parts of those lengths and the rest."""

    def make(column: Any, _: Table) -> ColumnElement[Any]:
        parts, start = [], 1
        for length in lengths:
            parts += [sa.func.substr(column, sql(str(start)), sql(str(length))), sql(f"'{by}'")]
            start += length
        return sa.func.json_scalar(reduce(_joined, [*parts, sa.func.substr(column, sql(str(start)))]))

    return make


def _joined(left: ColumnElement[Any], right: ColumnElement[Any]) -> ColumnElement[Any]:
    """By `||`, which leaves a null null, as `concat` does not."""
    return left.concat(right)


def _global_id(column: ColumnElement[Any], table: Table) -> ColumnElement[Any]:
    named = _joined(sql(f"'{global_name(table)}:'"), sa.cast(column, sa.Text()))
    encoded = sa.func.encode(sa.func.convert_to(named, sql("'UTF8'")), sql("'base64'"))
    return sa.func.translate(encoded, sql("'+/='"), sql("'-_'"))


def _domain(_: ColumnElement[Any], table: Table) -> ColumnElement[Any]:
    return sql(f"'{Domain(table.metadata.info['domain']).name}'")


WAYS: Final[Mapping[How, Way]] = {
    str: Way(sa.Text, AS_IT_IS, lambda column, _: sa.func.json_scalar(column)),
    int: Way(sa.Integer, AS_IT_IS),
    bool: Way(sa.Boolean, AS_IT_IS, lambda column, _: sa.func.json_scalar(column)),
    date: Way(sa.Date, IN_QUOTES),
    datetime: Way(sa.TIMESTAMP, AS_IT_IS, _instant),
    "code": Way(Coded, IN_QUOTES),  # of a closed list, and without anything to escape
    "capitals": Way(sa.Text, AS_IT_IS, lambda column, _: sa.func.json_scalar(sa.func.upper(column))),
    "domain": Way(sa.BigInteger, IN_QUOTES, _domain),  # every row of a table has the same
    "whole": Way(sa.Integer, AS_IT_IS),
    "text": Way(sa.Numeric, IN_QUOTES),
    "entry_number": Way(sa.Text, AS_IT_IS, _parted(3, 7, by="-")),
    "hts_number": Way(sa.Text, AS_IT_IS, _parted(4, 2, by=".")),
    "global_id": Way(sa.BigInteger, IN_QUOTES, _global_id),
}
