"""Strawberry fields that carry their declaration, so that an executor can read it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from strawberry import Info
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import StrawberryField

from engine.kinds import Column, Kind

KIND: Final = "engine.kind"
"""The key of a field's metadata under which its declaration stands."""


class DeclaredField(StrawberryField):
    """A field answered by the `Kind` in its metadata."""

    @property
    def kind(self) -> Kind:
        """How the field is answered."""
        declared: Kind | None = self.metadata.get(KIND)
        return declared or Column(self.python_name)

    @property
    def is_basic_field(self) -> bool:
        """Never: stock execution always asks `get_result`."""
        return False

    @property
    def is_async(self) -> bool:
        """Whether the answer is awaited."""
        return self.kind.awaits

    def get_result(self, source: Any, info: Info | None, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """Answer for one object, as stock execution asks."""
        context, kind = None if info is None else info.context, self.kind
        permissions = getattr(context, "permissions", None)
        if info is not None and permissions is not None:
            kind = permissions.of(info._raw_info.parent_type.name, info.field_name, kind)  # noqa: SLF001  Strawberry tells it nowhere else
        return kind.resolve(source, context, kwargs)


def declared(
    kind: Kind | None,
    description: str,
    *,
    name: str | None = None,
    arguments: Sequence[StrawberryArgument] = (),
    deprecation: str | None = None,
    directives: Sequence[object] = (),
) -> Any:
    """A field answered by `kind`, or by the column of its own name; Any, so that it fits its annotation."""
    metadata: Mapping[str, Any] = {} if kind is None else {KIND: kind}
    field = DeclaredField(
        python_name=None,
        graphql_name=name,
        type_annotation=None,
        description=description,
        deprecation_reason=deprecation,
        metadata=metadata,
        directives=directives,
    )
    field.arguments = list(arguments)
    return field
