"""The cost directives (IBM's specification): what a field or a filter weighs, and how long a list is."""

from collections.abc import Sequence
from typing import Final

import strawberry
from graphql import GraphQLField, GraphQLInputField
from strawberry import UNSET
from strawberry.schema_directive import Location

from engine.edges import ToPage
from engine.kinds import Batched, Kind
from engine.parts import OfTotal
from engine.scalars import STRAWBERRY
from loaders.merges import Merged
from loaders.slices import DEFAULT_SIZE

COUNTED: Final = 10
"""The weight of a total: the rows under the filter are counted, however many there are."""


@strawberry.schema_directive(
    locations=[Location.FIELD_DEFINITION, Location.INPUT_FIELD_DEFINITION],
    name="cost",
    description="What a field costs each time that it is asked of an object; one for an object, none for a "
    "value, unless said. What a filter adds to that where it is given; none unless said.",
)
class Cost:
    weight: str


@strawberry.schema_directive(
    locations=[Location.FIELD_DEFINITION],
    name="listSize",
    description="How long a list is: as its slicing arguments say, else as assumed. A list of which nothing "
    "is said is taken to have five items, or as many as the longest list among its arguments.",
)
class ListSize:
    assumed_size: int | None = strawberry.directive_field(name="assumedSize", default=UNSET)
    slicing_arguments: list[str] | None = strawberry.directive_field(name="slicingArguments", default=UNSET)
    sized_fields: list[str] | None = strawberry.directive_field(name="sizedFields", default=UNSET)
    require_one_slicing_argument: bool | None = strawberry.directive_field(
        name="requireOneSlicingArgument", default=True
    )


PAGED: Final = ListSize(
    assumed_size=DEFAULT_SIZE,
    slicing_arguments=["first", "last"],
    sized_fields=["edges", "nodes"],
    require_one_slicing_argument=False,
)
"""How long a page is."""


def weighing(weight: int) -> list[object]:
    """The directive of what weighs so much; none where it weighs nothing."""
    return [Cost(weight=str(weight))] if weight else []


def costs_of(kind: Kind, weight: int | None = None) -> list[object]:
    """The directives of a field by its kind, and by its weight where it is not the usual one."""
    if weight is None:
        match kind:
            case ToPage(loader=Merged(parts=parts)) if len(parts) > 1:
                weight = len(parts)
            case OfTotal():
                weight = COUNTED
            case Batched():
                weight = 1
    found: list[object] = [] if weight is None else [Cost(weight=str(weight))]
    return [*found, PAGED] if isinstance(kind, ToPage) else found


def weight_of(declared: GraphQLField | GraphQLInputField) -> int | None:
    """What something in the schema weighs, where its directives say so."""
    return next((int(each.weight) for each in _directives(declared) if isinstance(each, Cost)), None)


def size_of(field: GraphQLField) -> ListSize | None:
    """How long a field's list is, where its directives say so."""
    return next((each for each in _directives(field) if isinstance(each, ListSize)), None)


def _directives(declared: GraphQLField | GraphQLInputField) -> Sequence[object]:
    found: Sequence[object] = getattr(declared.extensions.get(STRAWBERRY), "directives", ())
    return found
