"""The rows of the village, and the context that finds them and keeps what was asked."""

import asyncio
import json
from collections.abc import Hashable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from aiodataloader import DataLoader
from graphql import GraphQLSchema

from engine.kinds import Kind, Refused
from engine.written import Below


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


class Objects(NamedTuple):
    """What a loader is to write with its rows."""

    label: str
    key: str | None
    below: Any

    def text(self, row: Row, village: "Village") -> str:
        """What is written with a row."""
        return _text(row, self.key, self.below, village)


def _text(row: Row, key: str | None, below: Any, village: "Village") -> str:
    if below.loader is None:
        return "null" if key and row[key] is None else _object(row, _asked(below), village)
    found = below.loader.find(village, row[key or ""], below.arguments)
    if isinstance(found, Row | None):
        return "null" if found is None else _object(found, _asked(below), village)
    rows = found.rows if isinstance(found, Page) else found
    return ",".join(_object(each, _asked(below), village) for each in rows)


def _asked(below: Any) -> Any:
    return below.values if below.columns is None else below.columns


def _object(row: Row, values: Sequence[Any], village: "Village") -> str:
    if isinstance(values, frozenset):
        return json.dumps({"family": row["family"], **{name: row.get(name) for name in values}})
    made = []
    for name, column, how, _ in values:
        if isinstance(how, Below):
            before, after = how.around
            text = f"{before}{_text(row, column, how, village)}{after}"
        else:
            text = json.dumps(how if column is None else None if row[column] is None else how(row[column]))
        made.append(f"{json.dumps(name)}: {text}")
    return f"{{{', '.join(made)}}}"


def _rows(found: Any) -> Any:
    return [Row(each) for each in found] if isinstance(found, list) else found and Row(found)


class Loader:
    """Finds rows of the village; `count` counts them, and `lists` tells of what is written of them."""

    def __init__(
        self, name: str, many: str | None = None, *, counts: bool = False, hangs: bool = True
    ) -> None:
        self.name = name
        self.hangs = hangs
        """Whether its rows can be written where they hang on others."""
        self._many = many
        self._counts = counts
        self.count: Loader
        self.lists: Loader
        if many and not counts:
            self.count = Loader(f"{name}.count", many, counts=True)
            self.lists = copy(self)
            self.lists.name = f"{name}.lists"

    def written(self, label: str, key: str | None, below: Any) -> Objects | None:
        """Objects of numbers and texts can be written, unless they may be wrong."""
        return Objects(label, key, below) if _sure(below) else None

    def held(self, texts: Sequence[str]) -> list[Any]:
        """The rows of which columns were written with other rows."""
        return [_rows(json.loads(text)) for text in texts]

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


def _sure(below: Any) -> bool:
    return (below.loader is None or below.loader.hangs) and all(
        _sure(how)
        if isinstance(how, Below)
        else column in {None, "id"} or (how in {int, str} and not required)
        for _, column, how, required in below.values
    )


BY_ID: Final = Loader("rows.by_id")
BY_HOME: Final = Loader("rows.by_home", "home_id", hangs=False)
FOLK: Final = Loader("rows.folk", "home_id")
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
    writes: bool = False
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
        found = [loader.find(self, key, arguments) for key in keys]
        objects = [each for each in columns or () if isinstance(each, Objects)]
        if loader.name.endswith(".lists"):
            (each,) = objects
            return [",".join(each.text(row, self) for row in page.rows) for page in found]
        return [self._with(each, objects) for each in found] if objects else found

    def _with(self, found: Any, objects: Sequence[Objects]) -> Any:
        """What was found, each row with what is written of it."""
        if isinstance(found, Page):
            return Page([self._with(row, objects) for row in found.rows], found.has_next)
        if isinstance(found, list):
            return [self._with(row, objects) for row in found]
        if not isinstance(found, Row):
            return found
        return Row({**found, **{each.label: each.text(found, self) for each in objects}})

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
