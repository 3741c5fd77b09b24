"""The shapes of what is written of rows, on which statements depend, and what is bound for them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, NamedTuple, Protocol

from sqlalchemy import ColumnElement, Select, Table

from loaders.rows import Columns, needed
from loaders.scoping import Scoping
from loaders.slices import PageArguments
from loaders.ways import How

ALL: Final = "*"
"""Stands among columns for all of them."""


class Hanging(Protocol):
    """A loader whose rows can be written where they hang on a row of the same database, by a key of it."""

    name: str
    table: Table
    listed: bool
    """Whether there may be any number of rows, which are then joined by commas; else one, or `null`."""

    def hangs(self, arguments: Any) -> tuple[PageArguments | None, int | None] | None:
        """What the statement depends on, and how many rows are wanted at most; null if it cannot be."""

    def below(
        self,
        key: ColumnElement[Any],
        names: Sequence[str] | None,
        scoping: Scoping,
        page: PageArguments | None,
        limit: str,
    ) -> Select[Any]:
        """The rows with a key of another row, in their order; under the name `limit` one is bound."""


@dataclass(frozen=True, slots=True)
class Form:
    """All of an object but its names: the columns, how each is written, and the objects below it."""

    values: tuple[tuple[str, How], ...]
    below: "tuple[Nested, ...]"
    _hash: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash((self.values, self.below)))

    def __hash__(self) -> int:
        """Worked out once: statements are told apart by their forms."""
        return self._hash

    def __str__(self) -> str:
        """What is written."""
        return f"{{{', '.join([*(name for name, _ in self.values), *map(str, self.below)])}}}"

    @property
    def columns(self) -> frozenset[str]:
        """The names of the columns of the row."""
        own = frozenset(name for name, _ in self.values)
        return own.union(*(nested.columns for nested in self.below))


@dataclass(frozen=True, slots=True)
class Nested:
    """Objects of one form: of the rows that hang on a row, or of the row itself."""

    key: str | None
    """The column of the row by which others are found; of the row itself, one without which it is null."""
    loader: Hanging | None
    page: PageArguments | None
    """Which rows, as far as the statement depends on it."""
    form: Form

    def __str__(self) -> str:
        """What is written."""
        return f"{self.loader.name} {self.form}" if self.loader else str(self.form)

    @property
    def columns(self) -> frozenset[str]:
        """The names of the columns of the row on which they hang."""
        own = frozenset() if self.key is None else frozenset((self.key,))
        return own if self.loader else own | self.form.columns

    @property
    def reads(self) -> Iterator[str]:
        """The names of the loaders whose rows are read for it."""
        if self.loader:
            yield self.loader.name
        for each in self.form.below:
            yield from each.reads


@dataclass(frozen=True, slots=True)
class Objects:
    """Objects to be written of rows, asked for among their columns."""

    label: str
    shape: Nested
    binds: tuple[tuple[str, Any], ...]
    """By the labels of objects: templates, with `%1$s` in the place of the first value, and limits."""

    def __str__(self) -> str:
        """What is written."""
        return str(self.shape)


class Wanted(NamedTuple):
    """What is wanted of rows."""

    names: tuple[str, ...] | None
    """The columns; null for all."""
    forms: tuple[tuple[str, Nested], ...]
    """What is to be written, by label."""
    binds: Mapping[str, Any]
    reads: tuple[str, ...]
    """The names of the loaders whose rows are read for what is written."""

    def read(self, table: Table) -> tuple[str, ...] | None:
        """The columns to read: those wanted, and those that what is written is made of."""
        if self.names is None:
            return None
        return needed(table, frozenset(self.names).union(*(shape.columns for _, shape in self.forms)))


@lru_cache(2_000)
def wanted(table: Table, columns: Columns, *always: str) -> Wanted:
    """What is wanted of the rows of `table` when `columns` are asked for, and `always` those."""
    objects = sorted(
        (each for each in columns or () if isinstance(each, Objects)), key=lambda each: each.label
    )
    named = None if columns is None or ALL in columns else columns.difference(objects)
    names = needed(table, named, *always)
    return Wanted(
        names,
        tuple((each.label, each.shape) for each in objects),
        {name: value for each in objects for name, value in each.binds},
        tuple(name for each in objects for name in each.shape.reads),
    )
