"""Which object type each source is, where its class tells at a glance."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from graphql.pyutils import UndefinedType

from engine.plan import FieldPlan, ObjectPlan
from engine.shapes import inner, is_list

NOTHING: Final = (type(None), UndefinedType, Exception)

Group = tuple[ObjectPlan, Sequence[int] | None]
"""A plan, and the indices of the sources that are of its type; null for all."""


def typed(field: FieldPlan, sources: Sequence[Any]) -> tuple[list[Group], Sequence[int]]:
    """The sources by object type; and the indices of those for which the schema must be asked."""
    plan = field.sure or _one_type(field, set(map(type, sources)))
    if plan is not None:
        return [(plan, None)], ()
    groups: dict[str, list[int]] = {}
    unknown: list[int] = []
    for index, source in enumerate(sources):
        name = getattr(source, "typename", None)
        if isinstance(name, str) and name in field.plans:
            groups.setdefault(name, []).append(index)
        else:
            unknown.append(index)
    if len(groups) == 1 and not unknown:
        return [(field.plans[name], None) for name in groups], ()
    return [(field.plans[name], indices) for name, indices in groups.items()], unknown


def are_objects(field: FieldPlan, sources: Sequence[Any]) -> bool:
    """Whether all items of a field's lists are objects: no lists or leaves, no nulls, no errors."""
    return not (field.leaf or is_list(inner(field.type).of_type)) and all_present(sources)


def all_present(values: Iterable[Any]) -> bool:
    """Whether none of the values is a null or an error."""
    return not any(issubclass(class_, NOTHING) for class_ in set(map(type, values)))


def _one_type(field: FieldPlan, classes: set[type]) -> ObjectPlan | None:
    """The plan for sources that are plainly of one type, as their classes alone tell."""
    found = {_of_class(field, class_) for class_ in classes}
    return found.pop() if len(found) == 1 else None


def _of_class(field: FieldPlan, class_: type) -> ObjectPlan | None:
    plan = field.of_class.get(class_)
    if plan is None:
        name = getattr(class_, "typename", None)
        plan = field.plans.get(name) if isinstance(name, str) else None
        if plan is not None:
            field.of_class[class_] = plan
    return plan
