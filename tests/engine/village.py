"""A small graph with a field of every kind: a village of people and robots, whose rows a test may spoil."""

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated, Any, Final, Generic, TypeVar, cast

import strawberry
from strawberry.schema.config import StrawberryConfig

from engine.edges import ToMany, ToOne, ToPage
from engine.executor import BreadthFirstExecutionContext
from engine.fields import declared
from engine.kinds import Column, View, attribute
from engine.parts import OfPage, OfPlace, OfTotal
from tests.engine.functions import (
    PAGED,
    REPEAT,
    SCALED,
    SCORE,
    TOGETHER,
    Even,
    Mood,
    Scale,
    even_only,
    page_arguments,
    years_left,
)
from tests.engine.rows import BY_FRIEND, BY_HOME, BY_ID, FOLK, Row

T = TypeVar("T")


@strawberry.type
class Stamp:
    """A type of its own, with attributes and plain resolvers."""

    text: str
    later: str | None = None
    strict: str | None = None

    @strawberry.field
    async def slow(self, info: strawberry.Info, fail: bool = False) -> str | None:
        await asyncio.sleep(0)
        if fail:
            raise ValueError("too slow")
        return f"{info.path.key} {self.text}"

    @strawberry.field
    def friend(
        self, info: strawberry.Info
    ) -> Annotated["Being", strawberry.lazy("tests.engine.village")] | None:
        return cast("Being | None", next(iter(info.context.rows.values()), None))


@strawberry.type
class PageInfo:
    has_next: bool = declared(attribute("has_next"), "")


@strawberry.type(name="Edge")
class Edge(Generic[T]):
    cursor: str = declared(OfPlace("cursor"), "")
    node: T = declared(OfPlace("node"), "")

    @strawberry.field
    def position(self, info: strawberry.Info) -> str:
        return "/".join(map(str, info.path.as_list()))


@strawberry.type
class Connection(Generic[T]):
    edges: list[Edge[T]] = declared(OfPage("edges"), "")
    nodes: list[T] = declared(OfPage("nodes"), "")
    page_info: PageInfo = declared(OfPage("info"), "")
    total_count: int | None = declared(OfTotal(), "")
    total: int = declared(OfTotal(), "")

    @strawberry.field
    def label(self) -> str:
        return type(self).__name__


@strawberry.interface
class Being:
    id: strawberry.ID = declared(None, "")
    name: str | None = declared(None, "")
    strict_name: str = declared(Column("name"), "")
    friend: "Being | None" = declared(ToOne(BY_ID, "friend_id"), "")
    strict_friend: "Being" = declared(ToOne(BY_ID, "friend_id"), "")
    home: "Place | None" = declared(ToOne(BY_ID, "home_id"), "")
    score: str | None = declared(SCORE, "", arguments=SCALED)
    strict_score: str = declared(SCORE, "", arguments=SCALED)
    fans: list["Being"] | None = declared(ToMany(BY_FRIEND, "id"), "")

    @classmethod
    def is_type_of(cls, source: Any, info: Any) -> bool:
        return isinstance(source, Row) and source.typename == cls.__name__

    @staticmethod
    def resolve_type(source: Any, info: Any, type_: Any) -> Any:
        if isinstance(source, Row):
            return source.typename
        raise TypeError(f"{source!r} is no being")


@strawberry.type
class Person(Being):
    age: int | None = declared(None, "")
    strict_age: int = declared(Column("age"), "")
    years_left: int | None = declared(years_left, "")
    mood: Mood | None = declared(None, "")
    strict_mood: Mood = declared(Column("mood"), "")
    even: Even | None = declared(Column("age"), "")
    badge: "Badge | None" = declared(View("name"), "")
    strict_badge: "Badge" = declared(View("name"), "")
    together: str | None = declared(TOGETHER, "")

    @strawberry.field
    def greeting(self, loud: bool = False, to: str = "all") -> str:
        source: Any = self
        if source["name"] is None:
            raise ValueError("who greets?")
        said = f"{source['name']} greets {to}"
        return said.upper() if loud else said


@strawberry.type
class Badge:
    text: str = declared(Column("name"), "")
    number: int = declared(Column("age"), "")


