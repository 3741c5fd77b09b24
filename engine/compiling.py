"""From a selection to its plan: the fields of each object type, and all below them."""

from collections.abc import Iterable, Mapping
from typing import Any

from graphql import GraphQLAbstractType, GraphQLObjectType, is_abstract_type
from graphql.execution.collect_fields import FieldDetails, FieldDetailsList

from engine.edges import Edge, ToPage
from engine.kinds import View
from engine.parts import OfPage, OfPlace
from engine.plan import FieldPlan, ObjectPlan
from engine.writable import pieces, whole
from engine.written import Room, Source, Written


def compile_object(
    executor: Any,
    type_: GraphQLObjectType,
    selected: Mapping[str, FieldDetailsList],
    known: dict[tuple[Any, ...], Any] | None = None,
    source: Source | None = None,
) -> ObjectPlan:
    """The plan of the fields selected of an object type, and of all below them.

    What is selected below a field is compiled once for each type that it can give, however many types the
    field itself is selected of: interfaces within interfaces would multiply otherwise. `source` is where the
    type's rows come from, or those of the connection that it is.
    """
    known = {} if known is None else known
    permissions = getattr(executor.context_value, "permissions", None)
    fields: list[FieldPlan] = []
    for name, details in selected.items():
        definition = executor.schema.get_field(type_, details[0].node.name.value)
        if definition is not None:
            field = FieldPlan(type_, name, details, definition, permissions)
            if not field.leaf and not field.field_name.startswith("__"):
                from_ = _source(executor, field, source and source.at(len(fields)))
                places = (from_ and (id(from_.loader), from_.label), *map(_place, details))
                together = (field.named.name, type(field.kind), *places)
                if together not in known:
                    plans = {}
                    for possible in _possible(executor, field):
                        if (possible.name, *places) not in known:
                            below = executor.collect_subfields(possible, details).grouped_field_set
                            made = compile_object(executor, possible, below, known, from_)
                            known[possible.name, *places] = made
                        plans[possible.name] = known[possible.name, *places]
                    known[together] = _written(executor, field, from_, plans) if from_ else plans
                field.give(known[together])
            fields.append(field)
    return ObjectPlan(type_, fields)


def _source(executor: Any, field: FieldPlan, above: Source | None) -> Source | None:
    """Where the rows below a field come from, when they may come with something that is written of them."""
    if isinstance(field.kind, Edge):
        writes = getattr(executor.context_value, "writes", False)
        return Source(field.kind.loader, "written", Room()) if writes else None
    return above if isinstance(field.kind, View) or _of_page(field) else None


def _of_page(field: FieldPlan) -> bool:
    """Whether a part of a connection holds its rows."""
    return isinstance(field.kind, OfPage | OfPlace) and field.kind.part in {"nodes", "edges", "node"}


def _written(
    executor: Any, field: FieldPlan, source: Source, plans: Mapping[str, ObjectPlan]
) -> Mapping[str, ObjectPlan]:
    """The plans of rows of which their loader writes something: all of a page's, or some of their fields."""
    if isinstance(field.kind, ToPage):
        return plans
    column = whole(executor, source, plans) if _of_page(field) else None
    if column is not None:
        return {
            name: ObjectPlan(plan.type, plan.fields, Written(plan.type, plan.fields, source.label, column))
            for name, plan in plans.items()
        }
    found = pieces(executor, source, plans)
    if not found:
        return plans
    return {name: ObjectPlan(plan.type, plan.fields, pieces=found) for name, plan in plans.items()}


def _place(details: FieldDetails) -> tuple[int, int]:
    return id(details.node), id(details.fragment_variable_values)


def _possible(executor: Any, field: FieldPlan) -> Iterable[GraphQLObjectType]:
    if is_abstract_type(field.named):
        abstract: GraphQLAbstractType = field.named
        possible: Iterable[GraphQLObjectType] = executor.schema.get_possible_types(abstract)
        return possible
    return (field.named,)  # type: ignore[return-value]  # neither a leaf nor abstract
