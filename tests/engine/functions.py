"""The village's inputs, and the functions that answer its fields."""

import asyncio
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, NewType

import strawberry
from strawberry.types.arguments import StrawberryArgument

from engine.kinds import Batched, derived
from tests.engine.rows import PageArguments, Row, Village


@strawberry.enum
class Mood(Enum):
    GLAD = "glad"
    SAD = "sad"


def even_only(value: Any) -> int:
    if not isinstance(value, int) or value % 2:
        raise ValueError(f"{value!r} is not even")
    return value


Even = NewType("Even", int)


@strawberry.input
class Scale:
    by: int
    times: int = 3
    moods: list[Mood] | None = None
    even: Even | None = strawberry.UNSET
    inner: "Scale | None" = None


def given(name: str, type_: Any, **options: Any) -> StrawberryArgument:
    """An argument."""
    return StrawberryArgument(name, None, strawberry.annotation.StrawberryAnnotation(type_), **options)


def frozen(arguments: Mapping[str, Any]) -> Any:
    """Arguments as something hashable."""
    return tuple(sorted((name, repr(value)) for name, value in arguments.items()))


async def score(parents: Sequence[Any], arguments: Any, context: Village) -> list[Any]:
    """A number per parent, or an error for it alone."""
    context.calls.append(("score", tuple(parent["id"] for parent in parents)))
    await asyncio.sleep(0)
    return [
        ValueError(f"{parent['id']} has no score")
        if parent.get("scoreless")
        else f"{parent['id']} {arguments}"
        for parent in parents
    ]


async def repeat(parents: Sequence[Any], arguments: Any, context: Village) -> list[Any]:
    """The arguments, whoever the parent is."""
    context.calls.append(("repeat", (len(parents),)))
    return [str(arguments) for _ in parents]


async def ruin(parents: Sequence[Any], arguments: Any, context: Village) -> list[Any]:
    """Nothing, ever."""
    raise RuntimeError("all of it failed")


def page_arguments(arguments: Mapping[str, Any]) -> PageArguments:
    """A page's arguments; more than 50 are refused."""
    first = arguments.get("first", 1)  # 2 by the schema; another where that is lost
    if first is None or first > 50:
        raise ValueError(f"{first} is too many")
    return PageArguments(first, tuple(arguments.get("families") or ()))


PAGED = [given("first", int | None, default=2), given("families", list[str] | None, default=strawberry.UNSET)]
SCALED = [given("add", int, default=1), given("scale", Scale | None, default=strawberry.UNSET)]
SCORE = Batched(score, frozen)
TOGETHER = Batched(ruin, frozen)
REPEAT = Batched(repeat, frozen, ())


@derived("age")
def years_left(row: Row, today: int) -> int:
    """Years until a hundred."""
    return today - int(row["age"])