@strawberry.type
class Robot(Being):
    matrix: list[list[int | None] | None] | None = declared(None, "")
    strict_matrix: list[list[int]] = declared(Column("matrix"), "")
    maker: Person | None = declared(ToOne(BY_ID, "maker_id"), "")

    @strawberry.field
    async def parts(self, info: strawberry.Info) -> list["Thing | None"] | None:
        await asyncio.sleep(0)
        return list(info.context.rows.values())[:3]

    @strawberry.field
    async def strict_parts(self, info: strawberry.Info) -> list["Thing"]:
        return [*(row for row in info.context.rows.values() if row is not None)][-2:]

    @strawberry.field
    def stamp(self) -> Stamp:
        source: Any = self
        return Stamp(text=str(source["name"]), strict=source["name"])


@strawberry.type
class Place:
    id: strawberry.ID = declared(None, "")
    name: str | None = declared(None, "")
    beings: Connection[Being] | None = declared(ToPage(BY_HOME, "id", page_arguments), "", arguments=PAGED)
    strict_beings: Connection[Being] = declared(ToPage(BY_HOME, "id", page_arguments), "", arguments=PAGED)
    folk: Connection[Being] | None = declared(ToPage(FOLK, "id", page_arguments), "", arguments=PAGED)
    mayor: Being | None = declared(ToOne(BY_ID, "friend_id"), "")

    @classmethod
    def is_type_of(cls, source: Any, info: Any) -> bool:
        return isinstance(source, Row) and source.typename == "Place"


Thing = Annotated[Person | Robot | Place, strawberry.union("Thing")]


@strawberry.type
class Query:
    all: Connection[Being] = declared(ToPage(BY_HOME, None, page_arguments), "", arguments=PAGED)
    everybody: list[Being | None] = declared(ToMany(BY_HOME, None), "")
    score: str | None = declared(TOGETHER, "")
    repeat: str = declared(REPEAT, "", arguments=SCALED)

    @strawberry.field
    async def thing(self, info: strawberry.Info, id: int) -> Thing | None:
        return cast("Person | Robot | Place | None", info.context.rows.get(id))

    @strawberry.field
    def being(self, info: strawberry.Info, id: int = 1) -> Being:
        return cast("Being", info.context.rows.get(id))

    @strawberry.field
    def things(self, info: strawberry.Info) -> list[list[Thing | None] | None]:
        rows = list(info.context.rows.values())
        return [rows[:2], None, rows[2:]]

    @strawberry.field
    def echo(self, scale: Scale, mood: Mood = Mood.SAD) -> str:
        return f"{scale} {mood}"


@strawberry.type
class Mutation:
    @strawberry.mutation
    async def rename(self, info: strawberry.Info, id: int, name: str) -> Being | None:
        info.context.calls.append(("rename", (id, name)))
        await asyncio.sleep(0)
        found: Any = info.context.rows.get(id)
        if name == "refused":
            raise ValueError("no such name")
        if isinstance(found, Row):
            found["name"] = name
        return cast("Being | None", found)

    @strawberry.mutation
    def must(self, info: strawberry.Info, fail: bool) -> str:
        info.context.calls.append(("must", (fail,)))
        if fail:
            raise ValueError("it must not")
        return "done"


@strawberry.type
class Subscription:
    @strawberry.subscription
    async def arrivals(self, info: strawberry.Info, count: int = 2) -> AsyncIterator[Being | None]:
        for id_ in range(1, count + 1):
            found: Any = info.context.rows.get(id_)
            yield found


EVENS: Final = strawberry.scalar(name="Even", serialize=even_only, parse_value=even_only)


def schema(executor: Any, **options: Any) -> strawberry.Schema:
    """The village's schema, with an execution context."""
    return strawberry.Schema(
        query=Query,
        mutation=Mutation,
        subscription=Subscription,
        types=[Person, Robot],
        execution_context_class=executor,
        config=StrawberryConfig(scalar_map={Even: EVENS}),
        **options,
    )


ENGINE: Final = schema(BreadthFirstExecutionContext)
STOCK: Final = schema(None)
