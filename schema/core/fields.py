"""The words in which types are declared: `column`, `computed`, `view` and `edge`."""

from collections.abc import Sequence
from typing import Any

from strawberry.types.arguments import StrawberryArgument

from engine.edges import ToPage
from engine.fields import declared
from engine.kinds import Column, Derived, Kind, View
from schema.core.costs import costs_of
from schema.core.inputs import page_inputs


def column(name: str | None = None, *, description: str) -> Any:
    """A column of the row, of the field's own name unless given."""
    return declared(None if name is None else Column(name), description)


def computed(of: Derived, *, description: str) -> Any:
    """A derived field: a pure function of the row."""
    return declared(of, description)


def view(*, when: str | None = None, description: str) -> Any:
    """The same row seen as another type; null where the column `when` is null."""
    return declared(View(when), description)


def edge(
    to: Kind,
    *,
    description: str,
    name: str | None = None,
    arguments: Sequence[StrawberryArgument] = (),
    weight: int | None = None,
) -> Any:
    """What another row, page or batched function gives; a page brings its own arguments.

    A `weight` is what it costs when that is not the usual for its kind.
    """
    given = page_inputs(to.loader) if isinstance(to, ToPage) else arguments
    return declared(to, description, name=name, arguments=given, directives=costs_of(to, weight))
