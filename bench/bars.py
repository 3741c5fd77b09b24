"""What must be reached and what is hoped for, beside what was."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING, Final

from bench.tables import P99, RATE, Table, number, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

CONNECTIONS: Final = 16
"""The number of connections at which the bars stand."""

NODE: Final = ("postgraphile", "mercurius")
RAW: Final = "raw"


@dataclass(frozen=True, slots=True)
class Bar:
    """A ratio, ours to the best of some peers; `goal` is None where the bar is all that is asked."""

    must: float
    goal: float | None = None
    what: str = RATE

    def cell(self, found: float | None) -> str:
        """What was found, what is asked, and what is met; rounded to the worse."""
        if found is None:
            return ""
        if self.what != RATE:
            shown = number(ceil(found * 100) / 100, 2)
            return f"{shown} (≤ {self.must:g}) {'met' if found <= self.must else 'not met'}"
        asked = f"{self.must:g}" if self.goal is None else f"{self.must:g} / {self.goal:g}"
        met = "goal met" if self.goal is not None and found >= self.goal else "must met"
        shown = number(floor(found * 100) / 100, 2)
        return f"{shown} ({asked}) {met if found >= self.must else 'not met'}"


_BEHIND_NEITHER: Final = Bar(1)
_NO_WORSE: Final = Bar(1, what=P99)
_ALL: Final = ("account", "company", "portfolio", "list", "entry", "activity", "chain")

BARS: Final[Sequence[tuple[str, Sequence[str], Mapping[str, Bar]]]] = (
    (
        "requests/s, best of PostGraphile and Mercurius",
        NODE,
        {
            "account": Bar(1.3, 1.5),
            "company": Bar(1.0, 1.2),
            "portfolio": Bar(1.2, 1.5),
            "list": Bar(1.2, 1.5),
            "entry": _BEHIND_NEITHER,
            "activity": _BEHIND_NEITHER,
            "chain": _BEHIND_NEITHER,
        },
    ),
    (
        "requests/s, Strawberry + aiodataloader",
        ("dataloaders",),
        {
            "account": Bar(5, 6),
            "company": Bar(7, 10),
            "portfolio": Bar(10, 15),
            "list": Bar(8, 12),
        },
    ),
    (
        "requests/s, hand-written",
        (RAW,),
        {
            "account": Bar(0.8, 0.9),
            "company": Bar(0.75, 0.85),
            "portfolio": Bar(0.7, 0.85),
            "list": Bar(0.7, 0.85),
        },
    ),
    ("p99, best that speaks GraphQL", (*NODE, "dataloaders"), dict.fromkeys(_ALL, _NO_WORSE)),
    ("p99, hand-written", (RAW,), dict.fromkeys(_ALL, _NO_WORSE)),
)
"""Against whom, and by operation what is asked."""


def bars(measured: Table, operations: Sequence[str], letters: Sequence[str]) -> Iterator[str]:
    """The bars as a table; without those against whom nothing was measured."""
    rows = []
    for title, others, asked in BARS:
        found = {name: measured.ratio(others, name, CONNECTIONS, bar.what) for name, bar in asked.items()}
        cells = [asked[name].cell(found[name]) if name in asked else "" for name in operations]
        if any(cells):
            rows.append([title, *cells])
    if rows:
        yield f"## The bars, at {CONNECTIONS} connections"
        yield ""
        yield "Ours ÷ theirs of the same round, the median of the rounds' ratios; in brackets: must / goal."
        yield ""
        yield from table(["", *letters], rows)
        yield ""
