"""How values are bound to statements: their types, and lists of them."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement
from sqlalchemy.types import TypeEngine


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


class Numbers(sa.Text):
    """Whole numbers, sent as an array's text: the driver takes ten times as long for an array of them."""


def array(name: str, type_: TypeEngine[Any]) -> ColumnElement[Any]:
    """The array bound under `name`."""
    if isinstance(type_, sa.BigInteger):
        return sa.cast(sa.bindparam(name, type_=Numbers()), sa.ARRAY(sa.BigInteger()))
    return sa.bindparam(name, type_=sa.ARRAY(type_))


def one_of(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Membership in the array bound under `name`; `in (…)` would make a text of its own for every length."""
    asked = array(name, bind_type(column))
    if isinstance(asked, sa.Cast):
        once = sa.select(asked).scalar_subquery()  # or it would be made of its text for each row
        asked = sa.cast(once, asked.type)
    return column == sa.any_(asked)
