"""What execution needs of a request's context."""

from collections.abc import Awaitable, Hashable, Sequence
from typing import Any, Protocol


class Context(Protocol):
    """What execution needs of a request's context."""

    @property
    def today(self) -> Any:
        """The day on which derived fields are computed."""

    def load(self, loader: Any, arguments: Hashable, key: Any) -> Awaitable[Any]:
        """What `loader` finds for one key, batched with the other keys asked for at the same time."""

    def read(
        self, loader: Any, keys: Sequence[Any], arguments: Any, columns: Any
    ) -> Awaitable[Sequence[Any]]:
        """What `loader` finds for each key, with at least the columns named (all for null)."""

    def batch(self, function: Any, arguments: Hashable, parent: Any) -> Awaitable[Any]:
        """The result of a batched function for one parent, run once for all parents of the same time."""
