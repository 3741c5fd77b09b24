"""How many objects an operation could give at most, told from its text and page sizes before it runs."""

from __future__ import annotations

from dataclasses import dataclass, field
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

from loaders.errors import LimitExceeded
from loaders.slices import DEFAULT_SIZE, MAX_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graphql import (
        FragmentDefinitionNode,
        GraphQLField,
        GraphQLSchema,
        OperationDefinitionNode,
        SelectionSetNode,
        ValueNode,
    )

LISTED: Final = 5
"""How long a list without pages is taken to be, unless the question gives a longer list to answer."""

DESCRIBED: Final = 2
"""How long a list in the schema's own description is taken to be; that of all types is as long as it is."""

MANY: Final = 10**9
MAX_PATH: Final = 10
"""How much of an extent a message tells."""

MAX_KNOWN: Final = 64
"""For how many different page sizes an operation's extent is kept."""

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Extent:
    """How many objects there could be, and below which fields the most of them."""

    objects: int = 0
    most: int = 0
    path: Path = ()

    def check(self, limit: int) -> None:
        """Raise `LimitExceeded` for more objects than the limit."""
        if self.objects > limit:
            objects = f"{self.objects:,}" if self.objects < MANY else f"more than {MANY:,}"
            where = ".".join(self.path if len(self.path) <= MAX_PATH else (*self.path[:MAX_PATH], "…"))
            most = f", most of them in `{where}`" if self.path else ""
            raise LimitExceeded(
                f"The answer could have {objects} objects{most}; {limit:,} are allowed. "
                "Ask for smaller pages or fewer levels.",
                limit=limit,
            )


@dataclass
class Extents:
    """The extents of one operation, by the variables that they depend on."""

    schema: GraphQLSchema
    operation: OperationDefinitionNode
    fragments: Mapping[str, FragmentDefinitionNode]
    _names: tuple[str, ...] | None = None
    """The variables that it depends on, once they are known."""
    _known: dict[tuple[Any, ...], Extent] = field(default_factory=dict)

    def of(self, variables: Mapping[str, Any]) -> Extent:
        """The extent for the values of the variables; a page size out of bounds counts as the nearest."""
        if self._names is not None:
            known = self._known.get(self._key(variables))
            if known is not None:
                return known
        walk = _Walk(self.schema, self.fragments, variables)
        root = self.schema.get_root_type(self.operation.operation)
        try:
            extent = walk.below((self.operation.selection_set,), root, None)
        except RecursionError:
            raise LimitExceeded("The operation is nested too deeply; ask for fewer levels.") from None
        self._names = tuple(sorted(walk.variables))
        if len(self._known) < MAX_KNOWN:
            self._known[self._key(variables)] = extent
        return extent

    def _key(self, variables: Mapping[str, Any]) -> tuple[Any, ...]:
        return tuple([_length(variables.get(name)) for name in self._names or ()])


class _Walk:
    """One walk over an operation; the same selections of the same type are walked once."""

    def __init__(
        self,
        schema: GraphQLSchema,
        fragments: Mapping[str, FragmentDefinitionNode],
        values: Mapping[str, Any],
    ) -> None:
        self._schema: Final = schema
        self._fragments: Final = fragments
        self._values: Final = values
        self._known: Final[dict[tuple[Any, ...], Extent]] = {}
        self.variables: Final[set[str]] = set()
        """The variables that mattered."""

    def below(self, selections: Sequence[SelectionSetNode], type_: Any, page: int | None) -> Extent:
        """What one object of a type has below it; `page` is the size of the page that the object is."""
        key = (type_.name, page, *map(id, selections))
        if key not in self._known:
            self._known[key] = self._sum(selections, type_, page)
        return self._known[key]

    def _sum(self, selections: Sequence[SelectionSetNode], type_: Any, page: int | None) -> Extent:
        fields: dict[tuple[str, str], list[FieldNode]] = {}
        owners: dict[tuple[str, str], Any] = {}
        for owner, node in self._fields(selections, type_, set()):
            key = (owner.name, node.alias.value if node.alias else node.name.value)
            fields.setdefault(key, []).append(node)
            owners[key] = owner
        objects, most = 0, 1
        path: Path = ()
        for (_, name), nodes in fields.items():
            found = self._field(owners[_, name], nodes, page)
            objects += found.objects
            if found.most > most:
                most, path = found.most, (name, *found.path)
        return Extent(objects, most, path)

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

    def _field(self, owner: Any, nodes: Sequence[FieldNode], page: int | None) -> Extent:
        definition = self._schema.get_field(owner, nodes[0].name.value)
        named = None if definition is None else get_named_type(definition.type)
        if definition is None or not is_composite_type(named):
            return Extent()
        selections = [node.selection_set for node in nodes if node.selection_set]
        below = self.below(selections, named, self._page(definition, nodes[0]))
        times = self._times(definition, nodes[0], page)
        most = max(times, times * below.most)
        return Extent(times * (1 + below.objects), most, below.path)

    def _page(self, definition: GraphQLField, node: FieldNode) -> int | None:
        """The size of the page that a field asks for; null when it gives no pages."""
        if "first" not in definition.args:
            return None
        given = {argument.name.value: self._value(argument.value) for argument in node.arguments or ()}
        size = given.get("first") or given.get("last")
        return DEFAULT_SIZE if size is None else min(max(size, 1), MAX_SIZE)

    def _times(self, definition: GraphQLField, node: FieldNode, page: int | None) -> int:
        """How many objects a field gives for each one that it is asked of."""
        if not is_list_type(get_nullable_type(definition.type)):
            return 1
        if page is not None:
            return page
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
                self.variables.add(node.name.value)
                return _length(self._values.get(node.name.value))
            case IntValueNode():
                return int(node.value)
            case ListValueNode():
                return len(node.values)
        return None


def _length(value: Any) -> int | None:
    if isinstance(value, list):
        return len(value)
    return value if isinstance(value, int) else None
