"""Which object type each source is, where its class tells at a glance."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from graphql import is_abstract_type
from graphql.pyutils import UndefinedType

from engine.plan import FieldPlan, ObjectPlan
from engine.shapes import inner, is_list

NOTHING: Final = (type(None), UndefinedType, Exception)


def completed_type(field: FieldPlan, sources: Sequence[Any]) -> ObjectPlan | None:
    """The plan for all sources when they are plainly of one type; null when each must be looked at."""
    if is_abstract_type(field.named):
        return None
    plan = field.plans[field.named.name]
    if plan.type.is_type_of is None:
        return plan
    return plan if _all_of(plan, {source.__class__ for source in sources}) else None


def row_type(field: FieldPlan, sources: Sequence[Any]) -> ObjectPlan | None:
    """The plan for the items of lists that are plainly of one type, none of them a null or an error."""
    if field.leaf or is_abstract_type(field.named) or is_list(inner(field.type).of_type):
        return None
    plan = field.plans[field.named.name]
    classes = {source.__class__ for source in sources}
    if any(issubclass(class_, NOTHING) for class_ in classes):
        return None
    return plan if plan.type.is_type_of is None or _all_of(plan, classes) else None


def _all_of(plan: ObjectPlan, classes: Iterable[type]) -> bool:
    return all(getattr(class_, "typename", None) == plan.type.name for class_ in classes)


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
