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
    the id; what the connection's fixed predicates compare may stand among the key's columns.
    """
    fixed = {name for part in page.fixed for name in _columns(part)}
    if isinstance(page.key, Through):
        link = page.key
        equal = {link.key.name} | {name for part in link.where for name in _columns(part)}
        if not any(_serves(index, equal, []) for index in _indexes(link.table)):
            yield f"{page.name}: no index of {link.table.name} begins with {', '.join(sorted(equal))}."
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


def _indexes(table: Table) -> Iterator[list[str]]:
    yield [column.name for column in table.primary_key.columns]
    for index in table.indexes:
        yield [expression.name for expression in index.expressions if isinstance(expression, Column)]


def _columns(expression: object) -> set[str]:
    return {part.name for part in visitors.iterate(expression) if isinstance(part, Column)}  # type: ignore[arg-type]
