"""Faults put into the engine, to see that comparing finds them."""

from typing import Any

import pytest

from engine import batches, failures, waves
from engine.arguments import Arguments
from engine.plan import FieldPlan
from engine.run import Run


def drop_a_null_rule(patch: pytest.MonkeyPatch) -> None:
    """An error in a list's item stays there, whether the item may be null or not."""
    right = batches.below

    def below(spot: Any, parent: str, field: Any, position: tuple[int, ...], *, propagate: bool) -> Any:
        found = right(spot, parent, field, position, propagate=propagate)
        return found._replace(null=found.path) if position else found

    for module in (batches, failures):
        patch.setattr(module, "below", below)


def lose_a_default(patch: pytest.MonkeyPatch) -> None:
    """Only the arguments written down are given."""
    right = Arguments._named

    def named(self: Any, executor: Any) -> Any:
        written = {argument.name.value for argument in self._node.arguments or ()}
        return {name: value for name, value in right(self, executor).items() if name in written}

    patch.setattr(Arguments, "_named", named)


def swap_two_parents(patch: pytest.MonkeyPatch) -> None:
    """The first two objects of a level are given each other's values."""
    right = Run.complete

    def complete(self: Any, field: Any, owners: Any, values: Any, pending: Any) -> None:
        if len(values) > 1:
            values = [values[1], values[0], *values[2:]]
        right(self, field, owners, values, pending)

    patch.setattr(Run, "complete", complete)


def forget_an_object(patch: pytest.MonkeyPatch) -> None:
    """Of the objects that plain resolvers give, only the first is made."""
    right = waves.Wave._go_on

    def go_on(self: Any, pending: Any) -> None:
        del self.found[1:]
        right(self, pending)

    patch.setattr(waves.Wave, "_go_on", go_on)


def tell_a_secret(patch: pytest.MonkeyPatch) -> None:
    """Nobody's permissions are asked."""
    right = FieldPlan.__init__

    def init(self: Any, parent: Any, name: str, details: Any, field: Any, _permissions: Any = None) -> None:
        right(self, parent, name, details, field)

    patch.setattr(FieldPlan, "__init__", init)
