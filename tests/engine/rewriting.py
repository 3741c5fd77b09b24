"""Operations made richer by chance: what a generator of plain selections leaves out.

Aliases of a field asked again, `@skip` and `@include`, variables with and without defaults in place of
values, named fragments in place of selections, `__typename`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from graphql import (
    REMOVE,
    ArgumentNode,
    BooleanValueNode,
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLArgument,
    GraphQLNonNull,
    GraphQLSchema,
    NamedTypeNode,
    NameNode,
    NullValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    TypeInfo,
    TypeInfoVisitor,
    VariableDefinitionNode,
    VariableNode,
    Visitor,
    is_composite_type,
    is_required_argument,
    parse,
    parse_type,
    value_from_ast_untyped,
    visit,
)


@dataclass
class Operation:
    """A document and the values of its variables."""

    document: DocumentNode
    variables: dict[str, Any] = field(default_factory=dict)


def joined(texts: Sequence[str]) -> DocumentNode:
    """One operation that selects all that several select."""
    definitions: list[Any] = [parse(text, no_location=True).definitions[0] for text in texts]
    (operation, *_) = definitions
    selections = [
        replace(selection, alias=NameNode(value=f"of{number}_{selection.name.value}"))
        if number
        else selection
        for number, each in enumerate(definitions)
        for selection in each.selection_set.selections
    ]
    both = replace(operation, selection_set=SelectionSetNode(selections=tuple(selections)))
    return DocumentNode(definitions=(both,))


def enriched(
    document: DocumentNode, schema: GraphQLSchema, chance: Random, *, left_away: float = 0.3
) -> Operation:
    """The document with parts rewritten by chance, and `left_away` of the arguments that may be."""
    types = TypeInfo(schema)
    rewriter = _Rewriter(types, chance, left_away)
    written = visit(document, TypeInfoVisitor(types, rewriter))
    (operation,) = written.definitions
    assert isinstance(operation, OperationDefinitionNode)
    named = replace(operation, variable_definitions=tuple(rewriter.definitions))
    return Operation(replace(written, definitions=(named, *rewriter.fragments)), rewriter.variables)


class _Rewriter(Visitor):
    def __init__(self, types: TypeInfo, chance: Random, left_away: float) -> None:
        super().__init__()
        self._types = types
        self._chance = chance
        self._left_away = left_away
        self.definitions: list[VariableDefinitionNode] = []
        self.fragments: list[FragmentDefinitionNode] = []
        self.variables: dict[str, Any] = {}

    def leave_argument(self, node: ArgumentNode, *_: Any) -> Any:
        argument = self._types.get_argument()
        if argument is None:
            return None
        if not is_required_argument(argument) and self._chance.random() < self._left_away:
            return REMOVE
        if self._chance.random() < 0.6:
            return None
        return replace(node, value=self._variable(argument, node))

    def leave_field(self, node: FieldNode, *_: Any) -> Any:
        return replace(node, directives=self._switches())

    def leave_selection_set(self, node: SelectionSetNode, *_: Any) -> Any:
        selections = list(node.selections)
        fields = [selection for selection in selections if isinstance(selection, FieldNode)]
        parent = self._types.get_parent_type()
        if fields and self._chance.random() < 0.2:
            again = self._chance.choice(fields)
            alias = NameNode(value=f"again{self._chance.randrange(1000)}")
            selections.append(replace(again, alias=alias, directives=()))
        if self._chance.random() < 0.2:
            selections.insert(0, FieldNode(name=NameNode(value="__typename")))
        made = SelectionSetNode(selections=tuple(selections))
        if parent is None or not is_composite_type(parent) or self._chance.random() >= 0.2:
            return made
        name = NameNode(value=f"Part{len(self.fragments)}")
        condition = NamedTypeNode(name=NameNode(value=parent.name))
        self.fragments.append(FragmentDefinitionNode(name=name, type_condition=condition, selection_set=made))
        return SelectionSetNode(selections=(FragmentSpreadNode(name=name, directives=self._switches()),))

    def _switches(self) -> tuple[DirectiveNode, ...]:
        """Mostly none; else a switch that is on more often than off, written out or as a variable."""
        if self._chance.random() >= 0.1:
            return ()
        on = self._chance.random() < 0.7
        name = self._chance.choice(["skip", "include"])
        told = on is (name == "include")
        value: Any = BooleanValueNode(value=told)
        if self._chance.random() < 0.6:
            value = self._define("Boolean!", told)
        return (
            DirectiveNode(
                name=NameNode(value=name), arguments=(ArgumentNode(name=NameNode(value="if"), value=value),)
            ),
        )

    def _variable(self, argument: GraphQLArgument, node: ArgumentNode) -> Any:
        """A variable for an argument: given, left to its default, or not given where it may be."""
        type_ = argument.type
        value = value_from_ast_untyped(node.value)
        if isinstance(node.value, NullValueNode):
            return self._define(str(type_), None)
        if self._chance.random() < 0.3 and not _deep(value):
            return self._define(str(type_).removesuffix("!"), None, default=node.value)
        if not isinstance(type_, GraphQLNonNull) and self._chance.random() < 0.2:
            return self._define(str(type_), None, given=False)
        return self._define(str(type_), value)

    def _define(self, type_: str, value: Any, *, default: Any = None, given: bool = True) -> VariableNode:
        variable = VariableNode(name=NameNode(value=f"v{len(self.definitions)}"))
        self.definitions.append(
            VariableDefinitionNode(variable=variable, type=parse_type(type_), default_value=default)
        )
        if default is None and given:
            self.variables[variable.name.value] = value
        return variable


def _deep(value: Any) -> bool:
    """Whether a value holds others."""
    return isinstance(value, dict | list)
