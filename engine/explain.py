"""Plans, looked at: which loads an operation takes, level by level, and what each reads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from graphql import DocumentNode, NonNullTypeNode, OperationDefinitionNode, VariableDefinitionNode

from engine.columns import Columns, union
from engine.edges import Edge, ToAny, ToPage
from engine.kinds import Batched, Refused
from engine.plan import FieldPlan, ObjectPlan
from engine.plans import PLANS, Plan

HEAD: Final = ("what runs", "for", "by key", "columns")


@dataclass(frozen=True, slots=True)
class Step:
    """One load: a statement, a function for all objects at once, or a resolver for each of them."""

    level: int
    """How many loads must be over before it: those of a level run at once."""
    name: str
    paths: tuple[str, ...]
    """The fields of the operation that it is for."""
    key: str | None
    """The column of the objects' own rows by which others are found; null at the root."""
    columns: tuple[str, ...] | None
    """The columns read; null for all."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """The loads of a plan, and what of it stock execution runs."""

    steps: tuple[Step, ...]
    fallbacks: tuple[str, ...]

    def data(self) -> dict[str, Any]:
        """As data, for an answer's extensions."""
        return {
            "levels": [
                [
                    {
                        "load": step.name,
                        "for": list(step.paths),
                        "key": step.key,
                        "columns": None if step.columns is None else list(step.columns),
                    }
                    for step in steps
                ]
                for _, steps in self._levels()
            ],
            "fallbacks": list(self.fallbacks),
        }

    def __str__(self) -> str:
        """As a table of text."""
        rows = [HEAD, *(_row(step) for step in self.steps)]
        widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
        lines = ["         " + _line(HEAD, widths)]
        for level, steps in self._levels():
            opening = f"level {level}"
            for step in steps:
                lines.append(f"{opening:9}{_line(_row(step), widths)}")
                opening = ""
        told = self.fallbacks or ("Nothing goes to stock execution.",)
        return "\n".join([*lines, "", *told])

    def _levels(self) -> Iterator[tuple[int, list[Step]]]:
        for level in sorted({step.level for step in self.steps}):
            yield level, [step for step in self.steps if step.level == level]


def explain(executor: Any) -> Explanation:
    """Look at the plan of an executor's operation; raises a `GraphQLError` where it cannot begin."""
    return explanation(PLANS.get(executor))


def explanation(plan: Plan) -> Explanation:
    """Look at a plan."""
    steps = [] if plan.root is None else list(_steps([plan.root], (), 1))
    return Explanation(tuple(sorted(steps, key=lambda step: step.level)), plan.fallbacks)


def without_values(document: DocumentNode) -> DocumentNode:
    """A document whose variables may all be left out: a plan seldom depends on them."""
    return replace(document, definitions=tuple(_optional(node) for node in document.definitions))


def _optional(node: Any) -> Any:
    if not isinstance(node, OperationDefinitionNode):
        return node
    return replace(
        node, variable_definitions=tuple(_nullable(each) for each in node.variable_definitions or ())
    )


def _nullable(node: VariableDefinitionNode) -> VariableDefinitionNode:
    return replace(node, type=node.type.type) if isinstance(node.type, NonNullTypeNode) else node


def _steps(plans: Sequence[ObjectPlan], path: tuple[str, ...], level: int) -> Iterator[Step]:
    """The loads below the object types of one place of the operation."""
    loads: dict[Any, dict[Any, FieldPlan]] = {}
    for plan in plans:
        for field in plan.deferred:
            if not isinstance(field.kind, Refused):
                yield from _below(field, path, level)
        for field in plan.held:
            yield from _below(field, path, level)
        for field in plan.plain:
            name = f"{plan.type.name}.{field.field_name}, object by object"
            yield Step(level, name, (_dotted(path, field),), None, ())
            yield from _below(field, path, level + 1)
        for field in plan.edges:
            loads.setdefault(field.load_key, {}).setdefault(field.place_key, field)
    for places in loads.values():
        yield from _load(list(places.values()), path, level)


def _load(fields: Sequence[FieldPlan], path: tuple[str, ...], level: int) -> Iterator[Step]:
    """The load of fields that are loaded together, and what is below them."""
    kind: Any = fields[0].kind
    paths = tuple(_dotted(path, field) for field in fields)
    if isinstance(kind, ToPage):
        yield from _pages(fields[0], kind, path, level)
        return
    if isinstance(kind, Edge):
        keys = ", ".join(dict.fromkeys(key for field in fields if (key := getattr(field.kind, "key", None))))
        columns = union(field.columns for field in fields)
        yield Step(level, _name(kind.loader), paths, keys or None, _told(columns))
    elif isinstance(kind, ToAny):
        yield Step(
            level,
            "whichever loaders the rows name",
            paths,
            ", ".join(kind.columns) or None,
            _told(fields[0].columns),
        )
    elif isinstance(kind, Batched):
        module = kind.function.__module__.rpartition(".")[2]
        yield Step(level, f"{module}.{kind.function.__name__}()", paths, None, ())
    else:
        yield Step(level, f"{type(kind).__name__}, gathered", paths, None, ())
    for field in fields:
        yield from _below(field, path, level + 1)


def _pages(field: FieldPlan, edge: ToPage, path: tuple[str, ...], level: int) -> Iterator[Step]:
    """The page and the total of a connection, when they are asked for, and what is below the page."""
    here = (*path, field.name)
    parts = field.pages
    if parts is None:
        return
    if parts.paged:
        yield Step(level, _name(edge.loader), (".".join(here),), edge.key, _told(parts.columns))
    for part in parts.totals:
        yield Step(level, _name(edge.loader.count), (_dotted(here, part),), edge.key, ())
    for part, _ in parts.paged:
        yield from _below(part, here, level + 1)


def _below(field: FieldPlan, path: tuple[str, ...], level: int) -> Iterator[Step]:
    return _steps(list(field.plans.values()), (*path, field.name), level)


def _dotted(path: tuple[str, ...], field: FieldPlan) -> str:
    return ".".join((*path, field.name))


def _name(loader: Any) -> str:
    return str(getattr(loader, "name", type(loader).__name__))


def _told(columns: Columns) -> tuple[str, ...] | None:
    return None if columns is None else tuple(sorted(map(str, columns)))


def _row(step: Step) -> tuple[str, ...]:
    columns = "all" if step.columns is None else ", ".join(step.columns)
    return (step.name, ", ".join(step.paths), step.key or "", columns)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
