"""Which page is asked for, and the page that comes back."""

from dataclasses import dataclass, field
from typing import Any, Final

from loaders import cursors
from loaders.cursors import Place
from loaders.errors import InvalidInput
from loaders.rows import Row

DEFAULT_SIZE: Final = 25
MAX_SIZE: Final = 100


class Given(dict[str, Any]):
    """A client's input object, hashable: nobody changes it after it is made."""

    def __hash__(self) -> int:  # type: ignore[override]  # never changed, so it can be a key
        return hash(frozenset(self.items()))


@dataclass(frozen=True, slots=True)
class PageArguments:
    """Which page is asked for."""

    first: int | None = None
    last: int | None = None
    after: str | None = None
    before: str | None = None
    order: str | None = None
    descending: bool | None = None
    """Null is the order's own way."""
    where: Given = field(default_factory=Given)
    _hash: int = field(init=False, compare=False, repr=False)
    """Worked out once: loads are told apart by their arguments several times each."""

    def __post_init__(self) -> None:
        if self.first is not None and self.last is not None:
            raise InvalidInput(
                "Both `first` and `last` are given; give one: `first` reads on, `last` reads back."
            )
        for name, size in (("first", self.first), ("last", self.last)):
            if size is not None and not 1 <= size <= MAX_SIZE:
                raise InvalidInput(
                    f"`{name}` is {size}; give 1 to {MAX_SIZE} and page on with `after` or `before`."
                )
        known = (self.first, self.last, self.after, self.before, self.order, self.descending, self.where)
        object.__setattr__(self, "_hash", hash(known))

    def __hash__(self) -> int:
        """The same for equal arguments."""
        return self._hash

    def unpaged(self) -> "PageArguments":
        """The same filter without a page: what a total depends on."""
        return PageArguments(where=self.where)

    @property
    def backward(self) -> bool:
        """Whether the page is read back from its end."""
        return self.last is not None

    @property
    def size(self) -> int:
        """How many rows a full page has."""
        return self.first or self.last or DEFAULT_SIZE


@dataclass(slots=True)
class Slice:
    """One page of one parent's rows, in the order asked for."""

    rows: list[Row]
    has_next: bool
    has_previous: bool
    bound: cursors.Bound
    order: str
    last_seen: Place | None = None
    """Where a filtered search stopped, when that is beyond the last row it kept."""

    def cursor(self, row: Row) -> str:
        """The cursor of one of the rows."""
        return cursors.encode(self.bound(), (row[self.order], row["id"]))

    @property
    def start_cursor(self) -> str | None:
        """The cursor of the first row, null on an empty page."""
        return self.cursor(self.rows[0]) if self.rows else None

    @property
    def end_cursor(self) -> str | None:
        """Where the next page goes on: the last row's cursor, or where a filtered search stopped."""
        if self.last_seen is not None:
            return cursors.encode(self.bound(), self.last_seen)
        return self.cursor(self.rows[-1]) if self.rows else None
