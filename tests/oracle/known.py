"""What a persona knows of the sample world: ids, numbers, codes, values and cursors that answers gave."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from graphql import (
    GraphQLField,
    get_named_type,
    is_abstract_type,
    is_composite_type,
    is_leaf_type,
    is_required_argument,
)

from tests.asking import Answer
from tests.oracle.parts import GRAPH

Cursors = tuple[str, str, str | None]
"""The owner and the field of a connection, and the order; null for its own."""


@dataclass
class Known:
    """Values by the type and the field that they are of, and cursors by their connection and order."""

    values: dict[tuple[str, str], list[Any]] = field(default_factory=dict)
    cursors: dict[Cursors, list[str]] = field(default_factory=dict)

    def value(self, types: list[str], name: str, chance: Random) -> Any:
        """A value of a field in a row of one of the types, else in any row; null where none is known."""
        found = [self.values[type_, name] for type_ in types if (type_, name) in self.values]
        found = found or [values for (_, other), values in sorted(self.values.items()) if other == name]
        return chance.choice(chance.choice(found)) if found else None

    def learn(self, answer: Any) -> None:
        """Keep what the keys of an answer say it is: `Type_field`, `Type_field_by_ORDER` a connection."""
        if isinstance(answer, list):
            for each in answer:
                self.learn(each)
        elif isinstance(answer, dict):
            for key, value in answer.items():
                self._keep(key, value)
                self.learn(value)

    def _keep(self, key: str, value: Any) -> None:
        type_, _, name = key.partition("_")
        if isinstance(value, dict) and "edges" in value:
            name, _, order = name.partition("_by_")
            found = self.cursors.setdefault((type_, name, order or None), [])
            found += [edge["cursor"] for edge in value["edges"]]
        elif isinstance(value, dict) and "code" in value:
            self._note(type_, name, value["code"])
        elif type_ and name and isinstance(value, str | int | float):
            self._note(type_, name, value)

    def _note(self, type_: str, name: str, value: Any) -> None:
        if value not in (known := self.values.setdefault((type_, name), [])):
            known.append(value)


async def learned(ask: Callable[[str, str], Awaitable[Answer]], persona: str) -> Known:
    """What a persona learns from the first pages of all lists, and from itself."""
    known = Known()
    assert GRAPH.query_type
    for name, root in GRAPH.query_type.fields.items():
        if not any(map(is_required_argument, root.args.values())):
            answer = await ask(f"{{ {''.join(_root(name, root))} }}", persona)
            known.learn(answer.partial)
    return known


def _root(name: str, root: GraphQLField) -> Iterator[str]:
    """A root field with all that its rows tell, and its cursors in each of its orders."""
    node = row_type(root)
    if "first" not in root.args:
        yield f"Query_{name}: {name} {{ {' '.join(_told(node))} }} "
        return
    yield f"Query_{name}: {name}(first: 12) {{ edges {{ cursor node {{ {' '.join(_told(node))} }} }} }} "
    for order in orders(root):
        ordered = f"(first: 3, orderBy: {{ field: {order} }})"
        yield f"Query_{name}_by_{order}: {name}{ordered} {{ edges {{ cursor }} }} "


def _told(type_: Any, *, deeply: bool = True) -> Iterator[str]:
    """The fields of a type without arguments; codes of what it points to, and a page of each of its lists."""
    yield "__typename"
    for name, each in type_.fields.items():
        named: Any = get_named_type(each.type)
        alias = f"{type_.name}_{name}"
        if is_leaf_type(named):
            if not any(map(is_required_argument, each.args.values())):
                yield f"{alias}: {name}"
        elif "code" in named.fields:
            yield f"{alias}: {name} {{ code }}"
        elif deeply and "first" in each.args:
            rows = " ".join(_told(row_type(each), deeply=False))
            yield f"{alias}: {name}(first: 2) {{ edges {{ cursor node {{ {rows} }} }} }}"
    if is_abstract_type(type_):
        for possible in GRAPH.get_possible_types(type_):
            yield f"... on {possible.name} {{ {' '.join(_told(possible, deeply=False))} }}"


def row_type(field_: GraphQLField) -> Any:
    """The type of a field's rows, through a connection where it is one."""
    named: Any = get_named_type(field_.type)
    return get_named_type(named.fields["nodes"].type) if "first" in field_.args else named


def orders(field_: GraphQLField) -> list[str]:
    """The names of the orders of a connection."""
    if "orderBy" not in field_.args:
        return []
    order: Any = get_named_type(field_.args["orderBy"].type)
    names: Any = get_named_type(order.fields["field"].type)
    return list(names.values)


def possible_types(type_: Any) -> list[str]:
    """The names of the object types that may stand where a type is told."""
    if is_abstract_type(type_):
        return [type_.name, *(each.name for each in GRAPH.get_possible_types(type_))]
    return [type_.name] if is_composite_type(type_) else []
