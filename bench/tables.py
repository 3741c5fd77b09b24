"""The measures of a run, and what they come to."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Final

from bench.servers import GATEWAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.measures import Measure

RATE: Final = "per_second"
P99: Final = "p99_ms"


class Table:
    """The measures by what was measured."""

    def __init__(self, measures: Sequence[Measure]) -> None:
        self._measures = measures

    @property
    def operations(self) -> set[str]:
        """The operations that were measured."""
        return {each.operation for each in self._measures}

    def median(self, server: str, operation: str, connections: int, what: str) -> float | None:
        """The median over the rounds; None where it was not measured."""
        found = [
            getattr(each, what)
            for each in self._measures
            if (each.server, each.operation, each.connections) == (server, operation, connections)
        ]
        known = [value for value in found if value is not None]
        return median(known) if known else None

    def ratio(
        self,
        others: Sequence[str],
        operation: str,
        connections: int,
        what: str = RATE,
        of: str = GATEWAY,
    ) -> float | None:
        """Ours (or that of another) to the best of the others, both of one round; the median over the rounds.

        The best is the highest rate, or the lowest of anything else. None where one of the two is missing.
        """
        best = max if what == RATE else min
        rounds: dict[int, dict[str, float]] = {}
        for each in self._measures:
            value = getattr(each, what)
            if (each.operation, each.connections) == (operation, connections) and value is not None:
                rounds.setdefault(each.round, {})[each.server] = value
        pairs = [
            found[of] / best(found[name] for name in others if name in found)
            for found in rounds.values()
            if of in found and any(name in found for name in others)
        ]
        return median(pairs) if pairs else None


def number(value: float | None, digits: int) -> str:
    """A figure as the report shows it; nothing where there is none."""
    return "" if value is None else f"{value:,.{digits}f}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]], *, left: int = 1) -> list[str]:
    """A table in Markdown; all but the first columns hold figures."""
    rule = ["---"] * left + ["---:"] * (len(head) - left)
    return [f"| {' | '.join(cells)} |" for cells in (head, rule, *rows)]
