"""Whose a value is: the objects of a level, one by one or by the key that they share."""

from collections.abc import Hashable, Iterable, Sequence
from itertools import chain
from typing import Any, Final, Protocol

from engine.batches import Batch, Owner


class Owners(Protocol):
    """The objects that values belong to, value by value."""

    def put(self, name: str, values: Sequence[Any]) -> None:
        """Put each value into the response objects of its owners."""

    def __getitem__(self, at: int, /) -> Sequence[Owner]:
        """The owners of one value. Asked only for errors and paths."""


class Alone:
    """One value of one object."""

    __slots__ = ("_owner",)

    def __init__(self, owner: Owner) -> None:
        self._owner: Final = owner

    def put(self, name: str, values: Sequence[Any]) -> None:
        """Put the value into the response object."""
        batch, at = self._owner
        (batch.outs[at][name],) = values

    def __getitem__(self, at: int, /) -> Sequence[Owner]:
        """The object."""
        return [self._owner]


class Each:
    """A value for each object of some batches, in their order."""

    __slots__ = ("_batches",)

    def __init__(self, *batches: Batch) -> None:
        self._batches: Final = batches

    def put(self, name: str, values: Sequence[Any]) -> None:
        """Put each value into its object's response object."""
        given = iter(values)
        for batch in self._batches:
            for out, value in zip(batch.outs, given, strict=False):
                out[name] = value

    def __getitem__(self, at: int, /) -> Sequence[Owner]:
        """The one object whose value it is."""
        for batch in self._batches:
            if at < len(batch.sources):
                return [(batch, at)]
            at -= len(batch.sources)
        raise IndexError(at)


class Sharing:
    """A value for each key, in the order in which the keys first come; objects with the same key share it."""

    __slots__ = ("_batches", "_keys", "_known", "keys")

    def __init__(self, batches: Sequence[Batch], keys: Sequence[Sequence[Hashable]]) -> None:
        self._batches: Final = batches
        self._keys: Final = keys
        """Of the objects of each batch."""
        self.keys: Final = list(dict.fromkeys(chain.from_iterable(keys)))
        """Each once."""
        self._known: dict[Hashable, list[Owner]] | None = None

    def put(self, name: str, values: Sequence[Any]) -> None:
        """Put each value into the response objects of all that have its key."""
        found = dict(zip(self.keys, values, strict=True))
        for batch, keys in zip(self._batches, self._keys, strict=True):
            for out, key in zip(batch.outs, keys, strict=True):
                out[name] = found[key]

    def __getitem__(self, at: int, /) -> Sequence[Owner]:
        """The objects with one of the keys."""
        if self._known is None:
            self._known = {key: [] for key in self.keys}
            for batch, keys in zip(self._batches, self._keys, strict=True):
                for index, key in enumerate(keys):
                    self._known[key].append((batch, index))
        return self._known[self.keys[at]]


def everyone(batches: Iterable[Batch]) -> list[Owner]:
    """All objects of some batches."""
    return [(batch, index) for batch in batches for index in range(len(batch.sources))]


def owners_of(
    batches: Sequence[Batch], keys: Sequence[Sequence[Hashable]], *, alone: bool
) -> tuple[Owners, Sequence[Hashable]]:
    """Whose the values of keys are, given the keys of each batch's objects; and the keys, a value for each.

    `alone` gives every object a value of its own even where keys are the same.
    """
    every = keys[0] if len(keys) == 1 else list(chain.from_iterable(keys))
    if alone or len(set(every)) == len(every):
        return Each(*batches), every
    sharing = Sharing(batches, keys)
    return sharing, sharing.keys
