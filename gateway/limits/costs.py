"""What an operation could cost at most, told from its text, page sizes and filters before it runs.

By IBM's cost specification: every object that the answer could have counts one, and every field what it
weighs with its filters for each object that it is asked of. Weights and lengths are those of the directives
in the schema.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from gateway.limits.walks import Cost, Walk, length
from loaders.errors import LimitExceeded
from loaders.slices import MAX_SIZE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graphql import FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode

MANY: Final = 10**9
MAX_PATH: Final = 10
"""How much of a path a message tells."""

MAX_KNOWN: Final = 64
"""For how many different page sizes and filters the cost of an operation is kept."""


@dataclass
class Costs:
    """The costs of one operation, by the variables that they depend on."""

    schema: GraphQLSchema
    operation: OperationDefinitionNode
    fragments: Mapping[str, FragmentDefinitionNode]
    _depends: tuple[tuple[str, Callable[[Any], int | None]], ...] | None = None
    """The variables that it depends on and what of each matters, once they are known."""
    _paged: bool = False
    """Whether it asks for pages."""
    _known: OrderedDict[tuple[Any, ...], Cost] = field(default_factory=OrderedDict)

    def of(self, variables: Mapping[str, Any]) -> Cost:
        """The cost for the values of the variables; a page size out of bounds counts as the nearest."""
        if self._depends is not None:
            known = self._known.get(self._key(variables))
            if known is not None:
                return known
        walk = Walk(self.schema, self.fragments, variables)
        cost = self._walked(walk)
        self._paged = walk.paged
        if self._depends is None:
            filters = ((name, weight.of) for name, weight in walk.filters)
            self._depends = (*((name, length) for name in walk.sizes), *filters)
        self._known[self._key(variables)] = cost
        if len(self._known) > MAX_KNOWN:
            self._known.popitem(last=False)
        return cost

    def check(self, variables: Mapping[str, Any], *, objects: int, total: int) -> Cost:
        """The cost, or `LimitExceeded` for more than the limits, with the page size that would fit."""
        cost = self.of(variables)
        if cost.objects <= objects and cost.total <= total:
            return cost
        if cost.objects > objects:
            size = self._fitting(variables, lambda smaller: smaller.objects <= objects)
            where = ".".join(cost.path if len(cost.path) <= MAX_PATH else (*cost.path[:MAX_PATH], "…"))
            most = f", most of them in `{where}`" if cost.path else ""
            fact = f"The answer could have {told(cost.objects)} objects{most}; {objects:,} are allowed."
            raise _exceeded(fact, "objects", cost.objects, objects, size)
        size = self._fitting(variables, lambda smaller: smaller.total <= total)
        fact = f"The operation could cost {told(cost.total)}; {total:,} is allowed."
        raise _exceeded(fact, "cost", cost.total, total, size)

    def _fitting(self, variables: Mapping[str, Any], fits: Callable[[Cost], bool]) -> int | None:
        """The largest page size with which all pages of at most that size fit; null when none does."""
        below, above = 0, MAX_SIZE
        if not self._paged or not fits(self._walked(Walk(self.schema, self.fragments, variables, 1))):
            return None
        while below < above:
            size = (below + above + 1) // 2
            if fits(self._walked(Walk(self.schema, self.fragments, variables, size))):
                below = size
            else:
                above = size - 1
        return below or None

    def _walked(self, walk: Walk) -> Cost:
        root = self.schema.get_root_type(self.operation.operation)
        try:
            return walk.below((self.operation.selection_set,), root, None)
        except RecursionError:
            raise LimitExceeded("The operation is nested too deeply; ask for fewer levels.") from None

    def _key(self, variables: Mapping[str, Any]) -> tuple[Any, ...]:
        return () if not self._depends else tuple([of(variables.get(name)) for name, of in self._depends])


def told(number: int) -> str:
    """A number in words that fit a message."""
    return f"{number:,}" if number < MANY else f"more than {MANY:,}"


def _exceeded(fact: str, measure: str, value: int, limit: int, size: int | None) -> LimitExceeded:
    advice = "Ask for fewer levels or fields." if size is None else f"Pages of at most {size} each would fit."
    details = {} if size is None else {"pageSize": size}
    return LimitExceeded(f"{fact} {advice}", limit=limit, measure=measure, value=min(value, MANY), **details)
