"""Parsed and validated documents, kept by their text."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    NoSchemaIntrospectionCustomRule,
    OperationDefinitionNode,
    SelectionSetNode,
    parse,
    validate,
)
from strawberry.execution import optimized_is_awaitable
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule

from engine.prepared import Prepared
from gateway.http.hints import RULES as SPECIFIED
from gateway.http.hints import hinted, unhinted
from gateway.http.outcomes import Outcome
from gateway.limits.costs import Costs
from gateway.limits.inputs import check_values
from gateway.limits.repeats import check_repeats
from gateway.limits.shapes import shape_of
from loaders.errors import LimitExceeded

if TYPE_CHECKING:
    from collections.abc import Mapping

    import strawberry

    from gateway.limits.bounds import Limits
    from gateway.limits.walks import Cost


RULES: Final = (*SPECIFIED, MaybeNullValidationRule, OneOfInputValidationRule)
"""Those of the specification, and those of what Strawberry adds to it."""


MAX_ERRORS: Final = 20
"""How many mistakes of a document are told."""


@dataclass
class Document:
    """One document's text, understood: its tree and operations, or why it cannot be run."""

    tree: DocumentNode = field(default_factory=DocumentNode)
    errors: list[GraphQLError] = field(default_factory=list)
    outcome: Outcome = Outcome.ANSWERED
    _runnable: dict[int, Runnable] = field(default_factory=dict)

    def runnable(
        self, schema: strawberry.Schema, operation: OperationDefinitionNode, limits: Limits
    ) -> Runnable:
        """One of the operations, made ready; raises `LimitExceeded` when it is more than one may be."""
        known = self._runnable.get(id(operation))
        if known is None:
            known = self._runnable[id(operation)] = Runnable(schema, self, operation, limits)
        return known

    @cached_property
    def operations(self) -> dict[str | None, OperationDefinitionNode]:
        """The operations by name; an anonymous one stands under None."""
        return {
            node.name.value if node.name else None: node
            for node in self.tree.definitions
            if isinstance(node, OperationDefinitionNode)
        }

    @cached_property
    def fragments(self) -> dict[str, FragmentDefinitionNode]:
        """The fragments by name."""
        return {
            node.name.value: node
            for node in self.tree.definitions
            if isinstance(node, FragmentDefinitionNode)
        }

    def operation(self, name: str | None) -> OperationDefinitionNode:
        """Find the operation to run; a GraphQLError tells which names there are."""
        if name is None and len(self.operations) == 1:
            return next(iter(self.operations.values()))
        if name in self.operations:
            return self.operations[name]
        names = ", ".join(f"'{known}'" for known in self.operations if known) or "none with a name"
        if name is None:
            raise GraphQLError(f"Say with `operationName` which operation to run. The document has {names}.")
        raise GraphQLError(f"The document has no operation '{name}'. It has {names}.")

    def asks_for_schema_only(self, operation: OperationDefinitionNode) -> bool:
        """Whether every root field, through all fragments, is part of introspection."""
        waiting: list[SelectionSetNode] = [operation.selection_set]
        spread: set[str] = set()
        while waiting:
            for selection in waiting.pop().selections:
                match selection:
                    case FieldNode() if not selection.name.value.startswith("__"):
                        return False
                    case InlineFragmentNode():
                        waiting.append(selection.selection_set)
                    case FragmentSpreadNode() if selection.name.value not in spread:
                        spread.add(selection.name.value)
                        waiting.append(self.fragments[selection.name.value].selection_set)
        return True


