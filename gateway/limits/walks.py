"""One walk over an operation: what it could cost, by its page sizes and the directives of the schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from graphql import (
    FieldNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_composite_type,
    is_list_type,
)

from gateway.limits.weights import weight_in
from loaders.slices import MAX_SIZE
from schema.core.costs import ListSize, size_of, weight_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graphql import (
        FragmentDefinitionNode,
        GraphQLField,
        GraphQLSchema,
        SelectionSetNode,
        ValueNode,
    )

    from gateway.limits.weights import Weight

LISTED: Final = 5
"""How long a list without pages is taken to be, unless the question gives a longer list to answer."""

DESCRIBED: Final = 2
"""How long a list in the schema's own description is taken to be; that of all types is as long as it is."""

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cost:
    """What answering could take, and below which fields most of it is."""

    objects: int = 0
    fields: int = 0
    """What the fields weigh, each as often as it is asked."""
    most: int = 0
    path: Path = ()

    @property
    def total(self) -> int:
        """All that it could cost."""
        return self.objects + self.fields


class Walk:
    """One walk over an operation; the same selections of the same type are walked once."""

    def __init__(
        self,
        schema: GraphQLSchema,
        fragments: Mapping[str, FragmentDefinitionNode],
        values: Mapping[str, Any],
        largest: int = MAX_SIZE,
    ) -> None:
        self._schema: Final = schema
        self._fragments: Final = fragments
        self._values: Final = values
        self._largest: Final = largest
        self._known: Final[dict[tuple[Any, ...], Cost]] = {}
        self.sizes: Final[set[str]] = set()
        """The variables whose number or length mattered."""
        self.filters: Final[set[tuple[str, Weight]]] = set()
        """Those that mattered by what filters they hold."""
        self.paged = False
        """Whether there are pages, so that smaller ones would make a difference."""

    def below(self, selections: Sequence[SelectionSetNode], type_: Any, page: _Page | None) -> Cost:
        """What one object of a type has below it; `page` is the page that the object is."""
        key = (type_.name, page, *map(id, selections))
        if key not in self._known:
            self._known[key] = self._sum(selections, type_, page)
        return self._known[key]

    def _sum(self, selections: Sequence[SelectionSetNode], type_: Any, page: _Page | None) -> Cost:
        fields: dict[tuple[str, str], list[FieldNode]] = {}
        owners: dict[tuple[str, str], Any] = {}
        for owner, node in self._fields(selections, type_, set()):
            key = (owner.name, node.alias.value if node.alias else node.name.value)
            fields.setdefault(key, []).append(node)
            owners[key] = owner
        objects, weight, most = 0, 0, 1
        path: Path = ()
        for (_, name), nodes in fields.items():
            found = self._field(owners[_, name], nodes, page)
            objects += found.objects
            weight += found.fields
            if found.most > most:
                most, path = found.most, (name, *found.path)
        return Cost(objects, weight, most, path)

    def _fields(
        self, selections: Sequence[SelectionSetNode], type_: Any, spread: set[str]
    ) -> Iterator[tuple[Any, FieldNode]]:
        """The fields selected, through all fragments, each with the type that it is selected of."""
        for selection in (each for chosen in selections for each in chosen.selections):
            match selection:
                case FieldNode():
                    yield type_, selection
                case InlineFragmentNode():
                    yield from self._fields((selection.selection_set,), self._type(selection, type_), spread)
                case FragmentSpreadNode() if selection.name.value not in spread:
                    spread.add(selection.name.value)
                    fragment = self._fragments[selection.name.value]
                    yield from self._fields((fragment.selection_set,), self._type(fragment, type_), spread)

    def _type(self, fragment: FragmentDefinitionNode | InlineFragmentNode, type_: Any) -> Any:
        condition = fragment.type_condition
        return type_ if condition is None else self._schema.type_map[condition.name.value]

    def _field(self, owner: Any, nodes: Sequence[FieldNode], page: _Page | None) -> Cost:
        name = nodes[0].name.value
        definition = self._schema.get_field(owner, name)
        if definition is None:
            return Cost()
        weight, sizes = weight_of(definition), size_of(definition)
        filters = self._filters(definition, nodes[0])
        named = get_named_type(definition.type)
        if not is_composite_type(named):
            return Cost(0, (weight or 0) + filters)
        selections = [node.selection_set for node in nodes if node.selection_set]
        below = self.below(selections, named, self._page(sizes, nodes[0]) if sizes else None)
        times = self._times(definition, nodes[0], page)
        most = max(times, times * below.most)
        if weight is None:
            weight = 0 if named.name.startswith("__") else 1  # the schema's description reads no rows
        asked = weight + filters
        return Cost(times * (1 + below.objects), asked + times * below.fields, most, below.path)

    def _filters(self, definition: GraphQLField, node: FieldNode) -> int:
        """What the filters given with a field weigh."""
        found = 0
        for each in node.arguments or ():
            weight = weight_in(get_named_type(definition.args[each.name.value].type))
            if weight:
                found += weight.written(each.value, self._values, self.filters)
        return found

    def _page(self, sizes: ListSize, node: FieldNode) -> _Page:
        """The page that a field asks for."""
        self.paged = True
        slicing = sizes.slicing_arguments or ()
        given = {each.name.value: each.value for each in node.arguments or () if each.name.value in slicing}
        asked = [self._value(given[name]) for name in slicing if name in given]
        size = next((size for size in asked if size), sizes.assumed_size or LISTED)
        return _Page(min(max(size, 1), self._largest), tuple(sizes.sized_fields or ()))

    def _times(self, definition: GraphQLField, node: FieldNode, page: _Page | None) -> int:
        """How many objects a field gives for each one that it is asked of."""
        if not is_list_type(get_nullable_type(definition.type)):
            return 1
        if page is not None and node.name.value in page.fields:
            return page.size
        if get_named_type(definition.type).name.startswith("__"):
            return len(self._schema.type_map) if node.name.value == "types" else DESCRIBED
        lists = [
            self._value(argument.value)
            for argument in node.arguments or ()
            if is_list_type(get_nullable_type(definition.args[argument.name.value].type))
        ]
        return max((LISTED, *(each for each in lists if each is not None)))

    def _value(self, node: ValueNode) -> int | None:
        """A whole number, or the length of a list."""
        match node:
            case VariableNode():
                self.sizes.add(node.name.value)
                return length(self._values.get(node.name.value))
            case IntValueNode():
                return int(node.value)
            case ListValueNode():
                return len(node.values)
        return None


@dataclass(frozen=True, slots=True)
class _Page:
    """An object that is a page: how many items its sized fields have."""

    size: int
    fields: tuple[str, ...]


def length(value: Any) -> int | None:
    """A whole number, or the length of a list."""
    if isinstance(value, list):
        return len(value)
    return value if isinstance(value, int) else None
