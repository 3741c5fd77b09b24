"""Whether each order that a connection offers has an index behind it."""

from collections.abc import Iterator

from sqlalchemy import Column, Table
from sqlalchemy.sql import visitors

from loaders.pages import Page, pages
from loaders.specs import Through


def without_index() -> list[str]:
    """Say which orders of which connections no index serves, a sentence each."""
    return [sentence for page in pages() for sentence in faults(page)]


def faults(page: Page) -> Iterator[str]:
    """Say which orders of one connection no index serves.

    An index serves an order when it begins with the connection's key and goes on with the order's column and
    the id; what the connection's fixed predicates compare may stand among the key's columns. A link
    that has the rows in their order has each of them once, by an index.
    """
    fixed = {name for part in page.fixed for name in _columns(part)}
    if isinstance(page.key, Through):
        link = page.key
        equal = {link.key.name} | {name for part in link.where for name in _columns(part)}
        tail = [] if link.by is None else [link.by.name, link.to.name]
        if not any(_serves(index, equal, tail) for index in _indexes(link.table, once=link.by is not None)):
            wanted = ", ".join([*sorted(equal), *tail])
            yield f"{page.name}: no {'unique ' if tail else ''}index of {link.table.name} over {wanted}."
        equal = set()
    else:
        equal = set() if page.key is None else {page.key.name}
    for name, order in page.orders.items():
        tail = [order.column.name, "id"] if order.column.name != "id" else ["id"]
        if not any(
            _serves(index, equal, tail) or _serves(index, equal | fixed, tail)
            for index in _indexes(page.table)
        ):
            wanted = ", ".join([*sorted(equal), *tail])
            yield f"{page.name} by {name}: no index of {page.table.name} over {wanted}."


def _serves(index: list[str], equal: set[str], tail: list[str]) -> bool:
    """Whether an index begins with the columns that are equal, in any order, and goes on with the tail."""
    return set(index[: len(equal)]) == equal and index[len(equal) :][: len(tail)] == tail


def _indexes(table: Table, *, once: bool = False) -> Iterator[list[str]]:
    """The columns of each index; `once` of those alone that are unique."""
    yield [column.name for column in table.primary_key.columns]
    for index in table.indexes:
        if once and not index.unique:
            continue
        yield [expression.name for expression in index.expressions if isinstance(expression, Column)]


def _columns(expression: object) -> set[str]:
    return {part.name for part in visitors.iterate(expression) if isinstance(part, Column)}  # type: ignore[arg-type]
