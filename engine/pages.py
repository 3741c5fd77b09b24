"""What is selected of a connection, compiled once."""

from typing import TYPE_CHECKING, NamedTuple, Self

from engine.columns import Columns, union
from engine.parts import OfPage, OfTotal
from engine.projections import TYPENAME
from engine.written import Around, around

if TYPE_CHECKING:
    from engine.plan import FieldPlan, ObjectPlan


class PageParts(NamedTuple):
    """The fields of a connection by what each needs."""

    paged: "list[tuple[FieldPlan, OfPage]]"
    """Those that depend on its page, each with its part."""
    totals: "list[FieldPlan]"
    bare: bool
    """Whether of its page nothing but the rows is asked."""
    alone: bool
    """Whether nothing looks at the connection itself."""
    columns: Columns
    """What the page's rows are asked; null for all columns."""
    listed: Around | None
    """The text around the list of its rows, when nothing else is asked and their loader writes them."""

    @classmethod
    def of(cls, plan: "ObjectPlan") -> Self:
        """Look at the plan of a connection."""
        paged = [(field, field.kind) for field in plan.edges if isinstance(field.kind, OfPage)]
        totals = [field for field in plan.edges if isinstance(field.kind, OfTotal)]
        named = [field for field in plan.fields if field.field_name == TYPENAME]
        bare = all(kind.part == "nodes" for _, kind in paged)
        alone = len(paged) + len(totals) + len(named) == len(plan.fields)
        return cls(
            paged,
            totals,
            bare=bare,
            alone=alone,
            columns=union(field.columns for field, kind in paged if kind.part != "info"),
            listed=around(plan, paged[0][0]) if bare and alone and len(paged) == 1 and not totals else None,
        )
