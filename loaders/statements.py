"""From SQLAlchemy Core to text that asyncpg runs, once per shape, with the viewer's scope in it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import ClauseElement, ColumnElement, Table
from sqlalchemy.dialects.postgresql import asyncpg

from loaders.access import scope
from loaders.binds import Listed
from loaders.scoping import Scoping
from loaders.viewers import Viewer

DIALECT: Final = asyncpg.dialect()  # type: ignore[no-untyped-call]  # untyped upstream


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """A text for asyncpg that opens with its name, and where the value of each `$n` comes from."""

    name: str
    table: Table
    domain: str
    text: str
    columns: tuple[tuple[str, str], ...]
    """The name and type of each column of its rows."""
    binds: tuple[str, ...]
    lists: tuple[tuple[int, Callable[[Sequence[Any]], str]], ...]
    """Which of them are lists, and what writes an array's text of them."""
    constants: Mapping[str, Any]
    scope: Mapping[str, tuple[Table, int, str]]

    def arguments(self, values: Mapping[str, Any], viewer: Viewer) -> list[Any]:
        """The values in the order of their numbers; raises `KeyError` when one was not given."""
        found = [
            self._scope_value(name, viewer)
            if name in self.scope
            else values[name]
            if name in values
            else self.constants[name]
            for name in self.binds
        ]
        for at, text in self.lists:
            each = found[at]
            found[at] = _viewers(text, each) if each.__class__ is tuple else text(each)
        return found

    def _scope_value(self, name: str, viewer: Viewer) -> Any:
        table, at, column = self.scope[name]
        allowed = scope(viewer, table)[at][column]
        return allowed[0] if len(allowed) == 1 else allowed


@lru_cache(500)
def _viewers(text: Callable[[Sequence[Any]], str], values: tuple[Any, ...]) -> str:
    """The text of what a viewer may see, which is the same again and again."""
    return text(values)


class Unscoped(RuntimeError):
    """A statement touches a table without the viewer's scope."""


def elements(root: ClauseElement) -> Iterator[Any]:
    """All that a statement is made of, each once: SQLAlchemy's own walk takes each way to each."""
    met: dict[int, Any] = {id(root): root}
    left: list[Any] = [root]
    while left:
        element = left.pop()
        yield element
        for child in element.get_children():
            if id(child) not in met:
                met[id(child)] = child  # kept, so that no other takes its id
                left.append(child)


def compiled(
    name: str, table: Table, viewer: Viewer, build: Callable[[Scoping], sa.Select[Any]]
) -> Statement:
    """Compile what `build` composes; costs about a millisecond, so callers keep the result by shape.

    `table` is the one whose rows it finds.

    Raises `Unscoped` when a table of the statement was not asked through `Scoping.rows`.
    """
    scoping = Scoping(viewer)
    select = build(scoping)
    for element in elements(select):
        if isinstance(element, Table) and not scoping.covers(element):
            raise Unscoped(f"{name} reads {element.name} without a scope; ask Scoping.rows({element.name}).")
    text = select.compile(dialect=DIALECT)
    binds = tuple(text.positiontup or ())
    return Statement(
        name=name,
        table=table,
        domain=table.metadata.info["domain"],
        text=f"-- {name}\n{text.string}",
        columns=tuple((column.name, _type(column, table)) for column in select.selected_columns),
        binds=binds,
        lists=tuple(
            (at, type_.text)
            for at, name in enumerate(binds)
            if isinstance(type_ := text.binds[name].type, Listed)
        ),
        constants=text.params,
        scope=scoping.binds,
    )


def _type(column: ColumnElement[Any], table: Table) -> str:
    """The type of a statement's column, as Postgres names it."""
    type_ = table.c[column.name].type if isinstance(column.type, sa.types.NullType) else column.type
    return DIALECT.type_compiler_instance.process(type_)
