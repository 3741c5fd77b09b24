"""What the filters given with a field weigh, by the `@cost` of input fields, also in variables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from graphql import (
    GraphQLInputObjectType,
    ListValueNode,
    NullValueNode,
    ObjectValueNode,
    VariableNode,
    get_named_type,
)

from schema.core.costs import weight_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphql import GraphQLNamedType, ValueNode


@dataclass(frozen=True, slots=True, eq=False)
class Weight:
    """What a filter weighs where it is given, and what stands within it."""

    own: int
    fields: Mapping[str, Weight]

    def __bool__(self) -> bool:
        return bool(self.own or self.fields)

    def of(self, value: Any) -> int:
        """That of a variable's value; null is not given."""
        if value is None:
            return 0
        return self.own + self._within(value) if self.fields else self.own

    def _within(self, value: Any) -> int:
        fields = self.fields
        match value:
            case dict():
                return sum([fields[name].of(given) for name, given in value.items() if name in fields])
            case list():
                return sum(map(self._within, value))
        return 0

    def written(self, node: ValueNode, values: Mapping[str, Any], met: set[tuple[str, Weight]]) -> int:
        """That of a value in a document; `met` learns of the variables that it depends on."""
        match node:
            case NullValueNode():
                return 0
            case VariableNode():
                met.add((node.name.value, self))
                return self.of(values.get(node.name.value))
        found = self.own
        waiting = [node]
        while waiting:
            match waiting.pop():
                case ListValueNode(values=items):
                    waiting.extend(items)
                case ObjectValueNode(fields=fields):
                    named = ((self.fields.get(each.name.value), each.value) for each in fields)
                    found += sum(weight.written(value, values, met) for weight, value in named if weight)
        return found


@cache
def weight_in(type_: GraphQLNamedType) -> Weight:
    """The weight of what an argument takes, by its type."""
    declared = type_.fields if isinstance(type_, GraphQLInputObjectType) else {}
    found = {
        name: Weight(weight_of(field) or 0, weight_in(get_named_type(field.type)).fields)
        for name, field in declared.items()
    }
    return Weight(0, {name: weight for name, weight in found.items() if weight})
