"""Stock execution as the oracle: whether two answers are the same, as far as the specification decides."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from graphql import GraphQLError
from hypothesis import HealthCheck, settings

Path = tuple[str | int, ...]
Answer = tuple[Any, Sequence[GraphQLError]]
Code = Callable[[GraphQLError], str]

SOAK: Final = 25
"""How many times as many examples `make soak` tries, by another seed each time."""


def trying(examples: int) -> settings:
    """Try so many examples, the same each time; many more when soaking."""
    soaks = settings.get_current_profile_name() == "soak"
    return settings(
        max_examples=examples * (SOAK if soaks else 1),
        derandomize=not soaks,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


def differences(ours: Answer, theirs: Answer, code: Code = lambda error: error.message) -> list[str]:
    """What tells two answers apart; nothing when they are the same.

    The data must be equal, and so must the path and code of every error that stands where its null is. A null
    to which an error came from below must have one in both: of several the specification lets any be told.
    """
    found = []
    if ours[0] != theirs[0]:
        found.append(f"data: {ours[0]} is not {theirs[0]}")
    left, right = _by_null(ours, code), _by_null(theirs, code)
    for null in sorted({*left, *right}, key=str):
        mine, other = left.get(null, set()), right.get(null, set())
        direct = all(path == null for path, _ in mine | other)
        if (mine != other) if direct else not (mine and other):
            found.append(f"errors at {list(null)}: {sorted(mine, key=str)} are not {sorted(other, key=str)}")
    return found


def _by_null(answer: Answer, code: Code) -> dict[Path, set[tuple[Path, str]]]:
    """The errors by the null that each came to."""
    data, errors = answer
    found: dict[Path, set[tuple[Path, str]]] = {}
    for error in errors:
        path = tuple(error.path or ())
        found.setdefault(_first_null(data, path), set()).add((path, code(error)))
    return found


def _first_null(data: Any, path: Path) -> Path:
    for depth, step in enumerate(path):
        if data is None:
            return path[:depth]
        data = data[step]
    return path