class Runnable:
    """An operation made ready: what of running it depends on its document alone is found once."""

    def __init__(
        self,
        schema: strawberry.Schema,
        document: Document,
        operation: OperationDefinitionNode,
        limits: Limits,
    ) -> None:
        """Make an operation ready; raises `LimitExceeded` when it is deeper or wider than one may be."""
        shape = shape_of(operation, document.fragments)
        shape.check(limits)
        self.describes: Final = document.asks_for_schema_only(operation)
        """Whether it asks of the schema alone."""
        self._values: Final = shape.values
        self._limits: Final = limits
        graphql = schema._schema  # noqa: SLF001  Strawberry has no public name for it
        self._schema: Final = graphql
        self._text: Final = operation.loc.source.body if operation.loc else ""
        self._prepared: Final = Prepared(
            schema.execution_context_class,
            graphql,
            document.tree,
            operation,
            is_awaitable=optimized_is_awaitable,
            operation_extensions=None,
            hide_suggestions=not limits.suggestions,
        )
        self.costs: Final = Costs(graphql, operation, document.fragments)

    def executor(self, context: object, variables: dict[str, Any] | None) -> Any:
        """An executor for one run; a list of errors when the variables do not fit.

        Raises `LimitExceeded` when there are too many of their values.
        """
        if variables:
            check_values(variables, self._values, self._limits.input_values)
        executor = self._prepared.executor(context, variables)
        if isinstance(executor, list) and not self._limits.suggestions:
            sent = f"{self._text} {variables}"
            return [unhinted(error, self._schema, sent) for error in executor]
        return executor

    def check(self, variables: Mapping[str, Any]) -> Cost:
        """What a run could cost by the variables' values; raises `LimitExceeded` when that is too much."""
        return self.costs.check(variables, objects=self._limits.answer_objects, total=self._limits.cost)


class Documents:
    """Least recently used documents go first when the texts kept would exceed `characters`."""

    def __init__(
        self,
        schema: strawberry.Schema,
        *,
        characters: int,
        tokens: int,
        longest: int = 100_000,
        aliases: int = 200,
        introspection: bool = True,
        suggestions: bool = True,
    ) -> None:
        """Documents may ask of the schema itself, and errors hint at what it has, unless told otherwise."""
        self._schema: Final = schema._schema  # noqa: SLF001  Strawberry has no public name for it
        self._characters: Final = characters
        self._tokens: Final = tokens
        self._longest: Final = longest
        self._aliases: Final = aliases
        self._rules: Final = RULES if introspection else (*RULES, NoSchemaIntrospectionCustomRule)
        self._suggestions: Final = suggestions
        self._kept: Final[OrderedDict[str, Document]] = OrderedDict()
        self._size = 0

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, text: str) -> Document:
        """Parse and validate a text, or find it as it was understood before."""
        if document := self._kept.get(text):
            self._kept.move_to_end(text)
            return document
        document = self.understand(text)
        self._kept[text] = document
        self._size += len(text)
        while self._size > self._characters:
            gone, _ = self._kept.popitem(last=False)
            self._size -= len(gone)
        return document

    def understand(self, text: str) -> Document:
        """Parse and validate a text, and keep nothing of it."""
        try:
            if len(text) > self._longest:
                raise _too_long(len(text), self._longest)
            tree = parse(text, max_tokens=self._tokens)
            check_repeats(tree, self._aliases)
        except LimitExceeded as error:
            return Document(errors=[GraphQLError(str(error), original_error=error)], outcome=Outcome.UNPARSED)
        except GraphQLError as error:
            if error.message.endswith("Parsing aborted."):  # too many tokens, or nested too deeply
                limit = LimitExceeded(error.message.removeprefix("Syntax Error: "))
                error = GraphQLError(str(limit), original_error=limit)
            return Document(errors=[error], outcome=Outcome.UNPARSED)
        found = validate(self._schema, tree, self._rules, MAX_ERRORS, hide_suggestions=not self._suggestions)
        errors = [_told(error) for error in found]
        if self._suggestions:
            errors = [hinted(each, self._schema) for each in errors]
        else:
            errors = [unhinted(each, self._schema, text) for each in errors]
        return Document(tree, errors, Outcome.INVALID if errors else Outcome.ANSWERED)


def _too_long(length: int, limit: int) -> LimitExceeded:
    return LimitExceeded(
        f"The document has {length:,} characters; {limit:,} are allowed. Put values into variables.",
        limit=limit,
        measure="characters",
        value=length,
    )


def _told(error: GraphQLError) -> GraphQLError:
    """What validation found, in words of ours where it gave up before it was done."""
    if error.message != "Validation aborted.":
        return error
    limit = LimitExceeded("The document repeats or nests too much to be checked; ask for less of the same.")
    return GraphQLError(str(limit), original_error=limit)
