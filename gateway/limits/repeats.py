"""How much a document repeats, told before it is validated: each pair of like fields is compared then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graphql import FieldNode, FragmentDefinitionNode, FragmentSpreadNode, OperationDefinitionNode

from gateway.limits.shapes import too_many
from loaders.errors import LimitExceeded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphql import DocumentNode, SelectionSetNode

PAIRS: Final = 5000
"""How many pairs of fields of one name may be compared; a validator takes some 10 µs for each."""


FRAGMENTS: Final = 250
"""How many fragments a document may have."""

SPREADS: Final = 500
"""How often it may spread them."""

FIELDS: Final = 1000
"""How many fields may be written down; a validator visits all of them, whatever is wrong with the first."""


def check_repeats(document: DocumentNode, aliases: int) -> None:
    """Raise `LimitExceeded` for more fields or aliases than may be, or too many of one name that meet.

    The document need not be valid otherwise.
    """
    fragments = {
        node.name.value: node.selection_set
        for node in document.definitions
        if isinstance(node, FragmentDefinitionNode)
    }
    written, renamed, spread = _counted(document)
    if written > FIELDS:
        raise too_many(written, FIELDS, "fields", "fields")
    if renamed > aliases:
        raise too_many(renamed, aliases, "aliases", "aliases")
    if len(fragments) > FRAGMENTS or spread > SPREADS:
        raise _too_much()
    meeting = _Meeting(fragments)
    for node in document.definitions:
        if isinstance(node, (OperationDefinitionNode, FragmentDefinitionNode)):
            meeting.of((node.selection_set,))


def _counted(document: DocumentNode) -> tuple[int, int, int]:
    """How many fields, aliases and spreads are written down."""
    written = renamed = spread = 0
    waiting = [node.selection_set for node in document.definitions if hasattr(node, "selection_set")]
    while waiting:
        for selection in waiting.pop().selections:
            if isinstance(selection, FragmentSpreadNode):
                spread += 1
                continue
            if isinstance(selection, FieldNode):
                written += 1
                renamed += selection.alias is not None
            if selection.selection_set:
                waiting.append(selection.selection_set)
    return written, renamed, spread


class _Meeting:
    """Counts down the pairs that meet, and the steps to find them, so that it never takes long itself."""

    def __init__(self, fragments: dict[str, SelectionSetNode]) -> None:
        self._fragments: Final = fragments
        self._pairs = PAIRS
        self._steps = 20 * PAIRS
        self._seen: Final[set[tuple[int, ...]]] = set()

    def of(self, selections: Sequence[SelectionSetNode]) -> None:
        """Count what meets in selections that are merged, and below them."""
        waiting = [tuple(selections)]
        while waiting:
            merged = waiting.pop()
            if (known := tuple(map(id, merged))) in self._seen:
                continue
            self._seen.add(known)
            fields: dict[str, list[SelectionSetNode | None]] = {}
            for field in self._fields(merged):
                name = field.alias.value if field.alias else field.name.value
                fields.setdefault(name, []).append(field.selection_set)
            for same in fields.values():
                self._pairs -= len(same) * (len(same) - 1) // 2
                if self._pairs < 0:
                    raise _too_much()
                if below := tuple(each for each in same if each):
                    waiting.append(below)

    def _fields(self, selections: Sequence[SelectionSetNode]) -> Iterator[FieldNode]:
        waiting, spread = list(selections), set[str]()
        while waiting:
            for selection in waiting.pop().selections:
                self._steps -= 1
                if self._steps < 0:
                    raise _too_much()
                if isinstance(selection, FieldNode):
                    yield selection
                elif not isinstance(selection, FragmentSpreadNode):
                    waiting.append(selection.selection_set)  # type: ignore[attr-defined]  # inline
                elif (name := selection.name.value) not in spread and name in self._fragments:
                    spread.add(name)
                    waiting.append(self._fragments[name])


def _too_much() -> LimitExceeded:
    return LimitExceeded(
        "The document repeats or nests too much to be checked; ask for less of the same.",
        limit=PAIRS,
        measure="repeats",
    )
