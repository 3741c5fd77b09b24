"""Which object type each source is, where its class tells at a glance."""

from collections.abc import Sequence
from typing import Any

from graphql import is_abstract_type

from engine.plan import FieldPlan, ObjectPlan


def completed_type(field: FieldPlan, sources: Sequence[Any]) -> ObjectPlan | None:
    """The plan for all sources when they are plainly of one type; null when each must be looked at."""
    if is_abstract_type(field.named):
        return None
    plan = field.plans[field.named.name]
    if plan.type.is_type_of is None:
        return plan
    classes = {source.__class__ for source in sources}
    return plan if all(getattr(class_, "typename", None) == plan.type.name for class_ in classes) else None


def typed_groups(
    field: FieldPlan, sources: Sequence[Any]
) -> tuple[list[tuple[ObjectPlan, list[int]]], list[int]]:
    """The sources by object type, as indices; and those for which the schema must be asked."""
    groups: dict[str, list[int]] = {}
    unknown: list[int] = []
    for index, source in enumerate(sources):
        name = getattr(source, "typename", None)
        if isinstance(name, str) and name in field.plans:
            groups.setdefault(name, []).append(index)
        else:
            unknown.append(index)
    return [(field.plans[name], indices) for name, indices in groups.items()], unknown
