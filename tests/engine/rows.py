"""The rows of the village, and the context that finds them and keeps what was asked."""

import asyncio
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from aiodataloader import DataLoader
from graphql import GraphQLSchema

from engine.kinds import Kind, Refused


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
        rows = village.rows.values()
        if key is None:
            found = [row for row in rows if not isinstance(row, Row) or "home_id" in row]
        else:
            found = [row for row in rows if row and row.get(self._many) == key]
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


@dataclass(frozen=True, eq=False)
class Secrets:
    """Permissions to see all but some fields."""

    fields: frozenset[str]

    def of(self, type_: str, field: str, kind: Kind) -> Kind:
        """The kind, or a refusal."""
        return Refused(f"{type_}.{field}", PermissionError) if field in self.fields else kind

    def schema(self, whole: GraphQLSchema) -> GraphQLSchema:
        """All of it: nothing is hidden."""
        return whole


@dataclass
class Village:
    """A request's context over rows; it keeps the calls that were made."""

    rows: Mapping[int, Any]
    unreadable: frozenset[str] = frozenset()
    """Loaders that fail for all keys."""
    today: int = 100
    permissions: Any = None
    calls: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)
    columns: dict[str, Any] = field(default_factory=dict)
    alone: dict[str, bool] = field(default_factory=dict)
    _loads: dict[Hashable, DataLoader[Any, Any]] = field(default_factory=dict)

    async def read(
        self, loader: Loader, keys: Sequence[Any], arguments: Any, columns: Any = None, *, alone: bool = False
    ) -> list[Any]:
        """What a loader finds for each key."""
        self.calls.append((loader.name, tuple(keys)))
        self.alone[loader.name] = alone
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
