"""How much one request may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from gateway.settings import Settings


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one request may be, and how it is answered; the fields are those of the settings."""

    request_bytes: int = 1_048_576
    document_characters: int = 100_000
    document_tokens: int = 2500
    document_cache: int = 1_000_000
    depth: int = 50
    root_fields: int = 50
    aliases: int = 200
    directives: int = 200
    input_values: int = 2000
    answer_objects: int = 100_000
    cost: int = 200_000
    deadline: float = 10.0
    draft_statuses: bool = False
    introspection: bool = True
    suggestions: bool = True

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """Take them from the settings of the same names."""
        return cls(**{name: getattr(settings, name) for name in cls.__dataclass_fields__})
