"""Why somebody sees what they see: the rule and the predicate of every field of an operation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from engine.columns import NO_COLUMNS
from engine.edges import Edge, ToAny
from engine.kinds import Refused
from loaders.access.telling import mask_of, predicate_of, rule_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Table

    from engine.plan import FieldPlan, ObjectPlan
    from loaders.viewers import Viewer

ROW: Final = "its row's"


class Ruling(NamedTuple):
    """What decides over one field."""

    path: str
    rule: str
    predicate: str = ""


def rulings(
    plan: ObjectPlan, viewer: Viewer, above: tuple[str, ...] = (), table: Table | None = None
) -> Iterator[Ruling]:
    """What decides over each field of a plan made for the viewer; `table` is that of the objects' rows."""
    for field in plan.fields:
        path = (*above, field.name)
        yield Ruling(".".join(path), *_ruling(field, viewer, table))
        for name, below in field.plans.items():
            rows = field.kind.loader.table if isinstance(field.kind, Edge) else table
            kind = (f"{field.name}: {name}",) if len(field.plans) > 1 else (field.name,)
            yield from rulings(below, viewer, (*above, *kind), rows)


def _ruling(field: FieldPlan, viewer: Viewer, table: Table | None) -> tuple[str, str]:
    kind = field.kind
    if isinstance(kind, Refused):
        return "refused: FORBIDDEN, and not read", ""
    if isinstance(kind, Edge):
        rows: Table = kind.loader.table
        return rule_of(viewer, rows), f"{rows.name}: {predicate_of(viewer, rows)}"
    if isinstance(kind, ToAny):
        return "that of whichever table the id names", ""
    columns = NO_COLUMNS if kind is None or table is None else kind.reads(NO_COLUMNS) or NO_COLUMNS
    names = [name.removesuffix("::text") for name in sorted(columns)]
    told = {
        name: words
        for name in names
        if table is not None and name in table.c and (words := mask_of(viewer, table.c[name], None))
    }
    hidden = " ".join(f"{name}: {words}" for name, words in told.items())
    return (f"masked: {hidden}" if hidden else ROW), ""
