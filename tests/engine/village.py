"""A small graph with a field of every kind: a village of people and robots, whose rows a test may spoil."""

import asyncio
from collections.abc import AsyncIterator, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Annotated, Any, Final, Generic, NewType, TypeVar, cast

import strawberry
from aiodataloader import DataLoader
from strawberry.schema.config import StrawberryConfig
from strawberry.types.arguments import StrawberryArgument

from engine.executor import BreadthFirstExecutionContext
from engine.fields import declared
from engine.kinds import (
    Batched,
    Column,
    ToMany,
    ToOne,
    ToPage,
    View,
    attribute,
    derived,
)
from engine.parts import OfPage, OfPlace, OfTotal

T = TypeVar("T")


class Row(dict[str, Any]):
    """A row; its family is the name of its object type."""

    @property
    def typename(self) -> str:
        """The object type that it is."""
        return str(self["family"])


@dataclass(frozen=True)
class Page:
    """A page of rows."""

    rows: Sequence[Any]
    has_next: bool

    def cursor(self, row: Any) -> str:
        """A row's place."""
        return f"after {row['id']}"


@dataclass(frozen=True)
class PageArguments:
    """How large a page is, and of whom."""

    first: int
    families: tuple[str, ...] = ()

    def unpaged(self) -> "PageArguments":
        """Without what does not matter for a count."""
        return PageArguments(0, self.families)


class Loader:
    """Finds rows of the village; `count` counts them."""

    def __init__(self, name: str, many: str | None = None, *, counts: bool = False) -> None:
        self.name: Final = name
        self._many = many
        self._counts = counts
        self.count: Loader
        if many and not counts:
            self.count = Loader(f"{name}.count", many, counts=True)

    def find(self, village: "Village", key: Any, arguments: Any) -> Any:
        """What there is for one key; an exception stands for a row that cannot be read."""
        if self._many is None:
            return village.rows.get(key)
        found = [row for row in village.rows.values() if key is None or row.get(self._many) == key]
        if arguments is None:
            return found
        if arguments.families:
            found = [row for row in found if row["family"] in arguments.families]
        if self._counts:
            return len(found)
        return Page(found[: arguments.first], len(found) > arguments.first)


BY_ID: Final = Loader("rows.by_id")
BY_HOME: Final = Loader("rows.by_home", "home_id")
BY_FRIEND: Final = Loader("rows.by_friend", "friend_id")


@dataclass
class Village:
    """A request's context over rows; it keeps the calls that were made."""

    rows: Mapping[int, Any]
    unreadable: frozenset[str] = frozenset()
    """Loaders that fail for all keys."""
    today: int = 100
    calls: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)
    columns: dict[str, Any] = field(default_factory=dict)
    _loads: dict[Hashable, DataLoader[Any, Any]] = field(default_factory=dict)

    async def read(
        self, loader: Loader, keys: Sequence[Any], arguments: Any, columns: Any = None
    ) -> list[Any]:
        """What a loader finds for each key."""
        self.calls.append((loader.name, tuple(keys)))
        self.columns[loader.name] = columns
        await asyncio.sleep(0)
        if loader.name in self.unreadable:
            raise RuntimeError(f"{loader.name} cannot be read")
        return [loader.find(self, key, arguments) for key in keys]

    def load(self, loader: Loader, arguments: Hashable, key: Any) -> Any:
        """What a loader finds for one key."""

        async def read(boxed: list[tuple[Any]]) -> list[Any]:
            return await self.read(loader, [key for (key,) in boxed], arguments)

        known = self._loads.setdefault((loader, arguments), DataLoader(read))
        return asyncio.shield(known.load((key,)))

    def batch(self, function: Any, arguments: Hashable, parent: Any) -> Any:
        """The result of a batched function for one parent."""

        async def run(parents: list[Any]) -> list[Any]:
            found: list[Any] = await function(parents, arguments, self)
            return found

        known = self._loads.setdefault((function, arguments), DataLoader(run, get_cache_key=id))
        return asyncio.shield(known.load(self if parent is None else parent))


@strawberry.enum
class Mood(Enum):
    GLAD = "glad"
    SAD = "sad"


def _even(value: Any) -> int:
    if not isinstance(value, int) or value % 2:
        raise ValueError(f"{value!r} is not even")
    return value


Even = NewType("Even", int)


@strawberry.input
class Scale:
    by: int
    moods: list[Mood] = field(default_factory=lambda: [Mood.GLAD])
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


@derived("age")
def years_left(row: Row, today: int) -> int:
    """Years until a hundred."""
    return today - int(row["age"])


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
    mayor: Being | None = declared(ToOne(BY_ID, "friend_id"), "")

    @classmethod
    def is_type_of(cls, source: Any, info: Any) -> bool:
        return isinstance(source, Row) and source.typename == "Place"


Thing = Annotated[Person | Robot | Place, strawberry.union("Thing")]


@strawberry.type
class Query:
    all: Connection[Being] = declared(ToPage(BY_HOME, None, page_arguments), "", arguments=PAGED)
    score: str | None = declared(TOGETHER, "")

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


def schema(executor: Any) -> strawberry.Schema:
    """The village's schema, with an execution context."""
    return strawberry.Schema(
        query=Query,
        mutation=Mutation,
        subscription=Subscription,
        types=[Person, Robot],
        execution_context_class=executor,
        config=StrawberryConfig(
            scalar_map={Even: strawberry.scalar(name="Even", serialize=_even, parse_value=_even)}
        ),
    )


ENGINE: Final = schema(BreadthFirstExecutionContext)
STOCK: Final = schema(None)
