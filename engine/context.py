"""What execution needs of a request's context."""

from collections.abc import Awaitable, Hashable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from graphql import GraphQLSchema

    from engine.kinds import Kind


class Permissions(Protocol):
    """What somebody may select. Plans depend on it, so that equal ones should be one object."""

    def of(self, type_: str, field: str, kind: "Kind") -> "Kind":
        """How a field of an object type is answered: as declared, or refused."""

    def schema(self, whole: "GraphQLSchema") -> "GraphQLSchema":
        """What introspection tells of the schema."""


class Context(Protocol):
    """What execution needs of a request's context."""

    @property
    def today(self) -> Any:
        """The day on which derived fields are computed."""

    @property
    def permissions(self) -> "Permissions | None":
        """What whoever asks may select; null for everything."""

    @property
    def writes(self) -> bool:
        """Whether the data may hold what a loader has written, since orjson is to write the rest."""

    def load(self, loader: Any, arguments: Hashable, key: Any) -> Awaitable[Any]:
        """What `loader` finds for one key, batched with the other keys asked for at the same time."""

    def read(
        self, loader: Any, keys: Sequence[Any], arguments: Any, columns: Any, *, alone: bool
    ) -> Awaitable[Sequence[Any]]:
        """What `loader` finds for each key, in their order, with at least the columns named (all for null).

        No key comes twice; at the root there is one, null. An exception in a key's place is its error alone.
        Unless it is `alone`, other loads may be asked for at the same moment.
        """

    def batch(self, function: Any, arguments: Hashable, parent: Any) -> Awaitable[Any]:
        """The result of a batched function for one parent, run once for all parents of the same time."""
