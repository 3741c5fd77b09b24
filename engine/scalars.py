"""Scalars whose values go into the response as they are."""

from dataclasses import dataclass, fields
from typing import Any, Final

from strawberry.types.scalar import ScalarDefinition

STRAWBERRY: Final = "strawberry-definition"
"""The key of a GraphQL type's or field's extensions under which Strawberry's own definition stands."""


@dataclass
class ReadyScalar(ScalarDefinition):
    """A scalar that leaves values of one class as they are, since they are written out as it would have them.

    Whatever else it is given is serialized. So data may hold dates and the like, which the writer of the
    response (orjson) must know.
    """

    ready: type = str
    form: str | None = None
    """In which form a column should be read, so that its values are ready: `text` asks for `amount::text`.
    Whoever needs the column for something else may get it in its own."""
    written: str | None = None
    """By which name a loader knows how to write it; null where it is as the class is written."""


@dataclass
class WrittenScalar(ScalarDefinition):
    """A scalar that a loader knows how to write, by a name."""

    written: str = ""


def ready(
    scalar: ScalarDefinition, as_: type, *, form: str | None = None, written: str | None = None
) -> ReadyScalar:
    """The scalar, leaving values of the class `as_` as they are."""
    return ReadyScalar(**_known(scalar), ready=as_, form=form, written=written)


def written(scalar: ScalarDefinition, name: str) -> WrittenScalar:
    """The scalar, which a loader can write when it knows the name."""
    return WrittenScalar(**_known(scalar), written=name)


def _known(scalar: ScalarDefinition) -> dict[str, Any]:
    return {field.name: getattr(scalar, field.name) for field in fields(ScalarDefinition)}


def ready_scalar(type_: Any) -> ReadyScalar | None:
    """The definition of a GraphQL type that is such a scalar."""
    found = type_.extensions.get(STRAWBERRY)
    return found if isinstance(found, ReadyScalar) else None


def written_scalar(type_: Any) -> WrittenScalar | None:
    """The definition of a GraphQL type that a loader may write."""
    found = type_.extensions.get(STRAWBERRY)
    return found if isinstance(found, WrittenScalar) else None


def form_of(type_: Any, column: str) -> str:
    """How a column is asked for, to be the value of a field of a leaf type."""
    scalar = ready_scalar(type_)
    return column if scalar is None or scalar.form is None else f"{column}::{scalar.form}"
