"""Arguments for generated operations, drawn from what a persona knows of the sample world."""

from collections.abc import Iterator
from random import Random
from typing import Any, Final

from graphql import (
    ArgumentNode,
    DocumentNode,
    FieldNode,
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInt,
    GraphQLList,
    InlineFragmentNode,
    NameNode,
    SelectionSetNode,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_required_argument,
    is_specified_scalar_type,
    value_to_literal,
    visit,
)

from tests.oracle.known import Known, orders, possible_types, row_type
from tests.oracle.parts import GRAPH

WRONG: Final = 0.02
"""How often a value is one that cannot be used, or that finds nothing."""
NOTHING: Final = object()
"""There is no value to give."""


def fitted(document: DocumentNode, known: Known, chance: Random) -> DocumentNode:
    """The document with arguments that find rows, mostly, rows of each connection, and more of each row."""
    types = TypeInfo(GRAPH)
    made: DocumentNode = visit(document, TypeInfoVisitor(types, _Fitting(types, known, chance)))
    return made


def conditions(field: GraphQLField, known: Known, chance: Random) -> dict[str, Any]:
    """A value for every filter of a connection that finds rows, mostly; without those that have none."""
    return _Fitting(TypeInfo(GRAPH), known, chance).conditions(field)


class _Fitting(Visitor):
    def __init__(self, types: TypeInfo, known: Known, chance: Random) -> None:
        super().__init__()
        self._types = types
        self._known = known
        self._chance = chance

    def leave_field(self, node: FieldNode, *_: Any) -> FieldNode:
        field = self._types.get_field_def()
        parent = self._types.get_parent_type()
        if field is None or parent is None:
            return node
        given = dict(self._arguments(parent.name, node, field))
        literals = {name: value_to_literal(value, field.args[name].type) for name, value in given.items()}
        arguments = tuple(
            ArgumentNode(name=NameNode(value=name), value=literal)
            for name, literal in literals.items()
            if literal is not None
        )
        selections = node.selection_set
        if selections and parent.name == "Query":
            selections = _and(selections, "__typename")
        if selections and "first" in field.args and not _selects(selections, "nodes", "edges"):
            selections = _and(selections, "nodes", "__typename")
        elif selections:
            for name in self._more(get_named_type(field.type)):
                selections = _and(selections, name)
        return FieldNode(name=node.name, alias=node.alias, arguments=arguments, selection_set=selections)

    def _more(self, type_: Any) -> list[str]:
        """A few fields of a type that can be asked for as they stand."""
        fields = getattr(type_, "fields", {}).items()
        plain = [name for name, each in fields if is_leaf_type(get_named_type(each.type)) and not each.args]
        return self._chance.sample(plain, min(len(plain), self._chance.randrange(4)))

    def _arguments(self, owner: str, node: FieldNode, field: GraphQLField) -> Iterator[tuple[str, Any]]:
        if "first" in field.args:
            yield from self._page(owner, node.name.value, field)
        else:
            fragments = [
                each.type_condition.name.value
                for each in (node.selection_set.selections if node.selection_set else ())
                if isinstance(each, InlineFragmentNode) and each.type_condition
            ]
            for name, argument in field.args.items():
                if is_required_argument(argument) or self._chance.random() < 0.5:
                    value = self._key(name, argument.type, field, fragments)
                    if value is not NOTHING:
                        yield name, value

    def _page(self, owner: str, name: str, field: GraphQLField) -> Iterator[tuple[str, Any]]:
        """A small page, from either end; now and then in another order, with a filter, or after a cursor."""
        chance = self._chance
        size = chance.choice([0, 101, None]) if chance.random() < WRONG else chance.randrange(1, 5)
        backward = chance.random() < 0.2
        yield "last" if backward else "first", size
        order = chance.choice([None, *orders(field)])
        if order is not None:
            ways = [{}, {}, {"direction": "ASCENDING"}, {"direction": "DESCENDING"}]
            yield "orderBy", {"field": order, **chance.choice(ways)}
        if "where" in field.args and chance.random() < 0.3:
            where: Any = get_named_type(field.args["where"].type)
            yield "where", self._filter(where, possible_types(row_type(field)))
        elif chance.random() < 0.3:
            cursors = self._known.cursors.get((owner, name, order))
            if chance.random() < WRONG:
                yield "after", "nowhere"
            elif cursors:
                yield "before" if backward else "after", chance.choice(cursors)

    def _key(self, name: str, type_: Any, field: GraphQLField, fragments: list[str]) -> Any:
        """What a field finds its rows by: a value of theirs of the same name, or an id of a type so named."""
        shape = get_nullable_type(type_)
        if isinstance(shape, GraphQLList):
            singular = name.removesuffix("s")
            found = [self._key(singular, shape.of_type, field, fragments) for _ in range(3)]
            return [each for each in found if each is not NOTHING]
        if isinstance(shape, GraphQLEnumType):
            return self._chance.choice(list(shape.values))
        if self._chance.random() < WRONG:
            return "none such"
        kind = name.capitalize()
        if kind in GRAPH.type_map:
            return self._found([kind], "id")
        rows = possible_types(get_named_type(field.type))
        types = [each for each in fragments if (each, name) in self._known.values]
        if not types and not is_specified_scalar_type(shape):
            name = next((key for type_, key in self._of_scalar(shape.name) if type_ in rows), name)
        return self._found(types or rows, name)

    def _found(self, types: list[str], name: str) -> Any:
        value = self._known.value(types, name, self._chance)
        return NOTHING if value is None else value

    def conditions(self, field: GraphQLField) -> dict[str, Any]:
        """A value for each filter of a connection."""
        filters: Any = get_named_type(field.args["where"].type)
        rows = possible_types(row_type(field))
        given = {name: self._condition(name, each.type, rows) for name, each in filters.fields.items()}
        return {name: value for name, value in given.items() if value is not NOTHING}

    def _filter(self, type_: GraphQLInputObjectType, rows: list[str]) -> dict[str, Any]:
        """One or two conditions, with values that rows have."""
        count = min(len(type_.fields), self._chance.choice([1, 1, 2]))
        names = self._chance.sample(list(type_.fields), count)
        given = {name: self._condition(name, type_.fields[name].type, rows) for name in names}
        return {name: value for name, value in given.items() if value is not NOTHING}

    def _condition(self, name: str, type_: Any, rows: list[str]) -> Any:
        chance, shape = self._chance, get_nullable_type(type_)
        if isinstance(shape, GraphQLList):
            found = [self._condition(name, shape.of_type, rows) for _ in range(chance.randrange(1, 4))]
            return [each for each in found if each is not NOTHING] or NOTHING
        if isinstance(shape, GraphQLInputObjectType):
            return self._range(name, shape, rows) if "from" in shape.fields else self._filter(shape, rows)
        if isinstance(shape, GraphQLEnumType):
            value = self._known.value(rows, name, chance)
            return value if value in shape.values else chance.choice(list(shape.values))
        if shape in {GraphQLBoolean, GraphQLInt}:
            return chance.choice([True, False] if shape is GraphQLBoolean else [30, 365, 3650])
        value = self._found(rows, name.removesuffix("Contains"))
        return (
            value[: chance.randrange(3, 12)] if name.endswith("Contains") and value is not NOTHING else value
        )

    def _range(self, name: str, shape: GraphQLInputObjectType, rows: list[str]) -> Any:
        """From a value that a row has, or up to it."""
        scalar = get_named_type(shape.fields["from"].type).name
        fields = [
            (type_, key) for type_, key in self._of_scalar(scalar) if type_ in rows and key.startswith(name)
        ]
        if not fields:
            return NOTHING
        value = self._chance.choice(self._known.values[self._chance.choice(fields)])
        return {self._chance.choice(["from", "to"]): value}

    def _of_scalar(self, scalar: str) -> Iterator[tuple[str, str]]:
        """The types and fields known whose values are of a scalar."""
        for type_, name in self._known.values:
            described: Any = GRAPH.type_map[type_]
            if get_named_type(described.fields[name].type).name == scalar:
                yield type_, name


def _selects(selections: SelectionSetNode, *names: str) -> bool:
    return any(isinstance(each, FieldNode) and each.name.value in names for each in selections.selections)


def _and(selections: SelectionSetNode, *path: str) -> SelectionSetNode:
    """The selections and a field, with what is asked of it."""
    below = None
    for name in reversed(path):
        field = FieldNode(name=NameNode(value=name), selection_set=below)
        below = SelectionSetNode(selections=(field,))
    assert below
    return SelectionSetNode(selections=(*selections.selections, *below.selections))
