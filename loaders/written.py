"""What Postgres is asked to write of rows, as JSON, for the response to hold it as it is.

It writes objects of a row's own columns, and of rows of the same database that hang on it: a port under an
entry, the lines of an entry. What is asked has a *shape*, on which a statement depends, and texts around its
values (a client's names), which are bound: no name of a client's is in a statement, nor does the order of a
selection matter.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, NamedTuple, Protocol

from sqlalchemy import Column, Table

from loaders.access import shown_to_all
from loaders.forms import Form, Hanging, Nested, Objects
from loaders.rows import needed
from loaders.slices import PageArguments
from loaders.ways import AS_IT_IS, How, as_it_was, place_of

MOST_VALUES: Final = 99
"""Postgres takes a hundred arguments of a function."""


class Below(Protocol):
    """Objects that are asked for: of what a loader finds by a key of the row, or of the row itself."""

    @property
    def loader(self) -> Any:
        """Null for the row itself."""

    @property
    def arguments(self) -> Any:
        """The loader's."""

    @property
    def values(self) -> "Sequence[Value]":
        """What the objects hold."""

    @property
    def around(self) -> tuple[str, str]:
        """What stands before the objects, and after them."""

    @property
    def columns(self) -> frozenset[str] | None:
        """Of which columns there are to be objects, to make rows of them again, instead of values."""


Value = tuple[str, str | None, "How | Below", bool]
"""A value of an object: its name; its column, null for a text that is always the same; how it is written, or
that text; and whether it may not be null. Of objects below it, the column is their key."""


def written(table: Table, label: str, key: str | None, below: Below) -> Objects | None:
    """What to ask of the rows of `table` to find objects under `label`: of themselves, or of those `below`.

    Null where Postgres may not write one of their values as the graph would, or where there are more than it
    takes.
    """
    plan = _nested(table, key, below)
    return plan and Objects(label, plan.shape, tuple(plan.binds(label)))


class _Plan(NamedTuple):
    """How nested objects are written, and what is bound for them."""

    shape: Nested
    template: str
    limit: int | None
    below: "Sequence[_Plan]"

    def binds(self, label: str) -> Iterator[tuple[str, Any]]:
        """What is bound, by the label of each object."""
        yield label, self.template
        if self.limit is not None:
            yield f"{label}_limit", self.limit
        for at, plan in enumerate(self.below):
            yield from plan.binds(f"{label}_{at}")


def _nested(table: Table, key: str | None, below: Below) -> _Plan | None:
    column = None if key is None else table.c.get(key)
    if key is not None and column is None:
        return None
    if below.loader is None:
        return _objects(table, key, None, None, None, below.values)
    loader: Hanging = below.loader
    can = hasattr(loader, "hangs") and loader.table.metadata is table.metadata
    found = loader.hangs(below.arguments) if can else None
    if found is None or column is None:
        return None
    page, limit = found
    values = below.values if below.columns is None else _columns(loader.table, below.columns)
    if values is None:
        return None
    if page and (column.nullable or not shown_to_all(column)):
        return None  # where there is no key there is no connection
    return _objects(loader.table, key, loader, page, limit, values)


def _columns(table: Table, columns: frozenset[str]) -> Sequence[Value] | None:
    """The values of columns, by their names; null where one would not come back from JSON as it was."""
    found: list[Value] = []
    for name in needed(table, columns) or ():
        column = table.c.get(name)
        how = None if column is None else as_it_was(column)
        if how is None:
            return None
        found.append((name, name, how, False))
    return found


def _objects(
    table: Table,
    key: str | None,
    loader: Hanging | None,
    page: PageArguments | None,
    limit: int | None,
    values: Sequence[Value],
) -> _Plan | None:
    """Objects of the rows of `table`; objects of the same row are written within them."""
    plain: dict[tuple[str, How], str] = {}
    plans: dict[Value, _Plan] = {}
    for each in _own(values):
        _, column, how, required = each
        if not isinstance(how, type | str):
            plan = _nested(table, column, how)
            if plan is None:
                return None
            plans[each] = plan
        elif column is not None:
            known: Column[Any] | None = table.c.get(column)
            place = None if known is None else place_of(known, how)
            if known is None or place is None or (required and known.nullable):
                return None  # a null where none may be is an error, and tells of itself
            plain[column, how] = place
    # In whatever order they are selected, it is one statement.
    columns = sorted(plain, key=str)
    ordered = sorted(plans, key=lambda each: (plans[each].shape.key or "", str(plans[each].shape)))
    numbers: dict[Any, int] = {each: number for number, each in enumerate([*columns, *ordered], 1)}
    if len(numbers) > MOST_VALUES:
        return None

    def told(value: Value) -> str:
        _, column, how, _ = value
        if not isinstance(how, type | str):
            before, after = how.around
            within = _template(how.values, told) if _is_own(value) else AS_IT_IS.format(numbers[value])
            return f"{before}{within}{after}"
        return f'"{how}"' if column is None else plain[column, how].format(numbers[column, how])

    below = [plans[each] for each in ordered]
    form = Form(tuple(columns), tuple(plan.shape for plan in below))
    return _Plan(Nested(key, loader, page, form), _template(values, told), limit, below)


def _is_own(value: Value) -> bool:
    """Whether it is an object of the row itself, which is there whatever the row holds."""
    _, column, how, _ = value
    return column is None and not isinstance(how, type | str) and how.loader is None


def _own(values: Sequence[Value]) -> Iterator[Value]:
    """The values, and those of objects of the row itself in their place."""
    for value in values:
        _, _, how, _ = value
        if _is_own(value) and not isinstance(how, type | str):
            yield from _own(how.values)
        else:
            yield value


def _template(values: Sequence[Value], told: Callable[[Value], str]) -> str:
    """The text around values."""
    pairs = [f'"{value[0]}":{told(value)}' for value in values]
    return f"{{{','.join(pairs)}}}"
