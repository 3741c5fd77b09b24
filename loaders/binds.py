"""How values are bound to statements: their types, and lists of them."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement
from sqlalchemy.types import TypeEngine

from loaders.wording import null_character


def bind_type(column: ColumnElement[Any]) -> TypeEngine[Any]:
    """The type under which a client's value for this column is sent.

    Text goes without its collation, and a number without its scale, or the value would be rounded. A whole
    number may be larger than any of the column's.
    """
    if isinstance(column.type, sa.Integer):
        return sa.BigInteger()
    if isinstance(column.type, sa.Numeric) and not isinstance(column.type, sa.Float):
        return sa.Numeric()
    if isinstance(column.type, sa.types.TypeDecorator | sa.Text):
        return sa.Text()
    return column.type


class Listed(sa.Text):
    """A list, sent as an array's text: the driver takes ten times as long for an array of values."""

    @staticmethod
    def text(values: Sequence[Any]) -> str:
        """The array's text."""
        raise NotImplementedError


class Numbers(Listed):
    """Whole numbers."""

    @staticmethod
    def text(values: Sequence[Any]) -> str:
        """The array's text."""
        return f"{{{str(list(values))[1:-1]}}}"


class Words(Listed):
    """Texts and codes."""

    @staticmethod
    def text(values: Sequence[Any]) -> str:
        """The array's text; raises `InvalidInput` for a null character, which Postgres would not take."""
        text = "{" + ",".join([_quoted(value) for value in values]) + "}"
        if "\0" in text:
            raise null_character(next(value for value in values if "\0" in value))
        return text


def _quoted(value: str) -> str:
    return '"' + (value if value.isalnum() else value.replace("\\", r"\\").replace('"', r"\"")) + '"'


def array(name: str, type_: TypeEngine[Any]) -> ColumnElement[Any]:
    """The array bound under `name`."""
    for kind, listed in ((sa.BigInteger, Numbers), (sa.Text, Words)):
        if isinstance(type_, kind):
            return sa.cast(sa.bindparam(name, type_=listed()), sa.ARRAY(kind()))
    return sa.bindparam(name, type_=sa.ARRAY(type_))


def one_of(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Membership in the array bound under `name`; `in (…)` would make a text of its own for every length."""
    asked = array(name, bind_type(column))
    if isinstance(asked, sa.Cast):
        once = sa.select(asked).scalar_subquery()  # or it would be made of its text for each row
        asked = sa.cast(once, asked.type)
    return column == sa.any_(asked)
