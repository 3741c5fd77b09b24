"""How deep and wide an operation is, through all its fragments; that depends on its document alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from graphql import FieldNode, FragmentSpreadNode, InlineFragmentNode

from gateway.limits.costs import MANY, told
from gateway.limits.inputs import too_many_values, values_in
from loaders.errors import LimitExceeded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphql import FragmentDefinitionNode, OperationDefinitionNode, SelectionSetNode

    from gateway.limits.bounds import Limits


@dataclass(frozen=True, slots=True)
class Shape:
    """An operation, or part of one, in numbers; a fragment counts each time that it is spread."""

    depth: int = 0
    aliases: int = 0
    directives: int = 0
    root_fields: int = 0
    values: int = 0
    """Those in lists and filters that are written in the document."""

    def check(self, limits: Limits) -> None:
        """Raise `LimitExceeded` for the first number that is over its limit."""
        for value, limit, measure, things in (
            (self.depth, limits.depth, "depth", "levels"),
            (self.root_fields, limits.root_fields, "rootFields", "root fields"),
            (self.aliases, limits.aliases, "aliases", "aliases"),
            (self.directives, limits.directives, "directives", "directives"),
        ):
            if value > limit:
                raise too_many(value, limit, measure, things)
        if self.values > limits.input_values:
            raise too_many_values(self.values, limits.input_values)


def too_many(value: int, limit: int, measure: str, things: str) -> LimitExceeded:
    """What is said of too many things of a kind."""
    return LimitExceeded(
        f"The operation has {told(value)} {things}; {limit:,} are allowed. Ask for less, or split it.",
        limit=limit,
        measure=measure,
        value=min(value, MANY),
    )


def shape_of(operation: OperationDefinitionNode, fragments: Mapping[str, FragmentDefinitionNode]) -> Shape:
    """Measure an operation; raises `LimitExceeded` where it is too deep to be measured."""
    try:
        found = _Measure(fragments).of(operation.selection_set)
    except RecursionError:
        raise LimitExceeded("The operation is nested too deeply; ask for fewer levels.") from None
    return replace(found, directives=found.directives + len(operation.directives or ()))


class _Measure:
    """Measures selections; a fragment is measured once, however often it is spread."""

    def __init__(self, fragments: Mapping[str, FragmentDefinitionNode]) -> None:
        self._fragments: Final = fragments
        self._known: Final[dict[str, Shape]] = {}

    def of(self, selections: SelectionSetNode) -> Shape:
        """The shape of what is selected."""
        depth = aliases = directives = fields = values = 0
        for selection in selections.selections:
            directives += len(selection.directives or ())
            match selection:
                case FieldNode():
                    below = self.of(selection.selection_set) if selection.selection_set else Shape()
                    depth = max(depth, 1 + below.depth)
                    aliases += selection.alias is not None
                    fields += 1
                    values += sum(values_in(given.value) for given in selection.arguments or ())
                case InlineFragmentNode():
                    below = self.of(selection.selection_set)
                    depth = max(depth, below.depth)
                    fields += below.root_fields
                case FragmentSpreadNode():
                    below = self._fragment(selection.name.value)
                    depth = max(depth, below.depth)
                    fields += below.root_fields
                case _:
                    continue
            aliases += below.aliases
            directives += below.directives
            values += below.values
        return Shape(depth, aliases, directives, fields, values)

    def _fragment(self, name: str) -> Shape:
        if name not in self._known:
            fragment = self._fragments[name]
            found = self.of(fragment.selection_set)
            self._known[name] = replace(found, directives=found.directives + len(fragment.directives or ()))
        return self._known[name]
